"""``sotavento figure``: the press figure of a view, without the page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

import typer

from components.cli.dataset import Link, Output, extracted
from components.cli.output import write_pieces
from components.language import named, speaking


class Size(StrEnum):
    """The keys of ``figure.press.SHEETS``, which takes a second to load; a test holds them equal."""

    COLUMN = "column"
    DOUBLE = "double"
    SOCIAL = "social"


class Kind(StrEnum):
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def figure(
    link: Link = "",
    kind: Annotated[Kind, typer.Option("--format", help="Form of the figure.")] = Kind.PNG,
    size: Annotated[Size, typer.Option(help="One column, two columns, or 1200 × 630 for social media.")] = Size.DOUBLE,
    title: Annotated[str, typer.Option(help="Title in place of the usual one.")] = "",
    note: Annotated[str, typer.Option(help="A line of yours at the foot.")] = "",
    whole: Annotated[bool, typer.Option(help="Frame all that is plotted, wherever the link looks.")] = False,
    output: Output = None,
) -> None:
    """Draw the map of a view for print: key, date, numbers, sources and terms on it; the same bytes each time."""
    from components.figure.press import figure as drawn
    from components.layers.looking import Looking

    looking = None if whole else Looking.at(urlsplit(link.strip()).fragment)
    extract = extracted(link)
    with speaking(named(extract.selection.view.lang)):
        write_pieces([drawn(extract, size=size, kind=kind, title=title, note=note, looking=looking)], output)

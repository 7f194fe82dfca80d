"""``sotavento figure``: the press figure of a view, without the page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from components.cli.dataset import selected
from components.cli.output import write_pieces


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
    link: Annotated[str, typer.Option(help="Shared link, or its query; the default view if left out.")] = "",
    kind: Annotated[Kind, typer.Option("--format", help="Form of the figure.")] = Kind.PNG,
    size: Annotated[Size, typer.Option(help="One column, two columns, or 1200 × 630 for social media.")] = Size.DOUBLE,
    title: Annotated[str, typer.Option(help="Title in place of the usual one.")] = "",
    note: Annotated[str, typer.Option(help="A line of yours at the foot.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if left out.")
    ] = None,
) -> None:
    """Draw the map of a view for print: key, date, numbers, sources and terms on it; the same bytes each time."""
    from components.dataset.export.extract import Extract
    from components.dataset.load import load
    from components.figure.press import figure as drawn

    dataset = load()
    extract = Extract(selected(dataset, link), dataset)
    write_pieces([drawn(extract, size=size, kind=kind, title=title, note=note)], output)

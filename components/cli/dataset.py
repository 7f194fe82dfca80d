"""``sotavento validate``, ``export``, ``data`` and ``record``: check, cut out, rebuild and record the dataset.

The libraries behind these take a second to load, so each command imports what it needs when it runs.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qsl, urlsplit

import typer

from components.cli.output import say, write_pieces
from components.errors import InputError, LinkError
from components.paths import DATA

if TYPE_CHECKING:
    from components.dataset.export.extract import Extract

MOST_KEYS = 200  # of a link; a view has far fewer
Link = Annotated[
    str, typer.Option(help="Shared link, or its query (on=2025-11-20&layers=naval); the default view if left out.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; standard output if left out.")]


class RowFormat(StrEnum):
    """The keys of ``dataset.export.formats.FORMATS``, which takes a second to load (a test holds them equal), and the
    map as one page."""

    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    KML = "kml"
    KMZ = "kmz"
    PARQUET = "parquet"
    FGB = "fgb"
    ZIP = "zip"
    HTML = "html"


def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with the tables to check.")] = DATA,
) -> None:
    """Check every row of a data folder; one line per fault, exit code 1 if any is an error."""
    from components.dataset.validate import Severity
    from components.dataset.validate import validate as faults_of
    from components.language import ngettext

    if not folder.is_dir():
        raise InputError(f"{str(folder)!r} is no folder; name one that holds the tables of data/README.md")
    faults = faults_of(folder)
    for fault in faults:
        typer.echo(" ".join(str(fault).split()))
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    warnings = ngettext("{number} warning", "{number} warnings", len(faults) - errors)
    say(f"{folder}: {ngettext('{number} error', '{number} errors', errors)}, {warnings}")
    if errors:
        raise typer.Exit(1)


def export(
    link: Link = "",
    output_format: Annotated[RowFormat, typer.Option("--format", help="Form of the result.")] = RowFormat.CSV,
    output: Output = None,
) -> None:
    """Write exactly the rows that a view plots, as the page's own download does."""
    from components.dataset.export.formats import FORMATS
    from components.language import named, speaking

    extract = extracted(link)
    with speaking(named(extract.selection.view.lang)):
        if output_format is RowFormat.HTML:
            from components.layers.looking import Looking
            from components.layers.one_file import one_file

            looking = Looking.at(urlsplit(link.strip()).fragment)
            write_pieces([one_file(extract, looking)], output)
        else:
            write_pieces(FORMATS[output_format].write(extract), output)


def extracted(link: str) -> Extract:
    """The rows that a link plots of this process's data; what could not be read of it is said on stderr."""
    from components.data_folder import data_folder
    from components.dataset.codec import decode
    from components.dataset.export.extract import Extract
    from components.dataset.facets import vocabulary
    from components.dataset.load import read_dataset
    from components.dataset.observations import observations
    from components.dataset.query import select

    dataset = read_dataset(data_folder())
    records = observations(dataset)
    view, notices = decode(query_of(link), vocabulary(records))
    for notice in notices:
        say(f"sotavento: {notice}")
    return Extract(select(dataset, records, view), dataset)


def data() -> None:
    """Rebuild everything derived: footprints, tables, changes, the documents made of them, gazetteer."""
    from components.dataset import build, codebook, first_last
    from components.geocoding import footprints, gazetteer

    footprints.build()
    build.build()
    codebook.write()
    first_last.write()
    say(f"compiled {gazetteer.compile_gazetteer()}")


def record(
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Day of the version.")],
    reason: Annotated[str, typer.Option(help="Why the rows changed, for those that no correction explains.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with the tables to record.")] = DATA,
) -> None:
    """Record the built tables as a version of the data, with every change since the last one."""
    from components.dataset import history

    recorded = history.record(folder, reason, date.date())
    say(f"recorded version {recorded.version}" if recorded else "nothing has changed since the last recorded version")


def query_of(link: str) -> dict[str, str]:
    """The keys and values of a link, or of its query alone. Raises ``LinkError`` when it is no address."""
    try:
        parts = urlsplit(link.strip())
        query = parts.query or ("" if parts.scheme or parts.netloc else parts.path)
        return dict(parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_KEYS))
    except ValueError as error:
        raise LinkError(f"link {link!r} cannot be read: {error}; copy it again from the page") from error

"""``sotavento geocode``: mentions of one text, or of a stream of documents."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from components.cli import documents, mentions
from components.cli.output import say, write_result
from components.errors import InputError, TextError

if TYPE_CHECKING:
    from components.geocoding.geoparser import Options

PROGRESS_EVERY = 1000  # documents
_POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?) ?, ?([+-]?\d{1,3}(?:\.\d+)?)")


class MentionFormat(StrEnum):
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


def geocode(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Text file in UTF-8, or - for standard input.")] = "-",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD), for dates such as 'last week'.")
    ] = None,
    output_format: Annotated[MentionFormat, typer.Option("--format", help="Form of the result.")] = MentionFormat.JSON,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="DOCS.jsonl",
            help='Documents instead of one text, one {"id", "text", "published"} a line (- for standard input); '
            'writes one {"id", "mentions"} a line.',
        ),
    ] = None,
    demonyms: Annotated[bool, typer.Option("--demonyms", help="Take 'Venezuelan' for the country.")] = False,
    streets: Annotated[bool, typer.Option("--streets", help="Take streets and roads for places.")] = False,
    embedded: Annotated[
        bool, typer.Option("--embedded", help="Take the place inside a name such as 'Caracas Police'.")
    ] = False,
    near: Annotated[
        str | None,
        typer.Option(metavar="LAT,LON", help="About where the texts are likely to speak, such as an outlet's home."),
    ] = None,
) -> None:
    """Find the places, assets, counts and dates that a text mentions."""
    if jsonl is not None:
        if file != "-" or published or output_format is not MentionFormat.JSON:
            raise InputError(
                "--jsonl takes its texts and dates from its lines: leave out FILE, --published and --format"
            )
        raise typer.Exit(_geocode_stream(jsonl, _options(demonyms, streets, embedded, near)))
    options = _options(demonyms, streets, embedded, near)
    write_result(_geocode_text(_read_text(file), published, output_format, options), None)


def _options(demonyms: bool, streets: bool, embedded: bool, near: str | None) -> Options:
    from components.geocoding.geoparser import Options

    return Options(
        demonyms=demonyms, streets=streets, embedded=embedded, near=None if near is None else read_point(near)
    )


def read_point(written: str) -> tuple[float, float]:
    """(lat, lon) in degrees (WGS 84) from ``LAT,LON``. Raises ``InputError`` for anything else."""
    found = _POINT.fullmatch(written.strip())
    if not found:
        raise InputError(f"--near {written!r} is no point; write latitude and longitude in degrees, as 10.6,-66.9")
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise InputError(
            f"--near {written!r} lies outside the globe: the latitude comes first, -90 to 90, then the longitude"
        )
    return lat, lon


def _geocode_text(text: str, published: str | None, output_format: MentionFormat, options: Options) -> bytes:
    from components.geocoding.geoparser import geoparse

    found = geoparse(text, documents.published_day(published), options=options)
    match output_format:
        case MentionFormat.JSON:
            return mentions.to_json(found)
        case MentionFormat.CSV:
            return mentions.to_csv(found.as_dicts())
        case MentionFormat.GEOJSON:
            return mentions.to_geojson(found.as_dicts())


def _geocode_stream(name: str, options: Options) -> int:
    """Answer line by line; the exit code tells whether every line could be read."""
    from components.geocoding.geoparser import geoparse

    number = unread = 0
    with documents.open_input(name) as lines:
        for number, answer in enumerate(documents.answers(lines, partial(geoparse, options=options)), 1):
            write_result(mentions.encode(answer), None)
            if "error" in answer:
                unread += 1
                say(f"sotavento: {answer['error']}")
            if number % PROGRESS_EVERY == 0:
                say(f"{number:,} documents read")
    if unread:
        say(f"{unread:,} of {number:,} documents could not be read")
    return 1 if unread else 0


def _read_text(name: str) -> str:
    with documents.open_input(name) as stream:
        content = stream.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextError(
            f"{name!r} is not UTF-8 text: byte {content[error.start : error.start + 1]!r} at offset {error.start}; "
            "save it as UTF-8 plain text"
        ) from error

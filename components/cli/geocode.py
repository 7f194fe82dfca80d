"""``sotavento geocode``: mentions of one text, or of a stream of documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from components.cli import documents, mentions
from components.cli.output import say, write_result
from components.errors import InputError, TextError

PROGRESS_EVERY = 1000  # documents


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
) -> None:
    """Find the places, assets, counts and dates that a text mentions."""
    if jsonl is not None:
        if file != "-" or published or output_format is not MentionFormat.JSON:
            raise InputError(
                "--jsonl takes its texts and dates from its lines: leave out FILE, --published and --format"
            )
        raise typer.Exit(_geocode_stream(jsonl))
    write_result(_geocode_text(_read_text(file), published, output_format), None)


def _geocode_text(text: str, published: str | None, output_format: MentionFormat) -> bytes:
    from components.geocoding.geoparser import geoparse

    found = geoparse(text, documents.published_day(published))
    match output_format:
        case MentionFormat.JSON:
            return mentions.to_json(found)
        case MentionFormat.CSV:
            return mentions.to_csv(found.as_dicts())
        case MentionFormat.GEOJSON:
            return mentions.to_geojson(found.as_dicts())


def _geocode_stream(name: str) -> int:
    """Answer line by line; the exit code tells whether every line could be read."""
    from components.geocoding.geoparser import geoparse

    number = unread = 0
    with documents.open_input(name) as lines:
        for number, answer in enumerate(documents.answers(lines, geoparse), 1):
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

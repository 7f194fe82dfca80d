"""``sotavento geocode``: mentions of one text, or of a stream of documents."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from components.cli import documents, mentions
from components.cli import reading_options as using
from components.cli.output import say, write_result
from components.documents.model import MEBIBYTE, Document, Limits
from components.documents.reading import read_document
from components.errors import InputError

if TYPE_CHECKING:
    from components.geocoding.geoparser import Geoparse, Options

PROGRESS_EVERY = 1000  # documents
LIMITS = Limits(
    file_size=200 * MEBIBYTE,
    characters=20_000_000,
    pages=5_000,
    unpacked_size=400 * MEBIBYTE,
    memory=4096 * MEBIBYTE,
    cpu_seconds=300,
    seconds=600.0,
)


class MentionFormat(StrEnum):
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"
    TRACE = "trace"


def geocode(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="TXT, HTML, PDF or DOCX file, or - for standard input.")
    ] = "-",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD), for dates such as 'last week'.")
    ] = None,
    output_format: Annotated[
        MentionFormat,
        typer.Option("--format", help="Form of the result; trace: why each place was read so, in words and as JSON."),
    ] = MentionFormat.JSON,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="DOCS.jsonl",
            help='Documents instead of one text, one {"id", "text", "published"} a line (- for standard input); '
            'writes one {"id", "mentions"} a line.',
        ),
    ] = None,
    demonyms: using.Demonyms = False,
    streets: using.Streets = False,
    embedded: using.Embedded = False,
    near: using.Near = None,
    online: using.Online = "off",
    contact: using.Contact = "",
) -> None:
    """Find the places, assets, counts and dates that a text mentions."""
    from components.geocoding.geoparser import Options, geoparse

    point, service = None if near is None else using.read_point(near), using.online_service(online, contact)
    options = Options(demonyms=demonyms, streets=streets, embedded=embedded, near=point, online=service)
    parse = partial(geoparse, options=options)
    if jsonl is not None:
        if file != "-" or published or output_format is not MentionFormat.JSON:
            raise InputError(
                "--jsonl takes its texts and dates from its lines: leave out FILE, --published and --format"
            )
        raise typer.Exit(_geocode_stream(jsonl, parse))
    day, document = documents.published_day(published), _read(file)
    found = parse(document.text, day or document.published_on)
    write_result(_in_form(found, options, output_format), None)


def _in_form(found: Geoparse, options: Options, output_format: MentionFormat) -> bytes:
    match output_format:
        case MentionFormat.JSON:
            return mentions.to_json(found)
        case MentionFormat.CSV:
            return mentions.to_csv(found.as_dicts())
        case MentionFormat.GEOJSON:
            return mentions.to_geojson(found.as_dicts())
        case MentionFormat.TRACE:
            from components.geocoding.explain import explain

            return mentions.encode([trace.as_dict() for trace in explain(found, options=options)], indent=1)


def _geocode_stream(name: str, parse: documents.Parser) -> int:
    """Answer line by line; the exit code tells whether every line could be read."""
    number = unread = 0
    with documents.open_input(name) as lines:
        for number, answer in enumerate(documents.answers(lines, parse), 1):
            write_result(mentions.encode(answer), None)
            if "error" in answer:
                unread += 1
                say(f"sotavento: {answer['error']}")
            if number % PROGRESS_EVERY == 0:
                say(f"{number:,} documents read")
    if unread:
        say(f"{unread:,} of {number:,} documents could not be read")
    return 1 if unread else 0


def _read(name: str) -> Document:
    """The file's text by the same function as on the page, within wider limits: it is the reader's own computer."""
    with documents.open_input(name) as stream:
        content = stream.read()
    document = read_document(content, "" if name == "-" else name, LIMITS)
    for note in document.notes:
        say(f"sotavento: {note}")
    return document

"""``/feed.atom`` (RFC 4287), ``/feed.json`` (JSON Feed 1.1), ``/changes.csv``: what is new, and every edit on record.

``lang=es`` gives the Spanish feed.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from components.dataset.credits import AUTHOR, LICENCE, LICENCE_URL
from components.dataset.export.csv_table import csv_of
from components.dataset.history import CHANGE_COLUMNS, read_history
from components.dataset.news import Entry, entry_id, news
from components.hosting import hosting
from components.language import LANGUAGES, N_, _, listed, speaking
from components.serving.marks import held_for, mark_of, unchanged
from components.serving.problems import DATA_POLICY, problem
from components.ui.shelf import Shelf, shelf

TITLE = N_("Sotavento: what is reported anew")
_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


@dataclass(frozen=True)
class Form:
    """A form of feed: its media type, and how entries are written. ``base`` is the server's address without a slash."""

    media_type: str
    write: Callable[[list[Entry], str, str], bytes]


def atom(entries: list[Entry], base: str, language: str) -> bytes:
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    SubElement(feed, "id").text = entry_id("feed", language)
    SubElement(feed, "title").text = _(TITLE)
    SubElement(feed, "updated").text = _moment(max((each.updated for each in entries), default=dt.date(1970, 1, 1)))
    SubElement(SubElement(feed, "author"), "name").text = _(AUTHOR)
    SubElement(feed, "rights").text = LICENCE
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": _own(base, "atom", language)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}/changes"})
    SubElement(feed, "link", {"rel": "license", "href": LICENCE_URL})
    for each in entries:
        _atom_entry(feed, each, base)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _atom_entry(feed: Element, told: Entry, base: str) -> None:
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = told.id
    SubElement(entry, "title").text = _legal(told.title)
    SubElement(entry, "published").text = _moment(told.published)
    SubElement(entry, "updated").text = _moment(told.updated)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}/{told.path}"})
    SubElement(entry, "content", {"type": "html"}).text = _legal(_markup(told))


def json_feed(entries: list[Entry], base: str, language: str) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _(TITLE),
        "home_page_url": f"{base}/",
        "feed_url": _own(base, "json", language),
        "language": language,
        "authors": [{"name": _(AUTHOR)}],
        "items": [
            {
                "id": each.id,
                "url": f"{base}/{each.path}",
                "title": each.title,
                "content_html": _markup(each),
                "date_published": _moment(each.published),
                "date_modified": _moment(each.updated),
            }
            for each in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


FORMS = {
    "atom": Form("application/atom+xml", atom),
    "json": Form("application/feed+json", json_feed),
}


def feed(request: Request) -> Response:
    """A feed in the language that ``lang`` names; anything else in the query is a problem with status 400."""
    key, asked = request.path_params["form"], dict(request.query_params)
    language = asked.pop("lang", "en")
    if key not in FORMS:
        return problem(
            404,
            _("There is no form {form} of the feed; use {forms}.").format(form=repr(key[:60]), forms=listed([*FORMS])),
        )
    if asked or language not in LANGUAGES:
        return problem(400, _("A feed takes the key lang alone, with {languages}.").format(languages=listed(LANGUAGES)))
    shared, base = shelf(), hosting().url or str(request.base_url).rstrip("/")
    mark = mark_of(shared.dataset.version, (key, language, base))
    return unchanged(request, mark) or _answer(written(shared, key, language, base), FORMS[key].media_type, mark)


@lru_cache(maxsize=8)
def written(shared: Shelf, key: str, language: str, base: str) -> bytes:
    with speaking(language):
        return FORMS[key].write(entries(shared, language), base, language)


@lru_cache(maxsize=4)
def entries(shared: Shelf, language: str) -> list[Entry]:
    return news(shared.dataset, shared.records, language)


def changes(request: Request) -> Response:
    """Every edit of the data on record, oldest first; the last ones have no version yet."""
    shared = shelf()
    mark = mark_of(shared.dataset.version, "changes")
    return unchanged(request, mark) or _answer(edits(shared), "text/csv", mark)


@lru_cache(maxsize=2)
def edits(shared: Shelf) -> bytes:
    history = read_history(shared.dataset.folder)
    rows = [asdict(edit) for edit in history.edits] if history else []
    return csv_of(pd.DataFrame(rows, columns=list(CHANGE_COLUMNS), dtype="str"))


def _answer(body: bytes, media_type: str, mark: str) -> Response:
    headers = {**held_for(mark), "Access-Control-Allow-Origin": "*", "Content-Security-Policy": DATA_POLICY}
    return Response(body, media_type=media_type, headers=headers)


def _own(base: str, key: str, language: str) -> str:
    return f"{base}/feed.{key}" + ("" if language == "en" else f"?lang={language}")


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _markup(told: Entry) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in told.lines) + "</ul>"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)

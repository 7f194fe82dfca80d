"""A view as the keys of a link, and back.

One typed table says for each field its short key, how it is written and how it is read. Only what differs from the
default is written. Reading never raises: a link is a stranger's text, so whatever cannot be read falls back to the
default and leaves a ``Notice`` that says what was done. Keys are never renamed; ``tests/dataset/test_codec.py`` keeps
examples of every link ever written.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from components.dataset.view import (
    CHOICES,
    EARLIEST,
    LATEST,
    MAX_MEMBERS,
    MAX_WINDOW,
    MEMBERS,
    View,
    clean_search,
    is_name,
)
from components.errors import LinkError
from components.language import _

PERIOD = "from/to"  # what a notice about the two keys together names
MAX_VALUE = 16_000  # longer than any view can write
MAX_NOTICES = 12
MAX_SHOWN = 60
RESERVED = frozenset({"v", "page", "embed", "embed_options"})  # keys of the page itself, not of the view
NO_MEMBER = "none"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,4}")
Known = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a link asked for that could not be done. ``value`` is a shortened ``repr``, safe to print as text."""

    key: str
    value: str
    done: str

    def __str__(self) -> str:
        words = _("Link key {key} with value {value}: {done}.")
        return words.format(key=self.key, value=self.value, done=self.done)


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the link table. ``read`` gives the value and a complaint, empty when all of it was understood."""

    key: str
    field: str
    write: Callable[[Any], str]
    read: Callable[[str, Known], tuple[Any, str]]


def _day(key: str, field: str) -> Key:
    def read(text: str, _known: Known) -> tuple[dt.date | None, str]:
        try:
            day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or not EARLIEST <= day <= LATEST:
            words = _("not a day YYYY-MM-DD from {first} to {last}; the default is used")
            return None, words.format(first=EARLIEST, last=LATEST)
        return day, ""

    return Key(key, field, str, read)


def _choice(key: str, field: str) -> Key:
    def read(text: str, _known: Known) -> tuple[str, str]:
        if text in CHOICES[field]:
            return text, ""
        words = _("none of {choices}; the default is used")
        return getattr(DEFAULT, field), words.format(choices=", ".join(CHOICES[field]))

    return Key(key, field, str, read)


def _flag(key: str, field: str) -> Key:
    def read(text: str, _known: Known) -> tuple[bool, str]:
        if text in {"0", "1"}:
            return text == "1", ""
        return getattr(DEFAULT, field), _("neither 0 nor 1; the default is used")

    return Key(key, field, lambda value: "1" if value else "0", read)


def _number(key: str, field: str, highest: int) -> Key:
    def read(text: str, _known: Known) -> tuple[int, str]:
        if _NUMBER.fullmatch(text) and 1 <= int(text) <= highest:
            return int(text), ""
        words = _("not a whole number from 1 to {highest}; the default is used")
        return getattr(DEFAULT, field), words.format(highest=highest)

    return Key(key, field, str, read)


def _words(key: str, field: str) -> Key:
    def read(text: str, _known: Known) -> tuple[str, str]:
        cleaned = clean_search(text)
        as_meant = cleaned == unicodedata.normalize("NFC", text)
        return cleaned, "" if as_meant else _("control characters, extra spaces or excess length were removed")

    return Key(key, field, str, read)


def _members(key: str, field: str) -> Key:
    """A set, comma between members; ``none`` is the empty set where the default is not empty."""

    def read(text: str, known: Known) -> tuple[frozenset[Any], str]:
        if text == NO_MEMBER and getattr(DEFAULT, field):
            return frozenset(), ""
        wanted = dict.fromkeys(map(_unescaped, text.split(",")))
        understood = [_member(field, name, known) for name in wanted]
        kept = [name for name in understood if name is not None][:MAX_MEMBERS]
        return frozenset(kept) if kept else getattr(DEFAULT, field), _complaint(list(wanted), kept)

    return Key(key, field, _written, read)


def _written(members: frozenset[Any]) -> str:
    return ",".join(sorted(_escaped(str(member)) for member in members)) or NO_MEMBER


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C")


def _unescaped(name: str) -> str:
    return name.replace("%2C", ",").replace("%25", "%")


def _member(field: str, name: str, known: Known) -> str | int | None:
    """The member a link names, or ``None``. Without a list of known names any printable one is taken."""
    if field in MEMBERS:
        return next((member for member in MEMBERS[field] if str(member) == name), None)
    return name if is_name(name) and (field not in known or name in known[field]) else None


def _complaint(wanted: list[str], kept: list[str | int]) -> str:
    if len(kept) == len(wanted):
        return ""
    refused = [name for name in wanted if name not in set(map(str, kept))]
    words = _("{count} unknown ({first}); the default is used")
    if kept:
        words = _("{count} unknown ({first}); the others are used")
    return words.format(count=len(refused), first=_shown(refused[0]))


DEFAULT = View()
KEYS: tuple[Key, ...] = (
    _day("on", "as_of"),
    _day("from", "start"),
    _day("to", "end"),
    _number("days", "window_days", MAX_WINDOW),
    _day("known", "known_on"),
    _choice("undated", "undated"),
    _choice("show", "show"),
    _members("layers", "layers"),
    _members("kind", "asset_kinds"),
    _members("by", "operators"),
    _members("status", "statuses"),
    _members("said", "assertions"),
    _members("where", "where_precs"),
    _members("source", "source_kinds"),
    _members("grade", "reliabilities"),
    _members("event", "event_kinds"),
    _words("q", "search"),
    _flag("located", "located_only"),
    _choice("base", "basemap"),
    _choice("symbols", "symbols"),
    _choice("as", "identity"),
    _choice("theme", "theme"),
    _choice("lang", "lang"),
    _flag("rings", "rings"),
)
_BY_KEY = {row.key: row for row in KEYS}


def encode(view: View) -> dict[str, str]:
    """The keys of a link, in the order of the table; empty for the default view."""
    return {
        row.key: row.write(getattr(view, row.field))
        for row in KEYS
        if getattr(view, row.field) != getattr(DEFAULT, row.field)
    }


def decode(link: Mapping[str, object], known: Known | None = None) -> tuple[View, list[Notice]]:
    """The view of a link and a notice for everything in it that could not be used. Never raises.

    ``known`` names the members that exist in the dataset for ``asset_kinds``, ``operators`` and ``event_kinds``
    (``facets.vocabulary``); others are dropped with a notice. At most ``MAX_NOTICES`` notices come back, the last of
    which then counts the rest.
    """
    chosen: dict[str, Any] = {}
    notices: list[Notice] = []
    for key, value in link.items():
        if key in RESERVED:
            continue
        row, text, complaint = _BY_KEY.get(key), value, ""
        if row is None:
            complaint = _("unknown key; ignored")
        elif not isinstance(text, str) or len(text) > MAX_VALUE:
            complaint = _("not a text, or far too long; the default is used")
        else:
            chosen[row.field], complaint = row.read(text, known or {})
        if complaint:
            notices.append(Notice(_shown(key), _shown(value), complaint))
    return _assembled(chosen, notices), _capped(notices)


def _assembled(chosen: dict[str, Any], notices: list[Notice]) -> View:
    """Values that are each fine may still contradict each other: a period that ends before it starts is dropped."""
    try:
        return replace(DEFAULT, **chosen)
    except LinkError as error:
        period = f"{chosen.get('start')}/{chosen.get('end')}"
        notices.append(Notice(PERIOD, period, f"{error}; the default period is used"))
        return replace(DEFAULT, **{name: value for name, value in chosen.items() if name not in {"start", "end"}})


def _capped(notices: list[Notice]) -> list[Notice]:
    if len(notices) <= MAX_NOTICES:
        return notices
    more = len(notices) - MAX_NOTICES + 1
    return [
        *notices[: MAX_NOTICES - 1],
        Notice("…", "…", _("{count} more parts of the link could not be used").format(count=more)),
    ]


def _shown(value: object) -> str:
    """A short ``repr``. Only texts are looked into: the repr of a nested object may be huge."""
    if not isinstance(value, str):
        return f"a {type(value).__name__}"
    return repr(value) if len(value) <= MAX_SHOWN else f"{value[:MAX_SHOWN]!r}… ({len(value)} characters)"

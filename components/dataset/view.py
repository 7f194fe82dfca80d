"""The reader's view: one frozen object that is the filter, the link, the export header and the map's look.

An empty set of choices means *all*; only ``layers`` is a plain list of what is switched on. ``FILTER_FIELDS`` decide
which rows are plotted, ``LOOK_FIELDS`` only how they are drawn.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields

from components.dataset.known import KnownBy, Undated
from components.errors import LinkError
from components.model import RELIABILITY, Assertion, SourceKind, Status, WherePrec

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
MAX_WINDOW = 366
MAX_SEARCH = 120
_NO_WORDS = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"))
MAX_MEMBERS = 64
MAX_NAME = 80

LAYERS = ("naval", "air", "ground", "events", "bases")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "show": ("latest", "all"),
    "undated": tuple(map(str, Undated)),
    "basemap": ("embedded", "osm", "light", "dark", "satellite"),
    "symbols": ("military", "plain"),
    "identity": ("neutral", "friend", "hostile", "unknown"),
    "theme": ("auto", "light", "dark"),
    "lang": ("auto", "en", "es"),  # auto: the reader's own
}
MEMBERS: Mapping[str, tuple[str | int, ...]] = {
    "layers": LAYERS,
    "statuses": tuple(Status),
    "assertions": tuple(Assertion),
    "where_precs": tuple(WherePrec),
    "source_kinds": tuple(SourceKind),
    "reliabilities": RELIABILITY,
}
OPEN_SETS = ("asset_kinds", "operators", "event_kinds")  # their members come from the dataset
LOOK_FIELDS = ("basemap", "symbols", "identity", "theme", "lang", "rings")


@dataclass(frozen=True, slots=True)
class View:
    """What the reader looks at. Raises ``LinkError`` (a ``ValueError``) for a value outside its table.

    ``as_of`` ``None`` is the dataset's own default; ``start``/``end`` bound the period (both days included);
    ``window_days`` is how old a report may be and still speak for the as-of date; ``known_on`` leaves out what was
    published later, and ``undated`` says what becomes of sources without a date then (else it is the default).
    ``search`` is normalised: control characters dropped, white space collapsed, cut to ``MAX_SEARCH`` characters.
    """

    as_of: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    window_days: int = 30
    known_on: dt.date | None = None
    undated: str = "left_out"
    show: str = "latest"
    layers: frozenset[str] = frozenset(("naval", "air", "ground", "events"))
    asset_kinds: frozenset[str] = frozenset()
    operators: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    assertions: frozenset[str] = frozenset()
    where_precs: frozenset[int] = frozenset()
    source_kinds: frozenset[str] = frozenset()
    reliabilities: frozenset[str] = frozenset()
    event_kinds: frozenset[str] = frozenset()
    search: str = ""
    located_only: bool = False
    basemap: str = "embedded"
    symbols: str = "military"
    identity: str = "neutral"
    theme: str = "auto"
    lang: str = "auto"
    rings: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "search", clean_search(self.search))
        if self.known_on is None:
            object.__setattr__(self, "undated", str(Undated.LEFT_OUT))
        _check_days(self)
        _check_choices(self)
        _check_members(self)

    @property
    def known_by(self) -> KnownBy:
        return KnownBy(self.known_on, Undated(self.undated))


FILTER_FIELDS = tuple(item.name for item in fields(View) if item.name not in LOOK_FIELDS)


def clean_search(text: str) -> str:
    """Search words as they will be looked for, read aloud and linked: NFC, no control characters, single spaces."""
    kept = "".join(char if is_of_words(char) else " " for char in unicodedata.normalize("NFC", text))
    return " ".join(kept.split())[:MAX_SEARCH].rstrip()


def is_of_words(char: str) -> bool:
    """Neither space, control, format nor private; what Unicode may yet assign is kept, whatever release reads it."""
    return unicodedata.category(char) not in _NO_WORDS


def is_name(text: str) -> bool:
    """Whether a text can be the name of an asset kind, operator or event kind: short, printable, trimmed."""
    return 0 < len(text) <= MAX_NAME and text == text.strip() and text.isprintable()


def _check_days(view: View) -> None:
    for name in ("as_of", "start", "end", "known_on"):
        day = getattr(view, name)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise LinkError(f"{name} {day!r} is not between {EARLIEST} and {LATEST}; choose a day within")
    if view.start and view.end and view.end < view.start:
        raise LinkError(f"the period ends on {view.end} before it starts on {view.start}; swap the two")
    if not 1 <= view.window_days <= MAX_WINDOW:
        raise LinkError(f"window_days {view.window_days!r} is not between 1 and {MAX_WINDOW}; choose a number within")


def _check_choices(view: View) -> None:
    for name, choices in CHOICES.items():
        if getattr(view, name) not in choices:
            raise LinkError(f"{name} {getattr(view, name)!r} is none of {', '.join(choices)}; choose one of these")


def _check_members(view: View) -> None:
    for name, members in MEMBERS.items():
        if unknown := getattr(view, name) - set(members):
            raise LinkError(f"{name} holds {sorted(unknown)!r}, none of {', '.join(map(str, members))}")
    for name in OPEN_SETS:
        names = getattr(view, name)
        if len(names) > MAX_MEMBERS or not all(map(is_name, names)):
            raise LinkError(f"{name} holds more than {MAX_MEMBERS} names, or one that is no short printable text")

"""The press figure: title, map without tiles, key, date, numbers, sources and terms of a view on one sheet.

It shows what the page shows: the same rows, the same as-of date, the same version of the data. The sheet is made from
the foot upward: the credits take what they need, the map what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from components import palette
from components.dataset import credits
from components.dataset.export.extract import Extract
from components.dataset.sentences import describe
from components.errors import InputError
from components.figure.groups import Group, groups_of
from components.figure.key import draw_key, entries, key_height
from components.figure.paper import Box, Paper
from components.figure.plot import Drawn, draw_map
from components.figure.type import Face, balanced, unprintable, wrapped
from components.figure.window import Window, bounds_of
from components.language import N_, _, day_words, ngettext, number_words
from components.layers.looking import Looking

TITLE = N_("Reported military deployments in the Caribbean")
_SOURCES = -2  # which line of the foot names them
_NAMED = 4  # places without a label that the foot names
_LEAD = 1.28  # line height of the foot as a share of its size
_SMALLER = (1.0, 0.9, 0.8, 0.7)  # of the title's size, where a long title or note leaves too little to the rest
_SMALLEST = 0.9  # of the size of other words
_MAP = 0.4  # of a stacked sheet's height is the map's at least
_SPARE = 3  # lines of the foot for what lies outside the map and has no label
_DESCRIBED = 4  # lines of the description of the filter
MOST_TITLE, MOST_NOTE = 160, 400  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of figure in pixels (1/96 inch), its margin, and the sizes of its type. ``panel`` is the width of the
    words beside the map; 0 puts them above and below it."""

    name: str
    wide: float
    high: float
    margin: float
    panel: float
    title: float
    words: float
    label: float
    foot: float

    def with_type(self, share: float) -> Sheet:
        """The sheet with a smaller title; its other words shrink less, since they are small."""
        less = max(share, _SMALLEST)
        return replace(self, title=self.title * share, words=self.words * less, foot=self.foot * less)


SHEETS: Mapping[str, Sheet] = {
    "column": Sheet("One column, 100 mm", 378, 560, 14, 0, 18, 11, 10, 8.5),
    "double": Sheet("Two columns, 200 mm", 756, 680, 20, 0, 25, 13, 11.5, 9.5),
    "social": Sheet("Social media, 1200 × 630", 1200, 630, 26, 340, 30, 15, 14, 11),
}
MEDIA_TYPES: Mapping[str, str] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a figure says. ``looking``: the map that it frames; ``None`` frames all that is plotted in the theatre."""

    extract: Extract
    groups: list[Group]
    title: str
    note: str
    looking: Looking | None


def figure(
    extract: Extract,
    *,
    size: str = "double",
    kind: str = "png",
    title: str = "",
    note: str = "",
    looking: Looking | None = None,
) -> bytes:
    """The figure of an extract as PNG (two pixels for one), SVG or PDF: the same bytes for the same selection.

    It frames what a reader's map shows where ``looking`` names a position, else all that is plotted in and about the
    theatre. What lies outside is counted at the foot.

    Raises ``InputError`` for an unknown size or kind, or for a title or note that is too long or cannot be set.
    """
    for what, given, known in (("size", size, SHEETS), ("kind", kind, MEDIA_TYPES)):
        if given not in known:
            raise InputError(f"{what} {given!r} is none of {', '.join(known)}; choose one of these")
    for what, text, most in (("title", title, MOST_TITLE), ("note", note, MOST_NOTE)):
        if len(text) > most:
            raise InputError(f"the {what} has {len(text)} characters ({text[:40]!r}…); at most {most} fit")
        if missing := unprintable(plain_words(text)):
            raise InputError(f"the {what} has characters that the fonts lack ({missing[:20]!r}); write it without them")
    seen = looking if looking and looking.position else None
    told = Content(extract, groups_of(extract), plain_words(title) or _(TITLE), plain_words(note), seen)
    return _sheet(SHEETS[size], told).saved(kind)


def plain_words(text: str) -> str:
    """A text on one line without what cannot be printed."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _sheet(sheet: Sheet, told: Content) -> Paper:
    paper = Paper(sheet.wide, sheet.high)
    settings = [sheet.with_type(share) for share in _SMALLER]
    chosen = next((each for each in settings if _fits(each, told)), settings[-1])
    compose: Callable[[Paper, Sheet, Content], None] = _beside if sheet.panel else _stacked
    compose(paper, chosen, told)
    return paper


def _fits(sheet: Sheet, told: Content) -> bool:
    """Whether the words leave room to the map, or to each other where they stand beside it."""
    room = _column(sheet)
    top = _head(Paper(sheet.wide, sheet.high), sheet, told, room)
    lines = [wrapped(line, Face.PLAIN, sheet.foot, room) for line in _credits(told, Drawn([], []))]
    foot = sum(len(part) for part in lines) - len(lines[_SOURCES]) + 1 + _SPARE
    left = sheet.high - sheet.margin - top - key_height(entries(told.groups), room, sheet.words) - sheet.words
    return left - foot * sheet.foot * _LEAD >= (0 if sheet.panel else sheet.high * _MAP)


def _column(sheet: Sheet) -> float:
    return sheet.panel - sheet.margin if sheet.panel else sheet.wide - 2 * sheet.margin


def _stacked(paper: Paper, sheet: Sheet, told: Content) -> None:
    """Words above and below the map. What lies outside it and which names find no room is known once it is drawn: it is
    drawn first on a sheet of its own, to see how much the foot will need."""
    margin, room = sheet.margin, _column(sheet)
    top = _head(paper, sheet, told, room) + sheet.words * 0.5
    known = entries(told.groups)
    lowest = sheet.high - margin - key_height(known, room, sheet.words)
    tried = _map(Paper(sheet.wide, sheet.high), sheet, told, (margin, top, sheet.wide - margin, lowest * 0.84))
    foot = len(_broken(_credits(told, tried), sheet, room, _most_foot(sheet))) * sheet.foot * _LEAD
    drawn = _map(paper, sheet, told, (margin, top, sheet.wide - margin, lowest - foot - sheet.words * 0.5))
    lower = draw_key(paper, known, (margin, lowest - foot - sheet.words * 0.3), room, sheet.words)
    _foot(paper, sheet, _broken(_credits(told, drawn), sheet, room, _most_foot(sheet)), (margin, lower + sheet.foot))


def _beside(paper: Paper, sheet: Sheet, told: Content) -> None:
    """Words in a panel left of the map."""
    margin, room = sheet.margin, _column(sheet)
    drawn = _map(paper, sheet, told, (sheet.panel + margin, margin, sheet.wide - margin, sheet.high - margin))
    top = _head(paper, sheet, told, room)
    lower = draw_key(paper, entries(told.groups), (margin, top + sheet.words * 0.5), room, sheet.words)
    lead = sheet.foot * _LEAD
    lines = _broken(_credits(told, drawn), sheet, room, int((sheet.high - margin - lower) / lead))
    _foot(paper, sheet, lines, (margin, sheet.high - margin - (len(lines) - 1) * lead - sheet.foot * 0.2))


def _map(paper: Paper, sheet: Sheet, told: Content, frame: Box) -> Drawn:
    if told.looking:
        window = Window.seen(frame, told.looking)
    else:
        window = Window.over(frame, bounds_of([group.bounds for group in told.groups]))
    return draw_map(paper, window, told.groups, sheet.label)


def _head(paper: Paper, sheet: Sheet, told: Content, room: float) -> float:
    """A short rule, the title, the date and the filter; gives the lower edge."""
    paper.box(
        (sheet.margin, sheet.margin, sheet.margin + sheet.title * 1.6, sheet.margin + 4), facecolor=palette.ACCENT
    )
    y = sheet.margin + 4 + sheet.title * 0.1
    for line in balanced(told.title, Face.TITLE, sheet.title, room):
        y += sheet.title * 1.14
        paper.text((sheet.margin, y), line, Face.TITLE, sheet.title)
    y += sheet.words * 0.35
    selection = told.extract.selection
    for line in wrapped(_("As of {day}").format(day=day_words(selection.as_of)), Face.BOLD, sheet.words, room):
        y += sheet.words * 1.3
        paper.text((sheet.margin, y), line, Face.BOLD, sheet.words)
    for line in _described(describe(selection.view, selection.as_of), sheet, room):
        y += sheet.words * 1.3
        paper.text((sheet.margin, y), line, Face.PLAIN, sheet.words, color=palette.QUIET)
    return y + sheet.words * 0.4


def _described(sentence: str, sheet: Sheet, room: float) -> list[str]:
    """The filter in words; where it has too many, how many of its conditions are left out."""
    conditions = sentence.removesuffix(".").split("; ")
    for kept in range(len(conditions), 0, -1):
        more = len(conditions) - kept
        told = "; ".join(conditions[:kept])
        ending = ngettext("; and {number} more condition", "; and {number} more conditions", more) if more else ""
        lines = balanced(f"{told}{ending}.", Face.PLAIN, sheet.words, room, least=0.8)
        if len(lines) <= _DESCRIBED:
            return lines
    return lines[:_DESCRIBED]


def _credits(told: Content, drawn: Drawn) -> list[str]:
    """The lines of the foot: the reader's note, numbers, sources, terms."""
    extract = told.extract
    counted = _("{plotted} of {collected} collected reports and events plotted").format(
        plotted=number_words(extract.size), collected=number_words(extract.selection.collected)
    )
    outside = len([record for group in drawn.outside for record in group.records])
    more = ngettext("; {number} of them lies outside this map", "; {number} of them lie outside this map", outside)
    unnamed = (
        _(" Without a label for want of room: {names}.").format(names=_few(drawn.unnamed)) if drawn.unnamed else ""
    )
    return [
        *([told.note] if told.note else []),
        f"{counted}{more if outside else ''}. {_('Areas are where it may be, not where it is.')}{unnamed}",
        _publishers(extract),
        f"{_(credits.ATTRIBUTION)}. {_('Data version {version}').format(version=extract.selection.version)}.",
    ]


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED
    return "; ".join(names if more < 1 else [*names[:_NAMED], _("{count} more").format(count=more)])


def _publishers(extract: Extract) -> str:
    """Those who said it, by the number of rows; all of them, since the foot is cut where there is no room."""
    names = extract.selection.plotted["publisher"].value_counts().index.tolist()
    return (
        _("Sources: {names}.").format(names=", ".join(names))
        if names
        else _("Sources: none, since nothing is plotted.")
    )


def _most_foot(sheet: Sheet) -> int:
    return 10 if sheet.wide < 500 else 7


def _broken(lines: list[str], sheet: Sheet, room: float, most: int) -> list[str]:
    """The foot in lines, ``most`` of them; the list of sources gives way."""
    parts = [wrapped(line, Face.PLAIN, sheet.foot, room) for line in lines]
    spare = max(most - sum(map(len, parts)) + len(parts[_SOURCES]), 1)
    if len(parts[_SOURCES]) > spare:
        parts[_SOURCES] = _shortened(lines[_SOURCES], sheet, room, spare)
    return [line for part in parts for line in part]


def _shortened(line: str, sheet: Sheet, room: float, most: int) -> list[str]:
    """A list of names cut to ``most`` lines, ending in how many more there are."""
    names = line.removesuffix(".").split(", ")
    for kept in range(len(names) - 1, 0, -1):
        text = _("{names} and {count} more, named in the data.").format(
            names=", ".join(names[:kept]), count=len(names) - kept
        )
        lines = wrapped(text, Face.PLAIN, sheet.foot, room)
        if len(lines) <= most:
            return lines
    return [_("Sources: {count}, named in the data.").format(count=len(names))]


def _foot(paper: Paper, sheet: Sheet, lines: list[str], at: tuple[float, float]) -> None:
    x, y = at
    for line in lines:
        paper.text((x, y), line, Face.PLAIN, sheet.foot, color=palette.QUIET)
        y += sheet.foot * _LEAD

"""The language of the words a reader sees: English as it stands in the code, Spanish from the catalogue.

``_("…")`` marks a text and translates it; ``N_`` only marks it, for tables that are made before anybody reads them.
What a text tells of stands in it by name (``_("{count} of {all}").format(…)``), never joined from pieces.

The language is that of the context: ``use`` sets it at the start of a run of the page, ``speaking`` for a request. A
thread of its own starts in English. Whoever keeps made words keeps them by ``current()`` too.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from components.paths import ASSETS

ENGLISH, SPANISH = "en", "es"
LANGUAGES = (ENGLISH, SPANISH)
CATALOGUE = ASSETS / "locale" / SPANISH / "LC_MESSAGES" / "sotavento.po"
FRAME = "assets/map/"  # where the texts of the map's frame are marked
#: Language → whose days and numbers: British English, and the Spanish of Latin America.
LOCALES: Mapping[str, Locale] = {ENGLISH: Locale.parse("en_GB"), SPANISH: Locale.parse("es_419")}

_I_SOUND = re.compile(r"h?[ií](?![aeou])", re.IGNORECASE)
_O_SOUND = re.compile(r"h?[oó]|8", re.IGNORECASE)
_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


def current() -> str:
    """``en`` or ``es``."""
    return _current.get()


def use(language: str) -> None:
    """From here on in this thread or task. Raises ``KeyError`` for a language that is none of ``LANGUAGES``."""
    _current.set({known: known for known in LANGUAGES}[language])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block."""
    before = _current.get()
    use(language)
    try:
        yield
    finally:
        _current.set(before)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text of a table; whoever reads the table translates it."""
    return message


_BETWEEN = "\x04"  # gettext's own sign between a context and its message


def NP_(context: str, message: str) -> str:  # noqa: N802 - after gettext's own names
    """``N_`` where the same English word means different things in different places."""
    return f"{context}{_BETWEEN}{message}"


def _(message: str) -> str:
    """``message`` in the current language, also where it is marked as the singular of a counted one."""
    if not message:
        return ""
    texts = _texts(current())
    told = texts.gettext(message)
    # Older releases of Python 3.11 find such a text by its number alone.
    return (texts.ngettext(message, message, 1) if told == message else told).rpartition(_BETWEEN)[2]


class Words(Mapping[Any, str]):
    """A table of marked texts by code, read in the language of now. ``form``: how ``{code}`` and ``{words}`` stand."""

    def __init__(self, texts: Mapping[Any, str], form: str = "{words}") -> None:
        self._texts, self._form = texts, form

    def __getitem__(self, code: Any) -> str:
        return self._form.format(code=code, words=_(self._texts[code]))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def ngettext(one: str, many: str, number: int) -> str:
    """The form for a number, which stands in it as ``{number}`` and is already put in."""
    return _texts(current()).ngettext(one, many, number).replace("{number}", number_words(number))


def named(language: str) -> str:
    """The language that a view names; English for ``auto``, where nobody is there to ask."""
    return language if language in LANGUAGES else ENGLISH


def preferred(accepted: str) -> str:
    """The language for an ``Accept-Language`` header, or the name of a locale: the one wanted most that we speak."""
    wanted = []
    for place, choice in enumerate(accepted.split(",")[:20]):
        tag, _sign, weight = choice.partition(";q=")
        language = tag.strip().replace("_", "-").partition("-")[0].lower()
        if language in LANGUAGES and (share := _share(weight)):
            wanted.append((-share, place, language))
    return min(wanted)[2] if wanted else ENGLISH


def _share(weight: str) -> float:
    """A quality value of RFC 9110, 12.4.2; nothing it does not know counts."""
    text = weight.strip() or "1"
    return float(text) if text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit() else 0.0


@lru_cache(maxsize=8192)
def _day(day: dt.date, form: str, language: str) -> str:
    return str(format_date(day, form, locale=LOCALES[language]))


def day_words(day: dt.date) -> str:
    """``16 November 2025``, ``16 de noviembre de 2025``."""
    return _day(day, "long", current())


def short_day(day: dt.date) -> str:
    """``16 Nov 2025``."""
    return _day(day, "medium", current())


@lru_cache(maxsize=1024)
def _month(day: dt.date, language: str) -> str:
    return str(format_skeleton("yMMMM", day, locale=LOCALES[language]))


def month_words(day: dt.date) -> str:
    """``November 2025``, ``noviembre de 2025``."""
    return _month(day.replace(day=1), current())


def number_words(number: float, decimals: int = 0) -> str:
    """``4,500``; with so many decimals, ``3.2``."""
    if decimals == 0 and isinstance(number, int) and -1000 < number < 1000:
        return str(number)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(number, pattern, locale=LOCALES[current()]))


def listed(words: Sequence[str], *, all_of: bool = False) -> str:
    """``a, b or c``; with ``all_of``, ``a, b and c``. Spanish turns ``y`` and ``o`` into ``e`` and ``u`` before their
    own sound, which CLDR's pattern does not do."""
    *most, last = words or [""]
    if not most:
        return last
    joint = _("and") if all_of else _("or")
    if current() == SPANISH:
        joint = "e" if all_of and _I_SOUND.match(last) else "u" if not all_of and _O_SOUND.match(last) else joint
    return f"{', '.join(most)} {joint} {last}"


@cache
def catalogue() -> Catalog:
    """The Spanish texts, as read from the file."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale=SPANISH, domain="sotavento")


@cache
def _texts(language: str) -> gettext.NullTranslations:
    """Compiled when it is first asked for, so that no compiled file can be older than its text."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def frame_texts() -> dict[str, str | list[str]]:
    """What the map's frame says, in the current language: text → text, of counted things [one, many]. Empty where the
    frame's own words are meant."""
    if current() == ENGLISH:
        return {}
    marked = (each for each in catalogue() if any(place.startswith(FRAME) for place, _line in each.locations))
    return {
        each.id[0] if isinstance(each.id, tuple) else str(each.id): (
            list(each.string) if isinstance(each.string, tuple) else str(each.string)
        )
        for each in marked
    }

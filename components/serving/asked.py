"""The view that an address asks for, read by the decoders of the page's link, but strictly.

A reader of the page sees a notice when a part of a link could not be used. A program does not, and would take the rows
of a wider view for those it asked for. So here every part must be understood: an unknown key, a value outside its list,
a day outside the data or a key given twice is an error that names it. ``v`` must be the version of the data that is
served. What only places the page in another one (``embed`` and the like) is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request

from components.dataset.codec import PERIOD, RESERVED, decode
from components.dataset.pinned import KEY as VERSION_KEY
from components.dataset.view import View
from components.language import _
from components.ui.choices import fit
from components.ui.shelf import Shelf

MAX_FIELDS = 200
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A view, and what in the address could not be used: ``key``, ``value`` and ``why`` of each, all safe to print."""

    view: View
    errors: list[dict[str, str]] = field(default_factory=list)

    @property
    def status(self) -> int:
        """200; 409 where each part can be used and two of them contradict each other; else 400."""
        at_fault = {error["key"] for error in self.errors}
        return 200 if not at_fault else 409 if at_fault == {PERIOD} else 400


def pairs_of(request: Request) -> Pairs:
    """Keys and values in their order. Raises ``ValueError`` for more than ``MAX_FIELDS``."""
    text = request.scope["query_string"].decode("latin-1")
    return parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, encoding="utf-8", errors="replace")


def leniently(pairs: Pairs, shelf: Shelf) -> tuple[View, list[str]]:
    """As the page reads its address: the view, and what could not be used in sentences."""
    decoded, notices = decode(dict(pairs), shelf.vocabulary)
    view, told = fit(decoded, shelf.book)
    return view, [*map(str, notices), *told]


def strictly(pairs: Pairs, shelf: Shelf) -> Asked:
    """As an interface for programs reads it."""
    decoded, notices = decode({key: text for key, text in pairs if key not in RESERVED}, shelf.vocabulary)
    view, moved = fit(decoded, shelf.book)
    errors = [{"key": each.key, "value": each.value, "why": each.done.partition(";")[0]} for each in notices]
    errors += [{"key": "day", "value": "", "why": each} for each in moved]
    return Asked(view, [*errors, *_repeated(pairs), *_version(pairs, shelf.dataset.version)])


def _repeated(pairs: Pairs) -> list[dict[str, str]]:
    keys = [key for key, _ in pairs]
    twice = dict.fromkeys(key for key in keys if keys.count(key) > 1)
    return [{"key": repr(key[:60]), "value": "", "why": _("given more than once")} for key in twice]


def _version(pairs: Pairs, current: str) -> list[dict[str, str]]:
    wanted = dict(pairs).get(VERSION_KEY, current)
    why = _("not the version served here, which is {version}").format(version=current)
    return [] if wanted == current else [{"key": repr(VERSION_KEY), "value": repr(wanted[:60]), "why": why}]

"""A catalogue that puts every translated text into brackets, so that a text which nobody translated shows."""

from __future__ import annotations

import re
from functools import partial

import pytest

from components import language
from components.language import SPANISH

OPEN, CLOSE = "⟦", "⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class Marked:
    """The Spanish texts in brackets, their contexts outside."""

    def __init__(self) -> None:
        self._real = language._texts(SPANISH)

    def gettext(self, message: str) -> str:
        return self._bracketed(self._real.gettext(message))

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self._bracketed(self._real.ngettext(one, many, number))

    def _bracketed(self, text: str) -> str:
        context, sign, words = text.rpartition(language._BETWEEN)
        return f"{context}{sign}{OPEN}{words}{CLOSE}"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spanish speaks in brackets; days and months too, which are Babel's."""
    told, real = Marked(), language._texts
    monkeypatch.setattr(language, "_texts", lambda spoken: told if spoken == SPANISH else real(spoken))
    for name in ("_day", "_month"):
        monkeypatch.setattr(language, name, partial(_in_brackets, getattr(language, name)))


def _in_brackets(make: object, *asked: object) -> str:
    assert callable(make)
    return f"{OPEN}{make(*asked)}{CLOSE}"


def unmarked(text: str) -> str:
    """What of a text stands in no brackets."""
    while (rest := _INNERMOST.sub("", text)) != text:
        text = rest
    return text

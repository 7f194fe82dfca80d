"""A parsed text with its sentences and clauses, and its mentions by number and by stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.geocoding.clauses import Clauses
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.geoparser import Geoparse
from components.geocoding.tokens import tokenize
from components.model import Mention, MentionKind
from components.reading.subjects import is_subject

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A mention with its number in the text, from 1."""

    number: int
    mention: Mention

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


class Row:
    """Some of a text's mentions in order, found by stretch of text in logarithmic time."""

    def __init__(self, found: Sequence[Numbered]) -> None:
        self.all = found
        self._starts = [each.start for each in found]

    def within(self, start: int, end: int) -> Sequence[Numbered]:
        """Those that begin in ``[start, end)``."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True)
class Scene:
    """``copy`` is the folded text, of the same length."""

    parse: Geoparse
    gazetteer: Gazetteer
    copy: str
    clauses: Clauses

    @classmethod
    def of(cls, parse: Geoparse, gazetteer: Gazetteer) -> Scene:
        tokens = tokenize(parse.text)
        return cls(parse, gazetteer, tokens.folded, Clauses(parse.text, tokens))

    @property
    def text(self) -> str:
        return self.parse.text

    @cached_property
    def numbered(self) -> list[Numbered]:
        return [Numbered(number, mention) for number, mention in enumerate(self.parse.mentions, 1)]

    def of_kind(self, kind: MentionKind) -> list[Numbered]:
        return [each for each in self.numbered if each.mention.kind is kind]

    @cached_property
    def subjects(self) -> Row:
        return Row([each for each in self.numbered if is_subject(each.mention, self.copy)])

    @cached_property
    def places(self) -> Row:
        return Row(self.of_kind(MentionKind.PLACE))

    @cached_property
    def dates(self) -> Row:
        return Row(self.of_kind(MentionKind.DATE))

    @cached_property
    def assets(self) -> Row:
        return Row(self.of_kind(MentionKind.ASSET))

    def sentence(self, each: Numbered) -> Span:
        return self.clauses.sentence(each.start)

    def clause(self, each: Numbered) -> Span:
        return self.clauses.clause(each.start)

    def words(self, start: int, end: int) -> str:
        """A stretch of the text on one line."""
        return " ".join(self.text[start:end].split())

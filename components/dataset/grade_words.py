"""The reason for a source's grade in the reader's language: an outlet's own from the catalogue, that of a copy made
anew around the names it tells of."""

from __future__ import annotations

import re

from components.dataset.outlets import CARRIED, COPIED, MIRROR
from components.language import _, listed

_FIELD = re.compile(r"\\\{(\w+)\\\}")
_FORMS = tuple((form, re.compile(_FIELD.sub(r"(?P<\1>.+)", re.escape(form)))) for form in (CARRIED, COPIED))
_BETWEEN_ROOTS = re.compile(r"(?<=\([A-F]\)) and ")


def reason_words(reason: str) -> str:
    """``reliability_reason`` as it is read; a reason that the catalogue does not know stays as it is."""
    for form, pattern in _FORMS:
        if found := pattern.fullmatch(reason):
            copier, roots = found["copier"], _BETWEEN_ROOTS.split(found["roots"])
            return _(form).format(roots=listed(roots, all_of=True), copier=_(copier) if copier == MIRROR else copier)
    return _(reason)

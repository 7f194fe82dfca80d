"""How to cite a view: in a sentence, for BibTeX, for reference managers (RIS, CSL-JSON), in English or Spanish.

Every form names the version of the data, the as-of date and the address that restores the view, so that a reader in
two years finds what the author saw. Nothing of a citation comes from a stranger but the address, which is encoded.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.dataset.credits import AUTHOR, LICENCE, TITLE
from components.language import N_, _, day_words, speaking


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. ``issued``: the day of the version of the data; ``accessed``: the day on which it was seen."""

    url: str
    version: str
    as_of: dt.date
    plotted: int
    collected: int
    issued: dt.date
    accessed: dt.date
    language: str = "en"

    @property
    def title(self) -> str:
        return self._said(TITLE)

    @property
    def author(self) -> str:
        return self._said(AUTHOR)

    @property
    def note(self) -> str:
        """What of the data is meant: the day and how many of the records."""
        return self._said(NOTE).format(day=self.day(self.as_of), plotted=self.plotted, collected=self.collected)

    @property
    def seen(self) -> str:
        """On which day."""
        return self._said(SEEN).format(day=self.day(self.accessed))

    @property
    def edition(self) -> str:
        return self._said(EDITION).format(version=self.version)

    def day(self, day: dt.date) -> str:
        with speaking(self.language):
            return day_words(day)

    def _said(self, text: str) -> str:
        with speaking(self.language):
            return _(text)


NOTE = N_("As of {day}; {plotted} of {collected} records plotted")
SEEN = N_("accessed {day}")
EDITION = N_("data version {version}")


def plain(cited: Citation) -> str:
    return (
        f"{cited.author} ({cited.issued.year}). {cited.title} [{cited.edition}]. {cited.note}. {LICENCE}. "
        f"{cited.url} ({cited.seen})."
    )


def bibtex(cited: Citation) -> str:
    """For biblatex and BibTeX; double braces keep names and titles as they are."""
    fields = {
        "author": f"{{{cited.author}}}",
        "title": f"{{{cited.title}}}",
        "year": str(cited.issued.year),
        "version": cited.version,
        "note": f"{cited.note}. {LICENCE}",
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "langid": {"en": "english", "es": "spanish"}[cited.language],
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{sotavento-{cited.version},\n{lines}\n}}\n"


def ris(cited: Citation) -> str:
    """RIS, a line for each field, as Zotero, EndNote and Mendeley read it."""
    fields = [
        ("TY", "DATA"),
        ("AU", cited.author),
        ("PY", str(cited.issued.year)),
        ("DA", f"{cited.issued:%Y/%m/%d}"),
        ("TI", cited.title),
        ("ET", cited.version),
        ("N1", f"{cited.note}. {LICENCE}"),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}"),
        ("LA", cited.language),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def csl_json(cited: Citation) -> str:
    """CSL 1.0.2 data, a list of one item."""
    item = {
        "id": f"sotavento-{cited.version}",
        "type": "dataset",
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "issued": {"date-parts": [_parts(cited.issued)]},
        "accessed": {"date-parts": [_parts(cited.accessed)]},
        "version": cited.version,
        "note": f"{cited.note}. {LICENCE}",
        "URL": cited.url,
        "language": cited.language,
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


#: Form → what it is called and how it is written.
STYLES: Mapping[str, tuple[str, Callable[[Citation], str]]] = {
    "plain": (N_("Text"), plain),
    "bibtex": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "csl": ("CSL-JSON", csl_json),
}


def _parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]

"""Which texts are marked for translation, and the Spanish catalogue brought up to them: ``make words``.

The catalogue is edited by hand, with any editor of PO files; this adds texts that are new, without a translation, drops
those that nothing says any more, and keeps the rest.
"""

from __future__ import annotations

import string
import sys

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from components.language import CATALOGUE, SPANISH
from components.paths import ROOT

FOLDERS = ("components", "assets/map")
METHODS = [("**.py", "python"), ("**.js", "javascript")]
OPTIONS = {"**.js": {"parse_template_string": True}}
#: Function that marks a text → which of its arguments are texts.
KEYWORDS = {
    "_": (1,),
    "N_": (1,),
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "S.t": (1,),
    "S.counted": (2, 3),
}
HEADER = (
    "# Spanish of Sotavento. See docs/decisions/0011-one-catalogue-of-words.md.\n"
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)


def extracted() -> Catalog:
    """Every text that the code marks, with the files that say it."""
    found = Catalog(locale=SPANISH, domain="sotavento")
    for folder in FOLDERS:
        marked = extract_from_dir(ROOT / folder, METHODS, options_map=OPTIONS, keywords=KEYWORDS)
        for file, _line, message, _comments, context in marked:
            found.add(message, None, [(f"{folder}/{file}", 0)], context=context)
    return found


def updated(found: Catalog) -> Catalog:
    """The catalogue with the texts of ``found``: their own translations kept, others dropped."""
    with CATALOGUE.open("rb") as file:
        kept = read_po(file, locale=SPANISH, domain="sotavento")
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def faults(catalogue: Catalog) -> list[str]:
    """Texts without a translation, or whose translation has other places to fill in."""
    return [f"{message.id!r}" for message in catalogue if message.id and not _is_whole(message)]


def _is_whole(message: Message) -> bool:
    """The singular may leave out its number ("one day"); all else must stand in both languages."""
    ids, texts = _forms(message.id), _forms(message.string)
    if len(ids) != len(texts) or not all(texts):
        return False
    return all(_places(one) | {"number"} == _places(other) | {"number"} for one, other in zip(ids, texts, strict=True))


def _forms(text: object) -> tuple[str, ...]:
    """The one form of a text, or those by number; empty ones of a text that has none."""
    return tuple(str(form or "") for form in (text if isinstance(text, tuple | list) else [text]))


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _text, name, _form, _turn in string.Formatter().parse(text) if name is not None)


def main() -> None:
    """Write the catalogue; exit code 1 while a text has no translation."""
    catalogue = updated(extracted())
    with CATALOGUE.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False, omit_header=True)
    missing = faults(catalogue)
    sys.stderr.writelines(f"no sound translation: {fault}\n" for fault in missing)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()

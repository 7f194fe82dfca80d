"""Which texts are marked for translation, and the Spanish catalogue brought up to them: ``make words``.

The catalogue is edited by hand, with any editor of PO files; this adds texts that are new, without a translation, drops
those that nothing says any more, and keeps the rest.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import string
import sys
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from components.language import CATALOGUE, SPANISH
from components.paths import ROOT

#: Function that marks a text → which of its arguments are texts.
KEYWORDS = {
    "_": (1,),
    "N_": (1,),
    "NP_": ((1, "c"), 2),
    "ngettext": (1, 2),
    "S.t": (1,),
    "S.counted": (2, 3),
}
HEADER = (
    "# Spanish of Sotavento. See docs/decisions/0011-one-catalogue-of-words.md.\n"
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)


def python_texts(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],  # noqa: ARG001 - Babel hands them to every extractor
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Babel's interface for an extractor. Its own for Python does not look into f-strings."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
            yield node.lineno, node.func.id, tuple(text if isinstance(text, str) else None for text in texts), []


_TEXT = r'"((?:[^"\\]|\\.)*)"'
_IN_SCRIPTS = re.compile(rf"S\.(t)\({_TEXT}|S\.(n|counted)\([^\"\n]*?{_TEXT}, {_TEXT}\)")


def script_texts(
    file: IO[bytes],
    keywords: Mapping[str, Any],  # noqa: ARG001 - Babel hands them to every extractor
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The same for the map's scripts: texts are plain strings there. Babel's own does not look into nested calls."""
    for found in _IN_SCRIPTS.finditer(file.read().decode()):
        text, one, many = found[2], found[4], found[5]
        texts: tuple[str | None, ...] = (text,) if text else (None, one, many)
        yield 0, "S.t" if text else "S.counted", texts, []


def table_texts(
    file: IO[bytes],
    keywords: Mapping[str, Any],  # noqa: ARG001 - Babel hands them to every extractor
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The same for what we wrote ourselves in the collected tables: reasons of grades, and what numbers are about."""
    rows = list(csv.DictReader(io.StringIO(file.read().decode(), newline="")))
    for text in dict.fromkeys(row[name] for row in rows for name in WRITTEN if row.get(name)):
        yield 0, "_", (text,), []


FOLDERS = ("components", "assets/map", "data/collected")
METHODS: list[tuple[str, Any]] = [
    ("**.py", python_texts),
    ("**.js", script_texts),
    ("outlets.csv", table_texts),
    ("totals.csv", table_texts),
    ("totals_added.csv", table_texts),
]
WRITTEN = ("reason", "scope")  # columns of those tables


def extracted() -> Catalog:
    """Every text that the code marks, with the files that say it."""
    found = Catalog(locale=SPANISH, domain="sotavento")
    for folder in FOLDERS:
        marked = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS)
        for file, _line, message, _comments, context in marked:
            found.add(message, None, [(f"{folder}/{file}", 0)], context=context)
    return found


def updated(found: Catalog) -> Catalog:
    """The catalogue with the texts of ``found``: their own translations kept, others dropped."""
    with CATALOGUE.open("rb") as file:
        kept = read_po(file, locale=SPANISH, domain="sotavento")
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    for message in kept:  # Babel doubts what is marked both alone and as counted, and would leave it out
        message.flags.discard("fuzzy")
    return kept


def faults(catalogue: Catalog) -> list[str]:
    """Texts without a translation, or whose translation has other places to fill in."""
    return [f"{message.id!r}" for message in catalogue if message.id and not _is_whole(message)]


def _is_whole(message: Message) -> bool:
    """The singular may leave out its number ("one day"); all else must stand in both languages."""
    ids, texts = _forms(message.id), _forms(message.string)
    if message.fuzzy or len(ids) != len(texts) or not all(texts):
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

"""Text in the cells of a table that a spreadsheet may open.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it (OWASP ASVS 5.0, 1.2.10).
This is reversible: ``unsafe_cell(safe_cell(text)) == text`` for every text. Numbers stay numbers.
"""

from __future__ import annotations

import re

# What starts a formula, half and full width, also behind spaces and apostrophes that spreadsheets drop or keep.
_FORMULA = re.compile("'*[ \u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]*[=+\\-@\t\r\n\x00＝＋－＠]")


def safe_cell(text: str) -> str:
    """A text as a spreadsheet may see it: an apostrophe before whatever it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe_cell(cell: str) -> str:
    """The text that ``safe_cell`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell

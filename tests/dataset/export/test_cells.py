"""Cells that a spreadsheet would run are defused, and can be undone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.export.cells import safe_cell, unsafe_cell

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u00a0=1",
]


@pytest.mark.parametrize("text", [*FORMULAS, *(f"'{text}" for text in FORMULAS)])
def test_whatever_starts_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert unsafe_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["", "Ford", "'quoted'", "F/A-18", "2025-11-16", "1+1", "a=b", "' '=1"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\x00＝ \u00a0a1") | st.characters(), max_size=12))
def test_a_safe_cell_can_be_undone_and_starts_no_formula(text: str) -> None:
    cell = safe_cell(text)
    assert unsafe_cell(cell) == text
    assert cell.lstrip(" \u00a0")[:1] not in {*"=+-@\t\r\n\x00＝＋－＠"} - {""}

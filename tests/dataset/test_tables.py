import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.tables import all_or_none, cell_text, read_cells, read_table, write_table
from components.errors import DatasetError

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_text_is_read_back_as_it_was_written(scratch: Path, pairs: list[tuple[str, str]]) -> None:
    rows = [{"a": f"x{a}", "b": b} for a, b in pairs]
    write_table(scratch / "t.csv", ("a", "b"), rows)
    assert read_cells(scratch / "t.csv", ("a", "b")) == rows


def test_line_numbers_are_those_an_editor_shows(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('a,b\n1,"two\nlines"\n3,4\n', encoding="utf-8")
    assert [line.number for line in read_table(tmp_path / "t.csv", ("a", "b"))] == [3, 4]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"a\n1\n", "lacks the column 'b'"),
        (b"a,b,c\n1,2,3\n", "unknown column 'c'"),
        (b"a,b,b\n1,2,3\n", "repeats the column 'b'"),
        (b"a,b\n1\n", "line 2 has 1 cells instead of 2"),
        (b"a,b\n\xff,2\n", "not UTF-8"),
        (b'a,b\n"1,2\n', "not readable as CSV"),
        (b"", "lacks the column 'a', 'b'"),
    ],
)
def test_a_misshapen_file_says_what_is_wrong(tmp_path: Path, text: bytes, message: str) -> None:
    (tmp_path / "t.csv").write_bytes(text)
    with pytest.raises(DatasetError, match=message):
        read_table(tmp_path / "t.csv", ("a", "b"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"t\.csv is missing"):
        read_table(tmp_path / "t.csv", ("a",))


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"\xef\xbb\xbfa,b\n1,2\n")
    assert read_cells(tmp_path / "t.csv", ("a", "b")) == [{"a": "1", "b": "2"}]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (12.100001, "12.1"), (-68.0, "-68"), (dt.date(2025, 9, 1), "2025-09-01"), (7, "7")],
)
def test_a_value_has_one_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_files_that_are_written_together_are_put_back_when_one_fails(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("good", encoding="utf-8")
    tables = {old: {"a": "half"}, new: {"b": "lacks its column"}}
    with pytest.raises(KeyError), all_or_none(tables):
        _write_all(tables)
    assert (old.read_text(encoding="utf-8"), new.exists()) == ("good", False)


def _write_all(tables: dict[Path, dict[str, str]]) -> None:
    for path, row in tables.items():
        write_table(path, ["a"], [row])

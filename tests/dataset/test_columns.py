import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from components.dataset import columns as col


@pytest.mark.parametrize(
    "cell", ["javascript:alert(1)", "file:///etc/hostname", "data:text/html,x", "ftp://a.b/c", "x"]
)
def test_a_link_is_http_or_https_and_nothing_else(cell: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(col.Link).validate_python(cell)


def test_a_link_is_kept_as_it_was_written() -> None:
    assert TypeAdapter(col.Link).validate_python("https://example.org/?p=1") == "https://example.org/?p=1"


@pytest.mark.parametrize("cell", ["2025-9-1", "20250901", "1756684800", "2025-02-30", "yesterday"])
def test_a_day_is_an_iso_calendar_day(cell: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(col.Day).validate_python(cell)


@pytest.mark.parametrize("cell", ["1e3", "0x10", "1_000", "nan", "inf", "12.5", "-1"])
def test_a_count_is_a_whole_number_in_plain_figures(cell: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(col.Whole).validate_python(cell)


@pytest.mark.parametrize("type_", [col.Whole, col.DegreesNorth, col.MaybeDay, col.MaybePrecision])
def test_an_empty_cell_is_not_stated(type_: object) -> None:
    assert TypeAdapter(type_).validate_python("") is None


@given(st.integers(min_value=0, max_value=10**14))
def test_any_count_in_plain_figures_is_read_back(number: int) -> None:
    assert TypeAdapter(col.Whole).validate_python(str(number)) == number


@pytest.mark.parametrize(("type_", "cell"), [(col.DegreesNorth, "90.1"), (col.DegreesEast, "-180.5")])
def test_a_coordinate_off_the_globe_is_refused(type_: object, cell: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(type_).validate_python(cell)

from components.dataset.column_types import frame_types
from components.dataset.schema import TABLES


def test_the_types_of_a_frame_are_those_of_the_row_model() -> None:
    types = frame_types(TABLES["reports"])
    assert list(types) == list(TABLES["reports"].columns())
    named = [types[column] for column in ("report_id", "date_start", "lat", "count_low")]
    assert named == ["str", "datetime64[ns]", "float64", "Int64"]


def test_a_column_is_called_as_in_the_file() -> None:
    assert "class" in frame_types(TABLES["assets"])

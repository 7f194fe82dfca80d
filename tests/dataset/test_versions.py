from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.tables import Cells
from components.dataset.versions import LOCATIONS, VERSIONED, Action, Edit, Rows, differences, undone, version_of

CELLS = st.dictionaries(st.sampled_from(["status", "note", "lat"]), st.sampled_from(["1", "=2", "ñ"]), max_size=3)
TABLE = st.dictionaries(st.sampled_from(["r1", "r2", "r3"]), CELLS, max_size=3)


def rows(**tables: dict[str, Cells]) -> Rows:
    return {table: tables.get(table, {}) for table in VERSIONED}


@settings(max_examples=50)
@given(TABLE, TABLE)
def test_undoing_the_differences_gives_back_the_rows_and_their_version(
    one: dict[str, Cells], other: dict[str, Cells]
) -> None:
    before, after = rows(reports=one), rows(reports=other)
    back = undone(after, differences(before, after))
    assert back == before
    assert version_of(back) == version_of(before)


def test_equal_rows_have_no_differences_and_one_version() -> None:
    assert differences(rows(reports={"r1": {"a": "1"}}), rows(reports={"r1": {"a": "1"}})) == []


def test_a_difference_keeps_the_old_value_and_a_removal_the_whole_row() -> None:
    before = rows(reports={"r1": {"status": "present"}, "r2": {"note": "x"}})
    after = rows(reports={"r1": {"status": "cancelled"}}, locations={"loc-1": {"geometry": "abc"}})
    assert differences(before, after) == [
        Edit("reports", "r1", Action.UPDATED, "status", "present", "cancelled"),
        Edit("reports", "r2", Action.REMOVED, old='{"note": "x"}'),
        Edit(LOCATIONS, "loc-1", Action.ADDED),
    ]

import pytest

from components.dataset.biography import OWN, biography, groups_of, members_of, timelines
from components.dataset.observations import observations
from tests.builders import asset, dataset, report

BUILT = dataset(
    report("alpha", "2025-11-10", report_id="second"),
    report("alpha", "2025-10", report_id="first"),
    report("group", "2025-11-05", report_id="of-group"),
    report("other", "2025-09-01", report_id="other"),
    asset("force", name="Force", is_group=True),
    asset("group", name="Group", is_group=True, part_of="force"),
    asset("alpha", name="USS Alpha", part_of="group"),
    asset("other", name="USS Other"),
)


def test_the_groups_of_an_asset_come_nearest_first() -> None:
    assert groups_of(BUILT, "alpha") == ("group", "force")
    assert groups_of(BUILT, "other") == ()


def test_groups_that_hold_each_other_end() -> None:
    assert groups_of(dataset(asset("a", part_of="b"), asset("b", part_of="a")), "a") == ("b", "a")


def test_the_members_of_a_group_are_those_that_name_it() -> None:
    assert members_of(BUILT, "group") == ("alpha",)


def test_a_biography_holds_own_reports_and_those_of_the_groups_oldest_first() -> None:
    rows = biography(BUILT, observations(BUILT), "alpha")
    assert list(rows["record_id"]) == ["first", "of-group", "second"]
    assert list(rows["told_of"]) == [OWN, "Group", OWN]


def test_an_unknown_asset_is_an_error() -> None:
    with pytest.raises(KeyError):
        biography(BUILT, observations(BUILT), "nobody")


def test_timelines_keep_an_assets_reports_together_in_the_order_of_first_reports() -> None:
    rows = timelines(observations(BUILT), "naval")
    assert list(rows["asset_id"]) == ["other", "alpha", "alpha", "group"]
    assert timelines(observations(BUILT), "air").empty

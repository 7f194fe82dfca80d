"""The headline number, the rule that chose it, and whoever says otherwise."""

import datetime as dt
from functools import cache

import pytest

from components.dataset import ledger
from components.dataset.known import KnownBy
from components.dataset.ledger import Figure, headline, statements
from components.dataset.load import Dataset, read_dataset
from tests.builders import Row, dataset, source, toll, total

DAY = dt.date(2025, 11, 16)
SOURCES = (
    source("pentagon", kind="official"),
    source("one"),
    source("two"),
    source("copy-of-one", derived_from="One"),
    source("other-copy-of-one", derived_from="one; AP"),
)


def figure(*rows: Row, metric: str = "ships", as_of: dt.date = DAY) -> Figure:
    found = headline(dataset(*rows, *SOURCES), metric, as_of)
    assert found is not None
    return found


def test_the_newest_official_number_comes_first() -> None:
    found = figure(
        total("ships", "2025-11-10", 8, source_id="pentagon"),
        total("ships", "2025-11-15", 11, source_id="one"),
        total("ships", "2025-11-15", 11, source_id="two"),
    )
    assert (found.best, found.rule, found.source_id) == (8, ledger.OFFICIAL, "pentagon")
    assert [each.value for each in found.alternatives] == [11, 11]


def test_else_the_newest_number_of_two_independent_roots() -> None:
    found = figure(
        total("ships", "2025-11-10", 9, source_id="one"),
        total("ships", "2025-11-12", 9, source_id="two"),
        total("ships", "2025-11-15", 12, source_id="one"),
    )
    assert (found.best, found.rule, found.date) == (9, ledger.TWO_ROOTS, dt.date(2025, 11, 12))


def test_copies_of_one_text_are_one_root() -> None:
    found = figure(
        total("ships", "2025-11-10", 9, source_id="one"),
        total("ships", "2025-11-12", 12, source_id="copy-of-one"),
        total("ships", "2025-11-13", 12, source_id="other-copy-of-one"),
    )
    assert (found.best, found.rule) == (9, ledger.CONSERVATIVE)


def test_else_the_lowest_number() -> None:
    found = figure(total("ships", "2025-11-14", 15, source_id="one"), total("ships", "2025-11-15", 11, source_id="two"))
    assert (found.best, found.rule) == (11, ledger.CONSERVATIVE)


def test_a_toll_supports_every_number_up_to_its_own() -> None:
    found = figure(
        toll("killed", "2025-11-16", 76, source_id="one"),
        toll("killed", "2025-11-14", 80, source_id="copy-of-one"),
        toll("killed", "2025-11-16", 82, source_id="two"),
        metric="killed",
    )
    assert (found.best, found.rule) == (80, ledger.TWO_ROOTS_REACH)


def test_scopes_that_differ_are_shown_beside_each_other_and_never_chosen_together() -> None:
    found = figure(
        total("personnel", "2025-11-13", 10_000, "US forces in region", source_id="one"),
        total("personnel", "2025-11-12", 10_000, "US forces in Caribbean and eastern Pacific", source_id="two"),
        total("personnel", "2025-11-14", 15_000, "US forces in Caribbean", source_id="one"),
        metric="personnel",
    )
    assert (found.best, found.scope, found.rule) == (15_000, "US forces in Caribbean", ledger.ONLY)
    assert {each.scope for each in found.alternatives} == {
        "US forces in region",
        "US forces in Caribbean and eastern Pacific",
    }


def test_venezuelan_numbers_never_meet_american_ones() -> None:
    found = figure(
        total("personnel", "2025-11-11", 200_000, "Venezuelan forces mobilised"),
        total("personnel", "2025-11-11", 15_000),
        metric="personnel",
    )
    assert found.best == 15_000
    assert found.alternatives == ()


def test_a_part_of_the_force_is_never_the_headline() -> None:
    rows = dataset(total("ships", "2025-11-11", 3, "US ships in Port-au-Prince Bay"))
    assert headline(rows, "ships", DAY) is None


def test_our_own_sum_is_chosen_only_where_nothing_else_is_stated() -> None:
    own = total("ships", "2025-11-15", 9, count_rule="own_sum", source_id="one")
    assert figure(own).best == 9
    assert figure(own, total("ships", "2025-11-14", 11, source_id="two")).best == 11


def test_nothing_said_after_the_date_is_counted() -> None:
    rows = dataset(total("ships", "2025-11-17", 11))
    assert headline(rows, "ships", DAY) is None


def test_an_open_bound_stays_open() -> None:
    found = figure(total("ships", "2025-11-15", None, count_low=12, count_high=15))
    assert (found.low, found.best, found.high) == (12, None, 15)


def test_a_number_of_words_alone_is_no_number() -> None:
    assert statements(dataset(total("ships", "2025-11-15", None, count_raw="several")), "ships") == ()


def test_statements_come_newest_first() -> None:
    rows = dataset(total("ships", "2025-11-10", 8), total("ships", "2025-11-15", 11))
    assert [each.best for each in statements(rows, "ships")] == [11, 8]


@cache
def shipped() -> Dataset:
    return read_dataset()


@pytest.mark.parametrize(
    ("metric", "day", "values"),
    [
        ("ships", "2025-10-25", {8, 10}),
        ("personnel", "2025-11-16", {10_000, 15_000}),
        ("militia", "2025-09-20", {2_500_000, 8_200_000}),
        ("killed", "2025-10-24", {43, 46}),
        ("killed", "2025-11-16", {76, 82}),
        ("killed", "2026-02-09", {121, 130}),
        ("killed", "2026-02-15", {124, 130}),
    ],
)
def test_known_conflicts_stand_side_by_side(metric: str, day: str, values: set[int]) -> None:
    found = headline(shipped(), metric, dt.date.fromisoformat(day))
    assert found is not None
    assert values <= {found.chosen.value, *(each.value for each in found.alternatives)}


def test_every_warship_count_of_late_october_names_its_source() -> None:
    told = {(each.value, each.source_id) for each in statements(shipped(), "ships", dt.date(2025, 10, 31))}
    assert {(8, "occasionaldigest-ap-military-look"), (10, "worldnewsday-103131-naval-share")} <= told


@pytest.mark.parametrize("metric", ledger.METRICS)
def test_a_headline_is_always_a_number_that_a_source_stated(metric: str) -> None:
    stated = statements(shipped(), metric)
    for days in range(0, 300, 23):
        found = headline(shipped(), metric, dt.date(2025, 8, 20) + dt.timedelta(days=days))
        assert found is None or found.chosen in stated


def test_a_headline_is_chosen_from_what_was_published_by_then() -> None:
    dated = source("one", published_on="2025-11-10"), source("two", published_on="2025-11-20")
    rows = dataset(
        total("ships", "2025-11-09", 8, source_id="one"), total("ships", "2025-11-15", 11, source_id="two"), *dated
    )
    known = headline(rows, "ships", dt.date(2025, 11, 16), KnownBy(dt.date(2025, 11, 16)))
    assert known
    assert (known.best, headline(rows, "ships", dt.date(2025, 11, 16), KnownBy(dt.date(2025, 11, 1)))) == (8, None)


def test_a_newer_number_that_the_rule_passes_over_is_told_beside_the_headline() -> None:
    told = (
        total("ships", "2025-10-28", 8, source_id="one"),
        total("ships", "2025-10-28", 8, source_id="two"),
        total("ships", "2025-11-11", 12, source_id="three", count_rule="own_sum"),
        total("ships", "2025-11-10", 11, source_id="three"),
    )
    found = figure(*told)
    assert found.newer is not None
    assert (found.best, found.newer.best) == (8, 11)
    assert found.rule in ledger.PASSED_OVER
    assert figure(*told[:2]).newer is None


def test_a_later_toll_below_the_headline_is_no_newer_number() -> None:
    told = [toll("killed", "2025-10-24", 46, source_id=name) for name in ("one", "two")]
    assert figure(*told, toll("killed", "2025-10-26", 43, source_id="three"), metric="killed").newer is None

"""What is plotted on a date, and the reason for every row that is not."""

import datetime as dt
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.load import Dataset
from components.dataset.observations import observations
from components.dataset.query import Selection, facet_counts, select
from components.dataset.view import View
from components.errors import DatasetError
from tests.builders import UNPLACED, Row, asset, dataset, event, reject, report, source
from tests.dataset.pool import Draw, pool_of

DAY = dt.date(2025, 11, 16)


def selected(built: Dataset, **view: Any) -> Selection:
    return select(built, observations(built), View(**{"as_of": DAY, **view}))


def plotted(*rows: Row, **view: Any) -> set[str]:
    """The notes of the plotted rows."""
    return set(selected(dataset(*rows), **view).plotted["note"])


def reason(*rows: Row, **view: Any) -> str:
    """Why the row whose note is ``x`` is filtered out."""
    filtered = selected(dataset(*rows), **view).filtered
    return str(filtered.loc[filtered["note"].eq("x"), "reason"].item())


def test_the_newest_report_speaks_for_its_asset() -> None:
    rows = report("a", "2025-11-10", note="x"), report("a", "2025-11-12", note="new", report_id="r-new")
    assert plotted(*rows) == {"new"}
    assert reason(*rows) == "a newer report of this asset speaks: r-new"


def test_on_the_same_day_an_observation_outweighs_a_claim() -> None:
    rows = report("a", "2025-11-10", assertion="claimed"), report("a", "2025-11-10", assertion="observed", note="seen")
    assert plotted(*rows) == {"seen"}


def test_nothing_later_than_the_as_of_date_is_shown() -> None:
    assert reason(report("a", "2025-11-17", note="x")) == "after the as-of date, 16 November 2025"


def test_a_month_counts_only_once_it_is_over() -> None:
    row = report("a", "2025-11", note="x")
    assert reason(row) == "may lie after the as-of date, 16 November 2025"
    assert plotted(row, as_of=dt.date(2025, 11, 30)) == {"x"}


@pytest.mark.parametrize(("day", "freshness"), [("2025-11-09", "fresh"), ("2025-11-08", "ageing")])
def test_a_position_at_sea_ages(day: str, freshness: str) -> None:
    assert selected(dataset(report("a", day))).plotted["freshness"].tolist() == [freshness]


def test_an_event_does_not_age() -> None:
    assert selected(dataset(event("boat_strike", "2025-10-20"))).plotted["freshness"].tolist() == [""]


def test_a_stale_position_leaves_the_map() -> None:
    assert reason(report("a", "2025-10-25", note="x")) == "stale: last reported 22 days ago"
    assert plotted(report("a", "2025-10-26", note="edge")) == {"edge"}


def test_units_ashore_stay_longer_than_ships() -> None:
    assert plotted(report("a", "2025-10-20", note="ashore"), asset("a", kind="militia", domain="ground")) == {"ashore"}


def test_a_report_whose_day_is_not_known_leaves_the_map_once_it_is_certainly_stale() -> None:
    assert plotted(report("a", "2025-10", note="month"), as_of=dt.date(2025, 11, 21)) == {"month"}
    assert plotted(report("a", "2025-10", note="month"), as_of=dt.date(2025, 11, 22)) == set()


def test_a_wider_window_than_usual_keeps_stale_positions_on_the_map() -> None:
    row = selected(dataset(report("a", "2025-09-20")), window_days=60).plotted.iloc[0]
    assert (row["freshness"], row["fade"]) == ("stale", 1.0)


def test_a_report_older_than_the_window_leaves_the_map() -> None:
    militia = asset("a", kind="militia", domain="ground")
    assert reason(report("a", "2025-10-16", note="x"), militia) == "older than 30 days"
    assert plotted(report("a", "2025-10-17", note="edge"), militia) == {"edge"}


def test_a_departure_ends_a_presence_and_says_when() -> None:
    rows = report("a", "2025-11-10"), report("a", "2025-11-12", "departed", note="x")
    assert plotted(*rows) == set()
    assert reason(*rows) == "departed on 12 November 2025"


def test_a_departure_is_shown_as_such_to_whoever_asks_for_departures() -> None:
    rows = report("a", "2025-11-10", note="was here"), report("a", "2025-11-12", "departed", note="left")
    chosen = selected(dataset(*rows), statuses=frozenset({"departed"})).plotted
    assert chosen[["note", "standing"]].to_numpy().tolist() == [["left", "ended"]]


@pytest.mark.parametrize("status", ["announced", "ordered", "en_route", "cancelled"])
def test_a_plan_or_its_cancellation_never_displaces_or_creates_a_presence(status: str) -> None:
    plan = report("a", "2025-11-12", status, note="x", location_id="loc-other", role="destination")
    rows = report("a", "2025-11-10", note="here"), plan
    assert plotted(*rows) == {"here"}
    assert reason(*rows).endswith("on 12 November 2025, not a presence")


def test_a_plan_is_drawn_apart_when_its_status_is_chosen() -> None:
    rows = report("a", "2025-11-10", note="here"), report("a", "2025-11-12", "ordered", note="plan")
    assert plotted(*rows, statuses=frozenset({"ordered", "operating"})) == {"here", "plan"}


def test_a_plan_that_events_have_overtaken_is_not_drawn() -> None:
    rows = report("a", "2025-11-10", "ordered", note="x"), report("a", "2025-11-12", report_id="r-here")
    assert reason(*rows, statuses=frozenset({"ordered"})) == "overtaken by a newer report: r-here"


def test_a_denial_bars_a_presence_at_the_same_place() -> None:
    rows = report("a", "2025-11-10", note="x"), report("a", "2025-11-12", assertion="denied", report_id="r-no")
    assert plotted(*rows) == set()
    assert reason(*rows) == "denied on 12 November 2025 by r-no"


def test_a_denial_about_another_place_leaves_a_presence_alone() -> None:
    rows = report("a", "2025-11-10", note="here"), report("a", "2025-11-12", "denied", location_id="loc-other")
    assert plotted(*rows) == {"here"}


def test_a_ship_that_another_report_has_elsewhere_that_day_says_so() -> None:
    there = {"location_id": "loc-port", "where_description": "Off Ponce", "report_id": "r-there"}
    rows = (
        report("a", "2025-11-10", assertion="observed"),
        report("a", "2025-11-10", **there),
        report("b", "2025-11-10"),
    )
    found = selected(dataset(*rows)).plotted.set_index("asset_id")
    assert found.loc["a", ["conflicts_with", "conflict_where"]].tolist() == ["r-there", "Off Ponce"]
    assert found.loc["b", ["conflicts_with", "conflict_where"]].tolist() == ["", ""]


def test_credibility_counts_the_voices_known_by_the_day_that_is_asked_for() -> None:
    sources = source("one", published_on="2025-11-10"), source("two", published_on="2025-11-14")
    built = dataset(*(report("a", "2025-11-09", source_id=name) for name in ("one", "two")), *sources)
    for known_on, credible in ((None, [2, 2]), (dt.date(2025, 11, 11), [6, 1])):
        (row,) = selected(built, known_on=known_on).plotted.itertuples()
        assert [row.credibility, row.voices] == credible


def test_a_corrected_report_never_speaks() -> None:
    rows = (
        report("a", "2025-11-12", report_id="old", note="x"),
        report("a", "2025-11-10", report_id="new", supersedes="old", note="new"),
    )
    assert plotted(*rows) == {"new"}
    assert reason(*rows, show="all") == "superseded by new"


def test_a_newest_report_that_cannot_be_located_is_listed_and_the_older_one_is_not_shown_instead() -> None:
    rows = dataset(report("a", "2025-11-10"), report("a", "2025-11-12", note="where?", **UNPLACED))
    selection = selected(rows)
    assert len(selection.plotted) == 0
    assert selection.unlocatable[["note", "reason"]].to_numpy().tolist() == [["where?", "too wide to plot"]]


def test_located_only_moves_the_unlocatable_to_the_filtered() -> None:
    assert reason(report("a", "2025-11-12", note="x", **UNPLACED), located_only=True) == "no coordinates"


def test_rejected_rows_of_plotted_tables_are_counted_and_others_are_not() -> None:
    selection = selected(dataset(report("a", "2025-11-12"), reject("events", "e1"), reject("sources", "s1")))
    assert selection.rejected["row_id"].tolist() == ["e1"]
    assert selection.collected == 2


def test_events_show_within_the_window_and_with_a_period_within_that() -> None:
    rows = event("boat_strike", "2025-09-02", note="first"), event("boat_strike", "2025-11-15", note="last")
    assert plotted(*rows) == {"last"}
    assert plotted(*rows, start=dt.date(2025, 9, 1), end=dt.date(2025, 9, 30)) == {"first"}


def test_an_event_whose_month_is_only_partly_in_the_period_may_lie_outside() -> None:
    row = event("exercise", "2025-09", note="x")
    assert reason(row, start=dt.date(2025, 9, 10)) == "may lie outside the period"
    assert reason(row, start=dt.date(2025, 10, 1)) == "outside the period"


def test_all_shows_every_located_report_within_the_period() -> None:
    rows = (
        report("a", "2025-08-20", "ordered", note="plan"),
        report("a", "2025-09-10", note="one"),
        report("a", "2025-09-20", "departed", note="two"),
        report("a", "2025-11-01", note="later"),
    )
    assert plotted(*rows, show="all") == {"plan", "one", "two", "later"}
    assert plotted(*rows, show="all", start=dt.date(2025, 9, 1), end=dt.date(2025, 9, 30)) == {"one", "two"}


def test_all_without_a_date_reaches_to_the_last_day_of_the_data() -> None:
    built = dataset(report("a", "2025-11-10"), event("boat_strike", "2026-05-28"))
    assert selected(built, as_of=None, show="all").as_of == dt.date(2026, 5, 28)


def test_evidence_filters_listen_to_the_chosen_sources_only() -> None:
    rows = (
        report("a", "2025-11-10", source_id="navy", note="official"),
        report("a", "2025-11-12", source_id="blog", note="x"),
        source("navy", kind="official"),
        source("blog", kind="blog"),
    )
    assert plotted(*rows, source_kinds=frozenset({"official"})) == {"official"}
    assert reason(*rows, source_kinds=frozenset({"official"})) == "source kind not chosen: blog"


FLEET = (
    report("a", "2025-11-10", note="ship", where_prec=1),
    report("b", "2025-11-10", "port_visit", note="drone", assertion="observed", source_id="graded"),
    event("boat_strike", "2025-11-10", note="strike"),
    asset("a", kind="destroyer"),
    asset("b", kind="uav", domain="air", operator="Venezuela"),
    source("graded", reliability="B", kind="official"),
)


@pytest.mark.parametrize(
    ("field", "choice", "left"),
    [
        ("layers", {"naval"}, {"ship"}),
        ("layers", {"events", "air"}, {"strike", "drone"}),
        ("layers", set(), set()),
        ("asset_kinds", {"uav"}, {"drone", "strike"}),
        ("operators", {"United States"}, {"ship", "strike"}),
        ("statuses", {"port_visit"}, {"drone", "strike"}),
        ("event_kinds", {"exercise"}, {"ship", "drone"}),
        ("assertions", {"observed"}, {"drone"}),
        ("where_precs", {1}, {"ship"}),
        ("source_kinds", {"official"}, {"drone"}),
        ("reliabilities", {"B"}, {"drone"}),
    ],
)
def test_each_facet_keeps_what_is_chosen(field: str, choice: set[Any], left: set[str]) -> None:
    assert plotted(*FLEET, **{field: frozenset(choice)}) == left


@pytest.mark.parametrize("search", ["curacao", "CURAÇAO", "Caño", "cano curaçao", "ñandu"])
def test_search_is_blind_to_accents_and_case_and_wants_every_word(search: str) -> None:
    row = report("a", "2025-11-10", where_description="Off Curaçao", note="x y caño")
    assert (plotted(row, search=search) == {"x y caño"}) is (search != "ñandu")


def test_search_looks_at_name_place_source_and_note() -> None:
    rows = report("uss-gravely", "2025-11-10", note="docked", source_id="afp-1"), source("afp-1", publisher="AFP")
    for word in ("gravely", "caribbean", "afp", "docked"):
        assert plotted(*rows, search=word) == {"docked"}


def test_search_takes_special_characters_as_they_are() -> None:
    assert plotted(report("a", "2025-11-10", note="F/A-18 (x)"), search="(x)") == {"F/A-18 (x)"}
    assert plotted(report("a", "2025-11-10", note="F/A-18"), search=".*") == set()


def test_counts_beside_choices_release_their_own_facet_only() -> None:
    built = dataset(*FLEET)
    rows = observations(built)
    view = View(as_of=DAY, asset_kinds=frozenset({"uav"}), search="drone")
    assert facet_counts(built, rows, view, "asset_kinds").to_dict() == {"uav": 1}
    assert facet_counts(built, rows, View(as_of=DAY, asset_kinds=frozenset({"uav"})), "asset_kinds").to_dict() == {
        "uav": 1,
        "destroyer": 1,
    }


def test_counts_beside_statuses_include_plans_that_an_empty_choice_leaves_out() -> None:
    built = dataset(report("a", "2025-11-10", "ordered"))
    assert facet_counts(built, observations(built), View(as_of=DAY), "statuses").to_dict() == {"ordered": 1}


def test_a_dataset_without_dates_has_no_state_to_show() -> None:
    with pytest.raises(DatasetError, match="no date to show"):
        selected(dataset(), as_of=None)


STATUSES = ["announced", "en_route", "arrived", "operating", "departed", "returned", "cancelled", "denied", "destroyed"]
DAYS = st.dates(dt.date(2025, 9, 1), dt.date(2025, 12, 31))


def record(dice: random.Random) -> Row:
    day = dt.date(2025, 9, 1) + dt.timedelta(days=dice.randint(0, 121))
    if not dice.randrange(3):
        return event("boat_strike", day.isoformat())
    when, where = dice.choice([str(day), str(day)[:7]]), dice.choice([{}, UNPLACED, {"location_id": "loc-port"}])
    return report(dice.choice("abcd"), when, dice.choice(STATUSES), **where)


DICE = random.Random(2)
POOL = pool_of(*(record(DICE) for _ in range(1000)), reject("reports", "bad"))
FLEETS = POOL.some(25)


def drawn(fleet: Draw, **view: Any) -> Selection:
    return select(POOL.holding(fleet), POOL.seen(fleet), View(**view))


@settings(max_examples=30)
@given(FLEETS, DAYS, st.sampled_from(["latest", "all"]), st.booleans())
def test_every_collected_row_is_in_exactly_one_pile(fleet: Draw, day: dt.date, show: str, located: bool) -> None:
    selection = drawn(fleet, as_of=day, show=show, located_only=located)
    piles = [*selection.plotted.index, *selection.filtered.index, *selection.unlocatable.index]
    assert len(piles) == len(set(piles)) == len(fleet)
    assert selection.collected == len(fleet) + 1
    assert (selection.filtered["reason"].str.len() > 0).all()
    assert (selection.unlocatable["reason"].str.len() > 0).all()


@settings(max_examples=30)
@given(FLEETS, DAYS)
def test_a_state_shows_each_asset_once_and_nothing_before_it_came_true(fleet: Draw, day: dt.date) -> None:
    shown = drawn(fleet, as_of=day).plotted
    assets = shown.loc[shown["record_type"].eq("report"), "asset_id"]
    assert assets.is_unique
    assert (shown["date_end"] <= pd.Timestamp(day)).all()
    assert shown["standing"].isin(["presence", "event"]).all()


@settings(max_examples=30)
@given(FLEETS, DAYS)
def test_learning_of_later_days_never_changes_an_earlier_state(fleet: Draw, day: dt.date) -> None:
    known = [row for row in fleet if POOL.rows["date_end"].iloc[row] <= pd.Timestamp(day)]
    with_later, without = drawn(fleet, as_of=day), drawn(known, as_of=day)
    assert with_later.plotted.index.tolist() == without.plotted.index.tolist()


@settings(max_examples=30)
@given(FLEETS, DAYS, st.sampled_from(["latest", "all"]), st.sampled_from(["naval", "events"]))
def test_a_layer_switched_off_takes_its_own_records_away_and_changes_no_other(
    fleet: Draw, day: dt.date, show: str, layer: str
) -> None:
    everything = drawn(fleet, as_of=day, show=show).plotted
    left = drawn(fleet, as_of=day, show=show, layers=frozenset({layer})).plotted
    assert left.index.tolist() == everything.index[everything["layer"] == layer].tolist()


KNOWN = dt.date(2025, 11, 10)
PUBLISHED = (source("early", published_on="2025-11-05"), source("late", published_on="2025-11-12"), source("undated"))


def test_what_was_published_after_the_known_by_day_is_filtered_with_its_reason() -> None:
    old, new = (
        report("a", "2025-11-01", source_id="early", note="old"),
        report("a", "2025-11-09", source_id="late", note="x"),
    )
    assert plotted(old, new, *PUBLISHED, known_on=KNOWN) == {"old"}
    assert reason(old, new, *PUBLISHED, known_on=KNOWN) == "not known to have been published by 10 November 2025"


def test_a_source_without_a_date_is_left_out_and_counted_or_taken_at_its_word() -> None:
    row = report("a", "2025-11-09", source_id="undated", note="x")
    left_out = selected(dataset(row, *PUBLISHED), known_on=KNOWN)
    assert (len(left_out.plotted), left_out.undated) == (0, 1)
    assert left_out.filtered["reason"].tolist() == ["its source shows no date"]
    on_trust = selected(dataset(row, *PUBLISHED), known_on=KNOWN, undated="when_true")
    assert (len(on_trust.plotted), on_trust.undated) == (1, 1)


def test_a_correction_silences_what_it_corrects_only_once_it_was_known() -> None:
    wrong = report("a", "2025-11-04", source_id="early", report_id="wrong", note="wrong")
    right = report("a", "2025-11-04", source_id="late", supersedes="wrong", note="right")
    assert plotted(wrong, right, *PUBLISHED, known_on=KNOWN) == {"wrong"}
    assert plotted(wrong, right, *PUBLISHED, known_on=dt.date(2025, 11, 12)) == {"right"}


PUBLICATIONS = pool_of(
    *(
        report(name, f"2025-11-{day:02}", source_id=source_id, report_id=f"{name}-{day}-{source_id}-{copy}")
        for name in "ab"
        for day in range(1, 16)
        for source_id in ("early", "late", "undated")
        for copy in "12"
    ),
    *PUBLISHED,
)
LATE = tuple(np.flatnonzero(PUBLICATIONS.rows["source_id"].eq("late")).tolist())


@settings(max_examples=30)
@given(PUBLICATIONS.some(5), st.sets(st.sampled_from(LATE), max_size=5), st.sampled_from(["latest", "all"]))
def test_knowing_more_never_changes_what_a_view_shows_of_an_earlier_day(draw: Draw, later: set[int], show: str) -> None:
    view = View(as_of=DAY, known_on=KNOWN, show=show)
    before, after = (
        select(PUBLICATIONS.holding(known), PUBLICATIONS.seen(known), view).plotted.index.tolist()
        for known in (draw, sorted({*draw, *later}))
    )
    assert before == after

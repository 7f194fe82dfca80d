import datetime as dt
from collections.abc import Callable

import pytest

from components.dataset.codec import encode
from components.dataset.view import View
from components.ui.parts import answering, bridge
from tests.ui.page import Page


def as_of(page: Page) -> None:
    page.app.slider(key="f_as_of").set_value(dt.date(2025, 11, 20))


def window(page: Page) -> None:
    page.open_fold("when").app.slider(key="f_window_days").set_value(5)


def everything(page: Page) -> None:
    page.app.segmented_control(key="f_show").set_value("all")


def period(page: Page) -> None:
    page.open_fold("when").app.date_input(key="f_start").set_value(dt.date(2026, 2, 15))


def no_ships(page: Page) -> None:
    page.app.checkbox(key="f_layer_naval").uncheck()


def search(page: Page) -> None:
    page.app.text_input(key="f_search").set_value("curacao")


def known(page: Page) -> None:
    page.open_fold("when").app.date_input(key="f_known_on").set_value(dt.date(2026, 1, 31))


def located(page: Page) -> None:
    page.open_fold("certainty").app.toggle(key="f_located_only").set_value(True)


def chosen(fold: str, field: str, code: object) -> Callable[[Page], None]:
    def choose(page: Page) -> None:
        page.open_fold(fold).app.multiselect(key=f"f_{field}").set_value([code])

    choose.__name__ = field
    return choose


FILTERS = [
    as_of,
    window,
    everything,
    period,
    known,
    no_ships,
    search,
    chosen("what", "asset_kinds", "destroyer"),
    chosen("what", "operators", "Venezuela"),
    chosen("what", "event_kinds", "boat_strike"),
    chosen("certainty", "statuses", "operating"),
    chosen("certainty", "assertions", "official_statement"),
    chosen("certainty", "where_precs", 7),
    chosen("sources", "source_kinds", "official"),
    chosen("sources", "reliabilities", "B"),
]


@pytest.mark.parametrize("change", FILTERS, ids=lambda change: change.__name__)
def test_each_filter_changes_what_is_plotted_the_sentence_and_the_link(change: Callable[[Page], None]) -> None:
    page = Page()
    before = page.plotted, page.sentence
    change(page)
    page.run()
    assert page.plotted != before[0]
    assert page.sentence != before[1]
    assert page.address


def test_only_with_coordinates_moves_the_unlocatable_to_the_filtered() -> None:
    page = Page(show="all")
    before = page.counts
    located(page)
    page.run()
    assert before["unlocatable"] > 0
    assert page.counts == before | {
        "unlocatable": 0,
        "filtered out": before["filtered out"] + before["unlocatable"],
    }


@pytest.mark.parametrize("query", [{}, {"show": "all"}, {"q": "no such words anywhere"}, {"layers": "none"}])
def test_the_four_lists_hold_every_collected_row(query: dict[str, str]) -> None:
    page = Page(**query)
    assert sum(page.counts.values()) == page.collected
    assert page.counts["plotted"] == len(page.plotted)


def test_the_first_look_has_a_populated_theatre_and_a_bare_address() -> None:
    page = Page()
    assert len(page.plotted) >= 15
    assert page.address == {}


def test_an_empty_map_says_why_and_keeps_standing() -> None:
    page = Page(q="no such words anywhere")
    assert page.plotted == []
    assert any("Nothing is plotted" in str(text.value) for text in page.app.text)


VIEW = View(
    as_of=dt.date(2025, 11, 20),
    start=dt.date(2025, 9, 1),
    end=dt.date(2025, 11, 15),
    window_days=60,
    known_on=dt.date(2025, 12, 1),
    undated="when_true",
    layers=frozenset({"naval", "events", "bases"}),
    operators=frozenset({"United States"}),
    where_precs=frozenset({1, 7}),
    search="caribbean",
    basemap="dark",
    symbols="plain",
    rings=False,
)


def test_a_link_restores_the_view_and_keeps_its_address() -> None:
    page = Page(**encode(VIEW))
    assert page.app.session_state["view"] == VIEW
    assert page.address == encode(VIEW)
    assert not page.app.info


def test_a_filter_changed_after_a_link_keeps_the_rest_of_it() -> None:
    page = Page(**encode(VIEW))
    page.app.checkbox(key="f_layer_air").check()
    page.run()
    assert page.app.session_state["view"] == View(**{**as_dict(VIEW), "layers": VIEW.layers | {"air"}})


def as_dict(view: View) -> dict[str, object]:
    return {field: getattr(view, field) for field in View.__dataclass_fields__}


@pytest.mark.parametrize(
    "query",
    [
        {"on": "yesterday"},
        {"by": "Atlantis"},
        {"unknown": "1"},
        {"layers": "<img src=x onerror=alert(1)>"},
        {"q": "a\x00b"},
        {"kind": "x" * 20_000},
        {"from": "2026-01-01", "to": "2025-01-01"},
        {"on": "2099-01-01"},
    ],
)
def test_a_malformed_link_gives_a_notice_and_the_rest(query: dict[str, str]) -> None:
    page = Page(**query, symbols="plain")
    assert len(page.app.info) == 1
    assert page.app.session_state["view"].symbols == "plain"


def test_a_notice_goes_when_dismissed_and_the_view_stays() -> None:
    page = Page(by="Atlantis", symbols="plain")
    page.app.button(key="dismiss").click()
    page.run()
    assert not page.app.info
    assert page.app.session_state["view"].symbols == "plain"


def test_reset_brings_back_the_first_look() -> None:
    page = Page(**encode(VIEW))
    page.app.button(key="reset").click()
    page.run()
    assert page.app.session_state["view"] == View()
    assert page.address == {}
    assert page.plotted == Page().plotted


def test_going_back_in_the_browser_brings_back_the_view() -> None:
    page = Page()
    search(page)
    page.run()
    page.app.query_params.clear()
    page.run()
    assert page.app.session_state["view"] == View()
    assert page.app.text_input(key="f_search").value == ""


def test_several_choices_in_a_row_are_all_kept() -> None:
    page = Page(show="all").open_fold("what")
    for operator in ("United States", "Venezuela"):
        page.app.multiselect(key="f_operators").select(operator)
        page.run()
    assert page.app.session_state["view"].operators == {"United States", "Venezuela"}


def test_a_choice_outlives_the_fold_it_was_made_in() -> None:
    page = Page()
    search(page)
    chosen("what", "operators", "Venezuela")(page)
    view = page.run().app.session_state["view"]
    page.close_fold("what").run()
    assert page.app.session_state["view"] == view
    assert page.open_fold("what").app.multiselect(key="f_operators").value == ["Venezuela"]


def test_showing_all_reports_moves_an_unnamed_date_to_the_end_of_the_data() -> None:
    page = Page()
    everything(page)
    page.run()
    slider = page.app.slider(key="f_as_of")
    assert slider.value == dt.datetime.fromtimestamp(slider.max / 1e6, dt.UTC).date()
    assert page.address == {"show": "all"}


def test_the_headline_numbers_name_their_source() -> None:
    labels = [popover.proto.popover.label for popover in Page().app.get("popover")]
    figures = [label for label in labels if ":gray[" in label]
    assert len(figures) == 3
    assert all(", " in label.split(":gray[")[1] for label in figures)


def test_before_the_first_report_of_a_number_the_headline_says_so() -> None:
    labels = [popover.proto.popover.label for popover in Page(on="2025-04-20").app.get("popover")]
    assert sum("nobody has given a number yet" in label for label in labels) == 3


def bridges(page: Page) -> list[str]:
    """What the page sends as the scripts of the map and of its days."""
    sent = {each.proto.id.rpartition("-")[2]: each.proto.js_content for each in page.app.get("bidi_component")}
    return [sent["map_bridge"], sent["map_days"]]


def test_the_bridge_is_sent_by_its_address_and_in_full_only_where_nobody_answers_for_that() -> None:
    page = Page()
    assert bridges(page) == [bridge()[1].body.decode()] * 2
    with answering():
        named, for_days = bridges(page.run())
    assert named == for_days
    assert f'"parts/{bridge()[0]}"' in named
    assert len(named) < 200

"""The first look, with the network cut off (as in every test here)."""

from tests.browser.dashboard import Dashboard

LAND, SEA = (6.5, -62.8), (15.0, -64.5)  # the forests of Bolívar state; the middle of the Caribbean


def test_the_map_draws_symbols_for_the_reported_assets(seen: Dashboard) -> None:
    assert len(seen.drawn()) > 20
    placed = seen.map.evaluate("() => Sotavento.markers.size + Sotavento.chips.size")
    assert seen.map.locator(".mark .symbol, .mark .disc, .chip .symbol").count() == placed >= 5


def test_what_has_no_symbol_in_the_window_is_counted_at_its_edge(seen: Dashboard) -> None:
    unpictured = seen.map.evaluate(
        """() => {
            const S = Sotavento, marks = [...S.markers.values()], chips = [...S.chips.values()];
            const placed = [...marks.flatMap(({ mark }) => mark.groups), ...chips.flatMap(({ groups }) => groups)];
            const pictured = new Set(placed.flatMap(({ records }) => records.map(({ key }) => key)));
            const left = [...S.shown.keys()].filter((key) => !pictured.has(key));
            return S.things(left.map((key) => S.records.get(key))).length;
        }"""
    )
    hints = seen.map.locator(".edge:visible").all_inner_texts()
    assert unpictured <= sum(int("".join(filter(str.isdigit, hint))) for hint in hints)


def test_the_map_draws_land_without_a_network(seen: Dashboard) -> None:
    seen.go(layers="none")
    assert seen.pixels(*LAND) != seen.pixels(*SEA)


def test_every_record_is_accounted_for(seen: Dashboard) -> None:
    total = sum(seen.tally(part) for part in ("plotted", "filtered", "unlocatable", "rejected"))
    assert f"= {total:,} " in seen.part("tally").inner_text()


def test_each_number_of_the_bar_opens_its_list(seen: Dashboard) -> None:
    for part in ("plotted", "filtered", "unlocatable", "rejected"):
        seen.part(f"tally_{part}").get_by_role("button").first.click()
        seen.opened.get_by_test_id("stDataFrame").or_(seen.opened.get_by_text("None.", exact=True)).wait_for()
        seen.page.keyboard.press("Escape")
        seen.opened.wait_for(state="hidden")


def test_the_headline_gives_numbers_with_their_sources_and_opens_their_ledger(seen: Dashboard) -> None:
    for metric in ("ships", "personnel", "killed"):
        button = seen.part(f"figure_{metric}").get_by_role("button").first
        assert any(map(str.isdigit, button.inner_text()))
        button.click()
        seen.opened.get_by_test_id("stDataFrame").wait_for()
        seen.page.keyboard.press("Escape")
        seen.opened.wait_for(state="hidden")


def test_another_page_opens_and_leads_back_to_the_map(seen: Dashboard) -> None:
    seen.turn_to("Events")  # tests of reach turn to every page
    seen.page.get_by_role("link", name="Map").first.click()
    assert seen.ready().drawn()

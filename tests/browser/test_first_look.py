"""The first look, with the network cut off (as in every test here)."""

from tests.browser.visits import Visitor

LAND, SEA = (6.5, -62.8), (15.0, -64.5)  # the forests of Bolívar state; the middle of the Caribbean


def test_the_map_draws_symbols_for_the_reported_assets(visitor: Visitor) -> None:
    seen = visitor.open()
    assert len(seen.drawn()) > 20
    assert seen.map.locator(".mark .symbol, .chip .symbol").count() > 5


def test_the_map_draws_land_without_a_network(visitor: Visitor) -> None:
    seen = visitor.open(layers="none")
    assert seen.pixels(*LAND) != seen.pixels(*SEA)


def test_every_record_is_accounted_for(visitor: Visitor) -> None:
    seen = visitor.open()
    total = sum(seen.tally(part) for part in ("plotted", "filtered", "unlocatable", "rejected"))
    assert f"= {total:,} " in seen.part("tally").inner_text()


def test_each_number_of_the_bar_opens_its_list(visitor: Visitor) -> None:
    seen = visitor.open()
    for part in ("plotted", "filtered", "unlocatable", "rejected"):
        seen.part(f"tally_{part}").get_by_role("button").first.click()
        seen.opened.get_by_test_id("stDataFrame").or_(seen.opened.get_by_text("None.", exact=True)).wait_for()
        seen.page.keyboard.press("Escape")
        seen.opened.wait_for(state="hidden")


def test_the_headline_gives_numbers_with_their_sources_and_opens_their_ledger(visitor: Visitor) -> None:
    seen = visitor.open()
    for metric in ("ships", "personnel", "killed"):
        button = seen.part(f"figure_{metric}").get_by_role("button").first
        assert any(map(str.isdigit, button.inner_text()))
        button.click()
        seen.opened.get_by_test_id("stDataFrame").wait_for()
        seen.page.keyboard.press("Escape")
        seen.opened.wait_for(state="hidden")


def test_the_other_pages_open(visitor: Visitor) -> None:
    seen = visitor.open()
    for name in ("Ships and units", "Numbers", "Sources", "Method"):
        seen.page.get_by_role("link", name=name).first.click()
        seen.page.get_by_role("heading", level=1, name=name).wait_for()
    seen.page.get_by_role("link", name="Map").first.click()
    assert seen.ready().drawn()

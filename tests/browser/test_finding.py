"""From a mark to its receipt, and from a row of the table to its mark."""

from tests.browser.dashboard import Dashboard


def test_a_mark_opens_the_receipt_of_its_record(seen: Dashboard) -> None:
    seen.go(q="ponce", show="all")
    assert seen.drawn()
    seen.map.locator(".mark, .chip").first.press("Enter")
    rows = seen.map.locator(".receipt .row")
    seen.until(lambda: seen.receipt.count() + rows.count() > 0)
    if rows.count():
        rows.first.press("Enter")
    words = seen.receipt.inner_text()
    for heading in ("Status", "Date", "Place", "Precision", "Source"):
        assert heading in words
    assert seen.receipt.locator("h2").inner_text()


def test_the_receipt_links_to_its_source_and_tells_how_it_was_placed(seen: Dashboard) -> None:
    seen.go(show="all")
    record = seen.map.evaluate(
        "() => { for (const k of Sotavento.shown.keys()) { const r = Sotavento.records.get(k);"
        " if (Sotavento.sources[r.source][2]) return Sotavento.decode(r.id); } }"
    )
    seen.open_record(record)
    address = seen.receipt.locator("dd a").first
    assert str(address.get_attribute("href")).startswith("http")
    assert "noopener" in str(address.get_attribute("rel"))
    seen.receipt.get_by_text("How it was placed").click()
    assert seen.receipt.locator(".placing p").inner_text()


def test_the_receipt_of_a_report_leads_to_the_page_of_its_asset(seen: Dashboard) -> None:
    seen.go(q="iwo jima", show="all")
    record = seen.map.evaluate(
        "() => { for (const k of Sotavento.shown.keys()) { const r = Sotavento.records.get(k);"
        " if (Sotavento.decode(r.asset) === 'uss-iwo-jima') return Sotavento.decode(r.id); } }"
    )
    seen.open_record(record)
    with seen.page.expect_popup() as opened:
        seen.receipt.locator(".history a").click()
    opened.value.get_by_role("heading", level=2, name="USS Iwo Jima").wait_for()
    opened.value.close()


def test_escape_closes_the_receipt(seen: Dashboard) -> None:
    seen.open_record(min(seen.drawn())).press("Escape")
    seen.receipt.wait_for(state="detached")


def test_a_row_of_the_table_is_found_on_the_map(seen: Dashboard) -> None:
    seen.drawn()
    seen.select_row(2)
    seen.receipt.wait_for()
    assert seen.receipt.get_attribute("data-record") in seen.drawn()
    seen.page.wait_for_function("() => location.hash.includes('&r=')")

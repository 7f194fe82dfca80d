"""Read a report, as somebody does who has a text and a minute."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, expect

from tests.browser.dashboard import Dashboard
from tests.browser.visits import PHONE, Visitor
from tests.documents.files import pdf

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TEXT = "USS Gravely anchored off Port of Spain on 11 November 2025, officials said in Washington."
HOSTILE = "USS Gravely is in Ponce, ${window.PWN=1} <img src=x onerror=window.PWN=1> <script>window.PWN=1</script> `."


def open_page(regular: Visitor, **options: object) -> Dashboard:
    return regular.open("/read", options=options)


def read(seen: Dashboard, text: str) -> None:
    seen.page.get_by_label("Paste the text").fill(text)
    seen.page.get_by_role("button", name="Read", exact=True).click()
    marks(seen).first.wait_for()
    seen.settle()


def marks(seen: Dashboard) -> Locator:
    return seen.page.locator("button.read-mark")


def map_of(seen: Dashboard) -> Frame:
    """The map's frame, once it shows something."""
    seen.map.locator("#map_sotavento[data-shown]").wait_for()
    return seen.map


@pytest.fixture(scope="module")
def told(regular: Visitor) -> Dashboard:
    """A page that has read ``TEXT``."""
    seen = open_page(regular)
    read(seen, TEXT)
    return seen


def test_a_pasted_text_is_marked_drawn_and_kept_out_of_the_address(told: Dashboard, regular: Visitor) -> None:
    seen, frame = told, map_of(told)
    assert frame.locator("#map_sotavento").get_attribute("data-shown") == "1"
    frame.evaluate("() => Sotavento.map.panBy([60, 0], {animate: false})")
    seen.page.wait_for_timeout(600)  # longer than the bridge waits before it writes an address
    assert seen.page.url.rstrip("?") == f"{regular.server.url}/read"


def test_a_mention_opens_its_receipt_by_keyboard_and_escape_closes_it(told: Dashboard) -> None:
    mark = marks(told).filter(has_text="Port of Spain")
    mark.focus()
    told.page.keyboard.press("Enter")
    receipt = told.page.get_by_role("dialog", name="Receipt: Port of Spain")
    expect(receipt).to_be_visible()
    expect(receipt).to_contain_text("was read as a place")
    told.page.keyboard.press("Escape")
    expect(receipt).to_be_hidden()


def test_a_file_is_read_and_its_rows_are_marked_as_unreviewed(regular: Visitor) -> None:
    seen = open_page(regular)
    file = {"name": "statement.pdf", "mimeType": "application/pdf", "buffer": pdf(TEXT)}
    seen.page.locator('input[type="file"]').set_input_files(file)
    seen.page.get_by_text("statement.pdf").first.wait_for()
    seen.settle()
    seen.page.get_by_role("button", name="Read", exact=True).click()
    marks(seen).first.wait_for()
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name="Reports CSV").click()
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_bytes().decode("utf-8-sig"))))
    assert [row["asset_id"] for row in rows] == ["uss-gravely"]
    assert all("unreviewed" in row["note"] for row in rows)


def test_a_hostile_text_is_shown_and_nothing_in_it_runs(regular: Visitor) -> None:
    seen = open_page(regular)
    read(seen, HOSTILE)
    expect(seen.page.locator(".read-text")).to_contain_text("<script>window.PWN=1</script>")
    frame = map_of(seen)
    record = frame.evaluate("() => Sotavento.decode([...Sotavento.records.values()][0].id)")
    frame.evaluate("id => Sotavento.openById(id, true)", record)
    frame.locator(".receipt").first.wait_for()
    assert seen.page.evaluate("() => window.PWN") is None
    assert frame.evaluate("() => window.PWN") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_phone(regular: Visitor, scheme: str) -> None:
    seen = open_page(regular, color_scheme=scheme, viewport=PHONE)
    seen.page.get_by_role("button", name="Ejemplo").click()
    marks(seen).first.wait_for()
    seen.settle()
    assert seen.serious_faults(AXE.read_text(encoding="utf-8")) == []
    assert seen.page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE["width"]

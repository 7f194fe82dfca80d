"""The one-file page, opened from disk with the network off."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor
from playwright.sync_api import Browser, expect

from components import palette
from components.dataset.export.extract import Extract
from components.dataset.view import View
from components.layers.looking import Looking
from components.layers.one_file import one_file
from components.ui.shelf import selection, shelf
from tests.browser.firefox import firefox


def test_the_page_draws_its_map_and_table_without_a_network(browser: Browser, tmp_path: Path) -> None:
    extract, path = Extract(selection(shelf(), View()), shelf().dataset), tmp_path / "view.html"
    path.write_bytes(one_file(extract, Looking.at("#v=8/18.2/-66.4")))
    context = browser.new_context(offline=True)
    try:
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        expect(page.locator("#map_sotavento")).to_have_attribute("data-shown", str(extract.size))
        expect(page.locator("#rows tbody tr")).to_have_count(extract.size)
        assert page.locator(".leaflet-land-pane path").count() > 10
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        assert page.evaluate("() => Sotavento.map.getZoom()") == 8
        page.locator("#rows button").first.click()
        expect(page.locator(".receipt.one")).to_be_visible()
        page.get_by_role("checkbox", name="Events").uncheck()
        held = int(extract.selection.plotted["layer"].ne("events").sum())
        expect(page.locator("#map_sotavento")).to_have_attribute("data-shown", str(held))
        assert (asked, said) == ([path.as_uri()], [])
    finally:
        context.close()


def test_firefox_draws_the_land_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    path.write_bytes(one_file(Extract(selection(shelf(), View()), shelf().dataset)))
    with firefox(tmp_path) as browser:
        browser.open(path.as_uri(), 1200, 800)
        browser.awaited("#map_sotavento[data-shown]")
        picture = browser.picture()
        assert browser.said == []
    with Image.open(BytesIO(picture)) as seen:
        colours = seen.convert("RGB").getcolors(maxcolors=2**24)
    land = {ImageColor.getrgb(colour) for colour in (palette.LAND, palette.FOCUS_LAND)}
    assert sum(count for count, colour in colours if colour in land) > 0.02 * 1200 * 800

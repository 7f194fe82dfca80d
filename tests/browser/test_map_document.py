"""The map's document alone, without the dashboard: what it draws, what it says, and that it stays standing."""

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from shapely.geometry import Point, box

from components.dataset.export.extract import Extract
from components.dataset.load import Dataset
from components.dataset.view import View
from components.figure.groups import groups_of
from components.layers.build import map_payload
from components.layers.catalogue import record_key
from components.layers.escape import escape
from tests.browser.documents import Show, give
from tests.builders import asset, dataset, event, location, report
from tests.layers.test_escape import PAYLOADS
from tests.layers.theatre import EVERYTHING, PIN, RING, SEA_BOX, selected, theatre, with_texts

ALL_PAYLOADS = "window.PWNED=1 ".join(PAYLOADS)
LATEST = View(show="latest")


def payload_of(*names: str, **look: Any) -> dict[str, Any]:
    """A payload that shows only these records of the theatre."""
    full = map_payload(selected(theatre()), EVERYTHING)
    kept = {record_key(name) for name in names}
    pairs = [pair for pair in zip(full["keys"], full["ages"], strict=True) if pair[0] in kept]
    return {**full, "keys": [key for key, _ in pairs], "ages": [age for _, age in pairs], **look}


def chip(page: Page, words: str) -> Any:
    return page.locator(".chip", has_text=words)


def mark(page: Page, words: str) -> Any:
    return page.locator(f'.mark[aria-label*="{words}"]')


def lies_on(one: Any, other: Any) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    beside = a["x"] >= b["x"] + b["width"] or b["x"] >= a["x"] + a["width"]
    return not (beside or a["y"] >= b["y"] + b["height"] or b["y"] >= a["y"] + a["height"])


def test_land_and_names_are_drawn_with_no_network(show: Show) -> None:
    page = show(theatre())
    assert page.locator("path.land").count() > 50
    expect(page.locator(".name", has_text="Curaçao")).to_be_visible()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Natural Earth")
    assert page.evaluate("document.querySelectorAll('.leaflet-tile').length") == 0


def test_each_record_is_drawn_in_the_shape_its_precision_allows(show: Show) -> None:
    page = show(theatre())
    expect(chip(page, "Caribbean Sea")).to_contain_text("2 ships")
    expect(chip(page, "Anzoátegui")).to_contain_text("Strike on a boat")
    expect(page.locator(".form-pin")).to_have_count(1)
    expect(page.locator(".form-ring")).to_have_count(2)
    assert page.locator("path.ring").count() == 2
    assert page.locator("path.tint").count() == 1
    assert page.locator("path.hatch").count() == 1


def test_an_area_has_no_mark_at_its_centre(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("alpha", "bravo", "strike"))
    expect(page.locator(".mark")).to_have_count(0)
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(".leaflet-leaders-pane path")).to_have_count(1)  # lines to labels, no dots


def test_of_very_many_areas_the_tinted_ones_are_outlined_only_when_asked_for(show: Show) -> None:
    side = 9  # squares to a side, one of a strike, which has no tint
    corners = [(-75 + column, 10 + row) for column in range(side) for row in range(side)]
    spots = [location(f"loc-{at}", box(x, y, x + 0.8, y + 0.8), f"Box {at}") for at, (x, y) in enumerate(corners)]
    stands = {"place_id": "", "shape": "area", "where_prec": 5, "coordinate_uncertainty_m": 60_000.0}
    there = [{"lat": y + 0.4, "lon": x + 0.4, "location_id": f"loc-{at}"} for at, (x, y) in enumerate(corners)]
    ships = [
        report(f"uss-{at}", "2025-11-16", report_id=f"r{at}", **stands, **each) for at, each in enumerate(there[1:])
    ]
    strike = event("boat_strike", "2025-11-10", event_id="strike", **stands, **there[0])
    page = show(dataset(strike, *ships, *spots, *(asset(f"uss-{at}", name=f"USS {at}") for at in range(side**2 - 1))))
    expect(page.locator("path.tint")).to_have_count(side**2 - 1)
    expect(page.locator("path.outline")).to_have_count(1)
    page.locator(".chip.of-naval").first.hover()
    expect(page.locator("path.highlight")).to_have_count(1)


def test_an_announced_ship_is_hollow_and_stands_beside_one_that_is_there(show: Show) -> None:
    page = show(theatre())
    expect(page.locator(".mark.apart")).to_have_attribute("aria-label", "USS Echo Willemstad")
    solid, hollow = (
        page.locator(each).bounding_box() for each in (".form-ring:not(.apart) .mark-body", ".apart .mark-body")
    )
    assert solid is not None
    assert hollow is not None
    assert hollow["x"] >= solid["x"] + solid["width"]


COLOURS_OF = """async picture => {
    await picture.decode();
    const pen = new OffscreenCanvas(100, 100).getContext("2d");
    pen.drawImage(picture, 0, 0, 100, 100);
    const { data } = pen.getImageData(0, 0, 100, 100);
    return [...new Set(Array.from({ length: 10_000 }, (_, at) => data.slice(4 * at, 4 * at + 3).join()))];
}"""


def test_military_symbols_are_drawn_neutral_and_a_kind_the_standard_lacks_is_plain(show: Show) -> None:
    page = show(theatre())
    colours = page.locator(".form-pin img.military").evaluate(COLOURS_OF)
    assert "205,230,196" in colours  # the green of a neutral frame
    assert "0,0,0" in colours  # of its letters
    give(page, payload_of("charlie", symbols="plain"))
    expect(page.locator(".form-pin svg.plain.on-naval")).to_have_count(1)


def test_a_receipt_says_what_when_where_how_finely_and_on_whose_word(show: Show) -> None:
    page = show(theatre())
    mark(page, "USS Charlie").click()
    receipt = page.locator(".receipt")
    for words in ("USS Charlie", "Destroyer", "on 17 November 2025", "exact place", "reported", "Title of news-one"):
        expect(receipt).to_contain_text(words)
    expect(receipt).not_to_contain_text("undefined")
    expect(receipt).not_to_contain_text("NaN")
    link = receipt.locator("a")
    expect(link).to_have_attribute("href", "https://example.org/news-one")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    receipt.locator("summary", has_text="How it was placed").click()
    expect(receipt).to_contain_text("gazetteer")


def test_an_area_opens_the_list_of_its_records_and_a_row_its_receipt(show: Show) -> None:
    page = show(theatre())
    chip(page, "Caribbean Sea").click()
    expect(page.locator(".row")).to_have_count(2)
    page.locator(".row", has_text="USS Bravo").click()
    expect(page.locator(".receipt h2")).to_have_text("USS Bravo")
    page.locator(".back").click()
    expect(page.locator(".row")).to_have_count(2)


def test_a_click_inside_an_area_opens_it(show: Show) -> None:
    page = show(theatre())
    page.evaluate("void Sotavento.map.fire('click', {latlng: L.latLng(13.4, -66)})")
    expect(page.locator(".receipt h2")).to_have_text("Caribbean Sea")


def test_marks_open_by_keyboard_and_escape_gives_the_focus_back(show: Show) -> None:
    page = show(theatre())
    charlie = mark(page, "USS Charlie")
    charlie.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".receipt h2")).to_have_text("USS Charlie")
    page.keyboard.press("Escape")
    expect(page.locator(".receipt")).to_have_count(0)
    expect(charlie).to_be_focused()


def test_a_change_keeps_pan_zoom_open_receipt_and_the_marks_that_stay(show: Show) -> None:
    page = show(theatre())
    page.evaluate("void Sotavento.map.setView([15, -66], 6.5, {animate: false})")
    mark(page, "USS Charlie").click()
    page.wait_for_function("!Sotavento.map._animatingZoom")
    page.evaluate("document.querySelector('.form-pin').known = true")
    page.wait_for_timeout(400)  # the popup pans itself into view
    before = page.evaluate("[Sotavento.map.getZoom(), Sotavento.map.getCenter()]")
    give(page, payload_of("charlie", "strike"))
    assert page.evaluate("[Sotavento.map.getZoom(), Sotavento.map.getCenter()]") == before
    assert page.evaluate("document.querySelector('.form-pin').known") is True
    expect(page.locator(".receipt h2")).to_have_text("USS Charlie")
    expect(chip(page, "Caribbean Sea")).to_have_count(0)


def test_a_receipt_opened_at_the_edge_comes_out_from_under_the_buttons(show: Show) -> None:
    page = show(theatre())
    page.evaluate(
        "at => Sotavento.map.setView(at, 8, {animate: false}).panBy([560, 250], {animate: false})", [18.2453, -65.6434]
    )
    page.evaluate("key => Sotavento.openByKey(key, false)", record_key("charlie"))
    receipt, buttons = page.locator(".leaflet-popup"), page.locator(".leaflet-left .leaflet-control").first
    receipt.wait_for()
    edge = buttons.bounding_box()
    page.wait_for_function(
        "edge => document.querySelector('.leaflet-popup').getBoundingClientRect().left >= edge",
        arg=edge["x"] + edge["width"],
    )


def test_a_receipt_does_not_lie_on_the_mark_that_it_is_of(show: Show) -> None:
    page = show(theatre())
    mark(page, "USS Charlie").click()
    assert not lies_on(page.locator(".leaflet-popup-content-wrapper"), page.locator(".form-pin .mark-body"))


def test_a_receipt_whose_record_is_gone_closes(show: Show) -> None:
    page = show(theatre())
    mark(page, "USS Charlie").click()
    give(page, payload_of("alpha"))
    expect(page.locator(".receipt")).to_have_count(0)


def test_changes_leave_nothing_behind(show: Show) -> None:
    page = show(theatre())
    count = "document.querySelectorAll('*').length"
    give(page, payload_of("charlie"))
    before = page.evaluate(count)
    for _ in range(3):
        give(page, payload_of("alpha", "bravo", "delta", "echo", "strike"))
        give(page, payload_of("charlie"))
    assert page.evaluate(count) == before


def test_finding_a_record_brings_it_into_view_and_opens_it(show: Show) -> None:
    page = show(theatre())
    page.evaluate("void Sotavento.map.setView([0, -110], 6, {animate: false})")
    give(page, {**payload_of("charlie", "delta"), "find": record_key("delta"), "nonce": 1})
    expect(page.locator(".receipt h2")).to_have_text("USS Delta")
    assert page.evaluate("Sotavento.map.getBounds().contains([12.11, -68.93])")


def test_an_arrow_joins_two_places_and_never_an_area(show: Show) -> None:
    page = show(theatre())
    pin, ring, area = (record_key(name) for name in ("charlie", "delta", "alpha"))
    for pairs, arrows in (([[pin, ring]], 1), ([[pin, area], [area, ring], [pin, pin], [pin, "nothing"]], 0)):
        give(page, payload_of("alpha", "charlie", "delta", journeys=pairs))
        expect(page.locator(".journey-head")).to_have_count(arrows)


def test_finding_a_record_quietly_brings_it_into_view_with_its_receipt_closed(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("charlie", find=record_key("charlie"), nonce=7, quiet=True))
    expect(mark(page, "USS Charlie")).to_be_visible()
    assert page.locator(".receipt").count() == 0


def test_finding_a_record_that_is_not_shown_says_so(show: Show) -> None:
    page = show(theatre())
    give(page, {**payload_of("charlie"), "find": record_key("delta"), "nonce": 1})
    expect(page.locator("#sotavento-notice")).to_contain_text("not among those shown")


def test_records_the_document_does_not_know_are_counted_and_said(show: Show) -> None:
    page = show(theatre())
    payload = payload_of("charlie")
    give(page, {**payload, "keys": [*payload["keys"], "aaaaaaaa"], "ages": [*payload["ages"], 3]})
    expect(page.locator("#sotavento-notice")).to_contain_text("1 record is newer than this map")
    give(page, {**payload, "keys": [], "ages": [], "version": "another"})  # whose records would be other ones
    expect(page.locator("#sotavento-notice")).to_contain_text("The data are newer than this map")
    assert page.evaluate("Sotavento.shown.size") == 1


@pytest.mark.parametrize("fragment", ["#v=abc", "#v=99/1/1", "#v=5/95/0", "#v=5/1/1&r=" + "x" * 500, "#%00<img>"])
def test_a_malformed_position_is_ignored_with_a_notice(show: Show, fragment: str) -> None:
    page = show(theatre())
    before = page.evaluate("Sotavento.map.getCenter()")
    page.evaluate("fragment => Sotavento.restore(fragment)", fragment)
    expect(page.locator("#sotavento-notice")).to_contain_text("the whole theatre is shown")
    assert page.evaluate("Sotavento.map.getCenter()") == before


#: The pixel of the world in the middle of the window, and where between two lines of the hatch it lies.
MIDDLE = r"""() => {
    const { map } = Sotavento, middle = map.getSize().divideBy(2).round();
    const { x, y } = map.containerPointToLayerPoint(middle);
    const [, shift] = /translate\((\S+) /.exec(document.getElementById("hatch").getAttribute("patternTransform"));
    const turn = 2 * Math.PI * ((x + y) / Math.SQRT2 - shift) / 11;
    const lies = [Math.cos(turn), Math.sin(turn)].map((part) => Math.round(20 * part));
    return [String(map.getPixelBounds().min.add(middle)), ...lies];
}"""
WALK = f"""() => Array.from({{ length: 20 }}, (_, n) => {{
    const {{ map }} = Sotavento;
    map.setView([(n * 37.123456789) % 70, -((n * 17.7654321) % 170)], 3 + (n % 27) / 2, {{ animate: false }});
    map.panBy([n % 7, -(n % 5)], {{ animate: false }});
    return [`#v=${{map.getZoom()}}/${{Sotavento.middleWords(map)}}`, ({MIDDLE})()];
}})"""
FOLLOW = f"""found => {{
    Sotavento.map.invalidateSize();
    return found.map(([fragment]) => {{ Sotavento.restore(fragment); return [fragment, ({MIDDLE})()]; }});
}}"""


def test_a_link_leads_back_to_the_same_pixel_in_a_window_of_any_size(show: Show) -> None:
    page = show(theatre(), size=(1001, 733))
    found = page.evaluate(WALK)
    assert page.evaluate(FOLLOW, found) == found
    page.set_viewport_size({"width": 1200, "height": 800})
    assert page.evaluate(FOLLOW, found) == found


def test_a_position_and_a_record_are_restored(show: Show) -> None:
    page = show(theatre())
    page.evaluate("Sotavento.restore('#v=7.5/18.1/-65.7&r=charlie')")
    assert page.evaluate("Sotavento.map.getZoom()") == 7.5
    expect(page.locator(".receipt h2")).to_have_text("USS Charlie")


def test_the_legend_explains_what_is_shown_and_nothing_else(show: Show) -> None:
    page = show(theatre())
    legend = page.locator(".legend")
    page.get_by_text("Symbols and ages").click()
    give(page, payload_of("charlie"))
    expect(legend).to_contain_text("Exact place")
    expect(legend).to_contain_text("Destroyer")
    expect(legend).not_to_contain_text("Somewhere in the area")
    expect(legend).not_to_contain_text("Strike")
    expect(legend).not_to_contain_text("killed")
    give(page, payload_of("strike"))
    expect(legend).to_contain_text("Strike on a boat")
    expect(legend).to_contain_text("not given")
    expect(legend).not_to_contain_text("Destroyer")


def test_a_layer_that_is_switched_off_hides_the_records_that_the_frame_was_given(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("charlie", "strike", layers=["events"]))
    assert page.evaluate("[...Sotavento.shown.keys()]") == [record_key("strike")]
    expect(mark(page, "USS Charlie")).to_have_count(0)
    give(page, payload_of("charlie", "strike", layers=["events", "naval"]))
    expect(mark(page, "USS Charlie")).to_be_visible()


def test_what_lies_outside_the_window_is_counted_at_its_edge_and_one_press_away(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("charlie"))
    expect(page.locator(".edge:visible")).to_have_count(0)
    page.evaluate("void Sotavento.map.setView([18.2, -75], 8, {animate: false})")
    hint = page.locator(".edge:visible")
    expect(hint).to_have_text("→ 1 further east")
    hint.click()
    expect(page.locator(".edge:visible")).to_have_count(0)
    expect(mark(page, "USS Charlie")).to_be_in_viewport()
    page.evaluate(JUST_OUTSIDE)
    expect(page.locator(".edge:visible")).to_have_text("→ 1 further east")
    assert [page.keyboard.press("Tab") or page.evaluate(FOCUSED) for _ in range(12)].count("mark") == 0


JUST_OUTSIDE = """() => {
    const [{ site }] = Sotavento.groups.values(), { x, y } = Sotavento.map.getSize();
    Sotavento.map.panBy(Sotavento.map.latLngToContainerPoint(site.at).subtract([x + 60, y / 2]), { animate: false });
}"""
FOCUSED = "() => document.activeElement.classList[0] ?? document.activeElement.tagName"


#: Pans so that the pin stands this far from the window's upper left corner.
PIN_AT = """to => {
    const { site } = [...Sotavento.groups.values()].find(({ site }) => site.drawn === "pin");
    Sotavento.map.panBy(Sotavento.map.latLngToContainerPoint(site.at).subtract(to), { animate: false });
}"""


def test_the_count_at_an_edge_steps_aside_for_a_mark(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("charlie", "delta"))
    page.evaluate("void Sotavento.map.setView([18.2, -65.6], 8, {animate: false})")
    hint, pin = page.locator(".edge:visible"), page.locator(".form-pin .mark-body")
    expect(hint).to_have_text("↓ 1 further south")
    box = hint.bounding_box()
    assert box
    page.evaluate(PIN_AT, [box["x"] + box["width"] / 2, box["y"] + box["height"]])
    expect(hint).to_have_text("↓ 1 further south")
    assert not lies_on(hint, pin)


def test_on_a_phone_the_count_at_an_edge_stays_in_the_window_and_off_the_unfolded_legend(show: Show) -> None:
    page = show(theatre(), size=(390, 460))
    page.locator(".legend > summary").click()
    page.evaluate("void Sotavento.map.setView([15, -50], 8, {animate: false})")
    hint = page.locator(".edge:visible")
    expect(hint).to_contain_text("further west")
    expect(hint).to_be_in_viewport(ratio=1)
    assert [each for each in page.locator(".leaflet-control").all() if lies_on(hint, each)] == []


def test_an_area_with_a_part_in_the_window_is_not_called_outside(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("alpha"))
    page.evaluate("void Sotavento.map.setView([15, -74], 8, {animate: false})")
    expect(chip(page, "Caribbean Sea")).to_be_visible()
    expect(page.locator(".edge:visible")).to_have_count(0)


def test_a_thin_area_whose_middle_is_at_the_edge_of_the_window_keeps_its_label(show: Show) -> None:
    band = Point(-66.0, 14.5).buffer(1.5).difference(Point(-66.0, 14.5).buffer(1.49))
    row = report("uss-alpha", "2025-11-16", report_id="alpha")
    page = show(dataset(row, asset("uss-alpha", name="USS Alpha"), location("loc-sea", band, "1.5 degrees from it")))
    for place in ([600, 400], [20, 400], [1180, 400]):
        page.evaluate(MIDDLE_AT, place)
        expect(page.locator(".chip")).to_have_count(1)


#: Pans so that the middle of the only area stands this far from the window's upper left corner.
MIDDLE_AT = """to => {
    const [{ site }] = Sotavento.groups.values();
    Sotavento.map.setZoom(8, { animate: false });
    Sotavento.map.panBy(Sotavento.map.latLngToContainerPoint(site.at).subtract(to), { animate: false });
}"""


def test_the_symbols_part_of_the_legend_stays_as_the_reader_left_it(show: Show) -> None:
    page = show(theatre())
    entry = page.locator(".legend-more li", has_text="Destroyer")
    expect(entry).to_be_hidden()
    page.get_by_text("Symbols and ages").click()
    expect(entry).to_be_visible()
    give(page, payload_of("charlie"))
    expect(entry).to_be_visible()


def test_on_a_phone_the_legend_waits_and_receipts_are_a_sheet(show: Show) -> None:
    page = show(theatre(), size=(390, 700))
    assert page.locator(".legend").evaluate("legend => legend.open") is False
    chip(page, "Caribbean Sea").click()
    sheet = page.locator(".sheet")
    expect(sheet).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden()


def test_labels_marks_and_controls_do_not_lie_on_one_another(show: Show) -> None:
    page = show(theatre())
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.chip, .mark-body, .mark-label:not([hidden]), .name')]
        .map(e => [e.textContent, e.getBoundingClientRect().toJSON()])"""
    )
    for index, (one, a) in enumerate(boxes):
        for other, b in boxes[index + 1 :]:
            apart = a["right"] <= b["left"] + 1 or b["right"] <= a["left"] + 1
            assert apart or a["bottom"] <= b["top"] + 1 or b["bottom"] <= a["top"] + 1, f"{one!r} lies on {other!r}"


def test_a_place_goes_by_the_words_of_the_records_that_are_shown_there(show: Show) -> None:
    built = theatre()
    elsewhere = built.reports["where_description"].mask(
        built.reports.index == "bravo", "Southern waters (exercise of 2026)"
    )
    page = show(replace(built, reports=built.reports.assign(where_description=elsewhere)))
    give(page, payload_of("alpha"))
    expect(chip(page, "Caribbean Sea")).to_be_visible()
    give(page, payload_of("bravo"))
    expect(chip(page, "Southern waters (exercise of 2026)")).to_be_visible()


def test_no_label_is_cut_however_long_its_words(show: Show) -> None:
    page = show(with_texts(theatre(), "Eastern Pacific; search area 400 nautical miles southwest of a border"))
    assert "\n" in chip(page, "Eastern Pacific").first.locator("strong").inner_text()
    cut = page.locator(".chip strong, .chip span, .mark-label:not([hidden]) > *").evaluate_all(
        "all => all.filter(label => label.scrollWidth > label.clientWidth + 1).map(label => label.textContent)"
    )
    assert cut == []


def test_a_line_of_a_label_ends_neither_before_what_is_counted_nor_before_a_stroke(show: Show) -> None:
    page = show(theatre())
    texts = ["Barinas / Portuguesa / Cojedes", "1 tipo de aeronave · 1 movilización · 1 unidad"]
    for most in range(40, 230, 10):
        lines = page.evaluate("([texts, most]) => Sotavento.label(texts, most).texts", [texts, most])
        assert [line for line in "\n".join(lines).split("\n") if line[0] in "/·" or line[-1].isdigit()] == []
        assert [line.replace("\n", " ") for line in lines] == texts


def test_hostile_text_in_every_field_is_shown_exactly_and_runs_nothing(show: Show) -> None:
    built = with_texts(theatre(), ALL_PAYLOADS)
    page = show(built)
    page.evaluate("void (window.alert = () => { window.PWNED = 1 })")
    for key in payload_of("charlie", "strike", "alpha")["keys"]:
        page.evaluate("key => Sotavento.openByKey(key, true)", key)
        expect(page.locator(".receipt")).to_have_count(1)  # the one before fades
        page.locator(".receipt .placing summary").click()
        shown = page.locator(".receipt").inner_text()
        for payload in PAYLOADS:
            assert payload in shown, f"{payload!r} is not shown as it was written"
    assert page.evaluate("window.PWNED") is None
    assert (
        page.locator(
            ".leaflet-container img:not(.symbol), .receipt script, .receipt svg[onload], .receipt iframe"
        ).count()
        == 0
    )


def test_hostile_text_comes_through_the_decoder_unchanged(show: Show) -> None:
    page = show(theatre())
    for payload in (*PAYLOADS, "a\nb", "ñ — “x” 🚢", "&amp;&#96;<br>"):
        assert page.evaluate("text => Sotavento.decode(text)", escape(payload)) == payload


def test_no_address_but_a_web_page_becomes_a_link(show: Show) -> None:
    built = theatre()
    hostile = replace(built, sources=built.sources.assign(url="javascript:window.PWNED=1"))
    page = show(hostile)
    mark(page, "USS Charlie").click()
    expect(page.locator(".receipt")).to_contain_text("Title of news-one")
    expect(page.locator(".receipt a")).to_have_count(0)


def test_dark_and_light_follow_the_payload(show: Show) -> None:
    page = show(theatre())
    background = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    give(page, payload_of("charlie", theme="dark"))
    dark = page.evaluate(background)
    give(page, payload_of("charlie", theme="light"))
    assert json.dumps(page.evaluate(background)) != json.dumps(dark)


HARBOUR = {"lat": 10.65, "lon": -61.52, "where_prec": 1, "location_id": "loc-harbour", "place_id": "", "shape": "point"}


@cache
def voyage() -> Dataset:
    """A ship at two harbours, then in a sea, then at a harbour, and there again after months of silence elsewhere."""
    stays = [
        report("uss-mover", "2025-10-01", report_id="one", **PIN),
        report("uss-mover", "2025-10-05", report_id="two", **HARBOUR),
        report("uss-mover", "2025-10-09", report_id="sea"),
        report("uss-mover", "2025-10-12", report_id="three", **RING, coordinate_uncertainty_m=40_000.0),
        report("uss-mover", "2025-10-14", report_id="plan", status="announced", role="destination", **PIN),
        report("uss-mover", "2026-01-20", report_id="four", **PIN, coordinate_uncertainty_m=500.0),
    ]
    return dataset(*stays, asset("uss-mover", name="USS Mover"), location("loc-sea", SEA_BOX, "Caribbean Sea"))


def test_a_track_joins_positions_and_breaks_over_areas_and_silence(show: Show) -> None:
    page = show(voyage())
    page.evaluate("id => Sotavento.openById(id, false)", "three")
    page.get_by_role("button", name="Show its track: 5 places").click()
    assert page.locator("path.track-line").count() == 1
    assert page.locator(".track-arrow").count() == 1
    assert page.locator("path.track-node").count() == 4
    assert page.locator("path.track-area").count() == 1
    expect(page.locator(".track-bar")).to_contain_text("5 reported places, 1 of them known only as an area")
    dates = page.locator(".track-date").all_inner_texts()
    assert dates
    assert all("2025" in words or "2026" in words for words in dates)
    page.get_by_role("button", name="Hide the track of USS Mover").click()
    expect(page.locator(".track-bar")).to_be_hidden()
    assert page.locator("path.track-line, path.track-area").count() == 0


def test_a_track_joins_only_what_is_known_to_have_come_before(show: Show) -> None:
    page = show(voyage())
    windows = [([1, 1], [2, 2]), ([1, 5], [5, 5]), ([1, 1], [1, 1]), ([1, 30], [4, 4]), ([1, 30], [1, 30])]
    joined = page.evaluate(
        """all => all.map(stays => Sotavento.joined(...stays.map(([first, last]) =>
        ({ site: { drawn: "pin" }, first, last }))))""",
        windows,
    )
    assert joined == [True, True, False, False, False]


def test_a_track_ends_at_the_day_shown(show: Show) -> None:
    page = show(voyage(), replace(EVERYTHING, as_of=dt.date(2025, 10, 10)))
    page.evaluate("id => Sotavento.openById(id, false)", "sea")
    button = page.get_by_role("button", name="Show its track")
    expect(button).to_have_text("Show its track: 3 places")
    give(page, payload_at(dt.date(2025, 10, 12)))
    expect(button).to_have_text("Show its track: 4 places")
    button.press("Enter")
    give(page, payload_at(dt.date(2025, 10, 9)))
    assert page.locator("path.track-node").count() == 2


def payload_at(day: dt.date, record: str = "sea") -> dict[str, Any]:
    """A payload of a day on which one record of the voyage stands, whatever its age."""
    key = record_key(record)
    return {**map_payload(selected(voyage()), EVERYTHING), "as_of": str(day), "keys": [key], "ages": [0]}


def test_no_track_is_offered_where_sources_are_put_aside(show: Show) -> None:
    page = show(voyage(), replace(EVERYTHING, reliabilities=frozenset("C")))
    page.evaluate("id => Sotavento.openById(id, false)", "three")
    expect(page.locator(".receipt")).to_contain_text("USS Mover")
    expect(page.locator(".track-button")).to_have_count(0)


def test_an_open_receipt_says_what_is_so_now_and_keeps_its_focus_and_its_folds(show: Show) -> None:
    page = show(voyage(), replace(EVERYTHING, as_of=dt.date(2026, 1, 21)))
    page.evaluate("id => Sotavento.openById(id, false)", "four")
    receipt = page.locator(".receipt")
    receipt.locator("summary", has_text="How it was placed").click()
    receipt.locator("dd a").focus()
    expect(receipt).not_to_contain_text("By now")
    later, key = payload_at(dt.date(2026, 2, 5), "four"), record_key("four")
    give(page, {**later, "elsewhere": {key: "Off &lt;Caracas&gt;"}})
    expect(receipt).to_contain_text("By now")
    expect(receipt).to_contain_text("Off <Caracas>")
    expect(receipt).to_contain_text("Credibility")
    expect(receipt.locator("details")).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.closest('dd') !== null")
    give(page, {**later, "all_heard": False})
    expect(receipt).not_to_contain_text("Off <Caracas>")
    expect(receipt).not_to_contain_text("Credibility")
    expect(page.locator(".track-button")).to_have_count(0)


def test_a_month_that_has_not_ended_has_no_age(show: Show) -> None:
    page = show(theatre())
    give(page, {**payload_of("delta", as_of="2025-11-16"), "ages": [-14]})
    page.evaluate("id => Sotavento.openById(id, false)", "delta")
    expect(page.locator(".receipt .dated")).to_have_text("in November 2025")
    give(page, {**payload_of("delta", as_of="2025-10-16"), "ages": [-45]})
    expect(page.locator(".receipt .dated")).to_have_text("in November 2025 (not before the as-of date)")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ({"destroyer": 2}, "2 ships · 1 planned, gone or denied"),
        ({"destroyer": 3, "submarine": 2, "bomber": 1, "radar": 1}, "3 ships · 2 submarines · more · 1 planned"),
    ],
)
def test_the_label_of_an_area_counts_no_plan_among_the_ships_there_as_in_a_figure(
    show: Show, kinds: dict[str, int], words: str
) -> None:
    there = {f"{kind}-{number}": kind for kind, most in kinds.items() for number in range(most)}
    built = dataset(
        *(asset(name, kind=kind) for name, kind in there.items()),
        *(report(name, "2025-11-16") for name in there),
        *(report(name, "2025-11-16", "announced") for name in ("destroyer-0", "other")),
        location("loc-sea", SEA_BOX, "Caribbean Sea"),
    )
    page = show(built)
    expect(chip(page, "Caribbean Sea")).to_contain_text(words)
    (drawn,) = groups_of(Extract(selected(built), built))
    assert page.evaluate("[...Sotavento.groups.values()].map(group => group.tally)") == [drawn.tally]


def test_a_base_that_is_switched_off_takes_its_name_along(show: Show) -> None:
    page = show(theatre())
    give(page, payload_of("charlie", layers=["naval"]))
    page.evaluate("void (Sotavento.bases = [['A base', 'air_base', 14, -70]])")
    give(page, payload_of("charlie", layers=["naval", "bases"]))
    page.get_by_role("button", name="A base").press("Enter")
    expect(page.locator(".base-name")).to_be_visible()
    give(page, payload_of("charlie", layers=["naval"]))
    expect(page.locator(".base-name")).to_have_count(0)


def test_the_age_in_an_open_receipt_follows_the_date(show: Show) -> None:
    page = show(theatre())
    mark(page, "USS Charlie").click()
    payload = payload_of("charlie", as_of="2025-11-20")
    give(page, {**payload, "ages": [3]})
    expect(page.locator(".receipt .dated")).to_have_text("on 17 November 2025 (3 days before 20 November 2025)")


@pytest.mark.parametrize(
    "day", [dt.date(2025, 10, 14), dt.date(2025, 10, 25), dt.date(2026, 1, 20), dt.date(2026, 2, 5)]
)
def test_marks_fade_and_rings_grow_as_the_dataset_says(show: Show, day: dt.date) -> None:
    view = replace(EVERYTHING, as_of=day)
    page = show(voyage(), view)
    drawn = page.evaluate(
        """() => Object.fromEntries([...Sotavento.shown.keys()].map(key => Sotavento.records.get(key))
        .map(record => [record.id, [Sotavento.fadeOf(record), Sotavento.grownOf(record)]]))"""
    )
    plotted = selected(voyage(), view).plotted
    assert set(drawn) == set(plotted["record_id"])
    for row in plotted.itertuples():
        fade, grown = drawn[row.record_id]
        assert fade == pytest.approx(row.fade)
        assert (row.uncertainty_m if grown is None else grown) == pytest.approx(row.grown_m, nan_ok=True)


def test_an_ageing_ship_has_a_dial_beside_its_paleness_and_a_dotted_ring(show: Show) -> None:
    page = show(voyage(), replace(EVERYTHING, show="latest", as_of=dt.date(2026, 1, 28)))
    expect(page.locator(".mark.age-1")).to_have_count(1)
    assert page.locator("path.grown").count() == 1
    expect(page.locator(".legend")).to_contain_text("Where a ship may be by now")


def test_a_ring_too_wide_to_say_anything_waits_until_its_mark_is_asked_for(show: Show) -> None:
    page = show(voyage(), replace(EVERYTHING, show="latest", as_of=dt.date(2026, 2, 5)))
    expect(page.locator(".mark.age-2")).to_have_count(1)
    assert page.locator("path.grown").count() == 0
    page.locator(".mark.age-2").focus()
    assert page.locator("path.grown").count() == 1
    dial = "getComputedStyle(document.querySelector('.mark.age-2 .mark-body'), '::before').backgroundImage"
    assert "conic-gradient" in page.evaluate(dial)


def test_a_citation_names_the_source_the_version_and_what_was_said_and_runs_nothing(show: Show) -> None:
    page = show(with_texts(theatre(), ALL_PAYLOADS))
    page.evaluate("key => Sotavento.openByKey(key, true)", payload_of("charlie")["keys"][0])
    page.evaluate("void (window.copyText = async () => false)")  # where nothing may be copied, the words are shown
    page.get_by_role("button", name="Copy citation").press("Enter")
    told = page.locator(".cite-told")
    expect(told).to_contain_text(f"As recorded by Sotavento, data version {theatre().version}")
    assert all(payload in told.inner_text() for payload in PAYLOADS if "\n" not in payload)
    assert page.evaluate("window.PWNED") is None

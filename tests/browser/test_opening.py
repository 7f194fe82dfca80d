"""The map before the page: it stands where the page is going to have it, and the page takes it as it stands."""

from typing import Any

import pytest

from tests.browser.dashboard import Dashboard
from tests.browser.visits import DESKTOP, PHONE, Visitor

#: Notes, until the page has taken the map's frame, how it stands and what stands above it, and marks its window.
WATCH = """if (window === window.top) {
  window.boxesOf = (...elements) => elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  });
  window.standing = [];
  const look = () => {
    const frame = document.querySelector("#sotavento-begun");
    if (frame?.contentDocument?.querySelector("#map_sotavento")?.dataset.shown) {
      frame.contentWindow.mark = "begun";
      const [headline] = document.getElementsByClassName("opening-headline");
      standing.push({
        seen: frame.checkVisibility({ visibilityProperty: true }),
        boxes: boxesOf(frame, ...headline?.querySelectorAll("strong, .opening-name, .opening-origin, svg") ?? []),
        words: headline?.innerText,
        theme: frame.contentDocument.documentElement.dataset.theme,
        ground: getComputedStyle(headline?.closest("#sotavento-opening") ?? document.body).backgroundColor,
      });
    }
    if (frame || standing.length === 0) requestAnimationFrame(look);
  };
  look();
}"""
IN_PLACE = """() => {
    const [frame, page] = [document.querySelector(".st-key-map iframe"), document.querySelector(".st-key-header")];
    const parts = "strong, h1, .stMarkdownColoredText, [data-testid=stIconMaterial]";
    return {
        seen: frame.contentWindow.mark === "begun",
        boxes: boxesOf(frame, ...page.querySelectorAll(parts)),
        words: page.innerText.replaceAll("expand_more", ""),
        theme: frame.contentDocument.documentElement.dataset.theme,
        ground: getComputedStyle(document.querySelector(".stApp")).backgroundColor,
    };
}"""


def opened(visitor: Visitor, link: str, **options: Any) -> Dashboard:
    browser = visitor.visits.context(**options)
    browser.add_init_script(WATCH)
    page = browser.new_page()
    page.goto(visitor.server.url + link)
    return Dashboard(page).ready()


@pytest.mark.parametrize(
    ("link", "options"),
    [
        ("/?on=2025-11-20", {"viewport": DESKTOP, "color_scheme": "dark"}),
        ("/?lang=es&layers=naval", {"viewport": PHONE}),
    ],
)
def test_the_map_is_seen_with_its_date_before_the_page_and_nothing_moves_when_the_page_takes_it(
    visitor: Visitor, link: str, options: Any
) -> None:
    page = opened(visitor, link, **options).page
    before, after = page.evaluate("standing.at(-1)"), page.evaluate(IN_PLACE)
    assert {name: part for name, part in before.items() if name not in ("boxes", "words")} == {
        name: part for name, part in after.items() if name not in ("boxes", "words")
    }
    assert before["words"].split() == after["words"].split()
    for one, other in zip(before["boxes"], after["boxes"], strict=True):
        assert one == pytest.approx(other, abs=0.5)
    assert page.locator("#sotavento-opening").count() == 0


def test_nothing_is_seen_before_the_page_where_that_has_something_to_say_above_the_map(visitor: Visitor) -> None:
    page = opened(visitor, "/?layers=submarine").page
    assert {each["seen"] for each in page.evaluate("standing")} == {False}
    assert page.evaluate(IN_PLACE)["seen"]

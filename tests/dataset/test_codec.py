"""Links: every view survives the round trip, and no link, however hostile, does more than leave a notice."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.codec import KEYS, MAX_NOTICES, RESERVED, Notice, decode, encode
from components.dataset.view import (
    CHOICES,
    EARLIEST,
    LATEST,
    MAX_MEMBERS,
    MAX_NAME,
    MAX_SEARCH,
    MAX_WINDOW,
    MEMBERS,
    OPEN_SETS,
    View,
    is_name,
)

DAYS = st.none() | st.dates(EARLIEST, LATEST)
NAMES = st.text("aZé,% -/'ñ漢", min_size=1, max_size=12).map(str.strip).filter(is_name) | st.sampled_from(
    ["United States", "a,b", "100%", "%2C", "none", ","]
)


@st.composite
def views(draw: st.DrawFn) -> View:
    start, end = draw(DAYS), draw(DAYS)
    if start and end:
        start, end = min(start, end), max(start, end)
    chosen: dict[str, Any] = {name: draw(st.sampled_from(choices)) for name, choices in CHOICES.items()}
    chosen |= {name: draw(st.frozensets(st.sampled_from(members))) for name, members in MEMBERS.items()}
    chosen |= {name: draw(st.frozensets(NAMES, max_size=5)) for name in OPEN_SETS}
    chosen |= {"window_days": draw(st.integers(1, MAX_WINDOW)), "search": draw(st.text(max_size=150))}
    chosen |= {"located_only": draw(st.booleans()), "rings": draw(st.booleans())}
    return View(as_of=draw(DAYS), start=start, end=end, known_on=draw(DAYS), **chosen)


@settings(max_examples=50, deadline=None)
@given(views())
def test_a_link_gives_back_the_view_it_was_made_from(view: View) -> None:
    assert decode(encode(view)) == (view, [])


def test_the_longest_view_is_read_back_too() -> None:
    names = frozenset(f"{number:02}{'%,' * (MAX_NAME // 2 - 1)}" for number in range(MAX_MEMBERS))
    view = View(operators=names, search="ñ" * MAX_SEARCH)
    assert decode(encode(view)) == (view, [])


HOSTILE = (
    st.text(max_size=80)
    | st.sampled_from(
        ["9" * 50_000, "[[[[" * 5000, "\x00\r\n", "٢٠٢٥-١١-١٦", "2025-13-40", "<img onerror=x>", "../../x", "²"]
    )
    | st.none()
    | st.integers()
    | st.lists(st.text(max_size=5), max_size=3)
    | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2)
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([row.key for row in KEYS]) | st.text(max_size=20), HOSTILE, max_size=40))
def test_no_link_raises_and_its_view_is_as_good_as_any(link: dict[str, object]) -> None:
    view, notices = decode(link)
    assert decode(encode(view)) == (view, [])
    assert len(notices) <= MAX_NOTICES
    assert all(len(str(notice)) < 400 and str(notice).isprintable() for notice in notices)


def test_the_default_view_writes_nothing() -> None:
    assert encode(View()) == {}


def test_every_field_of_the_view_has_exactly_one_key() -> None:
    assert sorted(row.field for row in KEYS) == sorted(View.__slots__)
    assert len({row.key for row in KEYS}) == len(KEYS)
    assert not RESERVED & {row.key for row in KEYS}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("on", "2025-02-30", "not a day"),
        ("on", "0001-01-01", "not a day"),
        ("on", "2025-W46-7", "not a day"),
        ("on", "٢٠٢٥-١١-١٦", "not a day"),
        ("days", "0", "whole number"),
        ("days", "1e3", "whole number"),
        ("days", "²", "whole number"),
        ("theme", "Dark", "none of"),
        ("rings", "true", "neither 0 nor 1"),
        ("status", "lurking", "unknown"),
        ("layers", "", "unknown"),
        ("where", "01", "unknown"),
        ("by", "a\x00b", "unknown"),
        ("by", "x" * 20_000, "far too long"),
        ("by", ["United States"], "not a text"),
        ("by", None, "not a text"),
        ("bogus", "1", "unknown key"),
    ],
)
def test_a_value_that_cannot_be_read_gives_the_default_and_a_notice(key: str, value: object, words: str) -> None:
    view, (notice,) = decode({key: value})
    assert view == View()
    assert notice.key == repr(key)
    assert words in notice.done


def test_the_good_members_of_a_set_are_kept_when_others_are_unknown() -> None:
    view, (notice,) = decode({"status": "operating,lurking,present"})
    assert view.statuses == {"operating", "present"}
    assert "'lurking'" in notice.done


def test_a_name_that_the_dataset_does_not_have_is_dropped_with_a_notice() -> None:
    view, notices = decode({"by": "United States,Atlantis"}, {"operators": ["United States", "Venezuela"]})
    assert view.operators == {"United States"}
    assert len(notices) == 1


def test_a_period_that_ends_before_it_starts_is_dropped_and_the_rest_kept() -> None:
    view, (notice,) = decode({"from": "2025-11-02", "to": "2025-11-01", "q": "Ford"})
    assert view == View(search="Ford")
    assert "before it starts" in notice.done


def test_a_flood_of_bad_keys_is_counted_instead_of_listed() -> None:
    _, notices = decode({f"key{n}": "x" for n in range(500)})
    assert len(notices) == MAX_NOTICES
    assert "489 more" in str(notices[-1])


def test_a_notice_shortens_the_value_it_shows() -> None:
    _, (notice,) = decode({"on": "9" * 5000})
    assert isinstance(notice, Notice)
    assert len(notice.value) < 100


# Links that were once given out. Never change or remove a line; only add.
EVERY_LINK_EVER: tuple[tuple[dict[str, str], View], ...] = (
    ({}, View()),
    ({"on": "2025-11-16"}, View(as_of=dt.date(2025, 11, 16))),
    (
        {"from": "2025-09-01", "to": "2025-12-31", "show": "all"},
        View(start=dt.date(2025, 9, 1), end=dt.date(2025, 12, 31), show="all"),
    ),
    ({"days": "14", "located": "1"}, View(window_days=14, located_only=True)),
    ({"layers": "naval,air"}, View(layers=frozenset({"naval", "air"}))),
    ({"layers": "none"}, View(layers=frozenset())),
    (
        {"kind": "destroyer,uav", "by": "United States"},
        View(asset_kinds=frozenset({"destroyer", "uav"}), operators=frozenset({"United States"})),
    ),
    (
        {"status": "ordered,en_route", "said": "observed", "where": "1,2"},
        View(
            statuses=frozenset({"ordered", "en_route"}),
            assertions=frozenset({"observed"}),
            where_precs=frozenset({1, 2}),
        ),
    ),
    (
        {"source": "official,news", "grade": "A,B", "event": "boat_strike"},
        View(
            source_kinds=frozenset({"official", "news"}),
            reliabilities=frozenset({"A", "B"}),
            event_kinds=frozenset({"boat_strike"}),
        ),
    ),
    ({"q": "Curaçao Ford"}, View(search="Curaçao Ford")),
    (
        {"base": "osm", "symbols": "plain", "as": "friend", "theme": "dark", "rings": "0", "lang": "en"},
        View(basemap="osm", symbols="plain", identity="friend", theme="dark", lang="en", rings=False),
    ),
    ({"known": "2025-11-01"}, View(known_on=dt.date(2025, 11, 1))),
    (
        {"known": "2025-11-01", "undated": "when_true"},
        View(known_on=dt.date(2025, 11, 1), undated="when_true"),
    ),
    ({"v": "0123456789ab", "embed": "true", "page": "sources", "q": "Gravely"}, View(search="Gravely")),
)


@pytest.mark.parametrize(("link", "view"), EVERY_LINK_EVER)
def test_every_link_ever_given_out_still_opens_its_view(link: dict[str, str], view: View) -> None:
    assert decode(link) == (view, [])

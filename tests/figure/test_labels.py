"""No label lies on another, on a mark, on a leader or beyond the frame, and no leader crosses any of them."""

import itertools

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figure.labels import Label, Room, Spot, beside, inside, led
from components.figure.type import Face, balanced, unbroken, width, wrapped

FRAME = (0.0, 0.0, 400.0, 300.0)
MARKS = st.lists(st.tuples(st.integers(20, 380), st.integers(20, 280)), min_size=1, max_size=14, unique=True)
GRAVELY = Label.of("USS Gravely", "Port of Spain", 11, 150)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return bool(shapely.box(*one).intersection(shapely.box(*other)).area > 0)


def leaders(spots: list[Spot]) -> list[shapely.LineString]:
    return [shapely.LineString(spot.leader) for spot in spots if spot.leader]


@settings(max_examples=30, deadline=None)
@given(MARKS)
def test_labels_and_leaders_keep_clear_of_one_another_and_of_every_mark(places: list[tuple[int, int]]) -> None:
    marks = [(x - 9.0, y - 9.0, x + 9.0, y + 9.0) for x, y in places]
    area = shapely.Polygon([(100, 100), (300, 100), (300, 250), (100, 250)])
    room = Room(FRAME, list(marks), [area])
    spots = [spot for mark in marks if (spot := room.best([*beside(mark, GRAVELY), *led(mark, GRAVELY)]))]
    spots += [spot for spot in [room.best(inside(area, GRAVELY), area)] if spot]
    boxes = [spot.box for spot in spots]
    assert not any(overlap(box, mark) for box in boxes for mark in marks)
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))
    assert all(shapely.box(*FRAME).covers(shapely.box(*box)) for box in boxes)
    lines = leaders(spots)
    assert not any(line.intersects(shapely.box(*box)) for line in lines for box in [*marks, *boxes])
    assert not any(one.intersects(other) for one, other in itertools.combinations(lines, 2))


def test_a_label_alone_stands_right_of_its_mark() -> None:
    mark = (100, 100, 118, 118)
    spot = Room(FRAME).best([*led(mark, GRAVELY), *beside(mark, GRAVELY)])
    assert spot is not None
    assert spot.box[0] > 118
    assert spot.align == "left"


def test_an_area_that_its_label_would_hide_is_named_beside_it() -> None:
    label = Label.of("Exercise", "north of Cuba", 11, 150)
    spot = Room(FRAME).best(inside(shapely.Point(200, 150).buffer(8), label))
    assert spot is not None
    assert not overlap(spot.box, (192, 142, 208, 158))


def test_a_name_goes_to_the_side_where_it_reads_as_no_other_area_s() -> None:
    ring, mark = shapely.Point(180, 109).buffer(50), (100, 100, 118, 118)
    spot = Room(FRAME, [mark], [ring]).best(beside(mark, GRAVELY))
    assert spot is not None
    assert not ring.intersects(shapely.box(*spot.box))


def test_a_title_stands_without_its_tally_only_where_it_says_enough() -> None:
    assert [label.tally for label in Label.forms("Trinidad", "2 units", 11, alone=True)][-1] == ()
    assert all(label.tally for label in Label.forms("Strike on a boat", "off Trinidad", 11, alone=False))


@given(st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=60), st.integers(20, 200))
@settings(max_examples=30, deadline=None)
def test_no_word_is_lost_where_a_line_breaks(text: str, room: int) -> None:
    for lines in (wrapped(text, Face.PLAIN, 11, room), balanced(text, Face.PLAIN, 11, room)):
        assert " ".join(lines).split() == text.split()
        assert all(width(line, Face.PLAIN, 11) <= room or len(unbroken(line)) == 1 for line in lines)


def test_no_line_ends_in_a_number_or_begins_with_a_sign() -> None:
    words = "3 aircraft types · 1 mobilisation by 16 November 2025"
    lines = [line for room in range(40, 200, 7) for line in wrapped(words, Face.PLAIN, 11, room)]
    assert not any(line.startswith("·") or line.endswith((" 3", " 1", " 16")) or line in ("3", "16") for line in lines)


def test_no_word_of_a_title_stands_alone_on_the_last_line() -> None:
    title = "Reported military deployments in the Caribbean"
    assert wrapped(title, Face.TITLE, 18, 350)[-1] == "Caribbean"
    assert len(balanced(title, Face.TITLE, 18, 350)[-1].split()) > 1

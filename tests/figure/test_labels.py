"""No label lies on another, on a mark, or beyond the frame."""

import itertools

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figure.labels import Label, Room, beside, inside
from components.figure.type import Face, width, wrapped

FRAME = (0.0, 0.0, 400.0, 300.0)
MARKS = st.lists(st.tuples(st.integers(20, 380), st.integers(20, 280)), min_size=1, max_size=14, unique=True)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return bool(shapely.box(*one).intersection(shapely.box(*other)).area > 0)


@settings(max_examples=30, deadline=None)
@given(MARKS)
def test_labels_overlap_neither_one_another_nor_any_mark(places: list[tuple[int, int]]) -> None:
    marks = [(x - 9.0, y - 9.0, x + 9.0, y + 9.0) for x, y in places]
    room = Room(FRAME, list(marks))
    label = Label.of("USS Gravely", "Port of Spain", 11, 150)
    spots = [spot for mark in marks if (spot := room.first(beside(mark, label)))]
    area = shapely.Polygon([(100, 100), (300, 100), (300, 250), (100, 250)])
    spots += [spot for spot in [room.first(inside(area, label))] if spot]
    assert not any(overlap(spot.box, mark) for spot in spots for mark in marks)
    assert not any(overlap(one.box, other.box) for one, other in itertools.combinations(spots, 2))
    assert all(shapely.box(*FRAME).covers(shapely.box(*spot.box)) for spot in spots)


def test_a_label_alone_stands_right_of_its_mark() -> None:
    spot = Room(FRAME).first(beside((100, 100, 118, 118), Label.of("Ford", "", 11, 150)))
    assert spot is not None
    assert spot.box[0] > 118
    assert spot.align == "left"


def test_an_area_that_its_label_would_hide_is_named_beside_it() -> None:
    spot = Room(FRAME).first(inside(shapely.Point(200, 150).buffer(8), Label.of("Exercise", "north of Cuba", 11, 150)))
    assert spot is not None
    assert not overlap(spot.box, (192, 142, 208, 158))


@given(st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=60), st.integers(20, 200))
@settings(max_examples=30, deadline=None)
def test_no_word_is_lost_where_a_line_breaks(text: str, room: int) -> None:
    lines = wrapped(text, Face.PLAIN, 11, room)
    assert " ".join(lines).split() == text.split()
    assert all(width(line, Face.PLAIN, 11) <= room or len(line.split()) == 1 for line in lines)

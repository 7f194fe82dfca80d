"""Which places lie inside which, and which have nothing in common."""

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, box

from components.dataset.load import read_dataset
from components.dataset.nesting import Nesting, meeting_pairs
from tests.builders import dataset, location

AREAS = {
    "sea": box(-80, 10, -60, 20),
    "island": box(-67.3, 17.9, -65.6, 18.5),
    "base": Point(-65.6, 18.2),
    "pier": Point(-65.61, 18.22),
    "elsewhere": box(-20, 30, -10, 40),
    "nowhere": None,
}


def built() -> Nesting:
    return dataset(*(location(name, shape) for name, shape in AREAS.items())).nesting


def asked(relation: str, one: str, other: str) -> bool:
    nesting = built()
    numbers = (np.array([nesting.numbers.get(name, -1)]) for name in (one, other))
    return bool(getattr(nesting, relation)(*numbers)[0])


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("sea", "island", True),
        ("island", "sea", False),
        ("island", "base", True),
        ("base", "island", False),
        ("base", "pier", True),
        ("pier", "base", True),
        ("sea", "elsewhere", False),
        ("nowhere", "base", False),
        ("no such place", "base", False),
    ],
)
def test_a_place_covers_what_lies_in_it_and_its_next_neighbour(outer: str, inner: str, expected: bool) -> None:
    assert asked("covers", outer, inner) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sea", "elsewhere", True),
        ("base", "elsewhere", True),
        ("sea", "base", False),
        ("nowhere", "base", False),
        ("no such place", "base", False),
    ],
)
def test_places_are_apart_only_where_it_is_certain(one: str, other: str, expected: bool) -> None:
    assert asked("apart", one, other) is asked("apart", other, one) is expected


def test_a_place_covers_itself_even_without_a_geometry() -> None:
    assert asked("covers", "nowhere", "nowhere")


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Puerto Rico", "Roosevelt Roads Naval Station, Puerto Rico"),
        ("Caribbean Sea", "Willemstad, Curaçao"),
        ("Venezuela", "La Orchila island"),
        ("Ponce, Puerto Rico", "Port of Ponce, Puerto Rico"),
    ],
)
def test_the_shipped_places_lie_where_they_belong(outer: str, inner: str) -> None:
    data = read_dataset()
    ids = data.reports.drop_duplicates("where_description").set_index("where_description")["location_id"]
    one, other = (np.array([data.nesting.numbers[ids[name]]]) for name in (outer, inner))
    assert data.nesting.covers(one, other)[0]
    assert not data.nesting.apart(one, other)[0]


def test_pairs_that_meet_are_those_of_every_shape_with_every_other() -> None:
    shapes = read_dataset().locations.geometry.to_numpy()[::2]
    shapes = np.append(shapely.buffer(shapely.simplify(shapes, 0.02), 0.05, quad_segs=2), [None, Point()])
    found = meeting_pairs(shapes)
    every = np.nonzero(shapely.intersects(shapes[:, None], shapes[None, :]))
    assert sorted(zip(*found, strict=True)) == sorted(zip(*every, strict=True))

import datetime as dt

import pytest

from components.dataset.change_table import COLUMNS, changes_between
from components.dataset.load import Dataset, load
from components.dataset.observations import observations
from components.errors import InputError
from components.paths import DATA
from tests.builders import dataset, location
from tests.dataset.test_speaking import JETS, PLACES, SHIP, at

FIRST, SECOND = dt.date(2025, 10, 31), dt.date(2025, 11, 16)


@pytest.fixture(scope="module")
def built() -> Dataset:
    """A ship that goes home, reported once more, and jets that are newly known."""
    rows = (
        at("ship", "ceiba", "2025-10-20"),
        at("ship", "comalapa", "2025-11-10"),
        at("jets", "aguadilla", "2025-11-12", count_low=10, count_best=10),
    )
    return dataset(*rows, *(location(name, shape) for name, shape in PLACES.items()), JETS, SHIP)


def test_each_change_is_a_row_with_its_sentence_first_reports_first(built: Dataset) -> None:
    found = changes_between(built, observations(built), FIRST, SECOND)
    assert tuple(found.columns) == COLUMNS
    assert found["kind"].tolist() == ["newly_known", "moved"]
    assert found["sentence"].str.endswith(".").all()


def test_the_sentences_come_in_spanish_too(built: Dataset) -> None:
    found = changes_between(built, observations(built), FIRST, SECOND, "es")
    assert found["sentence"].iloc[0].startswith("Primera noticia de ")


def test_a_spanish_sentence_names_assets_and_places_as_the_map_does() -> None:
    shipped = load(DATA)
    told = changes_between(shipped, observations(shipped), FIRST, SECOND, "es").set_index("asset_id")["sentence"]
    assert "Grupo de Ataque del portaaviones Gerald R. Ford: Mar Caribe" in told["ford-csg"]
    assert "Caribbean Sea" not in " ".join(told)


def test_one_day_has_no_changes_with_itself(built: Dataset) -> None:
    assert changes_between(built, observations(built), SECOND, SECOND).empty


def test_dates_the_wrong_way_round_are_an_error(built: Dataset) -> None:
    with pytest.raises(InputError, match="swap the two"):
        changes_between(built, observations(built), SECOND, FIRST)

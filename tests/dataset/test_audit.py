import re

import pytest

from components import paths
from components.dataset.audit import Item, numbers, placed_reports, sheet
from components.dataset.load import Dataset, read_dataset
from components.errors import InputError


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset(paths.DATA)


def draw(dataset: Dataset, number: int, seed: int = 7) -> list[Item]:
    return placed_reports(dataset, number, seed, lambda row: f"at {row['lat']}")


def test_the_same_seed_draws_the_same_and_another_seed_draws_otherwise(dataset: Dataset) -> None:
    assert draw(dataset, 20) == draw(dataset, 20)
    assert draw(dataset, 20) != draw(dataset, 20, seed=8)


def test_a_smaller_sample_is_the_beginning_of_a_larger_one(dataset: Dataset) -> None:
    assert numbers(dataset, 30, 7)[:10] == numbers(dataset, 10, 7)


def test_only_reports_with_a_place_are_drawn_and_none_twice(dataset: Dataset) -> None:
    placed = dataset.reports.index[dataset.reports["location_id"] != ""]
    drawn = [item.row_id for item in draw(dataset, len(placed))]
    assert sorted(drawn) == sorted(placed)


def test_every_item_names_words_gazetteer_source_and_checks(dataset: Dataset) -> None:
    text = sheet(dataset, draw(dataset, 3) + numbers(dataset, 3, 7), 7)
    assert text.startswith(f"# Audit sheet\n\nVersion of the data {dataset.version}, seed 7, 6 items.")
    assert len(re.findall(r"\*\*Source\*\*: .+ grade [A-F]\): http", text)) == 6
    assert text.count("**Gazetteer**") == text.count("**Words of the place**") == 3
    assert text.count("* [ ] ") == 3 * 5 + 3 * 4


def test_asking_for_more_than_there_is_says_how_many_there_are(dataset: Dataset) -> None:
    with pytest.raises(InputError, match=r"9999999 is more than there is: \d+"):
        numbers(dataset, 9_999_999, 7)

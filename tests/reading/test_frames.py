import pandas as pd
import pytest

from components.dataset.load import Dataset, read_dataset
from components.reading.frames import READER, dataset_of, drawn_records, home_of
from components.reading.report import Reading
from components.reading.rows import rows_of
from tests.reading.texts import example, read


@pytest.fixture(scope="module")
def base() -> Dataset:
    return read_dataset()


def records(reading: Reading, base: Dataset) -> pd.DataFrame:
    return drawn_records(dataset_of(reading, rows_of(reading), base), reading)


@pytest.mark.parametrize("language", ["en", "es"])
def test_exactly_what_may_be_drawn_is_a_record(language: str, base: Dataset) -> None:
    reading = example(language)
    claims = [claim for claim in reading.claims if not claim.reason]
    assert len(records(reading, base)) == sum(max(1, len(claim.subjects)) for claim in claims)


def test_a_plan_and_an_origin_are_no_presence(base: Dataset) -> None:
    found = records(read("USS Gravely left Mayport and could visit Curaçao."), base)
    assert set(found["standing"]) == {"ended", "planned"}


def test_the_source_is_the_reader_s_text_and_cannot_be_judged(base: Dataset) -> None:
    found = records(read("USS Gravely is in Ponce."), base)
    assert list(found["publisher"]) == [READER]
    assert list(found["reliability"]) == ["F"]


def test_age_counts_from_the_day_of_publication_if_that_is_known(base: Dataset) -> None:
    text = "USS Gravely arrived in Ponce on 11 November 2025."
    assert list(records(read(text), base)["age_days"]) == [9]
    assert records(read(text, None), base)["age_days"].isna().all()


def test_a_text_without_places_is_an_empty_map(base: Dataset) -> None:
    reading = read("Nothing was said.")
    assert records(reading, base).empty
    assert home_of(rows_of(reading)) is None


def test_the_map_opens_on_what_is_drawn() -> None:
    south, west, north, east = home_of(rows_of(read("USS Gravely is in Ponce."))) or (0, 0, 0, 0)
    assert south < 18.0 < north
    assert west < -66.6 < east
    assert east - west < 4

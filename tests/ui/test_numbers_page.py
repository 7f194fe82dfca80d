import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.ui.wording import METRICS
from tests.ui.page import visit


def ledger(app: AppTest) -> pd.DataFrame:
    return pd.concat([table.value for table in app.dataframe])


def headline(app: AppTest) -> str:
    return str(app.markdown[0].value)


# Metric, day, and for each number in conflict the number and a word of its source.
CONFLICTS = [
    ("ships", "2025-10-31", [("8", "AP"), ("10", "World News Day")]),
    ("personnel", "2025-11-16", [("about 10,000", "New York Times"), ("15,000", "ABC News")]),
    ("militia", "2025-09-20", [("2,500,000", "NoticiasHoy"), ("8,200,000", "Mehr News")]),
    ("killed", "2025-10-24", [("43", "Newsday"), ("46", "WSB-TV")]),
    ("killed", "2025-11-16", [("76", "Bluewin"), ("82", "CRBC")]),
    ("killed", "2026-02-09", [("at least 121", "CNN"), ("130", "ABC News")]),
    ("killed", "2026-02-15", [("at least 124", "Antiwar"), ("130", "Antiwar")]),
]


@pytest.mark.parametrize(("metric", "day", "told"), CONFLICTS)
def test_a_known_conflict_stands_in_the_ledger_with_every_number_and_source(
    metric: str, day: str, told: list[tuple[str, str]]
) -> None:
    rows = ledger(visit("numbers", number=METRICS[metric], on=day))
    said = rows["source"] + " " + rows["repeats"] + " " + rows["note"]
    for number, source in told:
        found = rows["number"].eq(number) & said.str.contains(source, regex=False)
        assert found.any(), f"{number} of {source!r} is missing among {rows[['number', 'source']].to_dict('records')}"


def test_the_headline_names_its_source_its_day_and_its_rule() -> None:
    said = headline(visit("numbers", number="Killed in strikes", on="2025-10-24"))
    assert "43" in said
    assert "24 October 2025" in said
    assert "highest toll that two independent roots reach" in said


def test_a_newer_number_that_was_not_chosen_stands_below_the_headline_with_its_reason() -> None:
    app = visit("numbers", number="Ships", on="2025-11-20")
    assert "8" in headline(app)
    assert "it is not the lowest: 11 (Elroi Hub (NY Post text), 16 November 2025)" in app.text[1].value


def test_numbers_about_different_things_stand_in_different_tables() -> None:
    app = visit("numbers", number="Personnel", on="2025-11-16")
    assert len(app.dataframe) == len(app.subheader) > 1
    assert app.subheader[0].value.startswith("US forces in the theatre")


def test_before_the_first_number_the_page_says_so() -> None:
    app = visit("numbers", number="Aircraft", on="2025-04-20")
    assert "No source in the data" in app.text[1].value
    assert not app.dataframe


@pytest.mark.parametrize("query", [{"number": "<b>boats</b>"}, {"on": "2025-99-24"}, {"on": "1925-01-01"}])
def test_a_link_that_asks_for_nonsense_shows_the_default_and_says_so(query: dict[str, str]) -> None:
    app = visit("numbers", **query)
    assert "the default is shown instead" in app.info[0].value
    assert ledger(app)["number"].ne("").all()


def test_a_number_stated_as_more_than_is_never_printed_one_higher() -> None:
    rows = ledger(visit("numbers", number="Personnel", on="2025-11-16"))
    assert rows.loc[rows["words"].eq("More than 4,500"), "number"].eq("more than 4,500").all()
    assert rows["words"].eq("More than 4,500").any()


def test_a_day_of_publication_leaves_later_and_undated_numbers_out_and_counts_them() -> None:
    every, known = (visit("numbers", number="killed", on="2025-11-16", **day) for day in ({}, {"known": "2025-11-16"}))
    left_out = len(ledger(every)) - len(ledger(known))
    assert left_out > 0
    assert any(f"16 November 2025: {left_out} numbers left out" in text.value for text in known.text)


def test_people_from_the_bottom_up_stand_beside_what_sources_state() -> None:
    app = visit("numbers", number="personnel", on="2025-11-16")
    (table,) = [each.value for each in app.dataframe if "nominal_complement" in each.value]
    total = f"{table['nominal_complement'].sum():,}"
    assert app.subheader[-1].value == f"From the bottom up · {total}"
    assert total not in headline(app)
    assert "USS Gerald R. Ford" in set(table["name"])


def test_only_personnel_has_a_sum_from_the_bottom_up() -> None:
    assert not any("bottom up" in each.value for each in visit("numbers", number="ships", on="2025-11-16").subheader)

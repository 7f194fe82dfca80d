import datetime as dt
from typing import Any

import pytest

from components.dataset.placing import Placer, place_the_embarked, spoken
from components.errors import SotaventoError
from components.model import Domain, Location, Status, WherePrec
from tests.dataset.folder_builder import place_at_harbour

SHIPS = [{"asset_id": "uss-ford", "name": "USS Ford"}]


WHERE = "role location_id lat lon coordinate_uncertainty_m where_prec geo_precision shape located_by unlocated_reason"


def report(report_id: str, asset_id: str, where: str, place_id: str = "", **changes: Any) -> dict[str, Any]:
    day = dt.date(2025, 12, 11)
    return {
        **dict.fromkeys(WHERE.split(), ""),
        **({"location_id": f"loc-{place_id}", "located_by": "own_words"} if place_id else {}),
        "report_id": report_id,
        "asset_id": asset_id,
        "where_description": where,
        "status": "operating",
        "date_start": day,
        "date_end": day,
        "date_prec": 1,
        "place_id": place_id,
        **changes,
    }


def test_the_geocoding_stage_is_asked_once_for_each_phrase() -> None:
    asked: list[str] = []

    def locate(phrase: str, **kwargs: Any) -> Location:
        asked.append(phrase)
        return place_at_harbour(phrase, **kwargs)

    placer = Placer(locate)
    for _ in range(3):
        placer.where("Willemstad", Status.PRESENT)
    assert asked == ["Willemstad"]


def test_a_placed_phrase_has_a_feature_with_its_trace() -> None:
    placer = Placer(place_at_harbour)
    where = placer.where("Willemstad")
    assert placer.features[where["location_id"]]["properties"]["trace"] == ["found"]


def test_the_same_words_have_the_same_location_id_in_every_build() -> None:
    assert Placer(place_at_harbour).where("Willemstad") == Placer(place_at_harbour).where("Willemstad")


def test_an_unplaced_phrase_has_no_coordinates_and_a_reason() -> None:
    where = Placer(place_at_harbour).where("Nowhere")
    assert (where["lat"], where["location_id"], where["unlocated_reason"]) == (None, "", "No such place.")


def test_a_place_without_a_geometry_is_a_fault_of_the_stage() -> None:
    placer = Placer(lambda phrase, **_: Location(phrase, where_prec=WherePrec.EXACT))
    with pytest.raises(SotaventoError, match="'Willemstad' without point or shape"):
        placer.where("Willemstad")


def test_the_region_of_an_event_names_its_country() -> None:
    seen: list[Any] = []

    def locate(phrase: str, **kwargs: Any) -> Location:
        seen.append(kwargs["countries"])
        return place_at_harbour(phrase)

    Placer(locate).where("San Juan", region="Puerto Rico")
    assert seen == [("PR",)]


def test_words_are_spoken_somewhere_but_nothing_is_there() -> None:
    where = spoken(Placer(place_at_harbour).where("Washington"))
    assert (where["role"], where["lat"], where["place_id"], where["location_id"]) == ("speaker", None, "willemstad", "")
    assert where["unlocated_reason"]


def test_what_is_aboard_a_ship_is_where_her_own_reports_put_her() -> None:
    reports = [report("a", "growlers", "Aboard USS Ford"), report("b", "uss-ford", "Off Venezuela", "off-venezuela")]
    place_the_embarked(reports, SHIPS)
    assert (reports[0]["location_id"], reports[0]["located_by"]) == ("loc-off-venezuela", "capital_ship")


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([], "give no position"),
        (
            [report("b", "uss-ford", "Cádiz", "cadiz", date_start=dt.date(2025, 1, 1), date_end=dt.date(2025, 1, 2))],
            "no",
        ),
        ([report("b", "uss-ford", "Caribbean Sea", "caribbean", status="ordered")], "give no position"),
        ([report("b", "uss-ford", "A", "a"), report("c", "uss-ford", "B", "b")], "disagree"),
    ],
)
def test_what_is_aboard_stays_unplaced_when_her_reports_do_not_settle_it(
    others: list[dict[str, Any]], why: str
) -> None:
    reports = [report("a", "growlers", "Aboard USS Ford"), *others]
    place_the_embarked(reports, SHIPS)
    assert reports[0]["location_id"] == ""
    assert why in reports[0]["unlocated_reason"]


def test_a_home_port_is_sought_in_the_operators_country_without_its_bracket() -> None:
    seen: list[Any] = []

    def locate(phrase: str, **kwargs: Any) -> Location:
        seen.append((phrase, kwargs["countries"]))
        return place_at_harbour(phrase)

    assert Placer(locate).home_place_id("Portsmouth (from May)", "United Kingdom", Domain.NAVAL) == "willemstad"
    assert seen == [("Portsmouth", ("GB",))]


def test_no_home_port_is_no_place() -> None:
    assert Placer(place_at_harbour).home_place_id("", "United Kingdom", Domain.NAVAL) == ""

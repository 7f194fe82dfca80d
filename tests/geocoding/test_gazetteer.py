"""Regional places come first; the compiled product is checked against what it was made from."""

from pathlib import Path

import numpy as np
import pytest

from components.errors import GazetteerError
from components.geocoding.gazetteer import default_gazetteer, load_gazetteer
from components.geocoding.gazetteer_build import regional_sources
from components.geocoding.lexicons import read_table

GAZETTEER = default_gazetteer()


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Barcelona", "barcelona-ve"),
        ("VALENCIA", "valencia-ve"),
        ("merida", "merida-ve"),
        ("Trinidad", "trinidad-island"),
        ("Mar Caribe", "caribbean-sea"),
        ("the Caribbean", "caribbean-sea"),
        ("Rusia", "russia"),
        ("Paris", "paris"),
    ],
)
def test_the_regional_meaning_of_a_name_comes_first(name: str, place_id: str) -> None:
    assert GAZETTEER.lookup(name)[0].place_id == place_id


def test_a_world_place_that_a_regional_row_stands_for_is_not_listed_twice() -> None:
    caracas = [place for place in GAZETTEER.lookup("Caracas") if place.country == "VE"]
    assert [place.place_id for place in caracas] == ["caracas"]
    assert caracas[0].population > 1_000_000


def test_namesakes_stay_apart() -> None:
    assert {"valencia-ve", "valencia-es"} <= {place.place_id for place in GAZETTEER.lookup("Valencia")}


def test_a_demonym_names_no_place() -> None:
    assert GAZETTEER.lookup("Venezuelan") == ()


def test_an_unknown_name_has_no_places() -> None:
    assert GAZETTEER.lookup("Xyzzyville") == ()


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        GAZETTEER.by_id("no-such-place")


def test_every_place_found_by_name_is_found_by_its_id() -> None:
    for place in (*GAZETTEER.lookup("Santiago"), *GAZETTEER.lookup("Kent")):
        assert GAZETTEER.by_id(place.place_id) == place


def test_being_inside_follows_the_parents() -> None:
    assert GAZETTEER.inside(GAZETTEER.by_id("la-guaira"), "venezuela")
    assert not GAZETTEER.inside(GAZETTEER.by_id("la-guaira"), "colombia")
    assert GAZETTEER.inside(GAZETTEER.by_id("venezuela"), "venezuela")


def test_a_world_city_lies_in_its_division_and_country() -> None:
    lyon = next(place for place in GAZETTEER.lookup("Lyon") if place.country == "FR")
    assert GAZETTEER.inside(lyon, "france")


def test_every_regional_place_is_there_with_its_coordinates() -> None:
    rows = sum(len(read_table(path)) for path in regional_sources())
    places = GAZETTEER.regional()
    assert len(places) == rows
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in places.values())
    assert not any(place.lat == place.lon == 0 for place in places.values())


def test_an_absent_product_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="sotavento data"):
        load_gazetteer(tmp_path / "none.npz")


def test_a_file_that_is_no_product_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.npz"
    path.write_bytes(b"not a product")
    with pytest.raises(GazetteerError, match="delete it"):
        load_gazetteer(path)


def test_a_product_of_other_inputs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.npz"
    np.savez(path, meta=np.frombuffer(b'{"hash": "old"}', np.uint8))
    with pytest.raises(GazetteerError, match="other inputs"):
        load_gazetteer(path)


def test_places_that_geonames_does_not_number_have_an_id_each() -> None:
    ids = [GAZETTEER.identity(index) for index in range(len(GAZETTEER)) if not GAZETTEER.geonameid[index]]
    assert "world:bay-of-biscay" in ids
    assert len(set(ids)) == len(ids)

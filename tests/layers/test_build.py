import datetime as dt
import json
import re
from functools import cache
from typing import Any

import pytest
from shapely.geometry import Point

from components.dataset.view import View
from components.layers.build import engine_of, map_document, map_payload, rendered
from components.layers.catalogue import record_key
from components.layers.engine import Engine
from components.layers.escape import escape
from components.layers.scripts import Scripts
from tests.builders import asset, dataset, location, report
from tests.layers.test_escape import PAYLOADS
from tests.layers.theatre import EVERYTHING, PIN, SEA_BOX, observed, selected, theatre, with_texts

# Addresses that are written in the document but asked for only when a reader clicks or chooses tiles.
CLICKED_OR_CHOSEN = (
    "http://www.w3.org/",
    "https://www.naturalearthdata.com/",
    "https://www.geonames.org/",
    "https://www.openstreetmap.org/copyright",
    "https://carto.com/attributions",
    "https://tile.openstreetmap.org/",
    "https://basemaps.cartocdn.com/",
    "https://server.arcgisonline.com/",
    "https://example.org/",  # the sources of the test data
)
LOADED = re.compile(r"<(?:script|link|img|iframe|object|embed)\b[^>]*?\b(?:src|href)=[\"']([^\"']+)", re.IGNORECASE)


def document_of(built: Any, scripts: Scripts) -> str:
    return map_document(built, observed(built), scripts=scripts)


@cache
def document() -> str:
    return document_of(theatre(), Scripts.local())


def block(text: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_a_document_with_local_scripts_loads_leaflet_and_nothing_else() -> None:
    assert LOADED.findall(document()) == [
        "app/static/vendor/leaflet/leaflet.js",
        "app/static/vendor/leaflet/leaflet.css",
    ]


def test_a_document_with_public_scripts_loads_leaflet_and_nothing_else() -> None:
    scripts = Scripts.cdn()
    assert LOADED.findall(document_of(theatre(), scripts)) == [scripts.javascript[0][1], scripts.css[0][1]]


def test_no_other_address_stands_anywhere_in_a_document() -> None:
    addresses = re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z0-9.-]+[^\s\"'<>\\]*", document(), re.IGNORECASE)
    assert [address for address in addresses if not address.startswith(CLICKED_OR_CHOSEN)] == []
    assert "@import" not in document()


def test_the_same_dataset_gives_the_same_bytes() -> None:
    assert document_of(theatre(), Scripts.local()) == document()


def test_a_document_says_its_language_and_lets_readers_zoom() -> None:
    text = document()
    assert '<html lang="en">' in text
    assert "user-scalable" not in text
    assert "maximum-scale" not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_catalogue_survives_hostile_text_in_every_field(payload: str) -> None:
    text = document_of(with_texts(theatre(), payload), Scripts.local())
    assert len(block(text, "sotavento-catalogue")["records"]) == 6
    assert text.count("</script>") == document().count("</script>")


def test_template_code_in_a_field_is_not_run() -> None:
    text = document_of(with_texts(theatre(), "{{ 7 * 191 }}{% raw %}{# gone #}"), Scripts.local())
    assert "1337" not in text
    assert "{{" not in json.dumps(block(text, "sotavento-catalogue")["records"])


def test_style_and_scripts_reach_the_document_as_they_are() -> None:
    engine = Engine.of(basemap={}, catalogue={})
    text = document()
    assert engine.style in text
    assert engine.scripts in text


def test_a_document_with_its_parts_apart_names_files_that_hold_the_rest() -> None:
    built = theatre()
    whole = engine_of(built, observed(built))
    light, files = whole.apart("parts/")
    text = rendered(light, Scripts.local())
    assert LOADED.findall(text)[2:] == [f"parts/{name}" for name in files]
    assert [block_of(script) for script in list(files.values())[:2]] == [whole.basemap, whole.catalogue]
    assert list(files.values())[2] == whole.scripts
    assert len(text) < len(whole.style) + 3_000


def block_of(script: str) -> Any:
    found = re.fullmatch(r'document\.getElementById\("sotavento-\w+"\)\.textContent = (".*");', script, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_name_of_a_part_changes_with_what_it_holds() -> None:
    def names(payload: str) -> list[str]:
        built = with_texts(theatre(), payload)
        return list(engine_of(built, observed(built)).apart("parts/")[1])

    (map_one, data_one, code_one), (map_two, data_two, code_two) = names("one"), names("two")
    assert (map_one, code_one) == (map_two, code_two)
    assert data_one != data_two


def test_an_empty_dataset_is_a_map_without_records() -> None:
    book = block(document_of(dataset(), Scripts.local()), "sotavento-catalogue")
    assert book["records"] == []


def test_a_payload_names_exactly_the_plotted_records_in_their_order() -> None:
    selection = selected(theatre())
    payload = map_payload(selection, EVERYTHING)
    assert payload["keys"] == [record_key(record_id) for record_id in selection.plotted.index]
    assert len(payload["ages"]) == len(payload["keys"]) == 6


def test_a_payload_carries_the_look_of_the_view() -> None:
    view = View(symbols="plain", identity="friend", basemap="osm", theme="dark", rings=False)
    payload = map_payload(selected(theatre(), view), view)
    look = {name: payload[name] for name in ("symbols", "identity", "basemap", "theme", "rings", "layers")}
    assert look == {
        "symbols": "plain",
        "identity": "friend",
        "basemap": "osm",
        "theme": "dark",
        "rings": False,
        "layers": ["air", "events", "ground", "naval"],
    }


def test_a_theme_given_beside_the_view_wins() -> None:
    assert map_payload(selected(theatre()), EVERYTHING, "dark")["theme"] == "dark"


def test_the_record_to_find_goes_by_its_key() -> None:
    assert map_payload(selected(theatre()), EVERYTHING, find="alpha")["find"] == record_key("alpha")
    assert map_payload(selected(theatre()), EVERYTHING)["find"] is None


def test_a_payload_is_json_of_a_few_bytes_a_record() -> None:
    payload = map_payload(selected(theatre()), EVERYTHING)
    record = json.dumps(payload["keys"] + payload["ages"], separators=(",", ":"))
    assert len(record) / len(payload["keys"]) < 20


def test_a_payload_says_where_another_report_has_a_ship_on_the_same_days() -> None:
    built = dataset(
        report("uss-alpha", "2025-11-16", report_id="at-sea", where_description="Off <Caracas>"),
        report("uss-alpha", "2025-11-16", report_id="in-port", **PIN, where_description="Ponce"),
        asset("uss-alpha", name="USS Alpha"),
        location("loc-sea", SEA_BOX, "Caribbean Sea"),
        location("loc-port", Point(PIN["lon"], PIN["lat"]), "Roosevelt Roads"),
    )
    assert map_payload(selected(built, View()), View())["elsewhere"] == {record_key("in-port"): escape("Off <Caracas>")}


def test_a_view_that_puts_sources_aside_tells_nothing_that_comes_from_all_of_them() -> None:
    assert map_payload(selected(theatre()), EVERYTHING)["all_heard"]
    for view in (View(known_on=dt.date(2025, 11, 20)), View(source_kinds=frozenset({"news"}))):
        assert not map_payload(selected(theatre(), view), view)["all_heard"]

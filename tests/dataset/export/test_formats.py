"""Every format holds the rows of the table and the map, opens in a reader that did not write it, and says its terms."""

import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from importlib.resources import files
from xml.etree import ElementTree

import openpyxl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from shapely.geometry import shape

from components.cli.dataset import RowFormat
from components.dataset.export.columns import COLUMNS
from components.dataset.export.extract import Extract
from components.dataset.export.formats import FORMATS, to_bytes
from components.dataset.query import select
from components.dataset.view import LAYERS, View
from components.figure.press import figure
from components.layers.build import map_payload
from components.layers.catalogue import record_key
from components.layers.one_file import one_file
from components.model import PRESENCE, Status
from components.ui.choices import book
from components.ui.shelf import Shelf
from components.ui.table import to_send
from tests.builders import event, location, report, source
from tests.dataset.export.extracts import HOSTILE, extract_of
from tests.dataset.export.readers import READERS, SHAPES, inside, of_csv, of_page
from tests.dataset.pool import pool_of
from tests.layers.test_escape import PAYLOADS

KML = "{http://www.opengis.net/kml/2.2}"
SEA = shapely.Polygon([(-75, 12), (-75, 16), (-65, 16), (-65, 12)], [[(-71, 13), (-70, 13), (-70, 14), (-71, 14)]])
DAYS = [dt.date(2025, 11, day) for day in (3, 10, 16)]
PORT = {"location_id": "loc-port", "where_prec": 1, "lat": 18.25, "lon": -65.6}
POOL = pool_of(
    *(report(f"a{number}", f"2025-11-{number + 1:02}", Status.PRESENT) for number in range(4)),
    *(report(f"a{number}", f"2025-11-0{number + 5}", Status.DEPARTED, **PORT) for number in range(3)),
    *(event("boat_strike", f"2025-11-{day:02}", killed_low=3, note=HOSTILE) for day in (2, 9, 15)),
    report("a9", "2025-10", Status.PRESENT, **PORT),
)
SHELF = Shelf(POOL.dataset, POOL.rows, book(POOL.rows), {}, {})
VIEWS = st.builds(
    View,
    as_of=st.sampled_from(DAYS),
    show=st.sampled_from(["latest", "all"]),
    layers=st.frozensets(st.sampled_from(LAYERS), min_size=1),
    statuses=st.frozensets(st.sampled_from([Status.PRESENT, Status.DEPARTED])),
    search=st.sampled_from(["", "a1", "strike", "nothing"]),
)


@settings(max_examples=10)
@given(VIEWS)
def test_map_table_and_every_file_hold_the_same_rows_in_the_same_order(view: View) -> None:
    selection = select(POOL.dataset, POOL.rows, view)
    extract, ids = Extract(selection, POOL.dataset), selection.plotted["record_id"].tolist()
    assert map_payload(selection, view)["keys"] == [record_key(each) for each in ids]
    listed = to_send(SHELF, selection).select(["name", "where_description"])
    assert listed.to_pylist() == selection.plotted[listed.column_names].to_dict("records")
    for key, read in READERS.items():
        rows = read(to_bytes(key, extract))
        assert [row["record_id"] for row in rows] == ids, key
        if key != "geojson":  # says it once
            assert {row["dataset_version"] for row in rows} <= {POOL.dataset.version}
    assert json.loads(to_bytes("geojson", extract))["metadata"]["dataset_version"] == POOL.dataset.version


@settings(max_examples=3)
@given(VIEWS)
def test_the_one_page_and_the_figure_hold_the_rows_of_the_map(view: View) -> None:
    extract = Extract(select(POOL.dataset, POOL.rows, view), POOL.dataset)
    assert of_page(one_file(extract)) == [{"key": record_key(each)} for each in extract.ids]
    words = "".join(ElementTree.fromstring(figure(extract, size="social", kind="svg")).itertext())
    assert f"{extract.size} of {extract.selection.collected} collected" in " ".join(words.split())
    assert POOL.dataset.version in words


FULL = extract_of(
    report("a", "2025-11-10", count_low=3, note=HOSTILE, where_description="Curaçao"),
    report("b", "2025-11", **{**PORT, "coordinate_uncertainty_m": None}),
    event("boat_strike", "2025-11-03", killed_low=3, killed_best=None),
    location("loc-sea", SEA),
    location("loc-port", shapely.Point(-65.6, 18.25)),
    show="all",
    as_of=dt.date(2025, 12, 1),
)


@pytest.mark.parametrize("key", FORMATS)
def test_the_same_selection_gives_the_same_bytes(key: str) -> None:
    assert to_bytes(key, FULL) == to_bytes(key, Extract(FULL.selection, FULL.dataset))


@pytest.mark.parametrize("key", FORMATS)
def test_a_selection_without_rows_is_a_file_without_rows(key: str) -> None:
    assert READERS[key](to_bytes(key, extract_of(report("a", "2025-11-10"), search="nothing like this"))) == []


@pytest.mark.parametrize("key", sorted({*FORMATS} - {"csv", "zip"}))
def test_words_numbers_and_days_come_back_as_they_were(key: str) -> None:
    row = next(
        row
        for row in READERS[key](to_bytes(key, FULL))
        if row["count_low"] not in (None, "") and "a" in row["asset_id"]
    )
    assert row["note"] == HOSTILE
    assert row["where_description"] == "Curaçao"
    assert float(row["count_low"]) == 3
    assert str(row.get("count_best")) in {"None", "", "nan", "<NA>"}
    assert str(row["date_start"])[:10] == "2025-11-10"
    assert float(row["coordinate_uncertainty_m"]) == 900_000


@pytest.mark.parametrize("key", SHAPES)
def test_an_area_is_the_area_with_its_holes_and_an_exact_place_a_point(key: str) -> None:
    drawn = SHAPES[key](to_bytes(key, FULL))
    assert [each.geom_type for each in drawn] == [each.geom_type for each in FULL.geometries]
    assert all(shapely.equals(one, other) for one, other in zip(drawn, FULL.geometries, strict=True))
    assert any(each.geom_type == "Polygon" and each.interiors for each in drawn)


@pytest.mark.parametrize("where_prec", [2, 3, 7, None])
def test_what_is_not_known_exactly_and_has_no_outline_has_no_dot_in_its_place(where_prec: int | None) -> None:
    extract = extract_of(report("a", "2025-11-10", where_prec=where_prec))  # the middle of a sea, as a point
    assert json.loads(to_bytes("geojson", extract))["features"][0]["geometry"] is None
    assert b"<Point>" not in to_bytes("kml", extract)


def test_rings_of_a_geojson_run_against_the_clock() -> None:
    collection = json.loads(to_bytes("geojson", FULL))
    areas = [shape(each["geometry"]) for each in collection["features"] if each["geometry"]["type"] == "Polygon"]
    assert areas
    assert all(area.exterior.is_ccw and not area.interiors[0].is_ccw for area in areas)
    assert [each["id"] for each in collection["features"]] == FULL.ids.tolist()
    assert (collection["metadata"]["plotted"], collection["metadata"]["collected"]) == (3, 3)


def test_a_workbook_has_no_formula_no_link_and_no_number_made_of_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_bytes("xlsx", FULL)))
    assert book.sheetnames == ["Rows", "Sources", "Columns", "View"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in cells)
    assert {cell.data_type for cell in cells if cell.value == FULL.dataset.version} == {"s"}


def test_a_placemark_spans_its_days_and_a_month_is_a_month() -> None:
    root = ElementTree.fromstring(to_bytes("kml", FULL))
    spans = {(span[0].text, span[1].text) for span in root.iter(f"{KML}TimeSpan")}
    assert ("2025-11-01", "2025-11-30") in spans
    ids = [mark.get("id") for mark in root.iter(f"{KML}Placemark")]
    assert ids == [f"r-{each}" for each in FULL.ids]
    styles = {style.get("id") for style in root.iter(f"{KML}Style")}
    assert {url.text for url in root.iter(f"{KML}styleUrl")} <= {f"#{each}" for each in styles}


def test_a_kml_keeps_to_the_schema_of_its_standard() -> None:
    schema = etree.XMLSchema(etree.parse(str(files("fastkml") / "schema" / "ogckml22.xsd")))  # OGC 07-147r2
    for content in (to_bytes("kml", FULL), inside("doc.kml")(to_bytes("kmz", FULL))):
        schema.assertValid(etree.fromstring(content))


def test_the_description_of_a_placemark_holds_no_markup_of_strangers() -> None:
    told = (report(f"a{n}", "2025-11-10", where_description=text) for n, text in enumerate(("Ponce", *PAYLOADS)))
    found = ElementTree.fromstring(to_bytes("kml", extract_of(*told))).iter(f"{KML}description")
    plain, *hostile = [words for each in found if "<" in (words := str(each.text))]
    assert len(hostile) == len(PAYLOADS)
    assert {frozenset(re.findall(r"</?\w+", words)) for words in hostile} == {frozenset(re.findall(r"</?\w+", plain))}


def test_a_placemark_of_what_is_not_there_is_hollow() -> None:
    extract = extract_of(*(report(f"a-{each}", "2025-11-10", each) for each in Status), show="all")
    content = to_bytes("kml", extract)
    looks = [each.text for each in ElementTree.fromstring(content).iter(f"{KML}styleUrl")]
    drawn = {row["status"]: look for row, look in zip(READERS["kml"](content), looks, strict=True)}
    assert drawn == {each: "#naval" if each in PRESENCE else "#naval-apart" for each in Status}


def test_every_icon_of_a_kmz_is_in_it() -> None:
    content = to_bytes("kmz", FULL)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    icons = {icon.text for icon in ElementTree.fromstring(inside("doc.kml")(content)).iter(f"{KML}href")}
    assert icons == {*names} - {"doc.kml"}


def test_a_data_package_describes_and_seals_each_of_its_files() -> None:
    archive = zipfile.ZipFile(io.BytesIO(to_bytes("zip", FULL)))
    package = json.loads(archive.read("datapackage.json"))
    for resource in package["resources"]:
        content = archive.read(resource["path"])
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        if resource["format"] == "csv":
            head = content.decode("utf-8-sig").splitlines()[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == head
    seals = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert {*seals} == {*archive.namelist()} - {"SHA256SUMS"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == seal for name, seal in seals.items())
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_a_file_of_a_spanish_view_has_the_same_rows_and_says_in_spanish_what_they_mean() -> None:
    row, unlike = report("a", "2025-11-10"), {"filter_sentence": "", "attribution": ""}
    english, spanish = (extract_of(row, lang=language) for language in ("auto", "es"))
    for key in ("xlsx", "zip"):
        english_rows, rows = (READERS[key](to_bytes(key, each)) for each in (english, spanish))
        assert [each | unlike for each in rows] == [each | unlike for each in english_rows]
    package = to_bytes("zip", spanish)
    assert package == to_bytes("zip", Extract(english.selection, english.dataset), "es")
    book = openpyxl.load_workbook(io.BytesIO(to_bytes("xlsx", spanish)))
    described = json.loads(inside("datapackage.json")(package))["resources"][0]["schema"]["fields"]
    meanings = {row["column"]: row["meaning"] for row in of_csv(inside("codebook.csv")(package))}
    assert meanings == {name: meaning for name, _type, meaning in [*book["Columns"].values][1:]}
    assert meanings == {field["name"]: field["description"] for field in described}
    assert meanings["status"] == "Lo que, según la fuente, hizo el medio militar."


def test_every_source_of_a_row_is_listed_once_with_its_rows() -> None:
    rows = (report(name, "2025-11-10", source_id=of) for name, of in (("a", "one"), ("b", "one"), ("c", "two")))
    extract = extract_of(*rows, source("one"), source("two", linkable=False), source("three"))
    told = extract.sources[["source_id", "rows", "url"]].values.tolist()
    assert told == [["one", 2, "https://example.org/one"], ["two", 1, ""]]  # what may not be linked has no address


def test_the_command_line_offers_every_format() -> None:
    assert {*RowFormat} - {"html"} == {*FORMATS} == {*READERS}


def test_every_column_says_what_it_means() -> None:
    assert all(column.meaning.endswith(".") for column in COLUMNS)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(each.explanation.endswith(".") for each in FORMATS.values())

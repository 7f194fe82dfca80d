"""The press figure says what it shows, the same each time, and as text."""

import io
import re
import struct
from functools import cache
from xml.etree import ElementTree

import pypdf
import pytest
import shapely

from components.cli.dataset import extracted
from components.cli.figure import Kind, Size
from components.dataset.export.extract import Extract
from components.errors import InputError
from components.figure import plot
from components.figure.labels import Room
from components.figure.press import MEDIA_TYPES, SHEETS, TITLE, figure
from components.figure.type import POINTS
from components.model import Status
from components.ui.figures import KINDS, SIZES
from tests.builders import asset, event, location, report, source
from tests.dataset.export.extracts import extract_of
from tests.layers.test_escape import PAYLOADS

SEA = shapely.Polygon([(-75, 12), (-75, 16), (-65, 16), (-65, 12)])
PORT = {"location_id": "loc-port", "where_prec": 1, "lat": 10.6, "lon": -61.5, "where_description": "Port of Spain"}
FAR = {"location_id": "loc-far", "where_prec": 1, "lat": 32.7, "lon": -117.2, "where_description": "San Diego"}
EXTRACT = extract_of(
    report("a", "2025-11-10", source_id="paper"),
    report("b", "2025-11-11", "present", **PORT),
    report("c", "2025-11-11", "present", **FAR),
    event("boat_strike", "2025-11-03"),
    asset("b", name="USS $Gravely$ <i>"),
    location("loc-sea", SEA),
    location("loc-port", shapely.Point(-61.5, 10.6)),
    location("loc-far", shapely.Point(-117.2, 32.7)),
    source("paper", publisher="The Paper"),
)


@cache
def drawn(size: str = "column", kind: str = "svg") -> bytes:
    return figure(EXTRACT, size=size, kind=kind)


@cache
def crowded() -> Extract:
    """Of the shipped data, the day on which the Caribbean Sea is fullest."""
    return extracted("/?on=2025-11-20&lang=en")


def words_of(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    return " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_the_same_selection_gives_the_same_figure(kind: str) -> None:
    assert drawn("column", kind) == figure(EXTRACT, size="column", kind=kind)


@pytest.mark.parametrize("size", SHEETS)
def test_a_figure_says_what_it_is_and_on_what_terms(size: str) -> None:
    words = words_of(drawn(size))
    for part in (*TITLE.split(), "As of 16 November 2025", "4 of 4 collected", "The Paper", "GeoNames (CC BY 4.0)"):
        assert part in words
    assert "0123456789ab" in words
    assert "1 of them lies outside this map" in words
    assert "USS $Gravely$ <i>" in words


def test_the_text_of_a_pdf_is_text() -> None:
    page = pypdf.PdfReader(io.BytesIO(drawn(kind="pdf"))).pages[0].extract_text()
    assert "As of 16 November 2025" in page
    assert "Port of Spain" in page


def test_a_picture_has_two_pixels_for_one() -> None:
    wide, high = struct.unpack(">II", drawn(kind="png")[16:24])
    assert (wide, high) == (2 * SHEETS["column"].wide, 2 * SHEETS["column"].high)


def test_only_what_is_on_the_map_is_in_the_key() -> None:
    words = words_of(drawn())
    assert "Exact place" in words
    assert "Somewhere in the ring" not in words
    assert "Aircraft" not in words


def test_title_and_note_are_the_readers_own() -> None:
    drawing = figure(EXTRACT, size="column", kind="svg", title="Ships off\x00 Trinidad", note=" ".join(PAYLOADS))
    words = words_of(drawing)
    assert "Ships off Trinidad" in words
    assert all(word in words for payload in PAYLOADS for word in payload.split())
    assert TITLE not in words
    elements = [*ElementTree.fromstring(drawing).iter()]
    assert not {each.tag.rpartition("}")[2] for each in elements} & {"script", "img", "a", "foreignObject"}
    assert not any(name.startswith("on") for each in elements for name in each.attrib)


def test_a_view_without_rows_is_a_map_without_marks() -> None:
    empty = extract_of(report("a", "2025-11-10"), search="nothing")
    words = words_of(figure(empty, size="column", kind="svg"))
    assert "0 of 1 collected" in words
    assert "Nothing is plotted in this view" in words


@pytest.mark.parametrize(
    "wrong", [{"size": "poster"}, {"kind": "gif"}, {"title": "x" * 161}, {"note": "x" * 401}, {"title": "😀"}]
)
def test_what_cannot_be_drawn_is_refused_with_a_reason(wrong: dict[str, str]) -> None:
    with pytest.raises(InputError, match=next(iter(wrong))):
        figure(EXTRACT, **wrong)


def test_command_line_and_page_offer_every_size_and_form() -> None:
    assert {*Size} == {*SIZES} == {*SHEETS}
    assert {*Kind} == {*KINDS} == {*MEDIA_TYPES}
    assert dict(KINDS) == dict(MEDIA_TYPES)


@pytest.mark.parametrize("size", SHEETS)
def test_a_crowded_figure_names_the_fullest_sea_and_no_leader_crosses_a_label(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: list[Room] = []
    monkeypatch.setattr(plot, "Room", lambda *given: rooms.append(Room(*given)) or rooms[-1])
    assert "Caribbean Sea 10 ships" in words_of(figure(crowded(), size=size, kind="svg"))
    taken = [shapely.box(*box) for box in rooms[-1].taken]
    assert len(rooms[-1].leaders) > 2
    assert not any(shapely.intersects(leader, taken).any() for leader in rooms[-1].leaders)


@pytest.mark.parametrize("size", ["column", "social"])
def test_a_long_title_and_note_leave_every_line_on_the_sheet(size: str) -> None:
    svg = figure(EXTRACT, size=size, kind="svg", title="deployments " * 13, note="compiled from reports " * 18)
    lows = [float(low) for low in re.findall(r"<text [^>]* y=\"([^\"]+)\"", svg.decode())]
    assert max(lows) < (SHEETS[size].high - SHEETS[size].margin) * POINTS


def test_a_filter_of_many_conditions_is_cut_with_their_number() -> None:
    many = {"statuses": frozenset(Status), "source_kinds": frozenset({"news"}), "search": "a ship " * 15}
    words = words_of(figure(extract_of(report("a", "2025-11-10"), **many), size="column", kind="svg"))
    assert "more condition" in words

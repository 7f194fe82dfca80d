"""KML 2.2 (OGC 07-147r2) and KMZ: one placemark a row, in the order of the rows.

A placemark has the row's id (after ``r-``, as an XML id begins with a letter), a ``TimeSpan`` from its first to its
last possible day, every column as ``ExtendedData`` and the geometry as drawn: a place known exactly is a point, any
other an outlined, faintly filled polygon without a point in it. What is planned, over or denied is drawn hollow. Google
Earth reads ``description`` as HTML, so its words are escaped twice; characters that XML cannot hold are dropped. A KMZ
is the same document with its icons beside it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from components import palette
from components.dataset.export.archive import zipped
from components.dataset.export.extract import CHUNK, Extract
from components.dataset.wording import interval_words, spaced

NAMESPACE = "http://www.opengis.net/kml/2.2"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_APART = ("planned", "ended", "cancelled", "denied")
_ICON, _RIM = 32, 4  # pixels


def kml(extract: Extract) -> Iterator[bytes]:
    """The document, a piece at a time."""
    return _document(extract, icons=False)


def kmz(extract: Extract) -> Iterator[bytes]:
    """The document as ``doc.kml`` in an archive with a disc for each layer."""
    discs = {f"icons/{layer}.png": _disc(colour) for layer, colour in palette.LAYERS.items()}
    yield zipped({"doc.kml": b"".join(_document(extract, icons=True)), **discs})


def _document(extract: Extract, *, icons: bool) -> Iterator[bytes]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}"><Document>\n'.encode()
    yield _tag("name", extract.about["title"])
    yield _tag("description", html.escape(f"{extract.stamp['filter_sentence']} {extract.stamp['attribution']}."))
    yield from (tostring(_style(layer, apart, icons)) for layer in palette.LAYERS for apart in (False, True))
    layers = extract.selection.plotted["layer"].tolist()
    shapes = {id(shape): _shape(shape) for shape in {id(each): each for each in extract.geometries}.values()}
    for number, piece in enumerate(extract.chunks()):
        for at, row in enumerate(piece.to_pylist(), number * CHUNK):
            yield tostring(_placemark(extract, row, layers[at], shapes[id(extract.geometries[at])])) + b"\n"
    yield b"</Document></kml>\n"


def _tag(name: str, text: str) -> bytes:
    element = Element(name)
    element.text = _clean(text)
    return tostring(element)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _child(parent: Element, path: str, text: object = None) -> Element:
    for name in path.split("/"):
        parent = SubElement(parent, name)
    parent.text = None if text is None else _clean(str(text))
    return parent


def _style(layer: str, apart: bool, icons: bool) -> Element:
    style = Element("Style", id=_style_name(layer, apart))
    icon = _child(style, "IconStyle")
    _child(icon, "color", _colour("#ffffff" if icons else palette.LAYERS[layer], 0.55 if apart else 1))
    _child(icon, "scale", 0.8)
    if icons:
        _child(icon, "Icon/href", f"icons/{layer}.png")
    line = _child(style, "LineStyle")
    _child(line, "color", _colour(palette.LAYERS[layer], 0.85))
    _child(line, "width", 1.5)
    _child(style, "PolyStyle/color", _colour(palette.LAYERS[layer], 0 if apart else 0.16))
    return style


def _style_name(layer: str, apart: bool) -> str:
    return f"{layer}-apart" if apart else layer


def _colour(hexadecimal: str, opacity: float) -> str:
    """KML writes colours as opacity, blue, green, red."""
    red, green, blue = (hexadecimal[at : at + 2] for at in (1, 3, 5))
    return f"{round(opacity * 255):02x}{blue}{green}{red}"


def _placemark(extract: Extract, row: dict[str, Any], layer: str, shape: Element | None) -> Element:
    placemark = Element("Placemark", id=_xml_id(row["record_id"]))
    _child(placemark, "name", row["name"] or spaced(row["event_kind"]))
    _child(placemark, "description", _description(row))
    span = _child(placemark, "TimeSpan")
    _child(span, "begin", row["date_start"])
    _child(span, "end", row["date_end"])
    _child(placemark, "styleUrl", f"#{_style_name(layer, row['standing'] in _APART)}")
    extended = _child(placemark, "ExtendedData")
    for name, value in {**row, **extract.stamp}.items():
        _child(SubElement(extended, "Data", name=name), "value", "" if value is None else value)
    if shape is not None:
        placemark.append(shape)
    return placemark


def _xml_id(record_id: str) -> str:
    """A name that XML allows as an id: it begins with a letter and has no colon; ids of records have no underscore."""
    return f"r-{record_id.replace(':', '_')}"


def _description(row: dict[str, Any]) -> str:
    """What, when, where and who says so, as HTML."""
    what = " ".join(part for part in (spaced(row["status"]), row["where_description"]) if part)
    when = interval_words(row["date_start"], row["date_end"])
    source = " · ".join(part for part in (row["publisher"], row["source_title"], row["source_url"]) if part)
    return "<br>".join(html.escape(_clean(line)) for line in (what, when, source) if line)


def _shape(geometry: BaseGeometry | None) -> Element | None:
    """A geometry as an element, which all placemarks of the place share."""
    if geometry is None:
        return None
    parts = [_part(part) for part in shapely.get_parts(geometry)]
    if len(parts) == 1:
        return parts[0]
    together = Element("MultiGeometry")
    together.extend(parts)
    return together


def _part(part: Any) -> Element:
    shape = Element(part.geom_type)
    if part.geom_type == "Point":
        _child(shape, "coordinates", _positions(part))
        return shape
    _child(shape, "tessellate", 1)
    _child(shape, "outerBoundaryIs/LinearRing/coordinates", _positions(part.exterior))
    for hole in part.interiors:
        _child(shape, "innerBoundaryIs/LinearRing/coordinates", _positions(hole))
    return shape


def _positions(line: BaseGeometry) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in shapely.get_coordinates(line).tolist())


def _disc(colour: str) -> bytes:
    """A disc with a white rim as PNG, drawn at four times its size so that its edge is smooth."""
    wide = 4 * _ICON
    disc = Image.new("RGBA", (wide, wide), "#ffffff00")
    ImageDraw.Draw(disc).ellipse((4, 4, wide - 5, wide - 5), colour, "#ffffff", 4 * _RIM)
    png = BytesIO()
    disc.resize((_ICON, _ICON), Image.Resampling.LANCZOS).save(png, "PNG")
    return png.getvalue()

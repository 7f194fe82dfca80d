"""The folium map of the document, with its style, its scripts and its two blocks of JSON.

branca renders what an element's macro returns a *second* time as a template, so a caption with template code in it
could run. Style, scripts and data therefore stand in the document's own template, which is rendered once.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import folium
from folium.template import Template

from components.language import _, current, frame_texts
from components.layers.escape import escape, json_for_script
from components.layers.scripts import Scripts
from components.paths import ASSETS

# In this order: each file adds to one global object, Sotavento, and uses what stands before it.
SCRIPT_FILES = (
    *(
        "text.js",
        "pixels.js",
        "stage.js",
        "symbols.js",
        "ground.js",
        "basemap.js",
        "labels.js",
        "geodesic.js",
        "ageing.js",
        "sites.js",
        "areas.js",
        "marks.js",
        "edges.js",
        "spots.js",
        "chips.js",
        "bases.js",
        "room.js",
        "placing.js",
        "layout.js",
    ),
    "journeys.js",
    *(
        "clipboard.js",
        "citing.js",
        "bring_out.js",
        "receipt.js",
        "legend.js",
        "picking.js",
        "overlays.js",
        "measure.js",
        "controls.js",
        "link.js",
        "timeline.js",
        "playback.js",
        "tracks.js",
        "pack.js",
        "large.js",
        "density.js",
        "dots.js",
        "entries.js",
        "paper.js",
        "main.js",
    ),
)

STANDING = "<!-- standing -->"  # where a document that has no page around it holds what to show
_DOCUMENT = Template(
    """<!DOCTYPE html>
<html lang="{{ this.engine.language }}">
<head>
{{ this.engine.base }}<title>{{ this.engine.title }}</title>
{{ this.header.render(**kwargs) }}
<style>{{ this.engine.style }}</style>
</head>
<body>
{{ this.html.render(**kwargs) }}
<!-- standing -->
<script type="application/json" id="sotavento-basemap">{{ this.engine.basemap }}</script>
<script type="application/json" id="sotavento-catalogue">{{ this.engine.catalogue }}</script>
<script type="application/json" id="sotavento-words">{{ this.engine.words }}</script>
{{ this.engine.links }}
<script>
{{ this.script.render(**kwargs) }}
{{ this.engine.scripts }}
{{ this.engine.begin }}
</script>
</body>
</html>
"""
)


@dataclass(frozen=True, slots=True)
class Engine:
    """The texts of a document: style sheet and scripts as they are, the rest as JSON; ``words`` are what the scripts
    say in the document's language. ``base``: a tag that says what addresses are relative to; ``links``: tags of the
    scripts that hold what the others do not. ``begin``: the last line of the scripts."""

    style: str
    scripts: str
    basemap: str
    catalogue: str
    words: str
    language: str
    title: str
    base: str = ""
    links: str = ""
    begin: str = "Sotavento.start(map_sotavento);"

    @classmethod
    def of(cls, basemap: dict[str, Any], catalogue: dict[str, Any]) -> Engine:
        """Reads the style and the scripts from ``assets/map``, in the language of now."""
        folder = ASSETS / "map"
        scripts = "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPT_FILES)
        style = (folder / "map.css").read_text(encoding="utf-8")
        ground, records, words = map(json_for_script, (basemap, catalogue, frame_texts()))
        title = escape(_("Map of reported deployments"))
        return cls(style, scripts, ground, records, words, current(), title)

    def apart(self, folder: str) -> tuple[Engine, Mapping[str, str]]:
        """An engine whose document stands in ``folder`` (an address ending in a slash, relative to the framing page)
        and fetches all that is heavy from there, and the text of each script there, by names that change with it."""
        texts = {"basemap": _filling("basemap", self.basemap), "catalogue": _filling("catalogue", self.catalogue)}
        texts |= {"engine": self.scripts}
        files = {f"{name}.{digest(text.encode())}.js": text for name, text in texts.items()}
        links = "\n".join(f'<script src="{folder}{name}"></script>' for name in files)
        base = f'<base href="{"../" * folder.count("/")}">'  # its addresses are the page's
        return replace(self, scripts="", basemap="", catalogue="", base=base, links=links), files

    def packed(self) -> Engine:
        """An engine whose basemap and catalogue are packed, a quarter of their size, and which waits for the page to
        unpack them and to begin (``assets/map/one_file.js``)."""
        return replace(self, basemap=_packed(self.basemap), catalogue=_packed(self.catalogue), begin="")


def digest(content: bytes) -> str:
    """What a name changes by with its content."""
    return hashlib.sha256(content).hexdigest()[:16]


def _packed(text: str) -> str:
    """Gzip as base64, the same for the same text."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def _filling(name: str, content: str) -> str:
    """A script that puts the JSON where the engine reads it."""
    return f'document.getElementById("sotavento-{name}").textContent = {json.dumps(content, ensure_ascii=False)};'


class TheatreMap(folium.Map):
    """A folium map run by an ``Engine``, by the fixed name ``map_sotavento``, so that one dataset gives the same bytes.

    folium's own page head forbids zooming by pinch, which readers with poor sight need; this one does not.
    """

    _template = Template(
        """
{% macro header(this, kwargs) %}<meta name="viewport" content="width=device-width, initial-scale=1">{% endmacro %}
{% macro html(this, kwargs) %}<div id="{{ this.get_name() }}" class="folium-map"></div>{% endmacro %}
{% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }},
  Object.assign({center: {{ this.location|tojson }}}, {{ this.options|tojavascript }}));
{% endmacro %}
"""
    )

    def __init__(self, engine: Engine, scripts: Scripts, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self._id, self._name = "sotavento", "map"
        self.default_js, self.default_css = list(scripts.javascript), list(scripts.css)
        figure: Any = self.get_root()
        figure.engine, figure._template = engine, _DOCUMENT

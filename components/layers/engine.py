"""The folium elements of the map document: the map, its style, its scripts and its two blocks of JSON.

branca renders what a macro returns a *second* time as a template, so every block goes in as ``raw``: otherwise a
style rule, and worse, a caption, could be read as template code.
"""

from __future__ import annotations

from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from components.layers.escape import json_for_script
from components.layers.scripts import Scripts
from components.paths import ASSETS

# In this order: each file adds to one global object, Sotavento, and uses what stands before it.
SCRIPT_FILES = (
    "text.js symbols.js basemap.js labels.js sites.js areas.js marks.js layout.js receipt.js legend.js controls.js "
    "link.js main.js"
).split()
_RAW, _END = "{% raw %}", "{% endraw %}"

_DOCUMENT = Template(
    """<!DOCTYPE html>
<html lang="en">
<head>
<title>{{ this.title }}</title>
{{ this.header.render(**kwargs) }}
</head>
<body>
{{ this.html.render(**kwargs) }}
<script>
{{ this.script.render(**kwargs) }}
</script>
</body>
</html>
"""
)


class TheatreMap(folium.Map):
    """A folium map with the fixed name ``map_sotavento``, so that one dataset gives the same bytes twice.

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

    def __init__(self, scripts: Scripts, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self._id = "sotavento"
        self._name = "map"
        self.default_js, self.default_css = list(scripts.javascript), list(scripts.css)
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.title = "Map of reported deployments"
        figure._template = _DOCUMENT


class Engine(MacroElement):
    """Style sheet, scripts and data of the map; starts itself on the map it is added to."""

    _template = Template(
        """
{% macro header(this, kwargs) %}<style>{{ this.raw(this.style) }}</style>{% endmacro %}
{% macro html(this, kwargs) %}
<script type="application/json" id="sotavento-basemap">{{ this.raw(this.basemap) }}</script>
<script type="application/json" id="sotavento-catalogue">{{ this.raw(this.catalogue) }}</script>
{% endmacro %}
{% macro script(this, kwargs) %}
{{ this.raw(this.scripts) }}
Sotavento.start({{ this._parent.get_name() }});
{% endmacro %}
"""
    )

    def __init__(self, catalogue: dict[str, Any], basemap: dict[str, Any]) -> None:
        super().__init__()
        self._name, self._id = "Engine", "sotavento"
        self.catalogue, self.basemap = json_for_script(catalogue), json_for_script(basemap)
        self.style = (ASSETS / "map" / "map.css").read_text(encoding="utf-8")
        self.scripts = "\n".join((ASSETS / "map" / name).read_text(encoding="utf-8") for name in SCRIPT_FILES)

    @staticmethod
    def raw(text: str) -> str:
        """``text`` marked so that branca's second rendering leaves it as it is."""
        return f"{_RAW}{text}{_END}"

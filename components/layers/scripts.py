"""Where the browser gets Leaflet from: this server when set-up has put it there, else folium's public addresses.

folium points at ten files on five networks; a map drawn by this package needs two of them. Everything else the map
runs is inlined, so these two addresses are all that a document may request.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from folium.folium import Map

from components.paths import ROOT

VENDOR = ROOT / "static" / "vendor" / "leaflet"
_WANTED = {"leaflet": "leaflet.js", "leaflet_css": "leaflet.css"}
# Relative to the page that frames the map, so that a base path or a proxy in front does not break it.
_SERVED = "app/static/vendor/leaflet/"


@dataclass(frozen=True, slots=True)
class Scripts:
    """Names and addresses of the script and the style sheet a document links to."""

    javascript: tuple[tuple[str, str], ...]
    css: tuple[tuple[str, str], ...]

    @classmethod
    def local(cls, folder: str = _SERVED) -> Scripts:
        """The copies under ``folder``, an address ending in a slash, relative to the framing page."""
        return cls((("leaflet", f"{folder}leaflet.js"),), (("leaflet_css", f"{folder}leaflet.css"),))

    @classmethod
    def cdn(cls) -> Scripts:
        """folium's own public addresses, reduced to what is used."""
        return cls(_kept(Map.default_js), _kept(Map.default_css))

    @classmethod
    def available(cls, vendor: Path = VENDOR) -> Scripts:
        """``local()`` when both files stand in ``vendor``, else ``cdn()``."""
        complete = all((vendor / name).is_file() for name in _WANTED.values())
        return cls.local() if complete else cls.cdn()


def _kept(links: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, address) for name, address in links if name in _WANTED)

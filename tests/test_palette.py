"""What is drawn without a style sheet has the colours of the map and the page."""

import re
import tomllib

from components import palette
from components.paths import ASSETS, ROOT
from components.ui.lanes import LOOKS
from tests.layers.test_basemap import contrast

CSS = (ASSETS / "map" / "map.css").read_text(encoding="utf-8").partition("}")[0]
VARIABLES = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", CSS))
LEAST_CONTRAST = 3  # of what is drawn (WCAG 2.2, 1.4.11)
NAMES = ("PAPER", "INK", "QUIET", "RULE", "ACCENT", "SEA", "LAND", "FOCUS_LAND", "COAST", "BORDER", "STATE")


def test_the_palette_has_the_colours_of_the_map() -> None:
    for name in (*NAMES, "WATER_NAME", "LAND_NAME"):
        assert getattr(palette, name) == VARIABLES[name.lower().replace("_", "-")], name
    assert dict(palette.LAYERS) == {layer: VARIABLES[layer] for layer in palette.LAYERS}


def test_the_colours_of_charts_stand_out_from_a_light_page_and_from_a_dark_one() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    pages = [theme[scheme]["backgroundColor"] for scheme in ("light", "dark")]
    drawn = [*palette.LAYERS_ON_BOTH.values(), *(colour for colour, _shape in LOOKS.values())]
    faint = [(colour, page) for colour in drawn for page in pages if contrast(colour, page) < LEAST_CONTRAST]
    assert faint == []


def test_the_palette_has_the_colours_of_the_page() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["light"]
    colours = theme["backgroundColor"], theme["textColor"], theme["primaryColor"], theme["borderColor"]
    assert colours == (palette.PAPER, palette.INK, palette.ACCENT, palette.RULE)

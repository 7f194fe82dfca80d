"""What is drawn without a style sheet has the colours of the map and the page."""

import re
import tomllib

from components import palette
from components.paths import ASSETS, ROOT

CSS = (ASSETS / "map" / "map.css").read_text(encoding="utf-8").partition("}")[0]
VARIABLES = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", CSS))
NAMES = ("PAPER", "INK", "QUIET", "RULE", "ACCENT", "SEA", "LAND", "FOCUS_LAND", "COAST", "BORDER", "STATE")


def test_the_palette_has_the_colours_of_the_map() -> None:
    for name in (*NAMES, "WATER_NAME", "LAND_NAME"):
        assert getattr(palette, name) == VARIABLES[name.lower().replace("_", "-")], name
    assert dict(palette.LAYERS) == {layer: VARIABLES[layer] for layer in palette.LAYERS}


def test_the_palette_has_the_colours_of_the_page() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["light"]
    colours = theme["backgroundColor"], theme["textColor"], theme["primaryColor"], theme["borderColor"]
    assert colours == (palette.PAPER, palette.INK, palette.ACCENT, palette.RULE)

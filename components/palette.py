"""The colours of paper, sea and layers in light surroundings, for what is drawn without a style sheet.

``assets/map/map.css`` and ``.streamlit/config.toml`` have the same values; a test holds them equal. The four layer
colours are darkened from Okabe and Ito's colour-blind-safe set.
"""

from __future__ import annotations

from collections.abc import Mapping

PAPER, INK, QUIET, RULE, ACCENT = "#fdfcfa", "#1c2126", "#58626a", "#d9d4ca", "#0f5f80"
SEA, LAND, FOCUS_LAND = "#dbe5ea", "#f4f1ea", "#fcfaf5"
COAST, BORDER, STATE = "#9db0b9", "#b3aa99", "#cfc7b8"
WATER_NAME, LAND_NAME = "#3f647a", "#6b665c"
LAYERS: Mapping[str, str] = {
    "naval": "#15608f",
    "air": "#96487a",
    "ground": "#0d7357",
    "events": "#b8440a",
    "bases": "#6a6f74",
}
#: The same in tones that stand out from a light page and from a dark one, for charts, which do not know which it is.
LAYERS_ON_BOTH: Mapping[str, str] = {"naval": "#3a8bbf", "air": "#b76b9c", "ground": "#2f9878"}

import json
import re
from itertools import combinations

import pytest

from components.layers.basemap import MAX_ZOOM, MIN_ZOOM, REGION, THEATRE, TILES, basemap, labels
from components.paths import ASSETS

CSS = (ASSETS / "map" / "map.css").read_text(encoding="utf-8")
LAYERS = ("naval", "air", "ground", "events")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIMULATIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def colours(theme: str) -> dict[str, str]:
    start = ':root[data-theme="dark"] {' if theme == "dark" else ":root {"
    rules = CSS.split(start, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rules))


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear sRGB."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in rgb)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, simulation: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab(tuple(sum(k * c for k, c in zip(row, rgb, strict=True)) for row in SIMULATIONS[simulation]))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("simulation", sorted(SIMULATIONS))
def test_layer_colours_stay_apart_for_every_kind_of_colour_vision(theme: str, simulation: str) -> None:
    palette = colours(theme)
    for one, other in combinations(LAYERS, 2):
        a, b = seen(palette[one], simulation), seen(palette[other], simulation)
        distance = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
        assert distance > 9, f"{one} and {other} look alike ({distance:.0f}) under {simulation}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_marks_have_the_contrast_of_wcag_aa(theme: str) -> None:
    palette = colours(theme)
    for text in ("ink", "quiet", "accent"):
        assert contrast(palette[text], palette["paper"]) >= 4.5
    assert contrast(palette["land-name"], palette["land"]) >= 4.5
    assert contrast(palette["water-name"], palette["sea"]) >= 4.5
    for layer in LAYERS:
        assert contrast(palette[layer], palette["sea"]) >= 3
        assert contrast(palette["on-plate"], palette[layer]) >= 4.5


def test_labels_lie_in_the_region_and_have_zooms_the_map_has() -> None:
    south, west, north, east = REGION
    for name, _, lat, lon, low, high, _ in labels():
        assert south <= lat <= north, name
        assert west <= lon <= east, name
        assert MIN_ZOOM <= low < high <= MAX_ZOOM, name


def test_only_a_country_may_have_several_places_for_its_name_at_one_zoom() -> None:
    for one, other in combinations(labels(), 2):
        if one[0] == other[0] and one[5] >= other[4] and other[5] >= one[4]:
            assert one[1] == other[1] == "country", one[0]


def test_every_state_of_venezuela_is_named() -> None:
    states = {row[0] for row in labels() if row[1] == "state"}
    assert {"Zulia", "Falcón", "Sucre", "Bolívar", "Amazonas", "Delta Amacuro", "Guárico", "Miranda"} <= states


def test_the_ground_is_embedded_and_covers_the_theatre() -> None:
    ground = basemap()
    assert {"countries", "ve_states", "ve_islands"} <= set(ground["topology"]["objects"])
    south, west, north, east = THEATRE
    assert REGION[0] < south < north < REGION[2]
    assert REGION[1] < west < east < REGION[3]


def test_credits_name_natural_earth_and_geonames() -> None:
    assert "Natural Earth" in basemap()["credits"]["land"]
    assert "GeoNames" in basemap()["credits"]["places"]


def test_every_tile_source_is_secure_and_credited() -> None:
    for name, source in TILES.items():
        assert source["url"].startswith("https://"), name
        assert "©" in source["attribution"], name


def test_the_label_table_holds_only_known_kinds() -> None:
    kinds = {"ocean", "sea", "gulf", "country", "territory", "state", "island", "city", "capital"}
    table = json.loads((ASSETS / "basemap" / "labels.json").read_text(encoding="utf-8"))
    assert {row["kind"] for row in table} <= kinds

"""How far off are relations placed? Median error on distances and bearings between places of known position.

Each line of the table is a statement that holds by construction: the distance and bearing between two places whose
coordinates come from the gazetteer are computed on a sphere with the haversine formula (not with the geodesic code
under test), rounded as a newspaper would, and written as words. ``locate`` has to bring the second place back. Printed
beside it: the error of the anchor alone, which is what a gazetteer without relations gives. Bands (no bearing) count by
whether they hold the place; sectors, corridors and "off" likewise.

Run: python benchmarks/relations.py
"""

from __future__ import annotations

import math
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from shapely.geometry import Point, shape

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.geodesy import distance_between
from components.geocoding.locate import locate
from components.model import Place

POINTS = [
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast",
    "south-southeast", "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest",
    "northwest", "north-northwest",
]  # fmt: skip
RUMBOS = {"north": "norte", "northeast": "noreste", "east": "este", "southeast": "sureste", "south": "sur",
          "southwest": "suroeste", "west": "oeste", "northwest": "noroeste"}  # fmt: skip
UNITS = {"nautical miles": 1852.0, "miles": 1609.344, "km": 1000.0}
# (anchor, target): towns and sites with points, so that the truth is a point.
PAIRS = [
    ("caracas", "la-orchila-airfield"),
    ("maiquetia", "los-roques-airport"),
    ("guiria", "port-of-spain"),
    ("port-of-spain", "scarborough-tt"),
    ("carupano", "porlamar"),
    ("cumana", "porlamar"),
    ("punto-fijo", "hato-airport"),
    ("willemstad", "kralendijk"),
    ("coro", "willemstad"),
    ("maracaibo", "riohacha"),
    ("maicao", "maracaibo"),
    ("santa-marta", "riohacha"),
    ("barranquilla", "santa-marta"),
    ("cartagena-co", "barranquilla"),
    ("cucuta", "san-cristobal-ve"),
    ("ponce", "mayaguez"),
    ("ponce", "frederiksted"),
    ("fajardo", "charlotte-amalie"),
    ("aguadilla", "punta-cana"),
    ("santo-domingo", "la-romana"),
    ("barahona", "jacmel"),
    ("port-au-prince", "gonaives"),
    ("cap-haitien", "puerto-plata"),
    ("havana", "key-west"),
    ("matanzas-cu", "key-west"),
    ("santiago-de-cuba", "montego-bay"),
    ("cienfuegos", "havana"),
    ("camaguey", "holguin"),
    ("miami", "key-west"),
    ("bogota", "medellin"),
    ("cali", "buenaventura"),
    ("quito", "esmeraldas"),
    ("guayaquil", "manta-ec"),
    ("valencia-ve", "puerto-cabello"),
    ("maracay", "caracas"),
    ("barcelona-ve", "cumana"),
    ("maturin", "tucupita"),
    ("ciudad-bolivar", "ciudad-guayana"),
    ("acapulco", "huatulco"),
    ("tumaco", "esmeraldas"),
    ("merida-ve", "barinas"),
    ("valera", "barquisimeto"),
]
HELD = [
    ("off Güiria", (10.4, -62.1)),
    ("off La Guaira", (10.75, -66.93)),
    ("off Puerto Cabello", (10.6, -68.0)),
    ("off Ponce", (17.85, -66.6)),
    ("off the northeast coast of Trinidad", (10.95, -60.95)),
    ("frente a Carúpano", (10.85, -63.25)),
    ("north of Puerto Rico", (19.0, -66.3)),
    ("al norte de Cuba", (23.7, -80.0)),
    ("south of Panama", (6.8, -80.5)),
    ("northwest of Grenada", (12.5, -62.1)),
    ("southwest of St. Kitts", (17.0, -63.1)),
    ("near Curaçao", (12.5, -69.0)),
    ("between Curaçao and Venezuela", (11.8, -68.9)),
    ("entre Cuba y Haití", (20.1, -73.8)),
    ("between Aruba and Venezuela", (12.35, -69.98)),
    ("southern Caribbean", (12.0, -66.0)),
    ("southern part of Lake Maracaibo", (9.3, -71.6)),
    ("eastern Caribbean", (14.5, -62.5)),
    ("territorial waters of Venezuela", (10.7, -67.0)),
    ("within 100 miles of La Orchila", (12.5, -66.1)),
    ("Waters off Venezuela", (11.3, -66.0)),
    ("Venezuelan EEZ", (13.0, -65.5)),
    ("waters around Puerto Rico", (17.4, -66.4)),
    ("Gulf of Venezuela", (11.6, -70.9)),
]


def haversine(a: Place, b: Place) -> tuple[float, float]:
    """Distance in metres and initial bearing in degrees on a sphere of radius 6,371,008.8 m."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    dlon = math.radians(b.lon - a.lon)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    y = math.sin(dlon) * math.cos(lat2)
    x = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(dlon)
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h)), math.degrees(math.atan2(y, x)) % 360


def worded(anchor: Place, target: Place, number: int) -> str:
    metres, bearing = haversine(anchor, target)
    unit, size = list(UNITS.items())[number % len(UNITS)]
    point = POINTS[round(bearing / 22.5) % 16]
    if number % 4 == 3:
        eighth = POINTS[2 * (round(bearing / 45) % 8)]
        return f"a {round(metres / 1000)} km al {RUMBOS[eighth]} de {anchor.name}"
    return f"{round(metres / size)} {unit} {point} of {anchor.name}"


def offsets() -> list[tuple[str, float, float, bool]]:
    gazetteer = default_gazetteer()
    lines = []
    for number, (one, other) in enumerate(PAIRS):
        anchor, target = gazetteer.by_id(one), gazetteer.by_id(other)
        phrase = worded(anchor, target, number)
        found = locate(phrase, countries=(anchor.country,))
        if found.lon is None or found.lat is None:
            lines.append((phrase, math.inf, haversine(anchor, target)[0], False))
            continue
        error = distance_between((found.lon, found.lat), (target.lon, target.lat))
        lines.append((phrase, error, haversine(anchor, target)[0], error <= (found.uncertainty_m or 0)))
    return lines


def main() -> None:
    lines = offsets()
    for phrase, error, naive, held in lines:
        print(
            f"{phrase:62} {error / 1000:8.1f} km   anchor alone {naive / 1000:7.1f} km   {'held' if held else 'MISSED'}"
        )
    areas = [(phrase, shape(locate(phrase).geometry or {}).contains(Point(lon, lat))) for phrase, (lat, lon) in HELD]
    for phrase, held in areas:
        print(f"{phrase:62} {'held' if held else 'MISSED'}")
    errors, naive = [line[1] for line in lines], [line[2] for line in lines]
    print(f"\n{len(lines) + len(areas)} relations, {len(lines)} with distance and bearing")
    better, worse = (statistics.median(column) / 1000 for column in (errors, naive))
    print(f"median error {better:.1f} km; of the anchor alone {worse:.1f} km")
    print(f"inside the stated uncertainty {sum(line[3] for line in lines)} of {len(lines)}")
    print(f"areas that hold their known point {sum(held for _, held in areas)} of {len(areas)}")


if __name__ == "__main__":
    main()

import json

import shapely
from pyproj import Transformer

from components.layers.belt import TARGET, WIDTH_M, WINDOW, belt, land, packed


def test_the_belt_lies_twelve_nautical_miles_from_the_drawn_land() -> None:
    ground, lines = land(), json.loads(TARGET.read_text(encoding="utf-8"))
    west, south, east, north = WINDOW
    scale = lines["transform"]["scale"][0]
    for arc in lines["arcs"][:: max(1, len(lines["arcs"]) // 12)]:
        lon, lat = (step * scale for step in arc[0])
        if not (west + 1 < lon < east - 1 and south + 1 < lat < north - 1):
            continue
        plane = Transformer.from_crs("EPSG:4326", f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True)
        near = ground.intersection(shapely.box(lon - 0.5, lat - 0.5, lon + 0.5, lat + 0.5))
        metres = shapely.transform(near, plane.transform, interleaved=False).distance(shapely.Point(0, 0))
        assert abs(metres - WIDTH_M) < 450, (lon, lat, metres)


def test_the_shipped_belt_is_the_one_this_land_gives_and_says_what_it_is_not() -> None:
    shipped = json.loads(TARGET.read_text(encoding="utf-8"))
    assert shipped == json.loads(json.dumps(packed(belt())))
    assert "no legal line" in shipped["origin"]
    assert "without baselines" in shipped["origin"]

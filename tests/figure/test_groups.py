"""What a figure counts where several records stand."""

import shapely

from components.figure.groups import groups_of
from components.figure.marks import Mark
from tests.builders import location, report
from tests.dataset.export.extracts import extract_of

PORTS = {
    name: {"location_id": f"loc-{name}", "where_prec": 1, "lat": lat, "lon": -61.5, "where_description": name}
    for name, lat in (("north", 10.7), ("south", 10.6))
}


def test_a_mark_counts_a_ship_once_and_no_plan_among_the_ships_there() -> None:
    extract = extract_of(
        report("a", "2025-11-10", **PORTS["north"]),
        report("a", "2025-11-11", **PORTS["south"]),
        report("b", "2025-11-11", **PORTS["south"]),
        report("c", "2025-11-12", "announced", **PORTS["south"]),
        *(location(port["location_id"], shapely.Point(port["lon"], port["lat"]), name) for name, port in PORTS.items()),
        show="all",
    )
    mark = Mark(tuple(groups_of(extract)), 0, 0)
    assert len(mark.groups) == 2
    assert mark.count == 2
    assert mark.words[1] == "2 ships · 1 planned, gone or denied"

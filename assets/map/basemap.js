// The ground: embedded land drawn below the tile pane, so that it shows wherever tiles are off or fail.
(function (S) {
  "use strict";

  /** TopoJSON arcs as [lat, lon] lines: quantised deltas undone (TopoJSON specification, sections 2.1.2 and 2.1.4). */
  function decodeArcs({ arcs, transform: { scale, translate } }) {
    return arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => {
        x += dx; y += dy;
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
    });
  }

  function stitch(indices, arcs) {
    const line = [];
    for (const index of indices) {
      const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      line.push(...(line.length ? arc.slice(1) : arc));
    }
    return line;
  }

  const polygons = (geometry, arcs) => geometry.arcs.map((rings) => rings.map((ring) => stitch(ring, arcs)));

  /** Arcs used twice are borders between countries; arcs used once are coast. */
  function borders(countries, arcs) {
    const uses = new Map();
    for (const index of countries.geometries.flatMap((country) => country.arcs.flat(2))) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) || 0) + 1);
    }
    return [...uses].filter(([, count]) => count > 1).map(([arc]) => arcs[arc]);
  }

  function pane(map, name, zIndex) {
    map.createPane(name).style.zIndex = zIndex;
    return L.svg({ pane: name, padding: 0.3 });
  }

  S.drawLand = function (map, ground) {
    const renderer = pane(map, "land", 150), lines = pane(map, "borders", 155);
    const { countries, ve_states: states, ve_islands: cays } = ground.topology.objects;
    const arcs = decodeArcs(ground.topology);
    const shape = (geometry, className) => L.polygon(polygons(geometry, arcs),
      { renderer, pane: "land", className, interactive: false, smoothFactor: 0.7, noClip: false }).addTo(map);
    for (const country of countries.geometries) {
      shape(country, ground.focus.includes(country.properties.name) ? "land focus" : "land");
    }
    shape(cays, "land focus");
    const line = (parts, className) => L.polyline(parts,
      { renderer: lines, pane: "borders", className, interactive: false, smoothFactor: 0.7 }).addTo(map);
    line(states.arcs.map((indices) => stitch(indices, arcs)), "state-line");
    line(borders(countries, arcs), "border");
  };

  /** Shows one of the online tile sets, or none; nothing is requested until one is chosen. */
  S.showTiles = function (map, ground, name) {
    if (S.tileName === name) return;
    S.tileName = name;
    if (S.tiles) S.tiles.remove();
    const source = ground.tiles[name];
    S.tiles = source
      ? L.tileLayer(source.url, { maxNativeZoom: source.max, maxZoom: 19, attribution: source.attribution }).addTo(map)
      : null;
    map.getContainer().classList.toggle("tiled", Boolean(source));
    map.getContainer().dataset.ground = source ? name : "embedded";
  };
})(window.Sotavento);

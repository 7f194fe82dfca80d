// The ground: embedded land drawn below the tile pane, so that it shows wherever tiles are off or fail.
(function (S) {
  "use strict";

  /** TopoJSON arcs as [lat, lon] lines: quantised deltas undone (TopoJSON specification, sections 2.1.2 and 2.1.4). */
  S.decodeArcs = function ({ arcs, transform: { scale, translate } }) {
    return arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => {
        x += dx; y += dy;
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
    });
  };

  function stitch(indices, arcs) {
    const line = [];
    for (const index of indices) {
      const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      line.push(...(line.length ? arc.slice(1) : arc));
    }
    return line;
  }

  const polygons = (geometry, arcs) => geometry.arcs.map((rings) => rings.map((ring) => stitch(ring, arcs)));

  /** How often each arc is used: twice is a border between countries, once is coast. */
  function usesOf(countries) {
    const uses = new Map();
    for (const index of countries.geometries.flatMap((country) => country.arcs.flat(2))) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) || 0) + 1);
    }
    return uses;
  }

  const linesUsed = (uses, arcs, times) => [...uses].filter(([, count]) => count === times).map(([arc]) => arcs[arc]);

  /** Lines without the stretches that run along the edge of the region: there the land was cut, it is no coast. */
  function withoutEdges(lines, [south, west, north, east]) {
    const near = (a, b) => Math.abs(a - b) < 0.002;
    const cut = ([lat, lon], [lat2, lon2]) =>
      [south, north].some((edge) => near(lat, edge) && near(lat2, edge)) || [west, east].some((edge) => near(lon, edge) && near(lon2, edge));
    return lines.flatMap((line) => {
      const parts = [[line[0]]];
      for (let i = 1; i < line.length; i++) {
        if (cut(line[i - 1], line[i])) parts.push([line[i]]);
        else parts.at(-1).push(line[i]);
      }
      return parts.filter((part) => part.length > 1);
    });
  }

  /** A ring that crosses the antimeridian goes on beyond 180° instead of jumping back across the map. */
  function unwrapped(ring) {
    let turn = 0, sum = 0;
    const line = ring.map(([lat, lon], index) => {
      const step = index ? lon - ring[index - 1][1] : 0;
      if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
      sum += lon + turn;
      return [lat, lon + turn];
    });
    const home = Math.round(sum / ring.length / 360) * 360;
    return line.map(([lat, lon]) => [lat, lon - home]);
  }

  function newPane(map, name, zIndex) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.setAttribute("aria-hidden", "true");
    return L.svg({ pane: name, padding: 0.3 });
  }

  S.drawLand = function (map, ground) {
    const renderer = newPane(map, "land", 150), lines = newPane(map, "borders", 155);
    drawWorld(map, ground);
    const { countries, ve_states: states, ve_islands: cays } = ground.topology.objects;
    const arcs = S.decodeArcs(ground.topology);
    const shape = (geometry, className) => L.polygon(polygons(geometry, arcs),
      { renderer, pane: "land", className, interactive: false, smoothFactor: 0.7 }).addTo(map);
    for (const country of countries.geometries) {
      shape(country, ground.focus.includes(country.properties.name) ? "land home" : "land");
    }
    shape(cays, "land home");
    const line = (parts, className) => L.polyline(parts,
      { renderer: lines, pane: "borders", className, interactive: false, smoothFactor: 0.7 }).addTo(map);
    line(states.arcs.map((indices) => stitch(indices, arcs)), "state-line");
    const uses = usesOf(countries);
    line(linesUsed(uses, arcs, 2), "border");
    line(withoutEdges(linesUsed(uses, arcs, 1), ground.region), "coast");
    line(cays.arcs.flat().map((indices) => stitch(indices, arcs)), "coast");
  };

  /** Coarse land of the world for what is reported beyond the detailed region, which is cut out of it. */
  function drawWorld(map, { world, region: [south, west, north, east] }) {
    const renderer = newPane(map, "world", 120), arcs = S.decodeArcs(world);
    const options = { renderer, pane: "world", interactive: false };
    for (const geometry of world.objects.land.geometries) {
      const parts = polygons(geometry, arcs).map((rings) => rings.map(unwrapped));
      L.polygon(parts, { ...options, className: "land coast" }).addTo(map);
    }
    L.rectangle([[south, west], [north, east]], { ...options, className: "region-sea" }).addTo(map);
  }

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

// The ground: embedded land drawn below the tile pane, so that it shows wherever tiles are off or fail.
(function (S) {
  "use strict";

  const NEAR = 6e-6; // 0.002 degrees, in the square of ground.js

  /** The line that indices of arcs name: ~index is an arc run through backwards. */
  const lineOf = (indices, arcs) => indices.map((index) => (index < 0 ? [arcs[~index], true] : [arcs[index], false]));

  const ringsOf = (geometry, arcs) => geometry.arcs.flatMap((rings) => rings.map((ring) => lineOf(ring, arcs)));

  /** How often each arc is used: twice is a border between countries, once is coast. */
  function usesOf(countries) {
    const uses = new Map();
    for (const index of countries.geometries.flatMap((country) => country.arcs.flat(2))) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) || 0) + 1);
    }
    return uses;
  }

  const used = (uses, arcs, times) => [...uses].filter(([, count]) => count === times).map(([arc]) => arcs[arc]);

  /** Strands without the stretches that run along the edge of the region: there the land was cut, it is no coast. */
  function withoutEdges(strands, [south, west, north, east]) {
    const lines = { x: [S.across(west), S.across(east)], y: [S.down(south), S.down(north)] };
    const runs = (values, edges, i) => edges.some((edge) => Math.abs(values[i - 1] - edge) < NEAR && Math.abs(values[i] - edge) < NEAR);
    return strands.flatMap(({ x, y }) => {
      const parts = [];
      for (let start = 0, i = 1; i <= x.length; i++) {
        if (i < x.length && !runs(x, lines.x, i) && !runs(y, lines.y, i)) continue;
        if (i - start > 1) parts.push(S.strand(x.subarray(start, i), y.subarray(start, i)));
        start = i;
      }
      return parts;
    });
  }

  /** A ring as one strand; where it crosses the antimeridian it goes on beyond 180° instead of jumping back. */
  function unwrapped(line) {
    const x = [], y = [];
    let turn = 0, before = null;
    for (const [strand, backwards] of line) {
      for (let i = 0; i < strand.x.length; i++) {
        const at = backwards ? strand.x.length - 1 - i : i, step = before === null ? 0 : strand.x[at] - before;
        if (Math.abs(step) > 0.5) turn -= Math.sign(step);
        before = strand.x[at];
        x.push(before + turn);
        y.push(strand.y[at]);
      }
    }
    const home = Math.round(x.reduce((sum, value) => sum + value, 0) / x.length - 0.5);
    return S.strand(Float64Array.from(x, (value) => value - home), Float64Array.from(y));
  }

  function newPane(map, name, zIndex) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.setAttribute("aria-hidden", "true");
    return L.svg({ pane: name, padding: 0.3 });
  }

  S.drawLand = function (map, ground) {
    const renderer = newPane(map, "land", 150), borders = newPane(map, "borders", 155);
    drawWorld(map, ground);
    const { countries, ve_states: states, ve_islands: cays } = ground.topology.objects;
    const arcs = S.strands(ground.topology);
    const shape = (geometry, className) => new S.Ground(ringsOf(geometry, arcs), true, { renderer, pane: "land", className }).addTo(map);
    for (const country of countries.geometries) {
      shape(country, ground.focus.includes(country.properties.name) ? "land home" : "land");
    }
    shape(cays, "land home");
    const line = (parts, className) => new S.Ground(parts, false, { renderer: borders, pane: "borders", className }).addTo(map);
    const alone = (strands) => strands.map((strand) => [[strand, false]]);
    line(states.arcs.map((indices) => lineOf(indices, arcs)), "state-line");
    const uses = usesOf(countries);
    line(alone(used(uses, arcs, 2)), "border");
    line(alone(withoutEdges(used(uses, arcs, 1), ground.region)), "coast");
    line(cays.arcs.flat().map((indices) => lineOf(indices, arcs)), "coast");
  };

  /** Coarse land of the world for what is reported beyond the detailed region, which is cut out of it. */
  function drawWorld(map, { world, region: [south, west, north, east] }) {
    const renderer = newPane(map, "world", 120), arcs = S.strands(world);
    const options = { renderer, pane: "world", interactive: false };
    for (const geometry of world.objects.land.geometries) {
      const rings = ringsOf(geometry, arcs).map((ring) => [[unwrapped(ring), false]]);
      new S.Ground(rings, true, { ...options, className: "land coast" }).addTo(map);
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

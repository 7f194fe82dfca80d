// Areas and rings: footprints as flat tints with outlines. All fills of one layer share a pane whose opacity is set once,
// so that ten overlapping areas are no darker than one and the outlines stay legible.
(function (S) {
  "use strict";

  const LAYERS = ["naval", "air", "ground", "events"];
  // Water areas lie under the land, whose coast is finer than theirs; areas on land lie over it.
  const LEVELS = { water: 130, land: 156 };
  const renderers = {};
  const drawn = new Map();

  S.prepareAreas = function (map) {
    for (const [level, zIndex] of Object.entries(LEVELS)) {
      LAYERS.forEach((layer, index) => addPane(map, `fill-${level}-${layer}`, zIndex + index, "tint"));
      addPane(map, `line-${level}`, zIndex + LAYERS.length, "lines");
    }
    addPane(map, "rings", 180, "lines");
    addPane(map, "focus", 182, "lines");
  };

  function addPane(map, name, zIndex, className) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.classList.add(`pane-${className}`, ...(className === "tint" ? ["tint"] : []));
    renderers[name] = L.svg({ pane: name, padding: 0.3 });
  }

  const latLngs = (site) => site.polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lat, lon])));

  function path(site, pane, className, fill) {
    return L.polygon(latLngs(site), {
      pane, renderer: renderers[pane], className, interactive: false, fill, stroke: !fill, smoothFactor: 1,
    });
  }

  /** Draws what is new, removes what has gone, leaves the rest untouched. */
  S.drawAreas = function (map, groups, withRings) {
    const wanted = new Map();
    for (const group of groups.values()) {
      const { drawn: shape } = group.site;
      if (shape === "area" || (shape === "ring" && withRings)) wanted.set(lookOf(group), group);
    }
    for (const [look, layers] of drawn) {
      if (!wanted.has(look)) { layers.forEach((layer) => layer.remove()); drawn.delete(look); }
    }
    for (const [look, group] of wanted) {
      if (!drawn.has(look)) drawn.set(look, draw(group).map((layer) => layer.addTo(map)));
    }
  };

  const lookOf = ({ id, layer, apart, age }) => `${id} ${layer} ${apart ? "apart" : ""} ${age}`;

  function draw({ site, layer, apart, age }) {
    const style = `of-${layer} age-${age}${apart ? " apart" : ""}${site.approximate ? " approximate" : ""}`;
    if (site.drawn === "ring") return [path(site, "rings", `ring ${style}`, false)];
    const level = site.water ? "water" : "land";
    const line = path(site, `line-${level}`, `outline ${style}`, false);
    return apart ? [line] : [path(site, `fill-${level}-${layer}`, `fill ${style}`, true), line];
  }

  let focus = null;

  /** Shows one group's area or ring strongly: on hover, on focus, and while its receipt is open. */
  S.highlight = function (map, group) {
    if (focus) focus.remove();
    focus = group && group.site.polygons.length
      ? path(group.site, "focus", `focus of-${group.layer}`, false).addTo(map) : null;
  };

  /** Area groups whose footprint holds a position, smallest first. */
  S.areasAt = function (groups, { lat, lng }) {
    return [...groups.values()]
      .filter(({ site }) => site.drawn === "area" && site.polygons.some((polygon) => S.holds(polygon, lng, lat)))
      .sort((a, b) => extent(a.site) - extent(b.site));
  };

  function extent({ polygons }) {
    const [lons, lats] = [0, 1].map((axis) => polygons.flatMap(([ring]) => ring.map((vertex) => vertex[axis])));
    const span = (values) => values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
    return span(lons) * span(lats);
  }

  /** Whether a polygon (rings of [lon, lat]) holds a position: even-odd rule, so that holes are outside. */
  S.holds = function (polygon, lon, lat) {
    let inside = false;
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i], [xj, yj] = ring[j];
        if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
    return inside;
  };
})(window.Sotavento);

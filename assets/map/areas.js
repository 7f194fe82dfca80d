// Areas and rings: footprints as flat tints with outlines. All fills share a sheet whose opacity is set once, and smaller
// areas lie over larger ones, so that ten overlapping areas are no darker than one. Events are hatched, not tinted.
// Areas wider than the Caribbean (WIDE) are outlined only: a tint over the whole view would say nothing. Limits of whole
// seas and commands (BROAD) are conventions across open water: they are drawn softly, in a sheet of one opacity so that
// they do not darken where they cross, with rounded corners, and as a line only when asked for.
// Where many areas are shown (CROWD), all step back, so that the labels and the marks can be read; where very many are
// (THRONG), what is tinted is outlined only when asked for: a hundred outlines are a tangle in which none can be followed.
// Under the cells of very many records (density.js) no area is drawn unasked: a tint below a cell would change its shade,
// which says how many records it holds.
// A ring of drift wider than MOST_DRIFT_M says no more than "somewhere here": it is drawn when its mark is asked for.
(function (S) {
  "use strict";

  const WIDE_DEGREES = 29, BROAD_DEGREES = 10, CROWD = 16, THRONG = 60, MOST_DRIFT_M = 300_000;
  // Water areas lie under the land, whose coast is finer than theirs; areas on land lie over it.
  const LEVELS = { "areas-water": 130, "areas-land": 156 };
  const SMOOTHER = 2.5; // pixels by which the line of a convention may be off: half as many corners, each to be drawn with every change
  const renderers = {};
  let stage = null;

  S.prepareAreas = function (map) {
    stage = new S.Stage((piece) => ({ layer: piece.shape().addTo(map) }), restyle);
    map.on("movestart zoomstart viewreset resize", () => stage.forget());
    for (const [level, zIndex] of Object.entries(LEVELS)) addPane(map, level, zIndex, SHEETS);
    addPane(map, "rings", 180);
    addPane(map, "focus", 182);
    document.body.append(hatchPattern());
    anchorHatch(map);
    map.on("moveend", () => anchorHatch(map));
  };

  function addPane(map, name, zIndex, sheets = []) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.setAttribute("aria-hidden", "true"); // the labels say what the shapes show
    pane.classList.add("pane-areas");
    renderers[name] = new Sheets({ pane: name, padding: 0.3, sheets });
  }

  const SHEETS = ["tint", "hatch", "soft", "line"]; // from below

  /** Draws the paths of a level on sheets that lie on one another in one picture: of pictures apart the browser would lay
   *  each on the others with every change. */
  const Sheets = L.SVG.extend({
    _initContainer() {
      L.SVG.prototype._initContainer.call(this);
      this._sheets = Object.fromEntries(this.options.sheets.map((name) => [name, L.SVG.create("g")]));
      for (const [name, sheet] of Object.entries(this._sheets)) {
        sheet.setAttribute("class", `sheet-${name}`);
        this._rootGroup.append(sheet);
      }
    },

    _addPath(path) {
      L.SVG.prototype._addPath.call(this, path);
      this._sheets[path.options.sheet]?.append(path._path);
    },
  });

  const HATCH = 11; // pixels from line to line

  /** Diagonal lines that areas of events are filled with; in user space, so that neighbouring hatches run on. */
  function hatchPattern() {
    const source = `<svg xmlns="http://www.w3.org/2000/svg" class="defs" width="0" height="0" aria-hidden="true"><defs>
      <pattern id="hatch" width="${HATCH}" height="${HATCH}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch-line" x1="0" y1="0" x2="0" y2="${HATCH}"/></pattern></defs></svg>`;
    return document.importNode(new DOMParser().parseFromString(source, "image/svg+xml").documentElement, true);
  }

  /** Lays the lines where they lie on the ground, however the reader came to this view. */
  function anchorHatch(map) {
    const { x, y } = map.getPixelOrigin(), shift = ((x + y) / Math.SQRT2) % HATCH;
    S.putAttribute(document.getElementById("hatch"), "patternTransform", `rotate(45) translate(${-shift.toFixed(3)} 0)`);
  }

  const latLngs = (site) => site.polygons.map((polygon) => polygon.map((ring) => (isBroad(site) ? rounded(ring) : ring).map(([lon, lat]) => [lat, lon])));

  const ROUNDING = 0.8, SHORT = 0.25, STEPS = [0, 0.25, 0.5, 0.75, 1];

  /** A ring with its corners rounded, the way a limit of convention is drawn across open water: a corner of two long
   *  stretches becomes an arc that leaves it by at most ROUNDING degrees; what follows a coast has no such corners. */
  function rounded(ring) {
    const corners = ring.slice(0, -1), away = ([x, y], [toX, toY], share) => [x + (toX - x) * share, y + (toY - y) * share];
    const line = corners.flatMap((corner, index) => {
      const sides = [corners.at(index - 1), corners[(index + 1) % corners.length]];
      const lengths = sides.map(([x, y]) => Math.hypot(x - corner[0], y - corner[1]));
      if (Math.min(...lengths) < SHORT) return [corner];
      const [from, to] = sides.map((side, each) => away(corner, side, Math.min(ROUNDING / lengths[each], 0.45)));
      return STEPS.map((step) => away(away(from, corner, step), away(corner, to, step), step));
    });
    return [...line, line[0]];
  }

  function path(site, pane, className, fill, sheet) {
    return L.polygon(latLngs(site), {
      pane, sheet, renderer: renderers[pane], className, interactive: false, fill, stroke: !fill, smoothFactor: sheet === "soft" ? SMOOTHER : 1,
    });
  }

  S.areaPath = path;

  /** Draws what is new, takes away what has gone, leaves the rest untouched. */
  S.drawAreas = function (map, groups, withRings) {
    const shown = [...groups.values()], areas = shown.filter(({ site }) => site.drawn === "area").length;
    const areaPieces = (group) => (S.drawsCells() ? [] : piecesOf(group, areas > THRONG));
    const pieces = shown.flatMap((group) => (group.site.drawn === "area" ? areaPieces(group) : withRings ? ringsOf(group) : []));
    stage.show(new Map(pieces.map((piece) => [piece.key, piece])));
    stack(pieces);
    map.getContainer().classList.toggle("crowded", areas > CROWD);
  };

  const restyle = ({ layer }, { className }) => {
    layer.options.className = className;
    S.putAttribute(layer.getElement(), "class", className);
  };

  /** Whether the ring within which a ship may be by now is drawn unasked. */
  S.showsDrift = ({ grown }) => grown > 0 && grown <= MOST_DRIFT_M;

  /** Larger shapes first, so that a smaller area keeps its own colour inside a larger one. What lies in order stays. */
  function stack(pieces) {
    const above = new Map();
    for (const { key } of pieces.sort((a, b) => a.extent - b.extent)) {
      const path = stage.shown.get(key).layer.getElement(), sheet = path.parentNode, next = above.get(sheet) ?? null;
      if (path.nextSibling !== next) sheet.insertBefore(path, next);
      above.set(sheet, path);
    }
  }

  const styleOf = ({ site, layer, apart, age }) =>
    `of-${layer} age-${age}${apart ? " apart" : ""}${site.approximate ? " approximate" : ""}${isBroad(site) ? " broad" : ""}`;
  const isBroad = (site) => Boolean(site.water) && span(site, 0) > BROAD_DEGREES;

  /** The outline of an area and, unless it is too wide or stands apart, its tint or hatch; in a throng a tint alone. */
  function piecesOf(group, inThrong) {
    const { site, layer, apart } = group, level = site.water ? "areas-water" : "areas-land";
    const line = () => piece(group, level, "outline", false, isBroad(site) ? "soft" : "line");
    if (apart || span(site, 0) > WIDE_DEGREES) return [line()];
    const fill = layer === "events" ? "hatch" : "tint", filled = piece(group, level, fill, true, fill);
    return inThrong && fill === "tint" ? [filled] : [line(), filled];
  }

  function piece(group, pane, className, fill, sheet) {
    const { site } = group, style = `${className} ${styleOf(group)}`;
    return { key: `${site.number} ${pane} ${sheet}`, className: style, extent: extent(site), shape: () => path(site, pane, style, fill, sheet) };
  }

  /** The ring of a place known nearly, and the one within which a ship may be by now. */
  function ringsOf(group) {
    const { site, grown } = group, style = `grown ${styleOf(group)}`;
    const wider = S.showsDrift(group)
      ? [{ key: `${group.id} grown ${grown}`, className: style, extent: grown, shape: () => ring(S.circle(site.at, grown), style) }] : [];
    const near = site.drawn === "ring" ? [{ ...piece(group, "rings", "ring", false), key: `${group.id} ring` }] : [];
    return [...near, ...wider];
  }

  const ring = (corners, className) => L.polygon(corners, { pane: "rings", renderer: renderers.rings, className, interactive: false, fill: false });

  let focus = null;

  /** Shows one group's area or ring strongly: on hover, on focus, and while its receipt is open. */
  S.highlight = function (map, group) {
    focus?.remove();
    focus = null;
    if (!group) return;
    const shapes = [];
    if (group.site.polygons.length) shapes.push(path(group.site, "focus", `highlight of-${group.layer}`, false));
    if (group.grown && S.payload.rings) shapes.push(ring(S.circle(group.site.at, group.grown), `grown of-${group.layer}`));
    focus = L.layerGroup(shapes).addTo(map);
  };

  /** Area groups whose footprint holds a position, smallest first. */
  S.areasAt = function (groups, { lat, lng }) {
    return [...groups.values()]
      .filter(({ site }) => site.drawn === "area" && site.polygons.some((polygon) => S.holds(polygon, lng, lat)))
      .sort((a, b) => extent(a.site) - extent(b.site));
  };

  /** Degrees between the extremes of a footprint along one axis: 0 for longitude, 1 for latitude. */
  function span(site, axis) {
    site.spans ??= [0, 1].map((each) => measured(site, each));
    return site.spans[axis];
  }

  function measured({ polygons }, axis) {
    let low = Infinity, high = -Infinity;
    for (const [ring] of polygons) for (const vertex of ring) { low = Math.min(low, vertex[axis]); high = Math.max(high, vertex[axis]); }
    return high - low;
  }

  const extent = (site) => (site.extent ??= span(site, 0) * span(site, 1));

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

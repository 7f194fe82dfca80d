// Lines of the ground, many and never changing: kept projected in plain arrays of numbers and written into their paths
// with what differs on the screen. Leaflet's own polygons make an object of every vertex, which costs more than the rest
// of the first look together.
(function (S) {
  "use strict";

  const LIMIT = 85.0511287798; // degrees of latitude at which the square of Web Mercator ends
  const TILE = 256;
  const NEAR_PX = 0.6; // a vertex nearer than this to the last one drawn is left out
  const [WEST, EAST, NORTH, SOUTH] = [1, 2, 4, 8];

  /** Web Mercator (EPSG:3857) in a square of 0 to 1, from the northwest. */
  S.across = (lon) => lon / 360 + 0.5;
  S.down = function (lat) {
    const sine = Math.sin((Math.max(-LIMIT, Math.min(lat, LIMIT)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  /** A line of vertices in that square, with its box. */
  S.strand = function (x, y) {
    const box = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < x.length; i++) {
      box[0] = Math.min(box[0], x[i]); box[1] = Math.max(box[1], x[i]);
      box[2] = Math.min(box[2], y[i]); box[3] = Math.max(box[3], y[i]);
    }
    return { x, y, box };
  };

  /** TopoJSON arcs as strands: quantised deltas undone (TopoJSON specification, sections 2.1.2 and 2.1.4). */
  S.strands = function ({ arcs, transform: { scale, translate } }) {
    return arcs.map((arc) => {
      const x = new Float64Array(arc.length), y = new Float64Array(arc.length);
      let lon = 0, lat = 0;
      arc.forEach(([dx, dy], index) => {
        lon += dx; lat += dy;
        x[index] = S.across(lon * scale[0] + translate[0]);
        y[index] = S.down(lat * scale[1] + translate[1]);
      });
      return S.strand(x, y);
    });
  };

  /** A path of lines, each a list of [strand, backwards]; filled as rings if `closed`. */
  S.Ground = L.Path.extend({
    initialize(lines, closed, options) {
      this._lines = lines;
      this._end = closed ? "Z" : "";
      L.setOptions(this, { interactive: false, fill: closed, ...options });
    },
    _project() {},
    _update() {
      if (!this._map) return;
      const view = viewOf(this._map, this._renderer);
      this._renderer._setPath(this, this._lines.map((line) => this._written(line, view)).join("") || "M0 0");
    },
    _written(line, view) {
      const points = line.flatMap(([strand, backwards]) => (backwards ? pointsOf(strand, view).slice().reverse() : pointsOf(strand, view)));
      return `M${points.join("L")}${this._end}`;
    },
  });

  /** What of the square is on the screen and a little beyond, and how it gets there. */
  function viewOf(map, renderer) {
    const zoom = map.getZoom(), { x: left, y: top } = map.getPixelOrigin(), { min, max } = renderer._bounds;
    return { key: `${zoom} ${left} ${top} ${min} ${max}`, scale: TILE * 2 ** zoom, left, top, min, max };
  }

  /** The vertices of a strand that show, as texts; the same for all paths that share it. */
  function pointsOf(strand, view) {
    if (strand.view !== view.key) Object.assign(strand, { view: view.key, points: written(strand, view) });
    return strand.points;
  }

  const sidesOf = (x, y, { min, max }) => (x < min.x ? WEST : 0) | (x > max.x ? EAST : 0) | (y < min.y ? NORTH : 0) | (y > max.y ? SOUTH : 0);

  /** Of vertices that follow one another beyond the same side of the view only the outer two are drawn: the line between
   *  them stays beyond it too, so what shows of a filled ring is the same. */
  function written({ x, y, box }, view) {
    const { scale, left, top } = view, last = x.length - 1;
    const atX = (value) => value * scale - left, atY = (value) => value * scale - top;
    const away = sidesOf(atX(box[0]), atY(box[2]), view) & sidesOf(atX(box[1]), atY(box[3]), view);
    const points = [];
    const keep = (px, py) => points.push(`${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`);
    let keptX = Infinity, keptY = Infinity, before = 0, here = sidesOf(atX(x[0]), atY(y[0]), view);
    for (let i = 0; i <= last; i = away && i === 0 ? Math.max(last, 1) : i + 1) {
      const px = atX(x[i]), py = atY(y[i]), next = i < last ? sidesOf(atX(x[i + 1]), atY(y[i + 1]), view) : 0;
      const beyond = before & here & next, near = Math.abs(px - keptX) < NEAR_PX && Math.abs(py - keptY) < NEAR_PX;
      if (i === last || (!beyond && !near)) {
        keep(px, py);
        keptX = px; keptY = py;
      }
      before = here;
      here = next;
    }
    return points;
  }
})(window.Sotavento);

// Where the label of an area may stand: points of its visible part, its middle first, and what of the view is land, so
// that the label of a stretch of water does not lie across a coast.
(function (S) {
  "use strict";

  const COLUMNS = 11, ROWS = 9, INSET = 60;

  /** Points of the view inside a footprint, its label point or the middle of its visible part first; none out of view.
   *  They depend on the view alone, so a change of filter finds them ready. */
  function spotsOf(map, site) {
    const size = map.getSize(), view = viewOf(map);
    if (site.view !== view) Object.assign(site, { view, spots: findSpots(map, site, size), inside: null, stands: new Map() });
    return site.spots;
  }

  S.spotsOf = spotsOf;

  /** The points of the view that lie in a footprint, where the line from a label outside of it may end. */
  S.insideOf = function (map, site) {
    const spots = spotsOf(map, site);
    site.inside ??= spots.filter((spot) => S.standsIn(map, site, spot));
    return site.inside;
  };

  const viewOf = (map) => `${map.getZoom()} ${map.getCenter()} ${map.getSize()}`;

  /** Whether a point of the view lies in a footprint; kept with its spots, since every picture of a view asks it of much
   *  the same points. */
  S.standsIn = function (map, site, spot) {
    const at = `${spot.x} ${spot.y}`;
    if (!site.stands.has(at)) site.stands.set(at, liesIn(map, site, spot));
    return site.stands.get(at);
  };

  function liesIn(map, site, spot) {
    const { lat, lng } = map.containerPointToLatLng(spot);
    return coarse(site).some((polygon) => S.holds(polygon, lng, lat));
  }

  const AT_LEAST_MS = 3;

  /** Finds the spots of all areas for this view while the browser has nothing to do, so that playback finds them ready. */
  S.lookAhead = function (map) {
    const areas = S.sites.filter(({ drawn }) => drawn === "area");
    const work = (left) => {
      while (areas.length && left.timeRemaining() > AT_LEAST_MS) spotsOf(map, areas.pop());
      if (areas.length) S.whenIdle(work);
    };
    S.whenIdle(work);
  };

  function findSpots(map, site, size) {
    const anchor = map.latLngToContainerPoint(site.at), { min, max } = pixelBounds(map, site);
    const left = Math.max(0, min.x), right = Math.min(size.x, max.x), top = Math.max(0, min.y), bottom = Math.min(size.y, max.y);
    if (left >= right || top >= bottom) return [];
    const spots = [];
    for (let i = 0; i < COLUMNS * ROWS; i++) {
      const spot = L.point(left + ((i % COLUMNS) + 0.5) * (right - left) / COLUMNS,
        top + (Math.floor(i / COLUMNS) + 0.5) * (bottom - top) / ROWS);
      if (liesIn(map, site, spot)) spots.push(spot);
    }
    return ordered(spots, anchor, min, max, size);
  }

  function ordered(spots, anchor, min, max, size) {
    const inset = max.x - min.x > SMALL_PX ? INSET : 0; // a small area is labelled from its side, even at the edge
    const within = (far) => anchor.x > far && anchor.y > far && anchor.x < size.x - far && anchor.y < size.y - far;
    if (within(inset) || (!spots.length && within(0))) return [anchor, ...beside(anchor, min, max), ...spots];
    const middle = spots.reduce((sum, spot) => sum.add(spot), L.point(0, 0)).divideBy(spots.length || 1);
    return spots.sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
  }

  const COARSE_VERTICES = 80;

  /** A footprint with few vertices, good enough to say where a label may stand. */
  function coarse(site) {
    site.coarse ??= site.polygons.map((polygon) => polygon.map((ring) => {
      const step = Math.ceil(ring.length / COARSE_VERTICES);
      return ring.filter((_, index) => index % step === 0);
    }));
    return site.coarse;
  }

  const SMALL_PX = 90;
  const AROUND = [[0, -1, 22], [0, 1, 22], [1, 0, 76], [-1, 0, 76], [1, -1, 44], [-1, -1, 44], [1, 1, 44], [-1, 1, 44], [0, -1, 56], [0, 1, 56],
    [1, 0, 130], [-1, 0, 130], [1, -1, 80], [-1, -1, 80], [0, -1, 90], [0, 1, 90]];

  /** A footprint smaller than its label is labelled from its side. */
  function beside(anchor, min, max) {
    if (max.x - min.x > SMALL_PX) return [];
    const half = L.point((max.x - min.x) / 2, (max.y - min.y) / 2);
    return AROUND.map(([x, y, gap]) => L.point(anchor.x + x * (half.x + gap), anchor.y + y * (half.y + gap)));
  }

  function pixelBounds(map, site) {
    if (!site.bounds) {
      site.bounds = L.latLngBounds(site.polygons.flatMap(([ring]) => ring.map(([lon, lat]) => [lat, lon])));
    }
    const a = map.latLngToContainerPoint(site.bounds.getNorthWest()), b = map.latLngToContainerPoint(site.bounds.getSouthEast());
    return { min: a, max: b };
  }

  // ---- land under a label ----

  const GRAIN = 8; // pixels of the view to a side of a cell
  let land = null;

  /** Gives for a box of this view how many square pixels of land lie under it. */
  S.landUnder = function (map) {
    const view = viewOf(map);
    if (land?.view !== view) land = { view, ...summed(map) };
    const { sums, across, down } = land;
    const cell = (pixels, most) => Math.max(0, Math.min(Math.round(pixels / GRAIN), most));
    return ({ left, right, top, bottom }) => {
      const [west, east, north, south] = [cell(left, across), cell(right, across), cell(top, down), cell(bottom, down)];
      const at = (x, y) => sums[y * (across + 1) + x];
      return (at(east, south) - at(west, south) - at(east, north) + at(west, north)) * GRAIN ** 2;
    };
  };

  /** Cells of land north and west of each corner of the view's grid (a summed-area table). */
  function summed(map) {
    const size = map.getSize(), across = Math.ceil(size.x / GRAIN), down = Math.ceil(size.y / GRAIN);
    const opaque = drawn(map, across, down), sums = new Int32Array((across + 1) * (down + 1));
    for (let y = 0; y < down; y++) {
      for (let x = 0, row = 0; x < across; x++) {
        row += opaque[4 * (y * across + x) + 3] > 127 ? 1 : 0;
        sums[(y + 1) * (across + 1) + x + 1] = sums[y * (across + 1) + x + 1] + row;
      }
    }
    return { sums, across, down };
  }

  /** The land as it stands on the map, small, in colours and opacities. */
  function drawn(map, across, down) {
    const pen = Object.assign(document.createElement("canvas"), { width: across, height: down }).getContext("2d", { willReadFrequently: true });
    const { x, y } = map.layerPointToContainerPoint([0, 0]);
    pen.setTransform(1 / GRAIN, 0, 0, 1 / GRAIN, x / GRAIN, y / GRAIN);
    map.getPane("land").querySelectorAll("path.land").forEach((path) => pen.fill(new Path2D(path.getAttribute("d"))));
    return pen.getImageData(0, 0, across, down).data;
  }
})(window.Sotavento);

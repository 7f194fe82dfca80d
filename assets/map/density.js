// Density of the large layer: hexagons with the number of presences in them, where single dots would lie on one another.
// What is no presence (plans, departures, denials) is never counted; events are counted only where nothing else is.
(function (S) {
  "use strict";

  const RADIUS = 15, ACROSS = RADIUS * Math.sqrt(3), DOWN = RADIUS * 1.5, MARGIN = 2; // pixels; cells beyond the canvas
  const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];
  const CLASSES = 6, MOST_APART = 400, OPACITY = 0.84; // dots that are drawn over the cells

  /** Rows and columns of hexagons for a view, which stay where they are on the ground while the map is moved. */
  function gridOf({ min, origin, width, height }) {
    const dx = (((origin.x + min.x) % ACROSS) + ACROSS) % ACROSS, dy = (((origin.y + min.y) % (2 * DOWN)) + 2 * DOWN) % (2 * DOWN);
    const columns = Math.ceil(width / ACROSS) + 2 * MARGIN, rows = Math.ceil(height / DOWN) + 2 * MARGIN;
    return { dx, dy, columns, rows };
  }

  /** The number, above 0, of the hexagon that holds a pixel: of the two rows that it lies between, the cell with the nearer middle. */
  function cellAt({ dx, dy, columns }, x, y) {
    const u = (x + dx) / ACROSS, v = (y + dy) / DOWN; // neither is below 0, so that a bitwise or cuts like a floor
    let row = (v + 0.5) | 0, column = (u - (row & 1) / 2 + 0.5) | 0;
    if (Math.abs(v - row) * 3 > 1) { // near the slanted edges the next row may be nearer
      const next = v > row ? row + 1 : row - 1, beside = (u - (next & 1) / 2 + 0.5) | 0;
      const own = ((u - (row & 1) / 2 - column) * ACROSS) ** 2 + ((v - row) * DOWN) ** 2;
      const other = ((u - (next & 1) / 2 - beside) * ACROSS) ** 2 + ((v - next) * DOWN) ** 2;
      if (other < own) { row = next; column = beside; }
    }
    return (row + 1) * columns + column + 1;
  }

  const PRESENCE = 0, EVENT = 1, APART = 2, SORTS = 3;

  /** Finds for a view the cell of every point, 0 for what lies beyond the canvas, and whether it is in the window. */
  S.layCells = function (view, { x, y, points }, window) {
    const { min, origin, width, height } = view, scale = 256 * 2 ** S.map.getZoom(), grid = gridOf(view);
    view.cell ??= new Uint32Array(points);
    view.inside ??= new Uint8Array(points);
    const { cell, inside } = view, west = origin.x + min.x, north = origin.y + min.y;
    for (let i = 0; i < points; i++) {
      const left = x[i] * scale - west, top = y[i] * scale - north, holds = left >= 0 && left <= width && top >= 0 && top <= height;
      cell[i] = holds ? cellAt(grid, left, top) : 0;
      inside[i] = holds && left >= window.left && left < window.right && top >= window.top && top < window.bottom ? 1 : 0;
    }
    view.grid = grid;
  };

  /** Counts what is shown in a view, apart for presences, events and what is neither: by cell, and in all. */
  S.tallyCells = function ({ grid, cell, inside }, { class: kind, sorts, points }, on) {
    const cells = grid.columns * (grid.rows + 1), all = new Uint32Array(SORTS * cells), starts = Uint32Array.from(sorts, (sort) => sort * cells);
    let within = 0;
    for (let i = 0; i < points; i++) {
      all[starts[kind[i]] + cell[i]] += on[i];
      within += on[i] & inside[i];
    }
    const counts = Array.from({ length: SORTS }, (_, sort) => all.subarray(sort * cells, (sort + 1) * cells));
    counts.forEach((each) => { each[0] = 0; }); // beyond the canvas
    return { counts, within, numbers: counts.map((each) => each.reduce((sum, number) => sum + number, 0)) };
  };

  /** What is drawn as cells: `counts` by cell of the sort that is `counted`, `breaks` the lower bounds of the classes,
   *  `beside` the sorts that are drawn as dots above the cells, `told` what the legend says: what is counted, the bounds, and
   *  how many events and plans are neither counted nor drawn. */
  S.cellsOf = function ({ counts, numbers }) {
    const counted = numbers[PRESENCE] ? PRESENCE : numbers[EVENT] ? EVENT : APART; // of plans alone there is nothing to count
    const own = counted === APART ? new Uint32Array(counts[APART].length) : counts[counted];
    const breaks = breaksUpTo(own.reduce((most, number) => Math.max(most, number), 1));
    const others = [EVENT, APART].filter((sort) => sort !== counted && numbers[sort]), beside = others.filter((sort) => numbers[sort] <= MOST_APART);
    const left = [EVENT, APART].map((sort) => (others.includes(sort) && !beside.includes(sort) ? numbers[sort] : 0));
    return { counts: own, breaks, counted, beside, told: [counted, breaks, left] };
  };

  /** Lower bounds of up to six classes, evenly over the round numbers up to the greatest count. */
  function breaksUpTo(most) {
    const all = STEPS.filter((step) => step <= most), number = Math.min(CLASSES, all.length);
    return Array.from({ length: number }, (_, index) => all[Math.round((index * (all.length - 1)) / Math.max(1, number - 1))]);
  }

  const CORNERS = [0, 1, 2, 3, 4, 5].map((side) => (Math.PI / 3) * side + Math.PI / 6).map((angle) => [(RADIUS - 0.6) * Math.cos(angle), (RADIUS - 0.6) * Math.sin(angle)]);

  /** Fills the cells of each class at once. */
  S.paintCells = function (pen, { grid, cells: { counts, breaks } }) {
    const paths = breaks.map(() => new Path2D());
    for (let at = 0; at < counts.length; at++) {
      if (!counts[at]) continue;
      let level = 0;
      while (level + 1 < breaks.length && counts[at] >= breaks[level + 1]) level += 1;
      const row = Math.floor(at / grid.columns) - 1, column = (at % grid.columns) - 1;
      hexagon(paths[level], (column + (row & 1) / 2) * ACROSS - grid.dx, row * DOWN - grid.dy);
    }
    pen.globalAlpha = OPACITY; // the coast shows through
    paths.forEach((path, level) => {
      pen.fillStyle = shade(level, breaks.length);
      pen.fill(path);
    });
    pen.globalAlpha = 1;
  };

  function hexagon(path, x, y) {
    const [first, ...others] = CORNERS;
    path.moveTo(x + first[0], y + first[1]);
    for (const [across, down] of others) path.lineTo(x + across, y + down);
    path.closePath();
  }

  const shade = (index, number) => S.colourOf(`--density-${number === 1 ? CLASSES - 1 : Math.round((index * (CLASSES - 1)) / (number - 1))}`);

  /** The counted entries of the cell that holds a pixel. */
  S.entriesOfCell = function ({ grid, cell, cells: { counted } }, { x, y }) {
    const { data: { class: kind, sorts, points }, state: { on } } = S.large, wanted = cellAt(grid, x, y), found = [];
    for (let i = 0; i < points; i++) if (cell[i] === wanted && on[i] && sorts[kind[i]] === counted) found.push(i);
    return found;
  };

  S.cellKeys = function ({ breaks, told: [counted, , [events, plans]] }) {
    const key = (index) => {
      const mark = S.el("i", "key-cell");
      mark.style.background = shade(index, breaks.length);
      return mark;
    };
    const words = (low, next) => (next === undefined ? S.t("{number} and more", { number: S.number(low) }) : next - 1 === low ? S.number(low) : `${S.number(low)}–${S.number(next - 1)}`);
    const title = [S.t("Reports of a presence in a cell"), S.t("Events in a cell"), ""][counted];
    const notes = [
      events && S.t("{events} are not drawn at this zoom.", { events: S.counted(events, "event", "events") }),
      plans && S.t("{plans} announced, departed or denied are neither counted nor drawn at this zoom.", { plans: S.number(plans) }), S.t("Zoom in to see each as a dot."),
    ].filter(Boolean);
    const scale = counted === APART ? null : S.el("ul", "", ...breaks.map((low, index) => S.el("li", "", key(index), S.el("span", "", words(low, breaks[index + 1])))));
    return [title && S.el("h3", "", title), scale, S.el("p", "legend-note", notes.join(" "))];
  };
})(window.Sotavento);

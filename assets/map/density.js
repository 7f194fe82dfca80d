// Density of the large layer: hexagons with the number of presences in them, where single dots would lie on one another.
// What is no presence (plans, departures, denials) is never counted; events are counted only where nothing else is.
(function (S) {
  "use strict";

  const RADIUS = 15, ACROSS = RADIUS * Math.sqrt(3), DOWN = RADIUS * 1.5, MARGIN = 2; // pixels; cells beyond the canvas
  const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];
  const CLASSES = 6, MOST_APART = 400, OPACITY = 0.84; // dots that are drawn over the cells

  /** Rows and columns of hexagons that stay where they are on the ground while the map is moved. */
  function gridOf({ min, origin, width, height }) {
    const dx = (((origin.x + min.x) % ACROSS) + ACROSS) % ACROSS, dy = (((origin.y + min.y) % (2 * DOWN)) + 2 * DOWN) % (2 * DOWN);
    const columns = Math.ceil(width / ACROSS) + 2 * MARGIN, rows = Math.ceil(height / DOWN) + 2 * MARGIN;
    return { dx, dy, columns, rows };
  }

  /** The number of the hexagon that holds a pixel: of the two rows that it lies between, the cell with the nearer middle. */
  function cellAt({ dx, dy, columns }, x, y) {
    const u = (x + dx) / ACROSS, v = (y + dy) / DOWN;
    let row = Math.round(v), column = Math.round(u - (row & 1) / 2);
    if (Math.abs(v - row) * 3 > 1) { // near the slanted edges the next row may be nearer
      const next = v > row ? row + 1 : row - 1, beside = Math.round(u - (next & 1) / 2);
      const own = ((u - (row & 1) / 2 - column) * ACROSS) ** 2 + ((v - row) * DOWN) ** 2;
      const other = ((u - (next & 1) / 2 - beside) * ACROSS) ** 2 + ((v - next) * DOWN) ** 2;
      if (other < own) { row = next; column = beside; }
    }
    return (row + 1) * columns + column + 1;
  }

  /** Counts what a view holds: `counts` by cell, `breaks` the lower bounds of the classes, `apart` what is drawn as dots
   *  above the cells, `left` how many plans and events are neither counted nor drawn. */
  S.cellsOf = function (view, { class: kind, apart, events }) {
    const { count, entry, px, py } = view, grid = gridOf(view), counts = new Uint32Array(grid.columns * (grid.rows + 1));
    const numbers = [0, 0, 0], sort = Uint8Array.from(apart, (hollow, own) => (hollow ? 2 : events[own]));
    for (let i = 0; i < count; i++) numbers[sort[kind[entry[i]]]] += 1;
    const counted = numbers[0] ? 0 : numbers[1] ? 1 : 2; // of plans alone there is nothing to count
    for (let i = 0; i < count; i++) if (sort[kind[entry[i]]] === counted && counted < 2) counts[cellAt(grid, px[i], py[i])] += 1;
    const beside = [1, 2].filter((each) => each !== counted && numbers[each]);
    const drawn = beside.filter((each) => numbers[each] <= MOST_APART), left = [1, 2].map((each) => (beside.includes(each) && !drawn.includes(each) ? numbers[each] : 0));
    let most = 1;
    for (const number of counts) if (number > most) most = number;
    const breaks = breaksUpTo(most);
    return { grid, counts, breaks, counted, sort, apart: picked(view, (own) => drawn.includes(sort[own]), kind), told: [counted, breaks, left] };
  };

  /** The entries of a view whose class passes, with their pixels. */
  function picked({ count, entry, px, py }, passes, kind) {
    const found = [];
    for (let i = 0; i < count; i++) if (passes(kind[entry[i]])) found.push(i);
    return { count: found.length, entry: found.map((i) => entry[i]), px: found.map((i) => px[i]), py: found.map((i) => py[i]) };
  }

  /** Lower bounds of up to six classes, evenly over the round numbers up to the greatest count. */
  function breaksUpTo(most) {
    const all = STEPS.filter((step) => step <= most), number = Math.min(CLASSES, all.length);
    return Array.from({ length: number }, (_, index) => all[Math.round((index * (all.length - 1)) / Math.max(1, number - 1))]);
  }

  S.paintCells = function (pen, { grid, counts, breaks }) {
    const shades = breaks.map((_, index) => shade(index, breaks.length));
    pen.globalAlpha = OPACITY; // the coast shows through
    for (let at = 0; at < counts.length; at++) {
      if (!counts[at]) continue;
      let level = 0;
      while (level + 1 < breaks.length && counts[at] >= breaks[level + 1]) level += 1;
      const row = Math.floor(at / grid.columns) - 1, column = (at % grid.columns) - 1;
      hexagon(pen, (column + (row & 1) / 2) * ACROSS - grid.dx, row * DOWN - grid.dy);
      pen.fillStyle = shades[level];
      pen.fill();
    }
    pen.globalAlpha = 1;
  };

  function hexagon(pen, x, y) {
    pen.beginPath();
    for (let side = 0; side < 6; side++) {
      const angle = (Math.PI / 3) * side + Math.PI / 6;
      pen.lineTo(x + (RADIUS - 0.6) * Math.cos(angle), y + (RADIUS - 0.6) * Math.sin(angle));
    }
    pen.closePath();
  }

  const shade = (index, number) => S.colourOf(`--density-${number === 1 ? CLASSES - 1 : Math.round((index * (CLASSES - 1)) / (number - 1))}`);

  /** The counted entries of the cell that holds a pixel. */
  S.entriesOfCell = function ({ count, entry, px, py }, { grid, sort, counted }, { x, y }) {
    const { class: kind } = S.large.data, wanted = cellAt(grid, x, y), found = [];
    for (let i = 0; i < count; i++) if (sort[kind[entry[i]]] === counted && cellAt(grid, px[i], py[i]) === wanted) found.push(entry[i]);
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
    const scale = counted === 2 ? null : S.el("ul", "", ...breaks.map((low, index) => S.el("li", "", key(index), S.el("span", "", words(low, breaks[index + 1])))));
    return [title && S.el("h3", "", title), scale, S.el("p", "legend-note", notes.join(" "))];
  };
})(window.Sotavento);

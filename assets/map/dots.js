// How the large layer is drawn: dots where they can be told apart, cells with their number where dots would lie on one
// another. The rule: cells as soon as more than half of the dots in view would share their place with another.
(function (S) {
  "use strict";

  const DOT = 3.4, HIT = 9, CELL = 15, SHARED = 0.5, FEW = 400, LIST = 50;
  const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];
  const CLASSES = 6;
  let map = null, dots = null, legend = null, cells = null;

  S.prepareDots = function (theMap) {
    map = theMap;
    map.createPane("dots").style.zIndex = 420;
    map.getPane("dots").setAttribute("aria-hidden", "true"); // the table lists the same records
  };

  // A canvas in a pane of the map: Leaflet moves and scales it while the map moves, and it is drawn anew at rest.
  const Dots = L.Renderer.extend({
    options: { padding: 0.15, pane: "dots" },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._pen = this._container.getContext("2d");
    },
    _destroyContainer() { this._container.remove(); },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const { min } = this._bounds, size = this._bounds.getSize(), scale = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, min);
      Object.assign(this._container, { width: scale * size.x, height: scale * size.y });
      Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
      this._pen.setTransform(scale, 0, 0, scale, 0, 0);
      this.paint();
    },
    _onZoom() { L.Renderer.prototype._onZoom?.call(this); },
    paint() {
      if (!this._bounds || !S.large.ready) return;
      const size = this._bounds.getSize();
      this._pen.clearRect(0, 0, size.x, size.y);
      const seen = inView(this._bounds);
      cells = isCrowded(seen) ? bins(seen) : null;
      if (cells) paintCells(this._pen, cells);
      else paintDots(this._pen, seen);
      describe(seen);
    },
  });

  S.drawDots = function () {
    if (!dots) {
      map.getContainer().append(legend = S.el("div", "density-legend"));
      L.DomEvent.disableClickPropagation(legend);
      dots = new Dots();
      dots.addTo(map);
      return;
    }
    dots.paint();
  };

  /** Entries at points within layer-pixel bounds: their numbers, and pixels from the corner of the canvas. */
  function inView({ min, max }) {
    const { x, y, points } = S.large.data, { on } = S.large.state, scale = 256 * 2 ** map.getZoom(), origin = map.getPixelOrigin();
    const left = (min.x + origin.x) / scale, right = (max.x + origin.x) / scale, top = (min.y + origin.y) / scale, bottom = (max.y + origin.y) / scale;
    const entry = new Int32Array(points), px = new Float32Array(points), py = new Float32Array(points);
    let count = 0;
    for (let i = 0; i < points; i++) {
      const across = x[i], down = y[i];
      if (!on[i] || across < left || across > right || down < top || down > bottom) continue;
      entry[count] = i;
      px[count] = (across - left) * scale;
      py[count] = (down - top) * scale;
      count += 1;
    }
    return { count, entry, px, py, width: (right - left) * scale, height: (bottom - top) * scale };
  }

  function isCrowded({ count, px, py, width, height }) {
    if (count < FEW) return false;
    const side = 2 * DOT, across = Math.ceil(width / side) + 1, taken = new Uint8Array(across * (Math.ceil(height / side) + 1));
    let places = 0;
    for (let i = 0; i < count; i++) {
      const at = Math.floor(px[i] / side) + across * Math.floor(py[i] / side);
      places += 1 - taken[at];
      taken[at] = 1;
    }
    return places < count * (1 - SHARED);
  }

  // ---- dots ----

  function paintDots(pen, { count, entry, px, py }) {
    const { class: kind } = S.large.data, layers = S.large.layers(), apart = S.large.apart(), near = S.large.near();
    const colours = S.large.LAYERS.map((layer) => colour(`--${layer}`)), paper = colour("--paper") || colour("--halo") || "#fff";
    pen.lineWidth = 1.1;
    for (let i = 0; i < count; i++) {
      const own = kind[entry[i]], hollow = apart[own] || near[own];
      pen.beginPath();
      pen.arc(px[i], py[i], DOT, 0, 2 * Math.PI);
      pen.fillStyle = hollow ? paper : colours[layers[own]];
      pen.strokeStyle = hollow ? colours[layers[own]] : paper;
      pen.setLineDash(apart[own] ? [2, 1.6] : []);
      pen.fill();
      pen.stroke();
    }
    pen.setLineDash([]);
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // ---- cells ----

  /** Hexagons of CELL pixels about their middle, as a sparse table of counts; what is no presence is left out. */
  function bins({ count, entry, px, py }) {
    const { class: kind } = S.large.data, apart = S.large.apart(), wide = CELL * Math.sqrt(3), high = CELL * 1.5, found = new Map();
    const origin = map.getPixelOrigin(), { min } = dots._bounds, dx = (origin.x + min.x) % wide, dy = (origin.y + min.y) % (2 * high);
    let left = 0;
    for (let i = 0; i < count; i++) {
      if (apart[kind[entry[i]]]) { left += 1; continue; }
      const u = (px[i] + dx) / wide, v = (py[i] + dy) / high, row = Math.round(v), column = Math.round(u - (row & 1) / 2);
      let [r, c] = [row, column];
      if (Math.abs(v - row) * 3 > 1) { // near the slanted edges the next row may be nearer
        const other = v > row ? row + 1 : row - 1, beside = Math.round(u - (other & 1) / 2);
        const away = (a, b) => ((u - (a & 1) / 2 - b) * wide) ** 2 + ((v - a) * high) ** 2;
        if (away(other, beside) < away(row, column)) { r = other; c = beside; }
      }
      const key = r * 4096 + c, cell = found.get(key);
      if (cell) { cell.count += 1; cell.entries.push(entry[i]); }
      else found.set(key, { count: 1, entries: [entry[i]], x: (c + (r & 1) / 2) * wide - dx, y: r * high - dy });
    }
    const most = Math.max(1, ...[...found.values()].map((cell) => cell.count));
    return { found, left, breaks: breaksUpTo(most) };
  }

  /** Lower bounds of up to six classes, evenly over the round numbers up to the greatest count. */
  function breaksUpTo(most) {
    const all = STEPS.filter((step) => step <= most), number = Math.min(CLASSES, all.length);
    return Array.from({ length: number }, (_, index) => all[Math.round((index * (all.length - 1)) / Math.max(1, number - 1))]);
  }

  function paintCells(pen, { found, breaks }) {
    const shades = breaks.map((_, index) => shade(index, breaks.length));
    for (const { count, x, y } of found.values()) {
      let level = 0;
      while (level + 1 < breaks.length && count >= breaks[level + 1]) level += 1;
      pen.beginPath();
      for (let side = 0; side < 6; side++) {
        const angle = (Math.PI / 3) * side + Math.PI / 6;
        pen.lineTo(x + (CELL - 0.6) * Math.cos(angle), y + (CELL - 0.6) * Math.sin(angle));
      }
      pen.closePath();
      pen.fillStyle = shades[level];
      pen.fill();
    }
  }

  const shade = (index, number) => colour(`--density-${number === 1 ? CLASSES - 1 : Math.round((index * (CLASSES - 1)) / (number - 1))}`);

  function describe({ count }) {
    legend.hidden = !count;
    const says = cells ? keyOfCells() : [S.el("p", "", `${S.counted(count, "record", "records")} at points in view`), S.el("p", "note", "Hollow: near the place named. Dashed: plan, departure or denial.")];
    legend.replaceChildren(...says);
    legend.dataset.form = cells ? "cells" : "dots";
  }

  function keyOfCells() {
    const { breaks, left } = cells, words = (low, index) => {
      const next = breaks[index + 1];
      return next === undefined ? `${low.toLocaleString("en")} and more` : next - 1 === low ? String(low) : `${low.toLocaleString("en")}–${(next - 1).toLocaleString("en")}`;
    };
    const rows = breaks.map((low, index) => {
      const key = S.el("i", "density-key");
      key.style.background = shade(index, breaks.length);
      return S.el("li", "", key, S.el("span", "", words(low, index)));
    });
    const note = left ? `${left.toLocaleString("en")} plans, departures and denials are not counted.` : "";
    return [S.el("p", "", "Records in a cell"), S.el("ul", "", ...rows), S.el("p", "note", `Zoom in to see each as a dot. ${note}`)];
  }

  // ---- opening ----

  /** The entries under a click: of a cell, or of the dots within reach, the nearest first. */
  S.entriesAt = function (latlng) {
    if (!S.payload?.large || !dots?._bounds || !S.large.ready) return [];
    const at = map.latLngToLayerPoint(latlng).subtract(dots._bounds.min);
    if (cells) {
      const near = [...cells.found.values()].find(({ x, y }) => (x - at.x) ** 2 + (y - at.y) ** 2 < (0.9 * CELL) ** 2);
      return near?.entries ?? [];
    }
    const { count, entry, px, py } = inView(dots._bounds), found = [];
    for (let i = 0; i < count; i++) {
      const away = (px[i] - at.x) ** 2 + (py[i] - at.y) ** 2;
      if (away <= HIT ** 2) found.push([away, entry[i]]);
    }
    return found.sort((a, b) => a[0] - b[0]).map(([, number]) => number);
  };

  /** Fetches the records of entries and opens their receipt or the list of them: the newest, if they are very many. */
  S.openEntries = async function (entries, at) {
    const newest = Array.from(entries).sort((a, b) => S.large.data.last[b] - S.large.data.last[a]).slice(0, LIST);
    const records = await adopt(newest);
    if (!records) return;
    const groups = groupsOf(records, newest);
    if (entries.length > LIST) S.notice(`The newest ${LIST} of ${entries.length.toLocaleString("en")} records are listed; zoom in or filter to see the others.`);
    S.openGroups(groups, at, null);
  };

  S.openEntry = async function (entry, move) {
    const records = await adopt([entry]);
    if (!records) return;
    const [group] = groupsOf(records, [entry]), at = L.latLng(group.site.at);
    if (move) map.setView(at, group.site.drawn === "area" ? map.getZoom() : Math.max(map.getZoom(), 9), { animate: false });
    S.openGroups([group], at, null);
  };

  async function adopt(entries) {
    try {
      const answer = await fetch(`${S.payload.large.address}/records?entries=${entries.join(",")}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json(), records = S.adopt(told);
      S.large.adopted ??= new Map();
      told.entries.forEach((number, index) => S.large.adopted.set(records[number].key, entries[index]));
      return told.entries.map((number) => records[number]);
    } catch {
      S.notice("The record could not be loaded; try again.");
      return null;
    }
  }

  /** Groups as the receipts want them, one for each site; they stand beside those of the areas while they are open. */
  function groupsOf(records, entries) {
    const day = S.dayNumber(), keys = records.map((record) => record.key);
    const shown = new Map(S.shown), found = S.groupRecords({ keys, ages: entries.map((entry) => day - S.large.data.last[entry]) });
    for (const [key, age] of S.shown) shown.set(key, age);
    S.shown = shown;
    const opened = [...found.values()].map((group) => ({ ...group, id: `open ${group.id}`, opened: true }));
    for (const [id, group] of S.groups) if (group.opened) S.groups.delete(id);
    for (const group of opened) S.groups.set(group.id, group);
    return opened;
  }

  /** After a change: an open receipt stays while its record is still shown. */
  S.reviewLarge = function () {
    if (!S.open) return;
    const open = S.open.key && S.shown.has(S.open.key);
    if (!open) S.closeReceipt(false);
  };
})(window.Sotavento);

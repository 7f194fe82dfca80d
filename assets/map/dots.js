// How the large layer is drawn: a small shape for each record where they can be told apart, cells with their number where
// they would lie on one another (density.js). Shape and colour tell the layer, as on the symbols' plates; what is only
// near its place has a ring, a dashed one if nobody says how near; what is no presence is hollow and dashed and lies below
// the others.
(function (S) {
  "use strict";

  const SIZE = 32, SCALE = 0.3, NEAR_SCALE = 0.2, RING = 5.2, BOX = 16, HIT = 9, DASHES = [2.4, 1.7]; // pixels; SIZE is that of a plate's drawing
  const SHARED = 0.4, FEW = 300, PLACE = 10; // dots of a view that may share a square of so many pixels with another
  const FORMS = ["dot", "near", "vague"], HOLLOW = [false, true], FADES = [1, 0.8, 0.6, 0.42], STEPS = FORMS.length * FADES.length;
  const FORM_WORDS = [S.t("Exact place"), S.t("Near a place"), S.t("Place named, how near is not known")];
  const APART_WORDS = S.t("Announced, ordered, en route, departed, origin or destination");
  let map = null, canvas = null, drawn = "", sprites = null;
  // What lies in the canvas: `cell` and `inside` tell of every point where it lies (density.js), `dots` are the entries
  // drawn as such with their pixels, `cells` what is drawn instead of the others.
  const view = { key: "", cell: null, inside: null, width: 0, height: 0, min: null, origin: null, dots: null, cells: null, within: 0 };

  S.prepareDots = function (theMap) {
    map = theMap;
    const pane = map.createPane("dots");
    pane.style.zIndex = 420;
    pane.setAttribute("aria-hidden", "true"); // the table lists the same records
    map.on("mousemove", ({ latlng }) => map.getContainer().classList.toggle("on-dot", S.large.ready && S.entriesAt(latlng, true).length > 0));
  };

  // A canvas in a pane of the map: Leaflet moves and scales it while the map moves; at rest S.redraw has it drawn anew.
  const Canvas = L.Renderer.extend({
    options: { padding: 0.1, pane: "dots" },
    getEvents() {
      const { moveend: _, ...events } = L.Renderer.prototype.getEvents.call(this);
      return events;
    },
    _initContainer() {
      this._container = document.createElement("canvas");
      this.pen = this._container.getContext("2d");
    },
    _updatePaths() {},
    _update() {
      if (!S.large.ready) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      S.put(this._container, { width: Math.round(ratio * size.x), height: Math.round(ratio * size.y) });
      S.put(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
      this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.pen.clearRect(0, 0, size.x, size.y);
      paint(this.pen, this._bounds);
    },
  });

  /** Draws what is shown for the window as it is, if it has not been. */
  S.drawDots = function () {
    if (!S.large.ready) return;
    const wanted = `${S.large.state.picture} ${map.getZoom()} ${map.getCenter()} ${map.getSize()}`;
    if (wanted === drawn) return;
    drawn = wanted;
    if (canvas) canvas._update();
    else canvas = new Canvas().addTo(map);
  };

  /** Whether cells stand for records now. */
  S.drawsCells = () => Boolean(S.payload?.large && view.cells);

  function paint(pen, bounds) {
    const { data, state } = S.large;
    look(bounds);
    const told = S.tallyCells(view, data, state.on), number = told.numbers.reduce((sum, each) => sum + each);
    const most = number * (1 - SHARED), room = (view.width / PLACE) * (view.height / PLACE);
    const dots = number < FEW || most <= room ? dotsOf([0, 1, 2], told.numbers) : null;
    const crowded = dots === null || (number >= FEW && places(dots) < most);
    view.within = told.within;
    view.cells = crowded ? S.cellsOf(told) : null;
    view.dots = crowded ? dotsOf(view.cells.beside, told.numbers) : dots;
    if (crowded) S.paintCells(pen, view);
    paintDots(pen, view.dots);
  }

  /** Finds where every point lies, unless the map stands as it stood. */
  function look({ min, max }) {
    const key = `${map.getZoom()} ${map.getPixelOrigin()} ${min} ${max}`;
    if (key === view.key) return;
    const corner = map.containerPointToLayerPoint([0, 0]).subtract(min), size = map.getSize();
    Object.assign(view, { key, min, origin: map.getPixelOrigin(), width: max.x - min.x, height: max.y - min.y });
    S.layCells(view, S.large.data, { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y });
  }

  /** The shown entries of some sorts in the canvas, of each of which there are so many, with their pixels. */
  function dotsOf(wanted, numbers) {
    const { data: { x, y, points, class: kind, sorts }, state: { on } } = S.large, { cell, min, origin } = view, scale = 256 * 2 ** map.getZoom();
    const all = wanted.reduce((sum, sort) => sum + numbers[sort], 0), passes = numbers.map((_, sort) => wanted.includes(sort));
    const entry = new Int32Array(all), px = new Float32Array(all), py = new Float32Array(all);
    let count = 0;
    for (let i = 0; i < points && count < all; i++) {
      if (!cell[i] || !on[i] || !passes[sorts[kind[i]]]) continue;
      entry[count] = i;
      px[count] = x[i] * scale - origin.x - min.x;
      py[count] = y[i] * scale - origin.y - min.y;
      count += 1;
    }
    return { count, entry, px, py };
  }

  /** How many places of the canvas have a dot. */
  function places({ count, px, py }) {
    const across = Math.ceil(view.width / PLACE) + 1, taken = new Uint8Array(across * (Math.ceil(view.height / PLACE) + 1));
    let number = 0;
    for (let i = 0; i < count; i++) {
      const at = Math.floor(px[i] / PLACE) + across * Math.floor(py[i] / PLACE);
      number += 1 - taken[at];
      taken[at] = 1;
    }
    return number;
  }

  // ---- dots ----

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  S.colourOf = colour;

  /** A canvas of all forms, drawn once for a theme: to stamp a picture is many times as fast as to draw its outline. */
  function spritesOf(theme, ratio) {
    const key = `${theme} ${ratio}`;
    if (sprites?.key === key) return sprites;
    const sheet = document.createElement("canvas"), pen = sheet.getContext("2d");
    Object.assign(sheet, { width: Math.ceil(ratio * BOX * STEPS * HOLLOW.length), height: Math.ceil(ratio * BOX * S.LARGE_LAYERS.length) });
    S.LARGE_LAYERS.forEach((layer, row) => HOLLOW.forEach((hollow, apart) => FORMS.forEach((form, place) => FADES.forEach((fade, step) => {
      pen.setTransform(ratio, 0, 0, ratio, ratio * BOX * (apart * STEPS + place * FADES.length + step + 0.5), ratio * BOX * (row + 0.5));
      pen.globalAlpha = fade;
      stampDot(pen, layer, form, hollow);
    }))));
    return (sprites = { key, sheet });
  }

  /** Draws one form at the pen's origin. */
  function stampDot(pen, layer, form, hollow) {
    const own = colour(`--${layer}`), paper = colour("--paper"), scale = form === "dot" ? SCALE : NEAR_SCALE;
    pen.save();
    if (form !== "dot") {
      pen.beginPath();
      pen.arc(0, 0, RING, 0, 2 * Math.PI);
      Object.assign(pen, { lineWidth: 1.2, strokeStyle: own });
      pen.setLineDash(form === "vague" ? DASHES : []);
      pen.stroke();
    }
    pen.scale(scale, scale);
    pen.translate(-SIZE / 2, -SIZE / 2);
    const plate = new Path2D(S.PLATES[layer]);
    Object.assign(pen, { lineWidth: (hollow ? 1.4 : 1) / scale, fillStyle: hollow ? paper : own, strokeStyle: hollow ? own : paper });
    pen.setLineDash(hollow ? [2.2 / scale, 1.6 / scale] : []);
    pen.fill(plate);
    pen.stroke(plate);
    pen.restore();
  }

  /** Stamps dots, those apart first. */
  function paintDots(pen, { count, entry, px, py }) {
    const { class: kind, layers, apart, ground, forms } = S.large.data, ratio = window.devicePixelRatio || 1;
    const { sheet } = spritesOf(document.documentElement.dataset.theme, ratio), side = ratio * BOX, fades = S.fadesOn(S.dayNumber());
    for (const round of [1, 0]) {
      for (let i = 0; i < count; i++) {
        const each = entry[i], own = kind[each];
        if (apart[own] !== round) continue;
        const place = round * STEPS + forms[ground[each]] * FADES.length + fades(each, own);
        pen.drawImage(sheet, side * place, side * layers[own], side, side, px[i] - BOX / 2, py[i] - BOX / 2, BOX, BOX);
      }
    }
  }

  /** The step by which an entry of a class has faded on a day, as S.fadeOf has it of a record. */
  S.fadesOn = function (day) {
    const { first, ages } = S.large.data;
    return (entry, own) => {
      const age = ages[own];
      return age ? S.fadeStep(Math.max(0, Math.min(1, (day - first[entry] - age[0]) / (age[1] + 1 - age[0])))) : 0;
    };
  };

  // ---- what lies where ----

  /** The entries under a position: of a cell, or of the dots within reach, the nearest first; for a pointer that only
   *  hovers no more than one is looked for. */
  S.entriesAt = function (latlng, hovers = false) {
    if (!S.payload?.large || !S.large.ready || !canvas) return [];
    const at = map.latLngToLayerPoint(latlng).subtract(view.min);
    const near = dotsAt(view.dots, at, hovers);
    return near.length || !view.cells || hovers ? near : S.entriesOfCell(view, at);
  };

  function dotsAt({ count, entry, px, py }, at, hovers) {
    const found = [];
    for (let i = 0; i < count; i++) {
      const away = (px[i] - at.x) ** 2 + (py[i] - at.y) ** 2;
      if (away > HIT ** 2) continue;
      found.push([away, entry[i]]);
      if (hovers) break;
    }
    return found.sort((a, b) => a[0] - b[0]).map(([, number]) => number);
  }

  // ---- legend ----

  /** What the legend says of the layer, as what its words depend on and as its parts; none without one. */
  S.dotsLegend = function () {
    if (!S.large.ready) return [];
    const { seen, undrawn } = S.large.state;
    return [document.documentElement.dataset.theme, view.within, seen, undrawn, view.cells?.told ?? formsIn()];
  };

  /** Layers, forms and whether hollow of what is drawn: numbers that are on in a mask for each. */
  function formsIn() {
    const { class: kind, layers, apart, ground, forms } = S.large.data, { count, entry } = view.dots, found = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const own = kind[entry[i]];
      found[0] |= 1 << layers[own];
      found[1] |= 1 << forms[ground[entry[i]]];
      found[2] |= apart[own];
    }
    return found;
  }

  S.dotsParts = function (_theme, inside, seen, undrawn, told) {
    const counts = S.t("{some} of {records} at points are in this window.", { some: S.number(inside), records: S.counted(seen, "record", "records") });
    const rest = undrawn ? S.t("{records} in areas without a known outline: the table lists them.", { records: S.counted(undrawn, "record", "records") }) : "";
    const keys = view.cells ? S.cellKeys(view.cells) : dotKeys(told);
    return [S.el("p", "legend-note", counts), ...keys, rest && S.el("p", "legend-note", rest)];
  };

  function dotKeys([layers, forms, apart]) {
    const names = [S.t("Naval"), S.t("Air"), S.t("Ground"), S.t("Events")], among = (mask) => (_, number) => mask & (1 << number);
    const common = S.LARGE_LAYERS.find(among(layers)); // the layer of which the forms are shown
    return [
      S.el("ul", "", ...S.LARGE_LAYERS.map((layer, number) => key(layer, "dot", false, names[number])).filter(among(layers))),
      S.el("ul", "", ...FORMS.map((form, number) => key(common, form, false, FORM_WORDS[number])).filter(among(forms)), apart ? key(common, "dot", true, APART_WORDS) : ""),
    ];
  }

  function key(layer, form, hollow, words) {
    const ratio = window.devicePixelRatio || 1, picture = S.el("canvas", "key-dot"), pen = picture.getContext("2d");
    Object.assign(picture, { width: ratio * BOX, height: ratio * BOX });
    pen.setTransform(ratio, 0, 0, ratio, (ratio * BOX) / 2, (ratio * BOX) / 2);
    stampDot(pen, layer, form, hollow);
    return S.el("li", "", picture, S.el("span", "", words));
  }
})(window.Sotavento);

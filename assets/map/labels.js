// Names on the ground. They give way to everything else: a name that would touch a mark or another name is left out.
(function (S) {
  "use strict";

  const SERIF = "Georgia, 'Iowan Old Style', 'Times New Roman', 'Liberation Serif', serif";
  const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, system-ui, sans-serif";
  // Size and letter spacing in pixels; in the order in which they may claim room.
  const STYLES = {
    ocean: { size: 19, spacing: 5, face: SERIF, italic: true },
    sea: { size: 18, spacing: 4, face: SERIF, italic: true },
    country: { size: 12, spacing: 1.6, face: SANS, weight: 600, capitals: true },
    capital: { size: 11.5, spacing: 0.2, face: SANS, weight: 600, dot: true },
    gulf: { size: 12, spacing: 1, face: SERIF, italic: true },
    territory: { size: 11.5, spacing: 0.6, face: SANS },
    city: { size: 11, spacing: 0.1, face: SANS, dot: true },
    island: { size: 11, spacing: 0.1, face: SANS, italic: true },
    state: { size: 10.5, spacing: 1.4, face: SANS, capitals: true },
  };
  const ORDER = Object.keys(STYLES);
  const DOT_GAP = 6;

  let rows = [], language = S.language;
  let stage = null;

  S.loadLabels = function (map, labels) {
    stage = new S.Stage((row) => ({ layer: draw(row).addTo(map) }), () => {});
    map.createPane("names").style.zIndex = 170;
    map.getPane("names").setAttribute("aria-hidden", "true");
    rows = labels.map(([name, kind, lat, lon, low, high, spanish], index) => {
      const names = { en: S.decode(name), es: S.decode(spanish) };
      return { index, names, widths: {}, kind, style: STYLES[kind], at: [lat, lon], low, high };
    });
    rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.index - b.index);
  };

  /** Sets the names in "en" or "es" from the next layout on. */
  S.nameIn = function (wanted) {
    language = wanted;
  };

  function widthOf(text, style) {
    const font = `${style.italic ? "italic " : ""}${style.weight || 400} ${style.size}px ${style.face}`;
    return S.textWidth(style.capitals ? text.toUpperCase() : text, font, style.spacing);
  }

  /** Places the names of this zoom where `room` (see layout.js) has space for them. A country may have several places for
   *  its name; it is set at the first that is free. */
  S.placeNames = function (map, room) {
    const zoom = map.getZoom(), size = map.getSize(), placed = new Map(), set = new Set();
    for (const row of rows) {
      const name = `${row.kind} ${row.names.en}`;
      if (zoom < row.low || zoom > row.high || set.has(name)) continue;
      const box = boxOf(row, map.latLngToContainerPoint(row.at));
      const inside = box.left > 4 && box.top > 4 && box.right < size.x - 4 && box.bottom < size.y - 4;
      if (!inside || !room.free(box)) continue;
      room.take(box);
      set.add(name);
      placed.set(`${row.index} ${language}`, row);
    }
    stage.show(placed);
  };

  function boxOf(row, { x, y }) {
    const { style } = row, width = (row.widths[language] ??= widthOf(row.names[language], style)), height = style.size * 1.25;
    const left = style.dot ? x - 3 : x - width / 2;
    return { left, top: y - height / 2, right: left + width + (style.dot ? DOT_GAP + 3 : 0), bottom: y + height / 2 };
  }

  function draw({ names, kind, at, style }) {
    const name = S.el("span", `name name-${kind}`, names[language]);
    name.lang = language;
    if (style.dot) name.prepend(S.el("i", "town"));
    return S.marker(at, name, "name-anchor", { pane: "names", interactive: false });
  }
})(window.Sotavento);

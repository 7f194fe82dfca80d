// Symbols from the built table: MIL-STD-2525D drawings, or plain silhouettes on a plate whose shape tells the layer.
(function (S) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  // Shape as well as colour tells the layers apart: circle at sea, shield in the air, square on land, diamond for events.
  const PLATES = {
    naval: "M16 2a14 14 0 1 1 0 28 14 14 0 0 1 0-28z",
    air: "M16 1.5C24 1.500 30 8 30 16v13.500H2V16C2 8 8 1.500 16 1.500z",
    ground: "M3 6a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z",
    events: "M16 .5L31.500 16 16 31.500.5 16z",
    bases: "M3 6a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z",
  };
  const GLYPH_SCALE = { naval: 0.8, air: 0.8, ground: 0.86, events: 0.66, bases: 0.9 };

  S.PLATES = PLATES;

  let table = null;
  const drawn = new Map();
  const vectors = new WeakMap(); // drawing that is not dots yet → its copies

  S.loadSymbols = (symbols) => { table = symbols; };
  S.kindName = (kind) => table.kinds[kind].name;
  S.kind = (kind) => table.kinds[kind];

  /** A picture of a kind; look = {symbols: "military"|"plain", identity}. Kinds the standard lacks fall to the plain set.
   *  `raised`: with a shadow around it, drawn outside of its box. */
  S.symbol = function (kind, layer, look, raised = false) {
    const military = look.symbols === "military" && table.military[kind];
    const key = military ? `m ${kind} ${look.identity} ${raised}` : `p ${kind} ${layer}`;
    if (!drawn.has(key)) drawn.set(key, military ? militarySymbol(kind, look.identity, raised) : plainSymbol(kind, layer));
    const picture = drawn.get(key), copy = picture.cloneNode(true);
    vectors.get(picture)?.push(copy);
    return copy;
  };

  function militarySymbol(kind, identity, raised) {
    const { viewBox, svg } = table.military[kind][identity], box = raised ? widened(viewBox) : viewBox;
    const source = (size) => `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="${SVG}" viewBox="${box}"${size}>${raised ? shadow(svg) : ""}${svg}</svg>`)}`;
    // A picture, not nodes: the letters inside a symbol are no words of the button that it stands on.
    const picture = document.createElement("img");
    picture.className = `symbol military${raised ? " raised" : ""}`;
    picture.alt = "";
    picture.src = source("");
    vectors.set(picture, []);
    const side = raised ? FINE.raised : FINE.flat;
    S.whenIdle(() => flatten(picture, source(` width="${side}" height="${side}"`), side));
    return picture;
  }

  const FINE = { raised: 146, flat: 88 }; // pixels of a side: four to each that a symbol has on the map, for print and for zooming

  /** Turns a drawing into dots, also where it stands already. A browser draws a vector picture anew, as a page of its own,
   *  in every place where it comes to stand, which was most of the work of a change of filter. */
  async function flatten(picture, source, side) {
    const drawing = new Image(), sheet = document.createElement("canvas");
    drawing.src = source;
    await drawing.decode();
    Object.assign(sheet, { width: side, height: side });
    sheet.getContext("2d").drawImage(drawing, 0, 0, side, side);
    picture.src = sheet.toDataURL();
    await picture.decode();
    vectors.get(picture).forEach((copy) => { copy.src = picture.src; });
    vectors.delete(picture);
  }

  const SHADOW = 0.15, SHADES = [[22, 0.07], [15, 0.11], [9, 0.14]]; // of the symbol's side; widths and opacities of strokes

  /** A square view box with room for the shadow on all sides. */
  function widened(viewBox) {
    const [x, y, width, height] = viewBox.split(" ").map(Number), side = Math.max(width, height), room = SHADOW * side;
    return [x - (side - width) / 2 - room, y - (side - height) / 2 - room, side + 2 * room, side + 2 * room].join(" ");
  }

  /** The symbol's frame in fainter and wider strokes, a little lower. A filter of the style sheet looks the same and is
   *  worked out again for each mark whenever anything near it is drawn. */
  function shadow(svg) {
    const frame = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${svg}</svg>`, "image/svg+xml").querySelector(".frame");
    return SHADES.map(([width, opacity]) => {
      const shade = frame.cloneNode(true), look = { fill: "none", stroke: "#0a141a", "stroke-width": width, "stroke-opacity": opacity, transform: "translate(0 4)" };
      Object.entries(look).forEach(([name, value]) => shade.setAttribute(name, value));
      return shade.outerHTML;
    }).join("");
  }

  function plainSymbol(kind, layer) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 32 32");
    svg.setAttribute("class", `symbol plain on-${layer}`);
    const scale = GLYPH_SCALE[layer], shift = 16 - 12 * scale + (layer === "air" ? 1.5 : 0);
    svg.append(
      path(PLATES[layer], "plate"),
      path(table.plain[table.kinds[kind].plain], "glyph", `translate(${16 - 12 * scale} ${shift}) scale(${scale})`));
    return finished(svg);
  }

  function path(d, className, transform) {
    const element = document.createElementNS(SVG, "path");
    element.setAttribute("d", d);
    element.setAttribute("class", className);
    if (transform) element.setAttribute("transform", transform);
    return element;
  }

  function finished(svg) {
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("focusable", "false");
    return svg;
  }
})(window.Sotavento);

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

  let table = null;
  const drawn = new Map();

  S.loadSymbols = (symbols) => { table = symbols; };
  S.kindName = (kind) => table.kinds[kind].name;
  S.kind = (kind) => table.kinds[kind];

  /** An <svg> for a kind; look = {symbols: "military"|"plain", identity}. Kinds the standard lacks fall to the plain set. */
  S.symbol = function (kind, layer, look) {
    const military = look.symbols === "military" && table.military[kind];
    const key = military ? `m ${kind} ${look.identity}` : `p ${kind} ${layer}`;
    if (!drawn.has(key)) drawn.set(key, military ? militarySymbol(kind, look.identity) : plainSymbol(kind, layer));
    return drawn.get(key).cloneNode(true);
  };

  function militarySymbol(kind, identity) {
    const { viewBox, svg } = table.military[kind][identity];
    // A picture, not nodes: the letters inside a symbol are no words of the button that it stands on.
    const source = `<svg xmlns="${SVG}" viewBox="${viewBox}">${svg}</svg>`;
    const picture = document.createElement("img");
    picture.className = "symbol military";
    picture.alt = "";
    picture.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    return picture;
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

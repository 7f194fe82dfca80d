// Bases of the gazetteer: quiet squares that say their name when asked, no records of their own.
(function (S) {
  "use strict";

  const HALF = 12; // pixels; the square is smaller than what a finger needs
  let standing = null;

  S.drawBases = function (map, wanted) {
    if (!wanted) { standing?.bases.forEach(({ said }) => said.close()); standing?.layers.remove(); standing = null; }
    if (!wanted || standing) return;
    const bases = S.bases.map((base) => baseOf(map, base));
    standing = { bases, layers: L.layerGroup(bases.map(({ layer }) => layer)).addTo(map) };
  };

  function baseOf(map, [name, kind, lat, lon]) {
    const words = `${S.decode(name)} (${S.kindName(kind).toLowerCase()})`, element = S.el("span", "base", S.symbol(kind, "bases", { symbols: "plain" }));
    element.title = words;
    element.setAttribute("aria-label", words);
    const said = L.popup().setLatLng([lat, lon]).setContent(S.el("p", "base-name", words));
    S.asButton(element, () => said.openOn(map));
    element.addEventListener("keydown", ({ key }) => { if (key === "Escape") said.close(); });
    return { element, said, layer: S.marker([lat, lon], element, "base-anchor", { zIndexOffset: -2000 }) };
  }

  /** The room that bases take in this view. Those outside the window are nobody's to press. */
  S.placeBases = (map) => (standing?.bases ?? []).map(({ element, layer }) => {
    const { x, y } = map.latLngToContainerPoint(layer.getLatLng()), box = { left: x - HALF, right: x + HALF, top: y - HALF, bottom: y + HALF };
    S.put(element, { inert: !S.inWindow(map, box) });
    return box;
  });
})(window.Sotavento);

// Where a receipt beside its mark comes to stand: within the map, clear of the buttons at its sides of the open legend and of
// the scale, which all lie over it. Leaflet's own way of this knows of margins only.
(function (S) {
  "use strict";

  const SIDES = 62, ENDS = 16, BESIDE = 10; // pixels kept free for the buttons, at the top and the bottom, and beside the legend
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** Moves the map as far as a popup needs. Where there is no room beside the legend, the legend is folded. */
  S.bringOut = function (map, popup) {
    if (!popup?.isOpen()) return;
    const box = boxIn(map, popup.getElement()), { x, y } = map.getSize(), [legend, foot] = [".legend", ".leaflet-bottom.leaflet-right"].map((part) => map.getContainer().querySelector(part));
    const by = L.point(into(box.left, box.right, SIDES, x - SIDES), into(box.top, box.bottom, ENDS, y - ENDS));
    const key = boxIn(map, legend), scale = boxIn(map, foot);
    if (S.touches(S.shifted(box, by), scale)) by.y -= Math.max(0, Math.min(S.shifted(box, by).bottom + BESIDE - scale.top, S.shifted(box, by).top - ENDS));
    if (legend.open && S.touches(S.shifted(box, by), key)) {
      const right = key.right + BESIDE - S.shifted(box, by).left;
      if (S.shifted(box, by).right + right < x - SIDES) by.x += right;
      else legend.open = false;
    }
    if (by.x || by.y) map.panBy(by.multiplyBy(-1), { animate: !calm.matches });
  };

  /** How far something has to go to lie between two bounds; its beginning counts where it is too long. */
  const into = (from, to, low, high) => (from < low ? low - from : to > high ? Math.max(high - to, low - from) : 0);

  function boxIn(map, element) {
    const frame = map.getContainer().getBoundingClientRect(), { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
  }
})(window.Sotavento);

// Hints at the map's edges: how many of the records shown lie outside the window, and on which side. Nothing that a
// reader filtered for may be missed for want of panning; pressing a hint goes there.
(function (S) {
  "use strict";

  const SIDES = {
    west: { words: (count) => S.t("{count} further west", { count }), arrow: "←", beyond: (point) => -point.x },
    east: { words: (count) => S.t("{count} further east", { count }), arrow: "→", beyond: (point, size) => point.x - size.x },
    north: { words: (count) => S.t("{count} further north", { count }), arrow: "↑", beyond: (point) => -point.y },
    south: { words: (count) => S.t("{count} further south", { count }), arrow: "↓", beyond: (point, size) => point.y - size.y },
  };
  const hints = new Map();

  S.prepareEdges = function (map) {
    for (const [side, { arrow }] of Object.entries(SIDES)) {
      const words = S.el("span", "", "");
      const hint = S.button(`edge edge-${side}`, "", () => goTo(map, hints.get(side).groups), S.el("i", "", arrow), " ", words);
      hint.hidden = true;
      L.DomEvent.disableClickPropagation(hint);
      map.getContainer().append(hint);
      hints.set(side, { hint, words, groups: [] });
    }
    map.on("popupopen popupclose", ({ type }) => map.getContainer().classList.toggle("reading", type === "popupopen")); // a receipt is not to be covered
  };

  /** Counts what lies outside the window by side; `seen` are the groups whose area has a part in the window, `covered`
   *  those under a button or the legend, which count as outside on the side next to them, `controls` the boxes of these,
   *  which no hint may cover, `marks` those of the marks. Returns the boxes of the hints shown. */
  S.updateEdges = function (map, groups, seen, covered, controls, marks) {
    const size = map.getSize(), taken = [...controls];
    for (const kept of hints.values()) kept.groups = [];
    for (const group of groups.values()) {
      const side = seen.has(group) ? null : sideOf(map.latLngToContainerPoint(group.site.at), size, covered.includes(group));
      if (side) hints.get(side).groups.push(group);
    }
    for (const [side, kept] of hints) {
      const count = S.countOf(kept.groups);
      S.put(kept.hint, { hidden: !count });
      if (!count) continue;
      S.put(kept.words, { textContent: SIDES[side].words(S.number(count)) });
      taken.push(placed(map, side, kept, taken, marks));
    }
    return taken.slice(controls.length);
  };

  const MARGIN = 4, STEP = 28, ON_MARK = 400, boxes = new Map(); // the last in pixels that a hint goes to lie on no mark
  const WAYS = Array.from({ length: 25 }, (_, index) => STEP * Math.ceil(index / 2) * (index % 2 ? -1 : 1)); // along the edge, the nearest first

  /** The room that a hint takes: as near to the middle of its edge as there is room. */
  function placed(map, side, { hint, words }, taken, marks) {
    const key = `${side} ${words.textContent} ${map.getSize()}`;
    if (!boxes.has(key)) boxes.set(key, measured(map, hint));
    const box = boxes.get(key), by = wayTo(box, side, taken, marks, map.getSize());
    S.put(hint.style, { translate: by.x || by.y ? `${by.x}px ${by.y}px` : "" });
    return S.shifted(box, by);
  }

  /** How far a hint goes from its middle to lie within the window, on nothing that is taken, and on no mark if it can. */
  function wayTo(box, side, taken, marks, size) {
    let best = { by: L.point(0, 0), cost: Infinity };
    for (const along of WAYS) {
      if (Math.abs(along) >= best.cost) break;
      const by = stepped(box, side, along, taken), there = S.shifted(box, by);
      const inside = there.left >= 0 && there.top >= 0 && there.right <= size.x && there.bottom <= size.y;
      if (!inside || taken.some((other) => S.touches(other, there))) continue;
      const cost = Math.abs(by.x) + Math.abs(by.y) + (marks.some((mark) => S.touches(mark, there)) ? ON_MARK : 0);
      if (cost < best.cost) best = { by, cost };
    }
    return best.by;
  }

  /** A way along the edge; at the sides it leads past what is met there, as past the buttons of a low map. */
  function stepped(box, side, along, taken) {
    if (side === "north" || side === "south") return L.point(along, 0);
    const met = taken.filter((other) => S.touches(other, S.shifted(box, { x: 0, y: along })));
    return L.point(side === "west" ? Math.max(0, ...met.map(({ right }) => right - box.left)) : Math.min(0, ...met.map(({ left }) => left - box.right)), along);
  }

  /** Measured once for each text: to measure makes the browser lay out the map once more. */
  function measured(map, hint) {
    const frame = map.getContainer().getBoundingClientRect();
    hint.style.translate = "";
    const { left, top, right, bottom } = hint.getBoundingClientRect();
    return { left: left - frame.left - MARGIN, top: top - frame.top - MARGIN, right: right - frame.left + MARGIN, bottom: bottom - frame.top + MARGIN };
  }

  /** The side on which a point lies furthest outside the window, or is nearest to if `always`; else none if it lies inside. */
  function sideOf(point, size, always) {
    const [side, distance] = Object.entries(SIDES).map(([name, { beyond }]) => [name, beyond(point, size)])
      .reduce((furthest, next) => (next[1] > furthest[1] ? next : furthest));
    return always || distance > 0 ? side : null;
  }

  function goTo(map, groups) {
    const bounds = L.latLngBounds(groups.map(({ site }) => site.at));
    map.fitBounds(bounds.pad(0.15), { maxZoom: map.getZoom(), animate: false });
    map.getContainer().focus({ preventScroll: true });
  }
})(window.Sotavento);

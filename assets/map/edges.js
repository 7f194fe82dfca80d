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
   *  which no hint may cover. Returns the boxes of the hints shown. */
  S.updateEdges = function (map, groups, seen, covered, controls) {
    const size = map.getSize();
    for (const kept of hints.values()) kept.groups = [];
    for (const group of groups.values()) {
      const side = seen.has(group) ? null : sideOf(map.latLngToContainerPoint(group.site.at), size, covered.includes(group));
      if (side) hints.get(side).groups.push(group);
    }
    for (const [side, kept] of hints) {
      const count = S.countOf(kept.groups);
      S.put(kept.hint, { hidden: !count });
      if (count) S.put(kept.words, { textContent: SIDES[side].words(S.number(count)) });
    }
    return [...hints].filter(([, { hint }]) => !hint.hidden).map(([side, kept]) => placed(map, side, kept, controls));
  };

  const MARGIN = 4, boxes = new Map();

  /** The room that a hint takes. That at the west steps to the right of the buttons where the map is so low that they
   *  reach down to it. */
  function placed(map, side, { hint, words }, controls) {
    const key = `${side} ${words.textContent} ${map.getSize()}`;
    if (!boxes.has(key)) boxes.set(key, measured(map, hint));
    const box = boxes.get(key), covered = side === "west" ? controls.filter((other) => S.touches(other, box)) : [];
    const aside = covered.length ? Math.max(...covered.map(({ right }) => right)) - box.left : 0;
    S.put(hint.style, { marginLeft: aside ? `${aside}px` : "" });
    return { ...box, left: box.left + aside, right: box.right + aside };
  }

  /** Measured once for each text: to measure makes the browser lay out the map once more. */
  function measured(map, hint) {
    const frame = map.getContainer().getBoundingClientRect();
    hint.style.marginLeft = "";
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

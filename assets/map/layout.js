// Layout: what goes where, so that nothing lies on anything else. Marks claim room first, then the labels of areas,
// then the names beside marks, last the names of the ground. The same view always gives the same layout.
(function (S) {
  "use strict";

  const GATHER_PX = 38;
  const GATHER_UNTIL = 13; // from this zoom on, marks stand where they are
  const CHIP = { frame: 8, compact: 24, padding: 16, icon: 26, least: 46, most: 230 };
  const TOLL_ROOM = { 1: 6, 2: 20, 3: 40 }; // pixels by which a disc stands out on both sides
  const LABEL = { most: 186, gap: 5, padding: 4 };

  const CELL = 96; // pixels

  /** Boxes that are placed, kept by the cells of a grid that they touch: most boxes are far from most others. */
  class Room {
    constructor() { Object.assign(this, { cells: new Map(), asked: 0 }); }

    take(box) {
      const kept = { ...box, asked: 0 };
      eachCell(box, (cell) => {
        if (this.cells.has(cell)) this.cells.get(cell).push(kept);
        else this.cells.set(cell, [kept]);
      });
    }

    free(box) { return this.overlap(box, 0) === 0; }

    /** Area in square pixels that a box would share with those already placed; no more is reckoned than `most`. */
    overlap(box, most) {
      let sum = 0;
      const asked = ++this.asked;
      eachCell(box, (cell) => {
        for (const other of this.cells.get(cell) ?? []) {
          if (sum > most) return;
          if (other.asked !== asked && touches(box, other)) sum += shared(box, other);
          other.asked = asked;
        }
      });
      return sum;
    }
  }

  function eachCell({ left, right, top, bottom }, act) {
    const last = { x: Math.floor(right / CELL), y: Math.floor(bottom / CELL) };
    for (let x = Math.floor(left / CELL); x <= last.x; x++) for (let y = Math.floor(top / CELL); y <= last.y; y++) act(x * WIDE + y);
  }
  const WIDE = 1e6;

  const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  S.touches = touches;

  /** Whether any of a box shows in the window. */
  S.inWindow = function (map, box) {
    const { x, y } = map.getSize();
    return touches(box, { left: 0, top: 0, right: x, bottom: y });
  };

  const shared = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
    * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const around = ({ x, y }, width, height) =>
    ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });
  const shifted = (box, { x, y }) => ({ left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y });

  /** The marks of this view, with those that would lie on one another gathered. */
  S.marksOf = (map, groups, look) => gather(map, [...groups.values()].filter(({ site }) => site.drawn !== "area"), look);

  S.arrange = function (map, groups, marks, look) {
    const room = new Room();
    const controls = controlsOf(map);
    controls.forEach((box) => room.take(box));
    marks.forEach((mark) => room.take(mark.box));
    const areas = [...groups.values()].filter(({ site }) => site.drawn === "area" && inSight(map, site, controls)).sort(byImportance);
    S.updateEdges(map, groups, new Set(areas), controls).forEach((box) => room.take(box));
    const chips = areas.map((group) => placeChip(map, room, group));
    S.drawTrack(room);
    marks.forEach((mark) => placeLabel(map, room, mark));
    S.drawAreas(map, groups, S.payload?.rings);
    S.drawMarks(map, marks);
    S.drawChips(map, chips, look);
    S.placeNames(map, room);
  };

  const byImportance = (a, b) => a.apart - b.apart || b.count - a.count || a.site.number - b.site.number;

  const controlsOf = (map) => boxesOf(map, ".leaflet-control, .overlay-panel, .bar", ".leaflet-control-container, .bars");

  const measured = new Map();

  /** The room that elements over the map take, with a margin: the same array until something in `roots` has changed,
   *  since measuring makes the browser lay out the whole map once more. */
  function boxesOf(map, selector, roots) {
    if (!measured.has(selector)) {
      const kept = { boxes: null, size: "", watch: new MutationObserver(() => { kept.boxes = null; }) };
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      map.getContainer().querySelectorAll(roots).forEach((root) => kept.watch.observe(root, everything));
      measured.set(selector, kept);
    }
    const kept = measured.get(selector), size = String(map.getSize());
    if (kept.watch.takeRecords().length || kept.size !== size || !kept.boxes) Object.assign(kept, { size, boxes: measure(map, selector) });
    return kept.boxes;
  }

  function measure(map, selector) {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(selector)].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left: left - frame.left - 4, top: top - frame.top - 4, right: right - frame.left + 4, bottom: bottom - frame.top + 4 };
    });
  }

  /** Marks, with groups that would lie on one another gathered around the fullest of them. */
  function gather(map, groups, look) {
    const reach = map.getZoom() >= GATHER_UNTIL ? 1 : GATHER_PX;
    const seeds = [];
    for (const group of groups.sort(byImportance)) {
      const at = map.latLngToContainerPoint(group.site.at);
      const near = seeds.find((seed) => seed.apart === group.apart && seed.at.distanceTo(at) < reach);
      if (near) near.groups.push(group);
      else seeds.push({ at, apart: group.apart, groups: [group] });
    }
    const marks = seeds.map(({ at, groups: gathered }) => ({ ...S.markOf(gathered, look), point: at }));
    return setBeside(marks);
  }

  const SIDES = { "": 0, right: 30, left: -30 };

  /** A hollow mark that would lie on another steps to the side that is free. */
  function setBeside(marks) {
    const placed = new Room();
    for (const mark of marks) {
      const box = shifted(S.markBox(mark.form), mark.point);
      const free = (side) => placed.free(shifted(box, { x: SIDES[side], y: 0 }));
      mark.beside = mark.apart ? Object.keys(SIDES).find(free) ?? "right" : "";
      mark.box = shifted(box, { x: SIDES[mark.beside], y: 0 });
      placed.take(mark.box);
    }
    return marks;
  }

  /** Whether an area can be labelled here: not if all that shows of it is a corner beside or under the legend. */
  function inSight(map, site, controls) {
    const size = map.getSize(), spots = spotsOf(map, site), at = map.latLngToContainerPoint(site.at);
    const hasRoom = (spot) => !controls.some((box) => touches(around(inView(spot, CHIP.least, CHIP.compact, size), CHIP.least, CHIP.compact), box));
    return spots.some(hasRoom) || (spots.length > 0 && at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y);
  }

  function placeLabel(map, room, mark) {
    mark.words = S.label([mark.title, mark.tally], LABEL.most);
    const { left, right, top } = mark.box, width = mark.words.width + LABEL.padding, middle = top + S.middleOf(mark.form);
    const level = { top: middle - mark.words.height / 2, bottom: middle + mark.words.height / 2 };
    const boxes = {
      right: { left: right + LABEL.gap, right: right + LABEL.gap + width, ...level },
      left: { left: left - LABEL.gap - width, right: left - LABEL.gap, ...level },
    };
    const { x } = map.getSize();
    mark.side = Object.keys(boxes).find((side) =>
      boxes[side].left > 2 && boxes[side].right < x - 2 && room.free(boxes[side])) || null;
    if (mark.side) room.take(boxes[mark.side]);
  }

  /** The label of an area in sight, at the spot of its visible part that is freest and nearest to its middle. */
  function placeChip(map, room, group) {
    const spots = spotsOf(map, group.site);
    for (const compact of [false, true]) {
      const words = S.label(compact ? [String(group.count)] : [group.name, group.tally], CHIP.most);
      const width = CHIP.icon + CHIP.padding + words.width + (TOLL_ROOM[group.toll.size] ?? 0), height = compact ? CHIP.compact : CHIP.frame + words.height;
      let best = freest(map, room, spots, width, height);
      if (compact && best.overlap) best = freest(map, room, nudged(best.spot), width, height);
      if (best.overlap === 0 || compact) {
        room.take(best.box);
        return { group, compact, texts: words.texts, at: map.containerPointToLatLng(best.spot) };
      }
    }
  }

  /** The box near one of the spots that shares least with what is placed already; the first spot is the best place. */
  function freest(map, room, spots, width, height) {
    const size = map.getSize(), [anchor] = spots;
    let best = null;
    for (const spot of spots.map((wanted) => inView(wanted, width, height, size))) {
      const distance = spot.distanceTo(anchor);
      if (best && distance >= best.score) continue; // it could not win however free it is
      const box = around(spot, width + 4, height + 4);
      const overlap = room.overlap(box, best ? (best.score - distance) / OVERLAP : Infinity), score = overlap * OVERLAP + distance;
      if (!best || score < best.score) best = { spot, box, overlap, score };
    }
    return best;
  }

  const NUDGES = [22, 44].flatMap((far) => [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]].map(([x, y]) => [far * x, far * y]));

  /** A spot and those next to it: where the window is too small for all labels, one may stand a little beside its place. */
  const nudged = (spot) => [spot, ...NUDGES.map((by) => spot.add(by))];

  const EDGE = 6, OVERLAP = 4;

  function inView({ x, y }, width, height, size) {
    const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
    return L.point(clamp(x, width / 2 + EDGE, size.x - width / 2 - EDGE), clamp(y, height / 2 + EDGE, size.y - height / 2 - EDGE));
  }

  const COLUMNS = 11, ROWS = 9, INSET = 60;

  /** Points of the view inside a footprint, its label point or the middle of its visible part first; none out of view.
   *  They depend on the view alone, so a change of filter finds them ready. */
  function spotsOf(map, site) {
    const size = map.getSize(), view = `${map.getZoom()} ${map.getCenter()} ${size}`;
    if (site.view !== view) Object.assign(site, { view, spots: findSpots(map, site, size) });
    return site.spots;
  }

  S.spotsOf = spotsOf;

  const AT_LEAST_MS = 3, AT_MOST_MS = 8;
  // Safari has no such call: a little now and then.
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => {
    const until = performance.now() + AT_MOST_MS;
    work({ timeRemaining: () => until - performance.now() });
  }, 50));

  /** Finds the spots of all areas for this view while the browser has nothing to do, so that playback finds them ready. */
  S.lookAhead = function (map) {
    const areas = S.sites.filter(({ drawn }) => drawn === "area");
    const work = (left) => {
      while (areas.length && left.timeRemaining() > AT_LEAST_MS) spotsOf(map, areas.pop());
      if (areas.length) whenIdle(work);
    };
    whenIdle(work);
  };

  function findSpots(map, site, size) {
    const anchor = map.latLngToContainerPoint(site.at), { min, max } = pixelBounds(map, site);
    const left = Math.max(0, min.x), right = Math.min(size.x, max.x), top = Math.max(0, min.y), bottom = Math.min(size.y, max.y);
    if (left >= right || top >= bottom) return [];
    const spots = [];
    for (let i = 0; i < COLUMNS * ROWS; i++) {
      const spot = L.point(left + ((i % COLUMNS) + 0.5) * (right - left) / COLUMNS,
        top + (Math.floor(i / COLUMNS) + 0.5) * (bottom - top) / ROWS);
      const { lat, lng } = map.containerPointToLatLng(spot);
      if (coarse(site).some((polygon) => S.holds(polygon, lng, lat))) spots.push(spot);
    }
    return ordered(spots, anchor, min, max, size);
  }

  function ordered(spots, anchor, min, max, size) {
    const inset = max.x - min.x > SMALL_PX ? INSET : 0; // a small area is labelled from its side, even at the edge
    const visible = anchor.x > inset && anchor.y > inset && anchor.x < size.x - inset && anchor.y < size.y - inset;
    if (visible) return [anchor, ...beside(anchor, min, max), ...spots];
    const middle = spots.reduce((sum, spot) => sum.add(spot), L.point(0, 0)).divideBy(spots.length || 1);
    return spots.sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
  }

  const COARSE_VERTICES = 80;

  /** A footprint with few vertices, good enough to say where a label may stand. */
  function coarse(site) {
    site.coarse ??= site.polygons.map((polygon) => polygon.map((ring) => {
      const step = Math.ceil(ring.length / COARSE_VERTICES);
      return ring.filter((_, index) => index % step === 0);
    }));
    return site.coarse;
  }

  const SMALL_PX = 90;
  const AROUND = [[0, -1, 22], [0, 1, 22], [1, 0, 76], [-1, 0, 76], [1, -1, 44], [-1, -1, 44], [1, 1, 44], [-1, 1, 44], [0, -1, 56], [0, 1, 56],
    [1, 0, 130], [-1, 0, 130], [1, -1, 80], [-1, -1, 80], [0, -1, 90], [0, 1, 90]];

  /** A footprint smaller than its label is labelled from its side. */
  function beside(anchor, min, max) {
    if (max.x - min.x > SMALL_PX) return [];
    const half = L.point((max.x - min.x) / 2, (max.y - min.y) / 2);
    return AROUND.map(([x, y, gap]) => L.point(anchor.x + x * (half.x + gap), anchor.y + y * (half.y + gap)));
  }

  function pixelBounds(map, site) {
    if (!site.bounds) {
      site.bounds = L.latLngBounds(site.polygons.flatMap(([ring]) => ring.map(([lon, lat]) => [lat, lon])));
    }
    const a = map.latLngToContainerPoint(site.bounds.getNorthWest()), b = map.latLngToContainerPoint(site.bounds.getSouthEast());
    return { min: a, max: b };
  }

  let stage = null;

  S.drawChips = function (map, chips, look) {
    stage ??= new S.Stage((chip) => drawChip(map, chip), updateChip);
    stage.show(new Map(chips.map((chip) => [`${chip.group.id} ${chip.compact} ${chip.group.symbol} ${chip.group.layer} ${S.lookKey}`, { ...chip, look }])));
    S.chips = stage.shown;
  };

  function drawChip(map, { group, compact, at, look }) {
    const title = S.el(compact ? "b" : "strong"), tally = compact ? null : S.el("span");
    const words = compact ? title : S.el("span", "chip-words", title, " ", tally);
    const element = S.el("div", "", S.symbol(group.symbol, group.layer, look), words);
    const kept = { layer: S.marker(at, element, "chip-anchor", { zIndexOffset: -1000 }).addTo(map), group, element, title, tally };
    S.asButton(element, () => S.openGroups([kept.group], kept.layer.getLatLng(), element));
    S.followHover(element, () => S.highlight(map, kept.group));
    return kept;
  }

  function updateChip(kept, { group, compact, texts: [first, second], at }) {
    const { layer, element, title, tally } = kept;
    kept.group = group;
    S.putAttribute(element, "data-toll", group.toll.size);
    S.put(element, { className: `chip of-${group.layer} age-${group.age}${group.apart ? " apart" : ""}${compact ? " compact" : ""}` });
    S.putAttribute(element, "aria-label", `${compact ? `${group.count} ` : ""}${group.name} ${group.tally}`);
    S.put(title, { textContent: first });
    if (tally) S.put(tally, { textContent: second });
    S.moveTo(layer, at, -1000);
  }
})(window.Sotavento);

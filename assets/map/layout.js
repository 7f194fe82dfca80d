// Layout: what goes where, so that nothing lies on anything else. Marks claim room first, then the labels of areas,
// then the names beside marks, last the names of the ground. The same view always gives the same layout.
(function (S) {
  "use strict";

  const GATHER_PX = 38;
  const GATHER_UNTIL = 13; // from this zoom on, marks stand where they are
  const CHIP = { frame: 8, compact: 24, padding: 16, icon: 26, least: 46, most: 230 };
  const TOLL_ROOM = { 1: 6, 2: 20, 3: 40 }; // pixels by which a disc stands out on both sides
  const LABEL = { most: 186, gap: 5, padding: 4 };
  const BADGE = { out: 9, in: 6 }, DIAL = { out: 6, in: 4 }; // how far they stand out of a mark, and reach into it

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
    marks.forEach((mark) => { room.take(mark.box); badgesOf(mark).forEach((box) => room.take(box)); });
    const areas = [...groups.values()].filter(({ site }) => site.drawn === "area" && inSight(map, site, controls)).sort(byImportance);
    S.updateEdges(map, groups, new Set(areas), controls).forEach((box) => room.take(box));
    const chips = placeChips(map, room, areas);
    S.drawTrack(room);
    marks.forEach((mark) => placeLabel(map, room, mark));
    S.drawAreas(map, groups, S.payload?.rings);
    S.drawMarks(map, marks);
    S.drawChips(map, chips, look);
    S.placeBases(map).forEach((box) => room.take(box));
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
    const size = map.getSize(), spots = S.spotsOf(map, site), at = map.latLngToContainerPoint(site.at);
    const hasRoom = (spot) => !controls.some((box) => touches(around(inView(spot, CHIP.least, CHIP.compact, size), CHIP.least, CHIP.compact), box));
    return spots.some(hasRoom) || (spots.length > 0 && at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y);
  }

  /** The room of a mark's number and of the dial of its age, at its corners. */
  function badgesOf({ form, count, age, box: { right, top } }) {
    if (form === "gather") return [];
    const below = top + 2 * S.middleOf(form), corner = (y, { out, in: inwards }) => ({ left: right - inwards, right: right + out, top: y - out, bottom: y + inwards });
    return [...(count > 1 ? [corner(top, BADGE)] : []), ...(age ? [{ ...corner(below, DIAL), top: below - DIAL.in, bottom: below + DIAL.out }] : [])];
  }

  function placeLabel(map, room, mark) {
    mark.words = S.label([mark.title, mark.tally], LABEL.most);
    const { left, right, top } = mark.box, gap = LABEL.gap + (mark.count > 1 ? BADGE.in : 0), width = mark.words.width + LABEL.padding, middle = top + S.middleOf(mark.form);
    const level = { top: middle - mark.words.height / 2, bottom: middle + mark.words.height / 2 };
    const boxes = {
      right: { left: right + gap, right: right + gap + width, ...level },
      left: { left: left - LABEL.gap - width, right: left - LABEL.gap, ...level },
    };
    const { x } = map.getSize();
    mark.side = Object.keys(boxes).find((side) =>
      boxes[side].left > 2 && boxes[side].right < x - 2 && room.free(boxes[side])) || null;
    if (mark.side) room.take(boxes[mark.side]);
  }

  /** Labels of the areas in sight: with words where there is room, else a number. A number that would lie on something
   *  joins the nearest other one; only where none is near does it step aside. */
  function placeChips(map, room, areas) {
    const chips = [];
    for (const group of areas) {
      const spots = S.spotsOf(map, group.site), whole = group.minor ? null : fitted(map, room, group, spots, false);
      const number = !whole || whole.overlap ? fitted(map, room, group, spots, true) : null;
      const host = number?.overlap ? nearest(chips, number.spot) : null;
      if (host) { host.groups.push(group); continue; }
      const best = number?.overlap ? fitted(map, room, group, nudged(number.spot), true) : number ?? whole;
      room.take(best.box);
      chips.push({ ...best, groups: [group], at: map.containerPointToLatLng(best.spot) });
    }
    return chips;
  }

  const JOINED_PX = 110;

  /** The number nearest to a spot, unless all are far. */
  const nearest = (chips, spot) => chips.filter(({ compact }) => compact).map((chip) => [chip.spot.distanceTo(spot), chip])
    .filter(([distance]) => distance < JOINED_PX).sort(([one], [other]) => one - other)[0]?.[1];

  const widest = (count) => S.label([S.number(Math.max(count, 88))], CHIP.most); // others may join a number

  /** The label of an area at the freest of some spots, with its room. */
  function fitted(map, room, group, spots, compact) {
    const words = compact ? widest(group.count) : S.label([group.name, group.tally], CHIP.most);
    const width = CHIP.icon + CHIP.padding + words.width + (TOLL_ROOM[group.toll.size] ?? 0), height = compact ? CHIP.compact : CHIP.frame + words.height;
    return { ...freest(map, room, spots, width, height, group.site.water), texts: compact ? null : words.texts, compact };
  }

  /** The box near one of the spots that shares least with what is placed already; the first spot is the best place. What
   *  lies at sea is labelled off the land, if there is sea enough. */
  function freest(map, room, spots, width, height, afloat) {
    const size = map.getSize(), [anchor] = spots, landUnder = afloat ? S.landUnder(map) : () => 0;
    let best = null;
    for (const spot of spots.map((wanted) => inView(wanted, width, height, size))) {
      const box = around(spot, width + 4, height + 4), distance = spot.distanceTo(anchor) + landUnder(box) * ASHORE;
      if (best && distance >= best.score) continue; // it could not win however free it is
      const overlap = room.overlap(box, best ? (best.score - distance) / OVERLAP : Infinity), score = overlap * OVERLAP + distance;
      if (!best || score < best.score) best = { spot, box, overlap, score };
    }
    return best;
  }

  const NUDGES = [22, 44].flatMap((far) => [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]].map(([x, y]) => [far * x, far * y]));

  /** A spot and those next to it: where the window is too small for all labels, one may stand a little beside its place. */
  const nudged = (spot) => [spot, ...NUDGES.map((by) => spot.add(by))];

  const EDGE = 6, OVERLAP = 4, ASHORE = 0.06; // pixels that a label goes for each square pixel of it that it would lie on others, or on land

  function inView({ x, y }, width, height, size) {
    const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
    return L.point(clamp(x, width / 2 + EDGE, size.x - width / 2 - EDGE), clamp(y, height / 2 + EDGE, size.y - height / 2 - EDGE));
  }
})(window.Sotavento);

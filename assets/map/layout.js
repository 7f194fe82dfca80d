// Layout: what goes where, so that nothing lies on anything else. Marks claim room first, then the labels of areas,
// then the names beside marks, last the names of the ground. The same view always gives the same layout.
(function (S) {
  "use strict";

  const GATHER_PX = 38;
  const GATHER_UNTIL = 13; // from this zoom on, marks stand where they are
  const LABEL = { most: 186, gap: 5, padding: 4 };
  const BADGE = { out: 9, in: 6 }, DIAL = { out: 6, in: 4 }; // how far they stand out of a mark, and reach into it

  /** The marks of this view, with those that would lie on one another gathered. */
  S.marksOf = (map, groups, look) => gather(map, [...groups.values()].filter(({ site }) => site.drawn !== "area"), look);

  S.arrange = function (map, groups, marks, look) {
    const room = new S.Room();
    const controls = controlsOf(map);
    controls.forEach((box) => room.take(box));
    marks.forEach((mark) => { room.take(mark.box); badgesOf(mark).forEach((box) => room.take(box)); });
    const areas = [...groups.values()].filter(({ site }) => site.drawn === "area" && S.inSight(map, site, controls)).sort(byImportance);
    const covered = new Set(marks.filter((mark) => isCovered(mark, controls)));
    const hints = S.updateEdges(map, groups, new Set(areas), [...covered].flatMap((mark) => mark.groups), controls, marks.map(({ box }) => box));
    hints.forEach((box) => room.take(box));
    const chips = S.placeChips(map, room, areas);
    S.drawTrack(room);
    marks.forEach((mark) => placeLabel(map, room, Object.assign(mark, { covered: covered.has(mark) })));
    S.drawAreas(map, groups, S.payload?.rings);
    S.drawMarks(map, marks);
    S.drawChips(map, chips, look);
    S.placeBases(map).forEach((box) => room.take(box));
    S.placeGridNames(map, room);
    S.placeNames(map, room);
  };

  /** Whether a mark's middle lies under a button or the legend, where nobody could press it. */
  const isCovered = ({ form, point: { x }, box: { top } }, controls) => controls.some((box) => S.touches(S.around({ x, y: top + S.middleOf(form) }, 2, 2), box));

  const byImportance = (a, b) => a.apart - b.apart || b.count - a.count || a.age - b.age || a.site.number - b.site.number;

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
    const placed = new S.Room();
    for (const mark of marks) {
      const box = S.shifted(S.markBox(mark.form), mark.point);
      const free = (side) => placed.free(S.shifted(box, { x: SIDES[side], y: 0 }));
      mark.beside = mark.apart ? Object.keys(SIDES).find(free) ?? "right" : "";
      mark.box = S.shifted(box, { x: SIDES[mark.beside], y: 0 });
      placed.take(mark.box);
    }
    return marks;
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
    mark.side = !mark.covered && Object.keys(boxes).find((side) =>
      boxes[side].left > 2 && boxes[side].right < x - 2 && room.free(boxes[side])) || null;
    if (mark.side) room.take(boxes[mark.side]);
  }
})(window.Sotavento);

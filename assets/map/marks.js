// Marks: what stands at a point. A pin's tip is the place; a plate in a ring is near it; a dashed halo is somewhere
// about it; a disc with a number gathers marks that would lie on one another at this zoom.
(function (S) {
  "use strict";

  let stage = null;
  const SIZE = 28, TIP = 8;

  /** Boxes, in pixels from the anchor, that each form takes on the map. */
  S.markBox = function (form) {
    const half = form === "gather" ? 18 : SIZE / 2;
    return form === "pin"
      ? { left: -half, right: half, top: -SIZE - TIP, bottom: 0 }
      : { left: -half, right: half, top: -half, bottom: half };
  };

  /** Pixels from the upper edge of a form's box to the middle of its symbol. */
  S.middleOf = (form) => (form === "gather" ? 18 : SIZE / 2);

  /** A mark: one group, or several that are gathered at this zoom. */
  S.markOf = function (groups, look) {
    const [first] = groups, gathered = groups.length > 1;
    const records = groups.flatMap((group) => group.records);
    const count = S.things(records).length;
    const form = gathered ? "gather" : first.site.drawn;
    const title = gathered ? S.nameOfGroups(groups)
      : count === 1 ? S.nameOf(first.records[0]) : first.name;
    const tally = gathered || count > 1 ? S.tally(records) : first.name;
    const id = groups.map((group) => group.id).sort().join("+");
    return {
      id, groups, form, count, title, tally, apart: first.apart, layer: first.layer, symbol: first.symbol,
      age: Math.min(...groups.map((group) => group.age)), at: first.site.at, look,
      toll: gathered ? "none" : first.toll.size,
    };
  };

  /** What several groups at one mark or label go by: the first, and how many there are beside it. */
  S.nameOfGroups = ([first, ...others]) => (others.length
    ? S.t("{place} and {places} near it", { place: first.name, places: S.counted(others.length, "place", "places") }) : first.name);

  /** Puts these marks on the map and takes away the others; a mark that stays keeps its element and focus. */
  S.drawMarks = function (map, marks) {
    stage ??= new S.Stage((mark) => draw(map, mark), update);
    stage.show(new Map(marks.map((mark) => [`${mark.id} ${mark.form} ${mark.symbol} ${mark.layer} ${S.lookKey}`, mark])));
    S.markers = stage.shown;
  };

  function draw(map, mark) {
    const gathered = mark.form === "gather", count = S.el("b", gathered ? "" : "count"), disc = S.el("div", "disc", count);
    const body = S.el("div", "mark-body", ...(gathered ? [disc] : [S.symbol(mark.symbol, mark.layer, mark.look, true)]));
    if (mark.form === "pin") body.append(S.el("i", "tip"));
    if (!gathered) body.append(count);
    const title = S.el("strong"), tally = S.el("span"), label = S.el("div", "mark-label", title, " ", tally);
    const element = S.el("div", "", body, " ", label);
    const kept = { layer: S.marker(mark.at, element, "mark-anchor").addTo(map), mark, disc, count, title, tally, label, element };
    S.asButton(element, () => S.openMark(kept.mark, element));
    S.followHover(element, () => kept.mark.groups.length === 1 && S.highlight(map, kept.mark.groups[0]));
    return kept;
  }

  function update(kept, mark) {
    const { layer, element, label, title, tally, count, disc } = kept, [first, second] = mark.words.texts;
    kept.mark = mark;
    S.put(layer.getElement(), { hidden: mark.covered || !S.isNear(S.map, mark.point) });
    S.put(element, { className: classes(mark), inert: mark.covered || !S.inWindow(S.map, mark.box) }); // kept for dragging, nobody's to press
    S.putAttribute(element, "aria-label", S.nameWithCount(mark.count, mark.title, mark.tally));
    S.putAttribute(element, "data-beside", mark.beside);
    S.putAttribute(element, "data-toll", mark.toll);
    S.put(title, { textContent: first });
    S.put(tally, { textContent: second });
    S.put(label, { hidden: !mark.side });
    S.putAttribute(label, "data-side", mark.side || "");
    S.put(count, { textContent: String(mark.count), hidden: mark.form !== "gather" && mark.count < 2 });
    if (mark.form === "gather") S.put(disc.style, { background: shares(mark) });
    S.moveTo(layer, mark.at, mark.apart ? -500 : mark.count);
  }

  const classes = (mark) => `mark form-${mark.form} of-${mark.layer} age-${mark.age}`
    + `${mark.apart ? " apart" : ""}${mark.count > 1 ? " stack" : ""}`;

  /** Layers in a gathered mark as a ring of shares, the number of things inside. */
  function shares(mark) {
    const records = S.things(mark.groups.flatMap((group) => group.records));
    let from = 0;
    const shares = ["naval", "air", "ground", "events"].map((layer) => {
      const to = from + records.filter((record) => record.layer === layer).length / records.length;
      const share = `var(--${layer}) ${from}turn ${to}turn`;
      from = to;
      return share;
    });
    return `conic-gradient(${shares.join(", ")})`;
  }

  /** An accessible name that begins with the words a reader sees: the number on the badge, then the label. */
  S.nameWithCount = (count, title, tally) => `${count > 1 ? `${count} ` : ""}${title} ${tally}`;

  /** Makes an element work as a button for pointer, keyboard and screen reader. */
  S.asButton = function (element, activate) {
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    L.DomEvent.disableClickPropagation(element);
    element.addEventListener("click", activate);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      activate();
    });
  };

  S.followHover = function (element, on) {
    for (const name of ["mouseenter", "focus"]) element.addEventListener(name, on);
    for (const name of ["mouseleave", "blur"]) element.addEventListener(name, () => S.restoreHighlight());
  };
})(window.Sotavento);

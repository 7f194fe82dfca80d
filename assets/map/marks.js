// Marks: what stands at a point. A pin's tip is the place; a plate in a ring is near it; a dashed halo is somewhere
// about it; a disc with a number gathers marks that would lie on one another at this zoom.
(function (S) {
  "use strict";

  const shown = new Map();
  const resting = new S.Resting();
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
    const title = gathered ? `${first.site.name} and ${S.counted(groups.length - 1, "place", "places")} near it`
      : count === 1 ? S.nameOf(first.records[0]) : first.site.name;
    const tally = gathered || count > 1 ? S.tally(records) : first.site.name;
    const id = groups.map((group) => group.id).sort().join("+");
    return {
      id, groups, form, count, title, tally, apart: first.apart, layer: first.layer, symbol: first.symbol,
      age: Math.min(...groups.map((group) => group.age)), at: first.site.at,
      look: `${look.symbols} ${look.identity} ${form} ${count} ${first.symbol} ${groups.map((g) => g.age)} ${tally}`,
    };
  };

  /** Puts these marks on the map and takes away the others; a mark that has not changed keeps its element and focus. */
  S.drawMarks = function (map, marks, look) {
    const wanted = new Map(marks.map((mark) => [`${mark.id} ${mark.look}`, mark]));
    for (const [key, { marker }] of shown) {
      if (!wanted.has(key)) { marker.remove(); resting.put(key, shown.get(key)); shown.delete(key); }
    }
    for (const [key, mark] of wanted) {
      if (!shown.has(key)) shown.set(key, resting.take(key, map) ?? draw(map, mark, look));
      const kept = shown.get(key);
      kept.mark = Object.assign(kept.mark, { groups: mark.groups, at: mark.at });
      arrangeSides(kept, mark);
    }
    S.markers = shown;
  };

  function arrangeSides({ label, element }, mark) {
    label.hidden = !mark.side;
    label.dataset.side = mark.side || "";
    element.dataset.beside = mark.beside;
  }

  function draw(map, mark, look) {
    const body = S.el("div", "mark-body", mark.form === "gather" ? disc(mark) : S.symbol(mark.symbol, mark.layer, look));
    if (mark.form === "pin") body.append(S.el("i", "tip"));
    if (mark.form !== "gather" && mark.count > 1) body.append(S.el("b", "count", String(mark.count)));
    const [title, tally] = mark.words.texts;
    const label = S.el("div", "mark-label", S.el("strong", "", title), " ", S.el("span", "", tally));
    const element = S.el("div", classes(mark), body, " ", label);
    const marker = L.marker(mark.at, {
      icon: L.divIcon({ html: element, className: "mark-anchor", iconSize: [0, 0] }),
      keyboard: false, zIndexOffset: mark.apart ? -500 : mark.count,
    }).addTo(map);
    const kept = { marker, mark: { ...mark }, label, element };
    S.asButton(element, S.nameWithCount(mark.count, mark.title, mark.tally), () => S.openMark(kept.mark, element));
    S.followHover(element, () => kept.mark.groups.length === 1 && S.highlight(map, kept.mark.groups[0]));
    return kept;
  }

  const classes = (mark) => `mark form-${mark.form} of-${mark.layer} age-${mark.age}`
    + `${mark.apart ? " apart" : ""}${mark.count > 1 ? " stack" : ""}`;

  /** Layers in a gathered mark as a ring of shares, the number of things inside. */
  function disc(mark) {
    const disc = S.el("div", "disc", S.el("b", "", String(mark.count)));
    const records = S.things(mark.groups.flatMap((group) => group.records));
    let from = 0;
    const shares = ["naval", "air", "ground", "events"].map((layer) => {
      const to = from + records.filter((record) => record.layer === layer).length / records.length;
      const share = `var(--${layer}) ${from}turn ${to}turn`;
      from = to;
      return share;
    });
    disc.style.background = `conic-gradient(${shares.join(", ")})`;
    return disc;
  }

  /** An accessible name that begins with the words a reader sees: the number on the badge, then the label. */
  S.nameWithCount = (count, title, tally) => `${count > 1 ? `${count} ` : ""}${title} ${tally}`;

  /** Makes an element work as a button for pointer, keyboard and screen reader. */
  S.asButton = function (element, name, activate) {
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", name);
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

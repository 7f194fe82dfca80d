// The legend: only what is on the map now, in words.
(function (S) {
  "use strict";

  // On smaller maps the legend waits to be opened.
  const ROOM = { x: 900, y: 560 };
  const FORMS = [
    ["pin", S.t("Exact place")],
    ["ring", S.t("Near a place: somewhere in the ring")],
    ["area", S.t("Somewhere in the area: no point is known")],
    ["approximate", S.t("Area known only by a radius")],
    ["vague", S.t("Place named, how near is not known")],
    ["grown", S.t("Where a ship may be by now, at 3 knots since it was fresh")],
    ["apart", S.t("Announced, ordered, en route, departed, origin or destination")],
    ["gather", S.t("Several places, gathered at this zoom")],
  ];
  const AGES = [S.t("Fresh"), S.t("Ageing"), S.t("Ageing, soon stale"), S.t("As old as stale: a vague date or a wide window")];
  const AGES_NOTE = S.t("Ships and aircraft are fresh for 7 days and stale after 21, forces ashore for 14 and after 45.");
  const TOLL_WORDS = { 0: "1–3", 1: "4–10", 2: "11–30", 3: S.t("over 30"), unknown: S.t("not given") };
  const BASES = ["naval_base", "air_base", "army_base"];
  let box = null, head = null, more = null, meaning = () => {};
  const drawn = new WeakMap();

  S.prepareLegend = function (map) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      head = S.el("div");
      more = folded();
      const body = S.el("div", "legend-body", head, more);
      body.tabIndex = 0; // it scrolls, so the keyboard must reach it
      box = S.el("details", "legend", S.el("summary", "", S.t("Legend")), body);
      const { x, y } = map.getSize();
      box.open = x >= ROOM.x && y >= ROOM.y;
      box.addEventListener("toggle", () => S.redraw());
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
  };

  S.updateLegend = function (groups, marks, look, bases, rings) {
    const all = [...groups.values()], over = S.overlayKeys(), forms = formsOf(all, marks, rings);
    const dots = S.dotsLegend();
    S.put(box, { hidden: !all.length && !over.length && !dots.length });
    const tolls = Object.keys(TOLL_WORDS).filter((size) => all.some(({ toll }) => String(toll.size) === size));
    renew(head, [forms, over, tolls, dots], () => [
      ...(dots.length ? S.dotsParts(...dots) : []),
      forms.length ? part(S.t("How finely the place is known"), forms.map(keyed)) : "",
      over.length ? part(S.t("Over the map"), over.map(keyed)) : "",
      tolls.length ? scale(part(S.t("Killed in the deadliest event there"), tolls.map((size) => entry(S.el("i", `key key-toll toll-${size}`), TOLL_WORDS[size])))) : "",
    ]);
    meaning = () => renew(more.lastChild, [kindsOf(all), agesOf(all), look, bases], symbolsAndAges);
    if (more.open) meaning();
    else renew(more.lastChild, [], () => []);
  };

  /** Fills a part of the legend again if what it is made from has changed. */
  function renew(holder, from, parts) {
    const state = JSON.stringify(from);
    if (drawn.get(holder) === state) return;
    drawn.set(holder, state);
    holder.replaceChildren(...parts(...from).filter(Boolean));
  }

  /** A part whose keys stand side by side. */
  const scale = (section) => { section.className = "legend-scale"; return section; };

  const agesOf = (groups) => [...new Set(groups.map((group) => group.age))].sort();

  const symbolsAndAges = (kinds, ages, look, bases) => [
    part(S.t("What is reported"), kinds.map(({ symbol, layer, name }) => entry(S.symbol(symbol, layer, look), name))),
    bases ? part(S.t("Bases"), BASES.map((kind) => entry(S.symbol(kind, "bases", { symbols: "plain" }), S.kindName(kind)))) : "",
    part(S.t("Age of the newest report"), ages.map((age) => entry(S.el("i", `key key-age age-${age}`), AGES[age])),
      ages.some(Boolean) ? S.el("p", "legend-note", AGES_NOTE) : ""),
  ];

  /** What a reader can also learn from a mark's own label waits to be opened: the map is the hero. */
  function folded() {
    const fold = S.el("details", "legend-more", S.el("summary", "", S.t("Symbols and ages")), S.el("div"));
    fold.addEventListener("toggle", () => { if (fold.open) meaning(); S.redraw(); });
    return fold;
  }

  function formsOf(groups, marks, rings) {
    const has = {
      pin: groups.some(({ site }) => site.drawn === "pin"),
      ring: groups.some(({ site }) => site.drawn === "ring"),
      area: groups.some(({ site }) => site.drawn === "area" && !site.approximate),
      approximate: groups.some(({ site }) => site.approximate),
      grown: rings && groups.some(S.showsDrift),
      vague: groups.some(({ site }) => site.drawn === "vague"),
      apart: groups.some(({ records }) => records.some(({ apart }) => apart)),
      gather: marks.some((mark) => mark.form === "gather"),
    };
    return FORMS.filter(([form]) => has[form]);
  }

  function kindsOf(groups) {
    const kinds = new Map();
    for (const { symbol, layer } of groups.flatMap(({ records }) => records)) kinds.set(symbol, layer);
    const order = ["naval", "air", "ground", "events"];
    return [...kinds].map(([symbol, layer]) => ({ symbol, layer, name: S.kindName(symbol) }))
      .sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer) || a.name.localeCompare(b.name));
  }

  const keyed = ([form, words]) => entry(S.el("i", `key key-${form}`), words);
  const entry = (key, words) => S.el("li", "", key, S.el("span", "", words));
  const part = (title, entries, note = "") => S.el("section", "", S.el("h3", "", title), S.el("ul", "", ...entries), note);
})(window.Sotavento);

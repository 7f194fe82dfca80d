// The large layer: records too many for a catalogue. Their columns are fetched once (layers/large.py has the form);
// each change of date, layer or choice is one pass over them, and the words of a record are fetched when it is opened.
(function (S) {
  "use strict";

  const COLUMNS = { asset_kinds: "asset_kind", operators: "operator", event_kinds: "event_kind", statuses: "status",
    assertions: "assertion", source_kinds: "source_kind", reliabilities: "reliability" };
  const STATE = 1, PERIOD = 2, PICKED = 3; // by which rule an entry of a class is shown; 0 if by none
  const OF_REPORTS = ["asset_kinds", "operators", "statuses"];
  const NAMED = 10; // areas whose labels have words: of the others the number will do, since the cells are to be seen
  const NO_TOLL = { words: "", size: "none" };
  let map = null, data = null, fetching = false, wanted = null, picked = null, found = null, sites = 0;
  // What is shown: `on` has 1 for each entry that is, `seen` is the number of those at points, `count` of all, `undrawn` of
  // those in areas whose outline nobody knows.
  const state = { on: null, seen: 0, count: 0, undrawn: 0, picture: "" };

  S.large = { get data() { return data; }, state, get ready() { return data !== null && state.picture !== ""; } };

  /** Groups that stand on the map, without those that only an open receipt has. */
  S.standing = (groups) => (wanted ? new Map([...groups].filter(([, { opened }]) => !opened)) : groups);

  S.prepareLarge = function (theMap) {
    map = theMap;
    sites = S.sites.length; // those of the areas; receipts bring further ones
    S.prepareDots(map);
  };

  /** Shows the large layer of a payload; whether the payload has one. */
  S.presentLarge = function ({ as_of: asOf, asked }) {
    wanted = S.payload.large;
    if (!wanted) return false;
    const own = wanted.picked ? null : asked; // which entries were picked is the server's answer for its day
    if (own) wanted = { ...wanted, show: own.show };
    S.shownDay = own?.as_of ?? asOf;
    S.asOfWords = S.dayWords(S.shownDay);
    if (!data) { S.redraw(); fetchAll(wanted); } // the names of the ground at least
    else if (wanted.picked && picked?.query !== wanted.picked) fetchPicked(wanted);
    else if (!wanted.picked || picked.on) draw();
    return true;
  };

  function draw() {
    const { layers, rings, find, nonce } = S.payload, picture = JSON.stringify([S.shownDay, layers, rings, wanted, S.look, document.documentElement.dataset.theme]);
    if (picture !== state.picture) { // else the map has shown already what the server answers
      state.picture = picture;
      filter(wanted, S.dayNumber());
      const groups = areaGroups(S.dayNumber());
      const opened = [...S.groups].filter(([, group]) => group.opened);
      S.groups = new Map([...groups, ...opened]);
      S.reviewEntries();
      S.redraw();
      S.tellShown(state.count);
    }
    if (find && `${find} ${nonce}` !== found) S.openFetched(find, true);
    found = `${find} ${nonce}`;
  }

  // ---- fetching ----

  async function fetchAll({ address, entries }) {
    if (fetching) return;
    fetching = true;
    S.notice(S.t("Loading {records} …", { records: S.counted(entries, "record", "records") }), true);
    try {
      data = S.readPack(await bytesOf(`${address}/pack`), entries, sites);
    } catch {
      fetching = false;
      S.notice(S.t("The records could not be loaded. The table lists them; reload the page to try again."), true);
      return;
    }
    S.notice("");
    S.presentLarge(S.payload);
  }

  async function fetchPicked({ address, picked: query }) {
    picked = { query, on: null };
    try {
      const bits = new Uint8Array(await bytesOf(`${address}/chosen?${query}`)), on = new Uint8Array(data.count);
      for (let i = 0; i < on.length; i++) on[i] = (bits[i >> 3] >> (i & 7)) & 1;
      if (picked?.query !== query) return; // the reader has asked for something else meanwhile
      picked.on = on;
    } catch {
      picked = null;
      S.notice(S.t("The records under this filter could not be loaded; change it to try again."));
      return;
    }
    if (wanted.picked === query) draw();
  }

  async function bytesOf(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.arrayBuffer();
  }

  // ---- filtering ----

  /** For each class the rule by which a view shows it (dataset/rules.py: facets of assets leave events alone). */
  function rulesOf({ facets, show, start, end, picked: query }) {
    const { classes, events, layers } = data, layerOn = S.LARGE_LAYERS.map(S.isOn), bounded = start !== undefined || end !== undefined;
    const chosen = Object.entries(facets).filter(([field]) => COLUMNS[field]).map(([field, codes]) => ({ field, ...chosenOf(classes[COLUMNS[field]], codes) }));
    const { codes: standing, on: present } = chosenOf(classes.standing, ["presence"]), named = chosen.find(({ field }) => field === "statuses");
    const heeds = [chosen.filter(({ field }) => field !== "event_kinds"), chosen.filter(({ field }) => !OF_REPORTS.includes(field))]; // reports, events
    return Uint8Array.from(layers, (layer, number) => {
      const event = events[number];
      if (!layerOn[layer]) return 0;
      if (query) return PICKED;
      if (show === "latest" && !event && !present[standing[number]] && !named?.on[named.codes[number]]) return 0;
      if (!heeds[event].every(({ codes, on }) => on[codes[number]])) return 0;
      return show === "all" || (bounded && event) ? PERIOD : STATE;
    });
  }

  /** A column's codes, and for each of them whether it stands for one of these words. */
  const chosenOf = ({ words, codes }, chosen) => ({ codes, on: words.map((word) => chosen.includes(word)) });

  /** For each ground whether a view shows what lies there. */
  function groundsOf({ facets: { where_precs: chosen }, picked: query }) {
    const { codes, on } = chosenOf(data.grounds.where_prec, chosen ?? []);
    return Uint8Array.from(codes, (code) => (query || !chosen || on[code] ? 1 : 0));
  }

  function filter(view, day) {
    const { count, points, class: kind, ground, first, last, again, since, until } = data, rules = rulesOf(view), grounds = groundsOf(view);
    const from = view.start ?? -NEVER, to = Math.min(day, view.end ?? NEVER);
    const on = (state.on ??= new Uint8Array(count));
    for (let i = 0; i < count; i++) {
      const rule = grounds[ground[i]] * rules[kind[i]];
      if (rule === STATE) on[i] = (since[i] <= day) & (day < until[i]);
      else if (rule === PERIOD) on[i] = (last[i] <= to) & (first[i] >= from) & (again[i] ^ 1);
      else on[i] = rule === PICKED ? picked.on[i] : 0;
    }
    state.seen = 0;
    for (let i = 0; i < points; i++) state.seen += on[i];
  }

  const NEVER = 2 ** 30;

  // ---- areas ----

  /** A group for each area with records: counted on its label, never drawn as dots. */
  function areaGroups(day) {
    Object.assign(state, { count: state.seen, undrawn: 0 });
    const groups = new Map();
    data.spans.forEach((span, number) => {
      const told = tallied(span, day), site = S.sites[number];
      state.count += told.count;
      if (!told.count) return;
      if (site.drawn === "area") groups.set(`area ${number}`, areaGroup(site, told));
      else state.undrawn += told.count;
    });
    for (const group of [...groups.values()].sort((a, b) => b.count - a.count).slice(NAMED)) group.minor = true;
    return groups;
  }

  /** Of the shown entries of a span: how many, whether all are apart, and the numbers of each kind and age of those that
   *  are not, or of all. */
  function tallied([from, to], day) {
    const { class: kind, mark, marks, apart } = data, { on } = state, age = S.fadesOn(day);
    const numbers = [0, 1].map(() => new Uint32Array(marks.length)), ages = [3, 3], counts = [0, 0];
    for (let i = from; i < to; i++) {
      if (!on[i]) continue;
      const own = kind[i], side = apart[own];
      counts[side] += 1;
      numbers[side][mark[own]] += 1;
      if (ages[side] > 0) ages[side] = Math.min(ages[side], age(i, own));
    }
    const side = counts[0] ? 0 : 1;
    return { count: counts[0] + counts[1], apart: side === 1, numbers: numbers[side], age: ages[side], span: [from, to] };
  }

  function areaGroup(site, { count, apart, numbers, age, span: [from, to] }) {
    const { layer, symbol } = commonest(numbers), entries = () => Array.from({ length: to - from }, (_, index) => from + index).filter((entry) => state.on[entry]);
    return { id: `area ${site.number}`, site, name: site.names[0], records: [], entries, apart, layer: S.LARGE_LAYERS[layer], symbol, age, grown: 0,
      toll: NO_TOLL, count, tally: S.counted(count, "record", "records") };
  }

  /** The commonest symbol of the commonest layer, as S.groupRecords has it. */
  function commonest(numbers) {
    const { marks } = data, layers = S.LARGE_LAYERS.map((_, layer) => numbers.reduce((sum, number, each) => sum + (marks[each].layer === layer ? number : 0), 0));
    const most = layers.indexOf(Math.max(...layers)), own = [...numbers.keys()].filter((each) => marks[each].layer === most);
    return marks[own.reduce((best, each) => (numbers[each] > numbers[best] ? each : best))];
  }
})(window.Sotavento);

// The large layer: records too many for a catalogue. Their columns are fetched once (layers/large.py has the form);
// each change of date, layer or choice is one pass over them, and the words of a record are fetched when it is opened.
(function (S) {
  "use strict";

  const MAGIC = 0x314c5653; // "SVL1", lowest byte first
  const PLANES = { place: 5, last: 2, length: 2, wait: 2, stay: 2, class: 3, site: 2 };
  const AGAIN = 0x8000, BITS = 20, CELLS = 2 ** BITS - 1;
  const COLUMNS = { asset_kinds: "asset_kind", operators: "operator", event_kinds: "event_kind", statuses: "status",
    where_precs: "where_prec", assertions: "assertion", source_kinds: "source_kind", reliabilities: "reliability" };
  const NO_TOLL = { words: "", size: "none" };
  const OF_REPORTS = ["asset_kinds", "operators", "statuses"];
  let map = null, data = null, fetching = null, wanted = null, picked = null, found = null;
  // What is shown: `on` has 1 for each entry that passes, `byArea` the entries in areas by site.
  const state = { on: null, count: 0, byArea: new Map() };

  S.large = { get data() { return data; }, state, get ready() { return data !== null; } };

  /** Groups that stand on the map, without those that only an open receipt has. */
  S.standing = (groups) => (wanted ? new Map([...groups].filter(([, { opened }]) => !opened)) : groups);

  S.prepareLarge = function (theMap) {
    map = theMap;
    S.prepareDots(map);
  };

  /** Shows the large layer of a payload on a day; whether the payload has one. */
  S.presentLarge = function ({ as_of: asOf }) {
    const asked = S.payload.large;
    if (!asked) return false;
    S.shownDay = asked.picked ? asOf : S.payload.asked ?? asOf; // which entries were picked is the server's answer for its day
    S.asOfWords = S.dayWords(S.shownDay);
    wanted = asked;
    if (!data) { S.redraw(); fetchAll(asked); return true; } // the names of the ground at least
    if (asked.picked && picked?.query !== asked.picked) { fetchPicked(asked); return true; }
    if (asked.picked && !picked.on) return true;
    draw();
    return true;
  };

  function draw() {
    filter(wanted, S.dayNumber());
    S.groups = areaGroups();
    S.shown = new Map([...(S.large.adopted ?? [])].map(([key, entry]) => [key, state.on[entry] ? S.dayNumber() - data.last[entry] : null]).filter(([, age]) => age !== null));
    S.redraw();
    S.drawDots();
    S.reviewLarge();
    map.getContainer().dataset.shown = String(state.count);
    const { find, nonce } = S.payload;
    if (find !== null && `${find} ${nonce}` !== found) S.openEntry(find, true);
    found = `${find} ${nonce}`;
  }

  // ---- fetching ----

  async function fetchAll({ address, entries }) {
    if (fetching) return;
    S.notice(`Loading ${entries.toLocaleString("en")} records …`, true);
    fetching = fetch(`${address}/pack`);
    try {
      const answer = await fetching;
      if (!answer.ok) throw new Error(String(answer.status));
      data = read(await answer.arrayBuffer(), entries);
    } catch {
      fetching = null;
      S.notice("The records could not be loaded. The table lists them; reload the page to try again.", true);
      return;
    }
    S.notice("");
    S.presentLarge(S.payload);
  }

  async function fetchPicked({ address, picked: query }) {
    picked = { query, on: null };
    try {
      const answer = await fetch(`${address}/picked?${query}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const steps = new Uint32Array(await answer.arrayBuffer()), on = new Uint8Array(data.count);
      let at = 0;
      for (const step of steps) { at += step; on[at] = 1; }
      if (picked.query !== query) return;
      picked.on = on;
    } catch {
      picked = null;
      S.notice("The records under this filter could not be loaded; change it to try again.");
      return;
    }
    if (wanted.picked === query) draw();
  }

  /** The columns of a pack, places unfolded to the unit square of the Mercator map. */
  function read(buffer, entries) {
    const view = new DataView(buffer);
    if (view.getUint32(0, true) !== MAGIC) throw new Error("no pack");
    const size = view.getUint32(4, true), header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size)));
    const { count } = header, bytes = new Uint8Array(buffer, 8 + size);
    if (count !== entries || bytes.length !== count * Object.values(PLANES).reduce((sum, each) => sum + each)) throw new Error("short pack");
    const planes = {};
    let at = 0;
    for (const [name, number] of Object.entries(PLANES)) {
      planes[name] = Array.from({ length: number }, (_, plane) => bytes.subarray(at + plane * count, at + (plane + 1) * count));
      at += number * count;
    }
    const last = joined(planes.last, Int32Array);
    for (let i = 0; i < count; i++) last[i] += header.day;
    return { ...header, last, length: joined(planes.length, Uint16Array), wait: joined(planes.wait, Uint16Array), stay: joined(planes.stay, Uint16Array),
      class: joined(planes.class, Uint32Array), site: joined(planes.site, Uint16Array), ...places(planes.place, header) };
  }

  function joined(planes, Kind) {
    const numbers = new Kind(planes[0].length);
    planes.forEach((plane, level) => { for (let i = 0; i < plane.length; i++) numbers[i] |= plane[i] << (8 * level); });
    return numbers;
  }

  /** Every second bit of the low 20 bits of a number: of a Z curve's place one axis. */
  function gathered(bits) {
    let x = bits & 0x55555;
    x = (x | (x >> 1)) & 0x33333;
    x = (x | (x >> 2)) & 0x0f0f0f;
    x = (x | (x >> 4)) & 0x00ff00ff;
    return (x | (x >> 8)) & 0x3ff;
  }

  function places(planes, { points, extent: [west, south, width, height] }) {
    const x = new Float64Array(points), y = new Float64Array(points), half = 2 ** BITS;
    let place = 0;
    for (let i = 0; i < points; i++) {
      place += planes[0][i] + 256 * (planes[1][i] + 256 * (planes[2][i] + 256 * (planes[3][i] + 256 * planes[4][i])));
      const high = Math.floor(place / half), low = place - high * half;
      const lon = west + (((gathered(high) << 10) | gathered(low)) / CELLS) * width;
      const lat = south + (((gathered(high >> 1) << 10) | gathered(low >> 1)) / CELLS) * height;
      x[i] = lon / 360 + 0.5;
      const sine = Math.sin((lat * Math.PI) / 180);
      y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return { x, y };
  }

  // ---- filtering ----

  /** For each class whether a view lets it through (dataset/rules.py: facets of assets leave events alone). */
  function allowed({ facets, show }) {
    const { columns, rows } = data.classes, at = Object.fromEntries(columns.map((name, index) => [name, index]));
    const chosen = Object.entries(facets).map(([field, codes]) => ({ field, column: at[COLUMNS[field]], codes: new Set(codes) }));
    return Uint8Array.from(rows, (row) => {
      const isReport = row[at.record_type] === "report";
      if (!S.isOn(row[at.layer])) return 0;
      if (show === "latest" && isReport && row[at.standing] !== "presence" && !facets.statuses?.includes(row[at.status])) return 0;
      return Number(chosen.every(({ field, column, codes }) =>
        (OF_REPORTS.includes(field) && !isReport) || (field === "event_kinds" && isReport) || codes.has(row[column])));
    });
  }

  function filter(view, day) {
    const { count, points, last, length, wait, stay, class: kind, site } = data;
    const on = state.on ?? (state.on = new Uint8Array(count));
    const layered = view.picked ? allowed({ facets: {}, show: "all" }) : allowed(view);
    const events = Uint8Array.from(data.classes.rows, (row) => Number(row[0] === "event"));
    const from = view.start ?? -Infinity, to = view.end ?? Infinity, bounded = view.start !== undefined || view.end !== undefined;
    const all = view.show === "all";
    let shown = 0;
    for (let i = 0; i < count; i++) {
      let pass = layered[kind[i]];
      if (pass && view.picked) pass = picked.on[i];
      else if (pass) {
        const event = events[kind[i]], end = last[i];
        if (all || (event && bounded)) pass = end <= day && length[i] < AGAIN && end <= to && end - length[i] >= from;
        else { const start = end + wait[i]; pass = start <= day && day < start + stay[i]; }
      }
      on[i] = pass ? 1 : 0;
      shown += on[i];
    }
    state.count = shown;
    state.byArea.clear();
    for (let i = points; i < count; i++) {
      if (!on[i]) continue;
      const entries = state.byArea.get(site[i]);
      if (entries) entries.push(i);
      else state.byArea.set(site[i], [i]);
    }
  }

  // ---- areas ----

  const LAYERS = ["naval", "air", "ground", "events"];

  /** A group for each area with records: counted on its label, never drawn as dots. */
  function areaGroups() {
    const groups = new Map(), noun = wanted.show === "all" ? ["record", "records"] : ["asset or event", "assets and events"];
    for (const [number, entries] of state.byArea) {
      const site = S.sites[number], tally = new Map();
      for (const entry of entries) tally.set(data.class[entry], (tally.get(data.class[entry]) ?? 0) + 1);
      const [most] = [...tally].sort((a, b) => b[1] - a[1])[0], row = rowOf(most);
      const id = `area ${number}`;
      groups.set(id, { id, site, records: [], entries, apart: [...tally.keys()].every(isApart), layer: row.layer, symbol: row.symbol, age: 0, grown: 0, toll: NO_TOLL,
        count: entries.length, tally: S.counted(entries.length, ...noun) });
    }
    // Areas without an outline have no label; what stands there is in the table.
    return new Map([...groups].filter(([, { site }]) => site.drawn === "area"));
  }

  const rowOf = (number) => Object.fromEntries(data.classes.columns.map((name, index) => [name, data.classes.rows[number][index]]));
  const isApart = (number) => ["planned", "ended", "cancelled", "denied"].includes(rowOf(number).standing);
  S.large.rowOf = rowOf;

  /** 1 for each class of what is no presence: drawn hollow, and in no cell's count. */
  S.large.apart = () => (data.apart ??= Uint8Array.from(data.classes.rows, (_, number) => Number(isApart(number))));
  S.large.layers = () => (data.layers ??= Uint8Array.from(data.classes.rows, (_, number) => LAYERS.indexOf(rowOf(number).layer)));
  S.large.near = () => (data.near ??= Uint8Array.from(data.classes.rows, (_, number) => Number(rowOf(number).where_prec > 1)));
  S.large.LAYERS = LAYERS;
})(window.Sotavento);

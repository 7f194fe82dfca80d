// The large layer: records too many for a catalogue. Their columns are fetched once (layers/large.py has the form);
// each change of date, layer or choice is one pass over them, and the words of a record are fetched when it is opened.
(function (S) {
  "use strict";

  const MAGIC = 0x314c5653; // "SVL1", lowest byte first
  const PLANES = { place: 5, last: 2, length: 2, wait: 2, stay: 2, class: 3, site: 2 };
  const AGAIN = 0x8000, BITS = 20, CELLS = 2 ** BITS - 1;
  const LAYERS = ["naval", "air", "ground", "events"], PRECISE = 1;
  const COLUMNS = { asset_kinds: "asset_kind", operators: "operator", event_kinds: "event_kind", statuses: "status",
    where_precs: "where_prec", assertions: "assertion", source_kinds: "source_kind", reliabilities: "reliability" };
  const OF_REPORTS = ["asset_kinds", "operators", "statuses"];
  const NO_TOLL = { words: "", size: "none" };
  let map = null, data = null, fetching = false, wanted = null, picked = null, found = null, sites = 0;
  // What is shown: `points` holds `seen` entries at points, `byArea` those in areas by site, `on` has 1 for each of both;
  // `undrawn` are those in areas whose outline nobody knows.
  const state = { on: null, points: null, seen: 0, count: 0, undrawn: 0, byArea: new Map(), picture: "" };

  S.large = { get data() { return data; }, state, LAYERS, get ready() { return data !== null && state.picture !== ""; } };

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
    S.shownDay = wanted.picked ? asOf : asked ?? asOf; // which entries were picked is the server's answer for its day
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
      const opened = [...S.groups].filter(([, group]) => group.opened);
      S.groups = new Map([...areaGroups(), ...opened]);
      S.reviewEntries();
      S.redraw();
      map.getContainer().dataset.shown = String(state.count);
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
      data = read(await bytesOf(`${address}/pack`), entries);
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
      const steps = new Uint32Array(await bytesOf(`${address}/picked?${query}`)), on = new Uint8Array(data.count);
      let at = 0;
      for (const step of steps) { at += step; on[at] = 1; }
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
      class: joined(planes.class, Uint32Array), site: joined(planes.site, Uint16Array), ...places(planes.place, header), ...told(header.classes) };
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
    const x = new Float32Array(points), y = new Float32Array(points), half = 2 ** BITS;
    let place = 0;
    for (let i = 0; i < points; i++) {
      place += planes[0][i] + 256 * (planes[1][i] + 256 * (planes[2][i] + 256 * (planes[3][i] + 256 * planes[4][i])));
      const high = Math.floor(place / half), low = place - high * half;
      const lon = west + (((gathered(high) << 10) | gathered(low)) / CELLS) * width;
      const lat = south + (((gathered(high >> 1) << 10) | gathered(low >> 1)) / CELLS) * height;
      const sine = Math.sin((lat * Math.PI) / 180);
      x[i] = lon / 360 + 0.5;
      y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return { x, y };
  }

  /** Of each class what is drawn: its layer, whether it is no presence, an event, or only near its place. */
  function told({ columns, rows, apart }) {
    const column = (name) => rows.map((row) => row[columns.indexOf(name)]);
    return {
      layers: Uint8Array.from(column("layer"), (layer) => LAYERS.indexOf(layer)), apart: Uint8Array.from(apart),
      events: Uint8Array.from(column("record_type"), (type) => Number(type === "event")),
      near: Uint8Array.from(column("where_prec"), (precision) => Number(precision > PRECISE)), symbols: column("symbol"),
    };
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

  /** The test of one entry: by the server's answer, by its period, or by its days on the map. */
  function testOf(view, day) {
    const { last, length, wait, stay, class: kind, events } = data, { start: from = -Infinity, end: to = Infinity, show } = view;
    const bounded = view.start !== undefined || view.end !== undefined;
    const within = (i) => last[i] <= day && length[i] < AGAIN && last[i] <= to && last[i] - length[i] >= from;
    const stands = (i) => { const since = last[i] + wait[i]; return since <= day && day < since + stay[i]; };
    if (view.picked) return (i) => picked.on[i] === 1;
    if (show === "all") return within;
    return bounded ? (i) => (events[kind[i]] ? within(i) : stands(i)) : stands;
  }

  function filter(view, day) {
    const { count, points, class: kind, site } = data, passes = testOf(view, day);
    const layered = allowed(view.picked ? { facets: {}, show: "all" } : view);
    state.on ??= new Uint8Array(count);
    state.points ??= new Int32Array(points);
    const { on, points: seen } = state;
    let shown = 0, at = 0;
    for (let i = 0; i < count; i++) {
      const pass = layered[kind[i]] === 1 && passes(i);
      on[i] = pass ? 1 : 0;
      if (!pass) continue;
      shown += 1;
      if (i < points) seen[at++] = i;
    }
    const byArea = areas(on, points, count, site), undrawn = [...byArea].filter(([number]) => S.sites[number].drawn !== "area");
    Object.assign(state, { count: shown, seen: at, byArea, undrawn: undrawn.reduce((sum, [, entries]) => sum + entries.length, 0) });
  }

  function areas(on, from, to, site) {
    const byArea = Array.from({ length: sites }, () => []);
    for (let i = from; i < to; i++) if (on[i]) byArea[site[i]].push(i);
    return new Map([...byArea.entries()].filter(([, entries]) => entries.length));
  }

  // ---- areas ----

  /** A group for each area with records: counted on its label, never drawn as dots. */
  function areaGroups() {
    const drawn = [...state.byArea].filter(([number]) => S.sites[number].drawn === "area");
    return new Map(drawn.map(([number, entries]) => [`area ${number}`, areaGroup(number, entries)]));
  }

  function areaGroup(number, entries) {
    const { class: kind, layers, symbols, apart } = data, tally = new Uint32Array(data.classes.rows.length);
    for (const entry of entries) tally[kind[entry]] += 1;
    let most = kind[entries[0]], present = false;
    tally.forEach((some, each) => {
      if (some && !apart[each]) present = true;
      if (some > tally[most]) most = each;
    });
    return { id: `area ${number}`, site: S.sites[number], name: S.sites[number].names[0], records: [], entries, apart: !present, layer: LAYERS[layers[most]], symbol: symbols[most], age: 0, grown: 0,
      toll: NO_TOLL, count: entries.length, tally: S.counted(entries.length, "record", "records") };
  }
})(window.Sotavento);

// From payload to what is drawn: the records to show, gathered by the site where they stand.
(function (S) {
  "use strict";

  const LAYERS = ["naval", "air", "ground", "events"];
  // Nouns of the counts on labels, by the table's groups. Aircraft reports name types, not airframes.
  const NOUNS = {
    ship: S.n("ship", "ships"),
    submarine: S.n("submarine", "submarines"),
    force: S.n("naval force", "naval forces"),
    aircraft: S.n("aircraft type", "aircraft types"),
    unit: S.n("unit", "units"),
    system: S.n("system", "systems"),
    event: S.n("event", "events"),
    base: S.n("base", "bases"),
    other: S.n("other", "others"),
  };

  const MOST_NOUNS = 3;

  /** Positions of a ring, from whole steps that each tell the distance from the one before. */
  function unpacked(ring, steps) {
    const positions = [];
    for (let at = 0, lon = 0, lat = 0; at < ring.length; at += 2) {
      lon += ring[at];
      lat += ring[at + 1];
      positions.push([lon / steps, lat / steps]);
    }
    return positions;
  }

  S.loadCatalogue = function (catalogue) {
    S.loadSymbols(catalogue.symbols);
    S.version = S.decode(catalogue.version);
    S.bases = catalogue.bases;
    Object.assign(S, { sites: [], sources: [], traces: [], ageing: [], records: new Map(), keyOf: new Map() });
    S.adopt(catalogue);
  };

  /** Takes records in the form of the catalogue, with what they refer to; gives them in their order. */
  S.adopt = function ({ columns, records, sites, sources, traces, ageing }) {
    const from = { site: S.sites.length, source: S.sources.length, trace: S.traces.length, ageing: S.ageing.length };
    for (const site of sites) S.sites.push(siteOf(site, S.sites.length));
    for (const source of sources) S.sources.push(source);
    for (const trace of traces) S.traces.push(trace);
    for (const steps of ageing) S.ageing.push(steps);
    return records.map((row) => {
      const record = Object.fromEntries(columns.map((column, index) => [column, row[index]]));
      for (const name of ["site", "source", "trace"]) record[name] += from[name];
      if (record.ageing) record.ageing = [record.ageing[0] + from.ageing, ...record.ageing.slice(1)];
      record.name = record.layer === "events" ? S.kindName(record.symbol) : S.decode(record.title);
      S.records.set(record.key, record);
      S.keyOf.set(S.decode(record.id), record.key);
      return record;
    });
  };

  function siteOf({ steps, rings, ...site }, number) {
    const polygons = rings.map((polygon) => polygon.map((ring) => unpacked(ring, steps)));
    return { ...site, polygons, number, names: site.names.map(S.decode) };
  }

  /** The records that layers/listing.py names by a bit for each of the catalogue. */
  S.listed = function (bits) {
    const octets = atob(bits);
    return [...S.records.values()].filter((_, number) => octets.charCodeAt(number >> 3) & (128 >> (number & 7)));
  };

  /** Keys and ages of the records of a payload: as it says them, or by their days as of its date. */
  S.standingOf = function ({ keys, ages, marked, as_of: asOf }) {
    if (!marked) return { keys, ages, as_of: asOf };
    const records = S.listed(marked), day = S.dayNumber(asOf);
    return { keys: records.map(({ key }) => key), ages: records.map(({ days }) => (days ? day - days[1] : null)), as_of: asOf };
  };

  /** Groups of the shown records: one per site, and one more where reports of plans, origins or departures stand apart. */
  S.groupRecords = function (payload) {
    const groups = new Map();
    S.shown = new Map();
    S.missing = 0;
    payload.keys.forEach((key, index) => {
      const record = S.records.get(key);
      if (!record) { S.missing += 1; return; }
      if (!S.isOn(record.layer)) return;
      S.shown.set(key, payload.ages[index]);
      const site = S.sites[record.site];
      const id = `${record.site}${record.apart && site.drawn !== "area" ? "~" : ""}`;
      if (!groups.has(id)) groups.set(id, { id, site, records: [] });
      groups.get(id).records.push(record);
    });
    for (const group of groups.values()) finish(group);
    return groups;
  };

  function finish(group) {
    const age = (record) => S.shown.get(record.key) ?? Infinity;
    group.records.sort((a, b) => a.apart - b.apart || age(a) - age(b));
    group.apart = group.records.every((record) => record.apart);
    const speaking = speakingOf(group.records);
    Object.assign(group, wordsOf(group, speaking));
    group.age = S.fadeStep(Math.min(...speaking.map(S.fadeOf)));
    // What lies in an area may be anywhere in it already.
    group.grown = group.site.drawn === "area" ? 0 : Math.max(...group.records.map((record) => S.grownOf(record) ?? 0));
  }

  /** Of some records those that an asset or event was there; all of them where there is none. */
  const speakingOf = (records) => (records.every(({ apart }) => apart) ? records : records.filter(({ apart }) => !apart));

  /** All of a group that differs from one before it at the same place in what the map shows. */
  S.lookOf = ({ id, records, age, grown }) => [id, age, grown, ...records.map(({ key }) => key)];

  const said = new Map(); // id of a group → its last records and what was said of them, which is the same on other days

  function wordsOf({ id, records }, speaking) {
    const keys = records.map(({ key }) => key).join(" "), before = said.get(id);
    if (before?.keys === keys) return before.words;
    const layer = commonest(speaking.map((record) => record.layer), LAYERS), toll = tollOf(records);
    const words = {
      name: S.nameOfSite(records), layer, count: things(speaking).length, toll,
      symbol: commonest(speaking.filter((record) => record.layer === layer).map((record) => record.symbol)),
      tally: [labelTally(records), toll.words].filter(Boolean).join(" · "),
    };
    said.set(id, { keys, words });
    return words;
  }

  /** What records at one place call it: the commonest name; of equally common ones the shortest, then the first. */
  S.nameOfSite = function (records) {
    const names = records.map(({ site, named }) => S.sites[site].names[named]);
    return commonest(names.sort((a, b) => a.length - b.length || (a < b ? -1 : Number(a > b))));
  };

  // The most people killed that a disc of each size stands for; its area grows with that number.
  S.TOLLS = [3, 10, 30, 90];

  /** What the deadliest of some events cost, in words and as the class of its disc. Nothing is added up: no source states
   *  such a sum, and one strike may be told twice. */
  function tollOf(records) {
    const told = records.map(({ toll }) => toll).filter(Boolean), known = told.filter((toll) => numberOf(toll) !== null);
    if (!known.length) return { words: "", size: told.length ? "unknown" : "none" };
    const worst = known.reduce((most, next) => (numberOf(next) > numberOf(most) ? next : most)), killed = numberOf(worst);
    if (!killed) return { words: "", size: "none" };
    const size = S.TOLLS.findIndex((most) => killed <= most);
    return { words: records.length > 1 ? S.t("{killed} in one", { killed: killedWords(worst) }) : killedWords(worst), size: size < 0 ? S.TOLLS.length - 1 : size };
  }

  const numberOf = ([low, best, high]) => best ?? low ?? high;

  /** "3 killed", "3 to 6 killed", "at least 3 killed", "up to 6 killed", "about 5 killed", as docs/method.md reads counts. */
  function killedWords([low, best, high]) {
    if (low === null) return high === null ? S.t("about {count} killed", { count: best }) : S.t("up to {count} killed", { count: high });
    if (high === null) return S.t("at least {count} killed", { count: low });
    return low === high ? S.t("{count} killed", { count: low }) : S.t("{low} to {high} killed", { low, high });
  }

  function commonest(values, order = []) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    const rank = (value) => (order.includes(value) ? order.indexOf(value) : 0);
    return [...counts].sort((a, b) => b[1] - a[1] || rank(a[0]) - rank(b[0]))[0][0];
  }

  /** Records without repeats of the same asset: several reports of one ship are one ship. */
  function things(records) {
    const seen = new Set();
    return records.filter(({ asset, key }) => !seen.has(asset || key) && seen.add(asset || key));
  }
  S.things = things;

  /** How much lies at some places together, an asset at several of them once; in a large layer, how many records. */
  S.countOf = (groups) => (groups[0]?.entries ? groups.reduce((sum, { count }) => sum + count, 0) : things(recordsOf(groups)).length);

  /** The number on their common label: how much of it was reported there. */
  S.labelCount = (groups) => (groups[0].entries ? S.countOf(groups) : things(speakingOf(recordsOf(groups))).length);

  /** The same in words. */
  S.tallyOf = (groups) => (groups[0].entries ? S.counted(S.countOf(groups), "record", "records") : labelTally(recordsOf(groups)));

  const recordsOf = (groups) => groups.flatMap((group) => group.records);

  /** What a label counts; what was only announced, or has left, is no ship there and has a number of its own. */
  function labelTally(records) {
    const speaking = speakingOf(records), others = things(records).length - things(speaking).length;
    return [S.tally(speaking), others && S.t("{count} planned, gone or denied", { count: S.number(others) })].filter(Boolean).join(" · ");
  }

  /** What a label calls a record: an asset by its name, an event by its kind (its title repeats the place). */
  S.nameOf = (record) => record.name;

  /** "9 ships · 3 aircraft types · 4 strikes on boats"; a lone thing by its own name. */
  S.tally = function (records) {
    const distinct = things(records);
    if (distinct.length === 1) return S.nameOf(distinct[0]);
    const counts = new Map();
    for (const record of distinct) {
      const noun = nounOf(record, distinct);
      counts.set(noun[1], { noun, number: (counts.get(noun[1])?.number || 0) + 1 });
    }
    const parts = [...counts.values()].sort((a, b) => b.number - a.number).map(({ noun, number }) => S.counted(number, ...noun));
    return parts.length > MOST_NOUNS ? S.t("{parts} · more", { parts: parts.slice(0, MOST_NOUNS - 1).join(" · ") }) : parts.join(" · ");
  };

  /** Events of one kind keep its name ("4 strikes on boats"); of several kinds they are events. */
  function nounOf(record, among) {
    const kind = S.kind(record.symbol);
    if (kind.group !== "event") return NOUNS[kind.group];
    const kinds = new Set(among.filter(({ symbol }) => S.kind(symbol).group === "event").map(({ symbol }) => symbol));
    return kinds.size === 1 ? [kind.name.toLowerCase(), kind.plural] : NOUNS.event;
  }
})(window.Sotavento);

// The pack of the large layer as the browser reads it: columns of numbers (layers/large.py has the form).
(function (S) {
  "use strict";

  const MAGIC = 0x314c5653; // "SVL1", lowest byte first
  const PLANES = { place: 5, last: 2, length: 2, wait: 2, stay: 2, class: 3, ground: 1, site: 2 };
  const AGAIN = 0x8000, BITS = 20, CELLS = 2 ** BITS - 1;
  const FORMS = { pin: 0, ring: 1, vague: 2 };
  S.LARGE_LAYERS = ["naval", "air", "ground", "events"];

  /** Of each entry: `x` and `y` of a point on the unit square of the Mercator map; `first` and `last` possible day,
   *  `since` which day it is on the map and `until` which no longer, all counted from 1970; `again`, 1 for a further spell
   *  of a record; `class` and `ground`, its rows in `classes` and `grounds`. `spans`: where the entries of each area's
   *  site begin and end. Raises an error for what is no pack of so many entries. */
  S.readPack = function (buffer, entries, sites) {
    const view = new DataView(buffer);
    if (view.getUint32(0, true) !== MAGIC) throw new Error("no pack");
    const size = view.getUint32(4, true), header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size)));
    const { count, points } = header, bytes = new Uint8Array(buffer, 8 + size);
    if (count !== entries || bytes.length !== count * Object.values(PLANES).reduce((sum, each) => sum + each)) throw new Error("short pack");
    const planes = {};
    let at = 0;
    for (const [name, number] of Object.entries(PLANES)) {
      planes[name] = Array.from({ length: number }, (_, plane) => bytes.subarray(at + plane * count, at + (plane + 1) * count));
      at += number * count;
    }
    return { ...header, class: joined(planes.class, Uint32Array), ground: planes.ground[0], ...days(planes, header), ...places(planes.place, header),
      spans: spans(joined(planes.site, Uint16Array), points, count, sites), ...told(header) };
  };

  function joined(planes, Kind) {
    const numbers = new Kind(planes[0].length);
    for (const [level, plane] of planes.entries()) {
      const shift = 8 * level;
      for (let i = 0; i < plane.length; i++) numbers[i] |= plane[i] << shift;
    }
    return numbers;
  }

  function days(planes, { count, day }) {
    const last = joined(planes.last, Int32Array), length = joined(planes.length, Uint16Array), wait = joined(planes.wait, Uint16Array), stay = joined(planes.stay, Uint16Array);
    const [first, since, until] = [0, 1, 2].map(() => new Int32Array(count)), again = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      last[i] += day;
      first[i] = last[i] - (length[i] & (AGAIN - 1));
      again[i] = length[i] & AGAIN ? 1 : 0;
      since[i] = last[i] + wait[i];
      until[i] = since[i] + stay[i];
    }
    return { first, last, again, since, until };
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
    const x = new Float32Array(points), y = new Float32Array(points), half = 2 ** BITS, [low, second, third, fourth, high] = planes;
    for (let i = 0, place = 0; i < points; i++) {
      place += low[i] + 256 * (second[i] + 256 * (third[i] + 256 * (fourth[i] + 256 * high[i])));
      const upper = Math.floor(place / half), lower = place - upper * half;
      const lon = west + (((gathered(upper) << 10) | gathered(lower)) / CELLS) * width;
      const lat = south + (((gathered(upper >> 1) << 10) | gathered(lower >> 1)) / CELLS) * height;
      const sine = Math.sin((lat * Math.PI) / 180);
      x[i] = lon / 360 + 0.5;
      y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return { x, y };
  }

  /** Entries in areas stand in the order of their sites. */
  function spans(site, points, count, sites) {
    const ends = new Array(sites).fill(0);
    for (let i = points; i < count; i++) ends[site[i]] = i + 1;
    let from = points;
    return ends.map((end) => {
      const span = [from, Math.max(end, from)];
      from = span[1];
      return span;
    });
  }

  /** Of each class what is drawn: its layer, whether it is no presence (`apart`), whether an event, both in one (`sorts`: 0
   *  a presence, 1 an event, 2 neither), which days it ages, and which of `marks`, the pairs of layer and symbol, is its
   *  own; of each ground the form of a dot. */
  function told({ classes, grounds }) {
    const { layer, record_type: type, symbol, asset_kind: asset } = classes, word = ({ words, codes }, number) => words[codes[number]];
    const layers = Uint8Array.from(layer.codes, (code) => S.LARGE_LAYERS.indexOf(layer.words[code])), marks = [], numbers = new Map();
    const mark = Uint16Array.from(symbol.codes, (code, number) => {
      const name = `${layers[number]} ${symbol.words[code]}`;
      if (!numbers.has(name)) numbers.set(name, marks.push({ layer: layers[number], symbol: symbol.words[code] }) - 1);
      return numbers.get(name);
    });
    const events = Uint8Array.from(type.codes, (_, number) => (word(type, number) === "event" ? 1 : 0));
    return {
      layers, mark, marks, apart: Uint8Array.from(classes.apart), ages: asset.codes.map((code) => classes.ages[code]),
      events, sorts: Uint8Array.from(events, (event, number) => (classes.apart[number] ? 2 : event)),
      forms: Uint8Array.from(grounds.drawn.codes, (_, number) => FORMS[word(grounds.drawn, number)] ?? 0),
    };
  }
})(window.Sotavento);

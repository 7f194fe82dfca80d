// The map's word first. A press costs the page some sixty messages, and Streamlit makes the whole page anew from them
// before it calls the map's bridge. Here they are heard as they come: what the map is to show is handed to the bridge at
// once, and what else the server says waits, at most MOST_MS for that word and as long for the two frames in which the map
// comes to the screen. Every message then goes its way, unchanged and in order. What is not understood here is passed on
// at once.
(() => {
  const MOST_MS = 100, MOST_KEPT = 100;
  const COMPONENT = "sotavento_map_bridge";
  // Numbers of fields in streamlit/proto/*.proto.
  const MESSAGE = { hash: 1, metadata: 2, session: 4, delta: 5, reference: 11 }, RUN = 6, FRAGMENTS = 2, PAGE = 9;
  const ELEMENT = 3, BIDI = 59, OWN = { name: 2, json: 10 };

  const heard = window.sotaventoAhead = { told: null, drawing };
  const kept = new Map(); // what the map was told, by the name under which the server may refer to it
  const held = [], asked = [];
  // The run that speaks and that of the map's page, what the map is still to be told, whether it is to be waited for and
  // whether the map is being drawn; since when messages are held.
  let run = "", page = null, word = null, awaited = false, frames = false, turn = 0;
  let since = null, timer = null, passing = false;

  /** Fields of a protobuf message that have a length, as [number, octets]; throws on what is none. */
  function* fields(octets) {
    let at = 0;
    const number = () => {
      for (let value = 0, place = 1; at < octets.length; place *= 128) {
        const octet = octets[at++];
        value += (octet & 127) * place;
        if (octet < 128) return value;
      }
      throw new RangeError("a number without an end");
    };
    while (at < octets.length) {
      const tag = number(), kind = tag % 8, length = kind === 2 ? number() : { 1: 8, 5: 4 }[kind] ?? 0;
      if (![0, 1, 2, 5].includes(kind) || at + length > octets.length) throw new RangeError("no such field");
      if (kind === 0) number();
      if (kind === 2) yield [Math.floor(tag / 8), octets.subarray(at, at + length)];
      at += length;
    }
  }

  const field = (octets, wanted) => octets && ([...fields(octets)].find(([number]) => number === wanted)?.[1] ?? null);
  const text = (octets) => (octets ? new TextDecoder("utf-8", { fatal: true }).decode(octets) : "");

  /** What a message says that matters here: what the map is to show, as JSON; of a run that begins its page, "" for a part
   *  of one. */
  function read(data) {
    const message = new Uint8Array(data), session = field(message, MESSAGE.session);
    if (session) return { run: field(field(field(message, MESSAGE.metadata), RUN), FRAGMENTS) ? "" : text(field(session, PAGE)) };
    const reference = field(message, MESSAGE.reference);
    if (reference) return { word: kept.get(text(reference)) };
    const own = field(field(field(message, MESSAGE.delta), ELEMENT), BIDI);
    if (!own || text(field(own, OWN.name)) !== COMPONENT) return {};
    const word = text(field(own, OWN.json));
    keep(text(field(message, MESSAGE.hash)), word);
    return { word };
  }

  function keep(name, word) {
    kept.delete(name);
    kept.set(name, word);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }

  function arrive(socket, event) {
    if (passing) return;
    listen(event.data);
    if (!heard.told) return;
    if (word && !frames) speak();
    if (!frames && !awaited) { pass(); return; }
    event.stopImmediatePropagation();
    held.push([socket, event]);
    since ??= performance.now();
    if (!timer) limit();
  }

  function listen(data) {
    let said = {};
    try { said = read(data); } catch { /* a message of another make: Streamlit knows what to do with it */ }
    if (said.run !== undefined) {
      run = said.run;
      awaited = run !== "" && run === page;
    }
    if (said.word === undefined || said.word.startsWith('{"days"')) return;
    [word, page, awaited] = [said.word, run || page, false];
  }

  /** What the page asks waits for a task, in which the press may turn out to have drawn the map already, and then until
   *  that is on the screen: a server on the same machine would take the half of it from the drawing. */
  function ask(tell) {
    asked.push(tell);
    if (!heard.told) { tellAll(); return; }
    setTimeout(() => {
      if (!frames) { tellAll(); return; }
      since ??= performance.now();
      limit();
    });
  }

  const tellAll = () => asked.splice(0).forEach((tell) => tell());

  /** Hands the bridge the map's word. A fault there must not keep the page from its messages. */
  function speak() {
    const said = word;
    word = null;
    try {
      if (heard.told(JSON.parse(said))) drawing();
    } catch (fault) { reportError(fault); }
  }

  /** The map has been drawn anew: what else there is waits until two frames have shown it. */
  function drawing() {
    const mine = ++turn;
    frames = true;
    limit();
    afterFrames(2, () => {
      if (mine !== turn) return;
      frames = false;
      if (word) speak();
      if (!frames && !awaited) pass();
    });
  }

  /** Once so many frames have been made: the next one begins then. */
  const afterFrames = (count, act) => requestAnimationFrame(() => (count ? afterFrames(count - 1, act) : act()));

  /** A date that is dragged draws the map again and again; what is held goes on all the same. */
  function limit() {
    clearTimeout(timer);
    timer = setTimeout(pass, since === null ? MOST_MS : Math.min(MOST_MS, since + 2 * MOST_MS - performance.now()));
  }

  /** Passes on what was held. */
  function pass() {
    clearTimeout(timer);
    tellAll();
    [timer, since, frames, awaited, word] = [null, null, false, false, null];
    turn++;
    passing = true;
    for (const [socket, { data, origin }] of held.splice(0)) socket.dispatchEvent(new MessageEvent("message", { data, origin }));
    passing = false;
  }

  const isStream = (socket) => new URL(socket.url).pathname.endsWith("/_stcore/stream");

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      if (!isStream(this)) return;
      this.addEventListener("message", (event) => arrive(this, event));
      this.addEventListener("close", pass);
    }

    send(message) {
      const tell = () => super.send(message);
      if (isStream(this)) ask(tell);
      else tell();
    }
  };
})();

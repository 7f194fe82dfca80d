// The page's side of the map: hands payloads to the frame and keeps the reader's position in the address bar's fragment.
// One module serves all runs of the script: Streamlit calls the default export again with each change of data.

const STATE = { frame: null, payload: null, days: null, theme: "light", fragment: window.location.hash, sought: null, answer: null };
const KEEP_EVERY_MS = 400, SETTLED_MS = 1000, DAY_MS = 86_400_000;

/** The frame is of this page's origin, so its listener can be called here and now: it draws in the frame of the press,
 *  and not after whatever Streamlit has queued meanwhile. */
function post(message) {
  const { frame } = STATE, { origin } = window.location;
  if (frame && !frame.closed) frame.dispatchEvent(new frame.MessageEvent("message", { data: { sotavento: message }, origin, source: window }));
}

/** Shows what stands; whether the map has drawn anything anew. */
function show(fragment) {
  if (!STATE.payload) return false;
  const theme = STATE.payload.theme === "auto" ? STATE.theme : STATE.payload.theme;
  const drawings = () => STATE.frame?.Sotavento?.drawings, before = drawings();
  post({ type: "show", payload: { ...STATE.payload, theme, layers: layers(), timeline: timeline(), asked: asked() }, fragment });
  return drawings() !== before;
}

// Layers that the reader has switched and the server has not answered for yet. The frame has the records of all layers,
// so it shows at once what the server is about to answer.
const switched = new Map();
// The day to which the reader has moved the date, likewise, and what he has chosen to be shown: the frame knows what is on
// the map on every day.
let moved = null, chosen = null, settling = null;

/** The days of every record under the filters that stand; they come after what is to be shown. */
function timeline() {
  const { payload, days } = STATE;
  return payload.timeline ?? (days && days.of === payload.days_of ? days.timeline : null);
}

/** What to show, and of which day, before the server has answered for it; null if that is what it has answered, and while
 *  the strip of days leads. */
function asked() {
  const { payload } = STATE, show = chosen ?? payload.show;
  const asOf = moved ?? (show === payload.show ? null : payload.shows[show]) ?? payload.as_of; // a date that nobody has named may be another
  return payload.plays || (show === payload.show && asOf === payload.as_of) ? null : { as_of: asOf, show };
}

function layers() {
  const on = new Set(STATE.payload.layers);
  for (const [layer, wanted] of switched) {
    if (wanted) on.add(layer);
    else on.delete(layer);
  }
  return [...on].sort();
}

/** Streamlit's boxes and its slider tell of a press by nothing but these attributes. */
const PRESSES = ["data-selected", "aria-valuetext"];
const presses = new MutationObserver((changes) => {
  if (!STATE.payload?.boxes) return;
  const heard = changes.map(({ target }) => isSwitched(target) || isMoved(target) || isChosen(target));
  if (!heard.includes(true)) return;
  settleLater();
  if (show(null)) window.sotaventoAhead?.drawing();
});

function isSwitched(target) {
  const prefix = `st-key-${STATE.payload.boxes}`;
  if (!target.matches(`[class*="${prefix}"] [data-testid=stCheckbox]`)) return false;
  const [, layer] = target.closest(`[class*="${prefix}"]`).className.match(new RegExp(`${prefix}(\\w+)`));
  switched.set(layer, target.hasAttribute("data-selected"));
  return true;
}

/** The reader moves the thumb that has the focus; any other is moved by the page, and on its way may stand where it was. */
function isMoved(target) {
  if (!range() || target !== document.activeElement || !target.matches(`.st-key-${STATE.payload.slider} input[type=range]`)) return false;
  const before = moved, day = dayOf(target);
  if (moved || day !== STATE.payload.as_of) moved = day; // else the page itself has moved it
  return moved !== before;
}

function isChosen(target) {
  if (!STATE.payload.shows || !target.matches(`.st-key-${STATE.payload.choice} [role=radio][data-selected]`)) return false;
  const before = chosen, show = Object.keys(STATE.payload.shows)[[...target.parentNode.children].indexOf(target)];
  if (chosen || show !== STATE.payload.show) chosen = show;
  return chosen !== before;
}

/** The first and last day of the slider, where the frame knows what is on the map between them. */
const range = () => STATE.payload.playback ?? STATE.payload.range ?? null;

/** Whatever the slider counts in, a step is a day and its left end the first. */
const dayOf = ({ value, min, step }) =>
  new Date(Date.parse(range()[0]) + Math.round((value - min) / step) * DAY_MS).toISOString().slice(0, 10);

/** Whether the date still stands where the reader has moved it; he may not have let go yet. */
function standsMoved() {
  const thumb = moved && document.querySelector(`.st-key-${STATE.payload.slider} input[type=range]`);
  return Boolean(thumb) && dayOf(thumb) === moved;
}

/** Forgets the switches that the server has answered; an answer without them is one to what was asked before. */
function confirm() {
  for (const [layer, wanted] of switched) {
    if (STATE.payload.layers.includes(layer) === wanted) switched.delete(layer);
  }
  if (moved === STATE.payload.as_of) moved = null;
  if (chosen === STATE.payload.show) chosen = null;
}

/** Once no answer is outstanding, the server's word stands. */
function settleLater() {
  window.clearTimeout(settling);
  settling = window.setTimeout(() => {
    if (document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')) { settleLater(); return; }
    switched.clear();
    chosen = null;
    if (!standsMoved() || moved === STATE.payload.as_of) moved = null;
    show(null);
  }, SETTLED_MS);
}

/** The table that asks for a record may be a screen below the map. */
function bringIntoView() {
  const frame = [...document.querySelectorAll("iframe")].find((each) => each.contentWindow === STATE.frame);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  frame?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
}

function isMapFrame(source) {
  return [...document.querySelectorAll("iframe")].some((frame) => frame.contentWindow === source);
}

/** The map's frame in its place: the one that the page's document has begun (assets/page/begin.js), else a new one. */
function hold(place, { address, title }) {
  if (place.querySelector("iframe")?.getAttribute("src") === address) return;
  const begun = document.getElementById("sotavento-begun"), fits = begun?.getAttribute("src") === address;
  const frame = fits ? begun : document.createElement("iframe");
  place.querySelector("iframe")?.remove();
  if (fits) place.moveBefore(frame, null);
  else { place.append(frame); frame.src = address; }
  document.getElementById("sotavento-opening")?.remove(); // with a frame begun in it that does not fit
  Object.assign(frame, { id: "", title, inert: false, style: "width: 100%; height: 100%; display: block; border: 0" });
  if (frame.contentWindow.Sotavento?.map) greet(frame.contentWindow); // it has knocked when nobody was there
}

function greet(frame) {
  STATE.frame = frame;
  show(isKept() ? STATE.fragment : null);
}

function onMessage(event) {
  const message = event.data?.sotavento;
  if (event.origin !== window.location.origin || !message || !isMapFrame(event.source)) return;
  if (message.type === "ready") greet(event.source);
  if (message.type === "view" && event.source === STATE.frame && isKept()) {
    STATE.fragment = message.fragment;
    keep();
  }
  if (event.source !== STATE.frame) return;
  if (message.type === "timeline") STATE.answer.setStateValue("timeline", message.open);
  if (message.type === "day") STATE.answer.setTriggerValue("day", message.day);
  if (message.type === "ahead") setApart(message.of);
}

/** While the map shows another day than the page, what stands around it steps back and says of which day it is: in words of the frame. */
function setApart(of) {
  const { classList, style } = document.documentElement;
  classList.toggle("map-ahead", Boolean(of));
  style.setProperty("--apart", JSON.stringify(String(of ?? "").replace(/[^\p{L}\d ,.:]/gu, "")));
}

/** A map that is not part of a link leaves the address alone. */
const isKept = () => STATE.payload?.keep !== false;

/** Writes the fragment without a navigation, so without a rerun. Streamlit's own address updates drop it; it is put back. */
function keep() {
  if (isKept() && STATE.fragment && window.location.hash !== STATE.fragment) {
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search + STATE.fragment);
  }
}

/** A fragment the reader typed or pasted goes to the map. */
function onHashChange() {
  if (isKept() && window.location.hash && window.location.hash !== STATE.fragment) {
    STATE.fragment = window.location.hash;
    post({ type: "go", fragment: STATE.fragment });
  }
}

/** Light or dark, by the page's own background, which follows the reader's choice of theme. */
function themeOf(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour || "#ffffff";
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

// Which call of the export serves each element that stands on the page: its last one.
const serving = new Map();
let timer = null;

function listen() {
  window.addEventListener("message", onMessage);
  window.addEventListener("hashchange", onHashChange);
  presses.observe(document.body, { subtree: true, attributeFilter: PRESSES });
  timer = window.setInterval(keep, KEEP_EVERY_MS);
  if (window.sotaventoAhead) window.sotaventoAhead.told = takeAhead;
}

function stop() {
  window.removeEventListener("message", onMessage);
  window.removeEventListener("hashchange", onHashChange);
  presses.disconnect();
  window.clearInterval(timer);
  if (window.sotaventoAhead) window.sotaventoAhead.told = null;
  setApart(null);
  window.clearTimeout(settling);
  switched.clear();
  moved = chosen = null;
  if (!isMapFrame(STATE.frame)) STATE.frame = null;
}

/** What the server answers: what to show, from one element of the page, and from another the days of all records. */
function take(data, parentElement, answer) {
  if (data.days) {
    STATE.days = data.days;
    show(null);
    return;
  }
  STATE.answer = answer;
  const sought = data.find && `${data.find} ${data.nonce}`;
  if (sought && sought !== STATE.sought) bringIntoView();
  STATE.sought = sought;
  STATE.payload = data;
  confirm();
  STATE.theme = themeOf(parentElement);
  if (data.frame) hold(parentElement, data.frame);
}

/** What the server answers, before Streamlit has made the page from it (assets/page/ahead.js), and whether the map has
 *  drawn anything anew. Only of the map that stands; what else it takes, Streamlit's own call of this module does. */
function takeAhead(data) {
  if (data.days || data.find || !data.boxes || data.boxes !== STATE.payload?.boxes || data.frame?.address !== STATE.payload.frame?.address) return false;
  STATE.payload = data;
  confirm();
  return show(null);
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  take(data, parentElement, { setStateValue, setTriggerValue });
  if (serving.size === 0) listen();
  const call = {};
  serving.set(parentElement, call);
  show(null);
  // Streamlit runs this not only when the element goes, but also for a call that a newer one has overtaken.
  return () => {
    if (serving.get(parentElement) !== call) return;
    serving.delete(parentElement);
    if (serving.size === 0) stop();
  };
}

// The link to the page: it sends what to show; the frame answers where the reader looks, for the address bar.
(function (S) {
  "use strict";

  const POSITION = /^(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/, ZOOM = /^-?\d{1,2}(?:\.\d{1,2})?$/;
  const KEYS = ["v", "l", "c", "m", "r"], LONGEST = 2000, LONGEST_ID = 200;
  const READY_EVERY_MS = 250;
  let map = null, connected = false, begun = false;

  // The origin of a srcdoc frame is its page's, though its location has none.
  const fromPage = (event) => event.source === window.parent && event.origin === window.origin;
  const post = (message) => window.parent.postMessage({ sotavento: message }, window.origin);
  S.post = post;

  S.connect = function (theMap) {
    map = theMap;
    if (window.parent === window) return;
    window.addEventListener("message", (event) => {
      if (!fromPage(event) || !event.data || event.data.sotavento === undefined) return;
      receive(event.data.sotavento);
    });
    begin();
    const knock = setInterval(() => (connected ? clearInterval(knock) : post({ type: "ready" })), READY_EVERY_MS);
    post({ type: "ready" });
    map.on("moveend", () => S.send());
  };

  /** Shows what the page holds for a frame that begins before the page's own scripts. */
  function begin() {
    if (window.frameElement?.id !== "sotavento-begun") return;
    const page = window.parent, { payload } = JSON.parse(page.document.getElementById("sotavento-first").textContent);
    S.show({ ...payload, theme: payload.theme === "auto" ? page.document.documentElement.dataset.opening : payload.theme });
    if (page.location.hash) S.restore(page.location.hash);
    begun = true;
  }

  /** Shows a payload that the document itself holds; the address's fragment says where to look, else its own. */
  S.stand = function (theMap, payload) {
    map = theMap;
    S.show(payload);
    const go = () => {
      const fragment = window.location.hash || payload.fragment;
      if (fragment) S.restore(fragment);
    };
    window.addEventListener("hashchange", go);
    go();
  };

  function receive(message) {
    const first = !connected;
    connected = true;
    if (message.type === "show") {
      S.show(message.payload);
      if (first && begun) S.send();
      else if (first && message.fragment) S.restore(message.fragment);
    }
    if (message.type === "go") S.restore(message.fragment);
  }

  /** Tells the page where the reader looks, what lies over the map and which record is open. */
  S.send = function () {
    if (!connected) return;
    const [layers, centre] = S.overlayLink();
    const record = S.open?.key ? encodeURIComponent(S.decode(S.records.get(S.open.key).id)) : "";
    const values = { v: `${+map.getZoom().toFixed(2)}/${S.middleWords(map)}`, l: layers, c: centre, m: S.measureLink(), r: record };
    post({ type: "view", fragment: `#${KEYS.filter((key) => values[key]).map((key) => `${key}=${values[key]}`).join("&")}` });
  };

  /** Shows what a fragment says; what in it says nothing sensible is left alone, with a notice. */
  S.restore = function (fragment) {
    const parts = new Map(fragment.slice(1, LONGEST).split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
    const readable = KEYS.some((key) => parts.has(key)) && (parts.get("r") ?? "").length <= LONGEST_ID;
    if (!readable) { goTo(""); return; }
    if (parts.has("v")) goTo(parts.get("v"));
    const laid = S.restoreOverlays(parts.get("l"), parts.get("c")), measured = !parts.has("m") || S.restoreMeasure(parts.get("m"));
    if (!laid || !measured) S.notice(S.t("Part of what this link lays over the map could not be read; the rest is shown."));
    if (parts.has("r")) S.openById(S.unescaped(parts.get("r")), false);
  };

  function goTo(text) {
    const [zoom, ...rest] = text.split("/"), at = S.positionOf(rest.join("/"));
    if (!ZOOM.test(zoom) || !POSITION.test(rest.join("/"))) {
      S.notice(S.t("The map position in this link could not be read, so the whole theatre is shown."));
    } else if (!at || zoom < map.getMinZoom() || zoom > map.getMaxZoom()) {
      S.notice(S.t("The map position in this link is outside the map, so the whole theatre is shown."));
    } else map.setView(at, Number(zoom), { animate: false });
  }

  /** [lat, lon] of "10.6/-66.9"; null where there is no such position on the map. */
  S.positionOf = function (text) {
    const [lat, lon] = POSITION.exec(text)?.slice(1).map(Number) ?? [NaN, NaN];
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lat, lon] : null;
  };

  S.unescaped = function (part) {
    try { return decodeURIComponent(part); } catch { return part; }
  };

  let timer = null;

  /** A line at the head of the map that goes away by itself, unless it stays until the next one. */
  S.notice = function (words, stays = false) {
    const line = document.getElementById("sotavento-notice");
    line.textContent = words;
    line.hidden = !words;
    clearTimeout(timer);
    if (!stays) timer = setTimeout(() => { line.hidden = true; }, 8000);
  };
})(window.Sotavento);

// The link to the page: it sends what to show; the frame answers where the reader looks, for the address bar.
(function (S) {
  "use strict";

  const FRAGMENT = /^#v=(-?\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,5})?)\/(-?\d{1,3}(?:\.\d{1,5})?)(?:&r=([^&]{1,200}))?$/;
  const READY_EVERY_MS = 250;
  let map = null, connected = false;

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
    const knock = setInterval(() => (connected ? clearInterval(knock) : post({ type: "ready" })), READY_EVERY_MS);
    post({ type: "ready" });
    map.on("moveend", () => S.send());
  };

  /** Shows a payload that the document itself holds; the address's fragment says where to look. */
  S.stand = function (theMap, payload) {
    map = theMap;
    S.show(payload);
    const go = () => window.location.hash && S.restore(window.location.hash);
    window.addEventListener("hashchange", go);
    go();
  };

  function receive(message) {
    const first = !connected;
    connected = true;
    if (message.type === "show") {
      S.show(message.payload);
      if (first && message.fragment) S.restore(message.fragment);
    }
    if (message.type === "go") S.restore(message.fragment);
  }

  /** Tells the page where the reader looks and which record is open. */
  S.send = function () {
    if (!connected) return;
    const { lat, lng } = map.getCenter();
    const record = S.open?.key ? `&r=${encodeURIComponent(S.decode(S.records.get(S.open.key).id))}` : "";
    post({ type: "view", fragment: `#v=${+map.getZoom().toFixed(2)}/${lat.toFixed(4)}/${lng.toFixed(4)}${record}` });
  };

  /** Goes where a fragment says; one that says nothing sensible is left alone, with a notice. */
  S.restore = function (fragment) {
    const found = FRAGMENT.exec(fragment);
    if (!found) { S.notice("The map position in this link could not be read, so the whole theatre is shown."); return; }
    const [zoom, lat, lon] = found.slice(1, 4).map(Number);
    if (Math.abs(lat) > 85 || Math.abs(lon) > 180 || zoom < map.getMinZoom() || zoom > map.getMaxZoom()) {
      S.notice("The map position in this link is outside the map, so the whole theatre is shown.");
      return;
    }
    map.setView([lat, lon], zoom, { animate: false });
    if (found[4]) S.openById(decoded(found[4]), false);
  };

  function decoded(part) {
    try { return decodeURIComponent(part); } catch { return part; }
  }

  let timer = null;

  /** A line at the head of the map that goes away by itself. */
  S.notice = function (words) {
    const line = document.getElementById("sotavento-notice");
    line.textContent = words;
    line.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { line.hidden = true; }, 8000);
  };
})(window.Sotavento);

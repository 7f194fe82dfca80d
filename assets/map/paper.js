// On paper: the map at the width of a sheet, and below it the legend with all its folds open, the sources of what is shown
// and the address, since paper has nothing to press.
(function (S) {
  "use strict";

  let map = null, back = null;

  S.preparePaper = function (theMap) {
    map = theMap;
    window.addEventListener("beforeprint", () => { back ??= lay(); });
    window.addEventListener("afterprint", () => { back?.(); back = null; });
  };

  /** Lays the map out for paper; gives what brings the screen back. */
  function lay() {
    const root = document.documentElement, { theme } = root.dataset, frame = window.frameElement, height = frame?.style.height;
    const at = map.getCenter(), zoom = map.getZoom(), bounds = map.getBounds();
    const legend = map.getContainer().querySelector(".legend"), home = legend.parentNode, folded = [legend, ...legend.querySelectorAll("details")].filter(({ open }) => !open);
    const sheet = S.el("section", "on-paper", legend, S.el("p", "", sourcesOf()), S.el("p", "", origin()));
    folded.forEach((fold) => { fold.open = true; });
    map.getContainer().after(sheet);
    root.classList.add("on-sheet");
    root.dataset.theme = "light";
    show(() => map.fitBounds(bounds, { animate: false }));
    if (frame) frame.style.height = `${document.body.scrollHeight}px`;
    return () => {
      home.prepend(legend);
      sheet.remove();
      folded.forEach((fold) => { fold.open = false; });
      root.classList.remove("on-sheet");
      root.dataset.theme = theme;
      if (frame) frame.style.height = height;
      show(() => map.setView(at, zoom, { animate: false }));
    };
  }

  function show(move) {
    map.invalidateSize({ animate: false });
    move();
    S.redraw();
  }

  /** "Sources of the 38 records shown: gCaptain (12), …", the one with the most first; of a large layer only the records
   *  that were opened are here. */
  function sourcesOf() {
    if (S.payload.large) return "";
    const counts = new Map(), { size } = S.shown;
    for (const key of S.shown.keys()) {
      const publisher = S.decode(S.sources[S.records.get(key).source][0]);
      counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
    }
    const named = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other)).map(([name, count]) => `${name} (${S.number(count)})`);
    return size ? S.t("Sources of the {records} shown: {sources}.", { records: S.counted(size, "record", "records"), sources: named.join(", ") }) : "";
  }

  // The page's address, unless the page is a stranger's, which must not be asked.
  const origin = () => [S.asOfWords && S.t("As of {day}, data version {version}.", { day: S.asOfWords, version: S.version }),
    (window.frameElement ? window.parent : window).location.href].filter(Boolean).join(" ");
})(window.Sotavento);

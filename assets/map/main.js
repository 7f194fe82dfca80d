// The map: built once, then told what to show. A new payload changes only what differs; the view is never touched.
(function (S) {
  "use strict";

  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  let map = null, ground = null, found = null;

  S.groups = new Map();
  S.shown = new Map();
  S.look = { symbols: "military", identity: "neutral" };

  S.start = function (theMap) {
    map = S.map = theMap;
    ground = read("sotavento-basemap");
    S.goHome(map, ground.theatre); // before anything lies on the map that would be drawn anew
    S.loadCatalogue(read("sotavento-catalogue"));
    frame(map.getContainer());
    S.drawLand(map, ground);
    S.prepareAreas(map);
    S.prepareChips(map);
    S.underlay(map);
    S.loadLabels(map, ground.labels);
    S.prepareOverlays(map, ground);
    S.preparePicking(map);
    S.prepareMeasure(map);
    S.addControls(map, ground.theatre);
    map.attributionControl.addAttribution(S.t("Land: {land} · Places: {places} (CC BY 4.0)", ground.credits));
    S.prepareLegend(map);
    S.prepareEdges(map);
    S.prepareReceipts(map);
    S.preparePlayback(map);
    S.prepareTracks(map);
    S.prepareLarge(map);
    S.preparePaper(map);
    map.on("moveend resize", () => { S.redraw(); S.lookAhead(map); });
    matchMedia(DARK).addEventListener("change", () => { if (S.payload) setTheme(S.payload.theme); });
    const standing = document.getElementById("sotavento-payload");
    if (standing) S.stand(map, JSON.parse(standing.textContent));
    else S.connect(map);
  };

  function frame(container) {
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", S.t("Map of reported deployments. The table below lists the same records."));
    const notice = S.el("p", "map-notice");
    notice.id = "sotavento-notice";
    notice.setAttribute("role", "status");
    notice.hidden = true;
    readOut.setAttribute("role", "status");
    empty.hidden = true;
    container.append(notice, empty, readOut);
    // A strip opened below, a turned phone: the frame's size changes, and the middle that a link names stays the middle.
    new ResizeObserver(() => map.invalidateSize()).observe(container);
  }

  const READ_OUT_AFTER_MS = 1000, readOut = S.el("p", "read-out"), empty = S.el("p", "map-empty", S.t("No report on the map under these filters"));
  let reading = null;

  /** Says how many records the map has come to show; to those who do not see it, once it has come to rest. An empty map
   *  says that it is empty and not broken. */
  S.tellShown = function (count) {
    S.put(empty, { hidden: count > 0 });
    map.getContainer().dataset.shown = String(count);
    clearTimeout(reading);
    reading = setTimeout(() => { S.put(readOut, { textContent: S.t("{records} on the map", { records: S.counted(count, "record", "records") }) }); }, READ_OUT_AFTER_MS);
  };

  /** Shows a payload (layers/build.py, map_payload). */
  S.show = function (payload) {
    if (payload.version && payload.version !== S.version) { S.notice(S.t("The data are newer than this map; reload the page to see them."), true); return; }
    S.look = { symbols: payload.symbols, identity: payload.identity };
    S.lookKey = `${payload.symbols} ${payload.identity}`;
    const first = !S.payload;
    S.payload = payload;
    setTheme(payload.theme);
    S.showTiles(map, ground, payload.basemap);
    S.drawBases(map, S.isOn("bases"));
    S.drawJourneys(map, payload.journeys ?? []);
    S.updatePlayback(payload);
    if (!S.presentLarge(payload)) S.present(S.playedDay() ?? S.stateOn(payload.asked) ?? S.standingOf(payload));
    if (S.missing) S.notice(S.t("{records} newer than this map; reload the page to see them.", { records: S.counted(S.missing, "record is", "records are") }));
    if (!payload.large) seek(payload);
    if (first) S.lookAhead(map);
  };

  /** Brings into view what the page asks for, once. */
  function seek(payload) {
    if (payload.find && `${payload.find} ${payload.nonce}` !== found) S.openByKey(payload.find, true, !payload.quiet);
    found = `${payload.find} ${payload.nonce}`;
  }

  /** Draws the state of a day: keys and ages of the records on the map as of it. */
  S.present = function ({ keys, ages, as_of: asOf }) {
    const { layers, rings } = S.payload, heard = keys.flatMap((key, index) => (S.isOn(S.records.get(key)?.layer) ? [key, ages[index]] : []));
    const picture = JSON.stringify([asOf, heard, layers, rings, S.look, S.payload.all_heard]);
    if (picture === S.picture) { S.reviewReceipt(); return; } // an answer that the map has shown already
    S.picture = picture;
    S.asOfWords = asOf ? S.dayWords(asOf) : ""; // a text may have no date, and then nothing has an age
    S.shownDay = asOf;
    S.groups = S.groupRecords({ keys, ages });
    const looks = JSON.stringify([[...S.groups.values()].map(S.lookOf), layers, rings, S.look, S.trackLook()]);
    if (looks !== S.looks) S.redraw(); // most days differ from the one before by nothing that shows
    S.looks = looks;
    S.reviewReceipt();
    S.restoreHighlight();
    S.tellShown(S.shown.size);
  };

  /** Whether the reader has a layer switched on. */
  S.isOn = (layer) => Boolean(S.payload?.layers.includes(layer));

  S.drawings = 0; // for the page, which lets a drawing have the next frames to itself

  S.redraw = function () {
    S.drawings += 1;
    S.drawDots();
    const groups = S.standing(S.groups), marks = S.marksOf(map, groups, S.look);
    S.updateLegend(groups, marks, S.look, S.isOn("bases"), S.payload?.rings); // first: its size decides what room is left
    S.arrange(map, groups, marks, S.look);
  };

  const DARK = "(prefers-color-scheme: dark)";

  function setTheme(theme) {
    const dark = theme === "dark" || (theme === "auto" && matchMedia(DARK).matches);
    S.putAttribute(document.documentElement, "data-theme", dark ? "dark" : "light");
  }

  S.openById = (id, move) => (S.payload.large ? S.openFetched(id, move) : S.openByKey(S.keyOf.get(id), move));

  /** Opens the receipt of a record, bringing its mark into view if asked; or only that. */
  S.openByKey = function (key, move, open = true) {
    const group = [...S.groups.values()].find(({ records }) => records.some((record) => record.key === key));
    if (!group) { S.notice(S.t("That record is not among those shown on the map.")); return; }
    const at = L.latLng(group.site.at);
    if (move) goTo(group, at);
    if (open) S.openRecord(key, [group.id], at);
  };

  function goTo({ site }, at) {
    if (site.polygons.length) {
      const ring = site.polygons.flatMap(([outer]) => outer.map(([lon, lat]) => [lat, lon]));
      map.fitBounds(L.latLngBounds(ring).pad(0.2), { maxZoom: 10, animate: false });
    } else {
      map.setView(at, Math.max(map.getZoom(), 9), { animate: false });
    }
  }
})(window.Sotavento);

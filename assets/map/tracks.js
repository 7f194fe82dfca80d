// Tracks: where one ship or force was reported, in order. Lines join reported positions and are no route: they break
// where nothing was reported for long, where the days of two reports overlap so that nobody knows which came first, and
// wherever only an area is known, which is drawn as that area.
(function (S) {
  "use strict";

  const GAP_DAYS = 30; // days without a report over which no line is drawn
  const FONT = "600 11px -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, system-ui, sans-serif";
  // Where the days of a position may stand: shifted by half their width to a side, and by pixels across and down.
  const HEIGHT = 16, BESIDE = [[1, 8, -8], [-1, -8, -8], [0, 0, 8], [0, 0, -24], [1, 22, -8], [-1, -22, -8], [0, 0, 26], [0, 0, -46]];
  const DAY_MS = 86_400_000;
  let map = null, layers = null, labels = [], asset = null;

  S.prepareTracks = function (theMap) {
    map = theMap;
    map.createPane("tracks").style.zIndex = 560;
    map.getPane("tracks").setAttribute("aria-hidden", "true"); // the strip at the head says what is drawn
  };

  /** Places of an asset up to a day (from 1970), oldest first: {site, records, first, last}; repeats are one stay. */
  S.staysOf = function (wanted, asOf) {
    const told = [...S.records.values()].filter((record) => record.asset === wanted && record.tracked && record.days[1] <= asOf);
    told.sort((a, b) => a.days[0] - b.days[0] || a.days[1] - b.days[1]);
    const stays = [];
    for (const record of told) {
      const site = S.sites[record.site], [first, last] = record.days, stay = stays.at(-1);
      if (stay?.site === site && first - stay.last <= GAP_DAYS) { stay.records.push(record); stay.last = Math.max(stay.last, last); }
      else stays.push({ site, records: [record], first, last });
    }
    return stays;
  };

  /** Whether one stay came before the next: "in December" may be after the 4th as well as before. */
  const isBefore = (one, next) => one.last <= next.first && one.first < next.last;

  /** Whether a line may be drawn from one stay to the next. */
  S.joined = (one, next) => one.site.drawn !== "area" && next.site.drawn !== "area" && isBefore(one, next) && next.first - one.last <= GAP_DAYS;

  /** The button of a receipt; none where there is no track to show. */
  S.trackButton = function (record) {
    if (!S.payload?.all_heard || S.payload.large || !record.tracked) return null; // of a large layer only a part is here
    const shown = asset === record.asset, stays = S.staysOf(record.asset, S.dayNumber());
    if (stays.length < 2) return null;
    const words = shown ? S.t("Hide its track") : S.t("Show its track: {places}", { places: S.counted(stays.length, "place", "places") });
    const button = S.button("track-button", "", () => {
      S.showTrack(asset === record.asset ? null : record.asset);
      if (asset && S.isNarrow()) S.closeReceipt(true); // the sheet would cover what was asked for
      else button.replaceWith(S.trackButton(record) ?? "");
    }, words);
    return button;
  };

  /** Shows the track of an asset, or none. */
  S.showTrack = function (wanted) {
    asset = wanted;
    S.redraw();
  };

  /** What the track shown is of, if one is: the days that it may reach to. */
  S.trackLook = () => (asset && S.payload.all_heard ? [asset, S.shownDay] : null);

  /** Draws the track for the day shown. Called with each layout; `room` (see layout.js) is what labels may take. */
  S.drawTrack = function (room) {
    layers?.remove();
    layers = null;
    labels = [];
    const stays = asset && S.payload.all_heard ? S.staysOf(asset, S.dayNumber()) : [];
    if (!stays.length) { S.bar("track"); return; }
    layers = L.layerGroup([...stays.flatMap(areaOf), ...linesOf(stays), ...stays.flatMap(nodeOf)]).addTo(map);
    fillBar(stays);
    const years = new Set(stays.flatMap(({ first, last }) => [first, last]).map((day) => date(day).getUTCFullYear()));
    stays.forEach((stay) => placeLabel(stay, years.size > 1, room));
    labels.forEach((label) => layers.addLayer(label));
  };

  const areaOf = ({ site }) => (site.drawn === "area" ? [S.areaPath(site, "focus", "track-area", false)] : []);

  function linesOf(stays) {
    return stays.slice(1).flatMap((next, index) => {
      const one = stays[index];
      if (!S.joined(one, next) || one.site === next.site) return [];
      const line = S.greatCircle(one.site.at, next.site.at);
      return [L.polyline(line, { pane: "tracks", className: "track-line", interactive: false }), arrow(line)];
    });
  }

  /** An arrowhead in the middle of a line, turned the way it runs on the map. */
  function arrow(line) {
    const middle = Math.floor(line.length / 2), [one, next] = [line[middle - 1], line[middle]].map((at) => map.latLngToLayerPoint(at));
    const head = S.el("i", "track-arrow");
    head.style.transform = `rotate(${Math.atan2(next.y - one.y, next.x - one.x)}rad)`;
    return L.marker(line[middle], { pane: "tracks", interactive: false, keyboard: false, icon: L.divIcon({ html: head, className: "track-anchor", iconSize: [0, 0] }) });
  }

  const nodeOf = ({ site }) => (site.drawn === "area" ? []
    : [L.circleMarker(site.at, { pane: "tracks", radius: 4, className: "track-node", interactive: false })]);

  function fillBar(stays) {
    const name = S.decode(stays[0].records[0].title), areas = stays.filter(({ site }) => site.drawn === "area").length;
    const close = { label: S.t("Hide the track of {name}", { name }), act: () => { S.showTrack(null); map.getContainer().focus({ preventScroll: true }); } };
    const places = [S.counted(stays.length, "reported place", "reported places"), areas && S.counted(areas, "of them known only as an area", "of them known only as areas")].filter(Boolean).join(", ");
    S.bar("track", close, S.el("p", "", S.el("strong", "", S.t("Track of {name}", { name })), S.el("b", "track-span", ` ${span(stays[0].first, stays.at(-1).last)}`), `: ${places}. `,
      S.el("span", "", S.t("Lines give the order, not a route; none over areas, 30 silent days or days that overlap."))));
  }

  const date = (day) => new Date(day * DAY_MS);
  const short = (day, year) => date(day).toLocaleDateString(S.locale, { day: "numeric", month: "short", timeZone: "UTC", ...(year ? { year: "numeric" } : {}) });
  const span = (first, last) => (first === last ? short(first, true) : `${short(first, true)} – ${short(last, true)}`);

  /** The days of a stay beside it, with their years if the track has several, where there is room; the middle of an area
   *  is no position, so its label has no dot. */
  function placeLabel({ site, first, last }, dated, room) {
    const words = first === last ? short(first, dated) : `${short(first, dated)} – ${short(last, dated)}`;
    const width = S.textWidth(words, FONT) + 8, at = map.latLngToContainerPoint(site.at);
    const corners = site.drawn === "area" ? S.spotsOf(map, site).map(({ x, y }) => [x - width / 2, y - HEIGHT / 2])
      : BESIDE.map(([side, gap, down]) => [at.x + gap + (side * width) / 2 - width / 2, at.y + down]);
    for (const [left, top] of corners) {
      const box = { left, right: left + width, top, bottom: top + HEIGHT };
      if (!room.free(box)) continue;
      room.take(box);
      const text = S.el("span", `track-date${site.drawn === "area" ? " of-area" : ""}`, words);
      labels.push(L.marker(map.containerPointToLatLng([box.left, box.top]), { pane: "tracks", interactive: false, keyboard: false,
        icon: L.divIcon({ html: text, className: "track-anchor", iconSize: [0, 0] }) }));
      return;
    }
  }
})(window.Sotavento);

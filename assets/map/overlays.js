// What a reader may lay over the ground: the belt of 12 nautical miles, latitude and longitude, rings of distance from a
// chosen point, names in the other language. All are off at first; they belong to the frame, so that no server is asked, and are
// kept in the link's fragment.
(function (S) {
  "use strict";

  const MILE = 1852, RINGS = [50, 100, 200, 300, 400];
  const OTHER = S.language === "es" ? "en" : "es"; // names are at first in the page's own language
  const CHOICES = {
    belt: [S.t("12 nautical miles from land"), S.t("Indicative, no legal line: from the drawn coast, without baselines or boundaries between neighbours.")],
    grid: [S.t("Latitude and longitude"), ""],
    [OTHER]: [OTHER === "es" ? S.t("Place names in Spanish") : S.t("Place names in English"), ""],
  };
  const on = new Set();
  let map = null, ground = null, panel = null, belt = null, grid = null, gridNames = [], rings = null, centre = null;

  S.prepareOverlays = function (theMap, theGround) {
    map = theMap;
    ground = theGround;
    for (const [name, zIndex] of [["belt", 145], ["grid", 146], ["distances", 185]]) {
      map.createPane(name).style.zIndex = zIndex;
      map.getPane(name).setAttribute("aria-hidden", "true"); // the legend and the panel say what is drawn
    }
    grid = L.layerGroup().addTo(map);
    rings = L.layerGroup().addTo(map);
    map.on("moveend", drawGrid);
  };

  /** The panel of choices, opened by its button. */
  S.overlayPanel = function () {
    const boxes = Object.entries(CHOICES).map(([name, [words, caution]]) => {
      const box = S.el("input", "");
      Object.assign(box, { type: "checkbox", name, checked: on.has(name) });
      box.addEventListener("change", () => { set(name, box.checked); S.send(); });
      return S.el("label", "", box, S.el("span", "", words, caution && S.el("small", "", caution)));
    });
    panel = S.el("div", "overlay-panel", S.el("h2", "", S.t("Over the map")), ...boxes);
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", S.t("Over the map"));
    panel.hidden = true;
    return panel;
  };

  function set(name, wanted) {
    if (wanted) on.add(name);
    else on.delete(name);
    panel.querySelector(`[name="${name}"]`).checked = wanted;
    if (name === "belt") drawBelt();
    if (name === "grid") drawGrid();
    if (name === OTHER) S.nameIn(wanted ? OTHER : S.language);
    S.redraw();
  }

  /** What of this the legend has to explain. */
  S.overlayKeys = () => [
    ...(on.has("belt") ? [["belt", S.t("12 nautical miles from land: indicative, no legal line")]] : []),
    ...(centre ? [["distances", S.t("Distances from {place} in nautical miles and kilometres", { place: S.degrees(centre) })]] : []),
  ];

  // ---- belt ----

  function drawBelt() {
    belt?.remove();
    belt = null;
    if (!on.has("belt")) return;
    const lines = S.strands(ground.belt).map((strand) => [[strand, false]]);
    belt = new S.Ground(lines, false, { pane: "belt", renderer: L.svg({ pane: "belt", padding: 0.3 }), className: "belt-line" }).addTo(map);
  }

  // ---- latitude and longitude ----

  const STEPS = [[4.5, 10], [6, 5], [7.5, 2], [9, 1], [10, 0.5]], FINEST = 0.25, FAR = 85;

  function drawGrid() {
    grid.clearLayers();
    gridNames = [];
    if (!on.has("grid")) return;
    const step = (STEPS.find(([zoom]) => map.getZoom() <= zoom) ?? [0, FINEST])[1], seen = map.getBounds().pad(0.2);
    const between = (low, high) => Array.from({ length: Math.floor(high / step) - Math.ceil(low / step) + 1 }, (_, i) => (Math.ceil(low / step) + i) * step);
    const { lat: top } = map.containerPointToLatLng([0, 14]), { lng: right } = map.containerPointToLatLng([map.getSize().x - 4, 0]);
    for (const lat of between(Math.max(-FAR, seen.getSouth()), Math.min(FAR, seen.getNorth()))) {
      meridian([[lat, seen.getWest()], [lat, seen.getEast()]], [lat, right], parallel(lat), "lat");
    }
    for (const lon of between(seen.getWest(), seen.getEast())) {
      meridian([[seen.getSouth(), lon], [seen.getNorth(), lon]], [top, lon], hemisphere(L.Util.wrapNum(lon, [-180, 180]), S.t("E"), S.t("W")), "lon");
    }
  }

  function meridian(line, at, words, className) {
    grid.addLayer(L.polyline(line, { pane: "grid", className: "grid-line", interactive: false }));
    gridNames.push(written(at, words, `grid-name ${className}`).addTo(grid));
  }

  const GRID_NAME = { width: 44, height: 14, gap: 3 }; // pixels of the widest

  /** Leaves out the degrees that would lie on or under something. */
  S.placeGridNames = function (map, room) {
    for (const marker of gridNames) {
      const { x, y } = map.latLngToContainerPoint(marker.getLatLng()), { width, height, gap } = GRID_NAME;
      const lat = marker.getElement().firstChild.classList.contains("lat");
      const box = lat ? { left: x - width, right: x, top: y - height - gap, bottom: y - gap } : { left: x + gap, right: x + gap + width, top: y - height / 2, bottom: y + height / 2 };
      S.put(marker.getElement(), { hidden: !room.free(box) });
    }
  };

  const written = (at, words, className) => L.marker(at, { pane: "distances", interactive: false, keyboard: false,
    icon: L.divIcon({ html: S.el("span", className, words), className: "name-anchor", iconSize: [0, 0] }) });
  const hemisphere = (value, positive, negative) => `${+Math.abs(value).toFixed(2)}°${value > 0 ? positive : value < 0 ? negative : ""}`;
  const parallel = (lat) => hemisphere(lat, S.t("N"), S.t("S"));

  /** "10.60° N, 66.93° W" */
  S.degrees = ([lat, lon]) => `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? S.t("S") : S.t("N")}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? S.t("W") : S.t("E")}`;

  // ---- rings of distance ----

  S.startRings = function () {
    if (centre) { setCentre(null); S.send(); return; }
    S.pick(S.t("Rings of distance from: choose a point, or a mark that stands at one."), ({ at, group }) => {
      if (group && group.site.drawn !== "pin") { S.notice(S.t("{place} is known only as an area or nearly, not as a point.", { place: group.name })); return false; }
      setCentre(group ? group.site.at : at);
      S.send();
      return true;
    });
  };

  function setCentre(at) {
    centre = at;
    rings.clearLayers();
    if (at) {
      rings.addLayer(L.circleMarker(at, { pane: "distances", radius: 3, className: "track-node", interactive: false }));
      for (const miles of RINGS) {
        rings.addLayer(L.polygon(S.circle(at, miles * MILE), { pane: "distances", className: "distance-ring", interactive: false, fill: false }));
        rings.addLayer(written(S.destination(at, 0, miles * MILE), S.t("{miles} nmi · {km} km", { miles, km: Math.round(miles * 1.852) }), "distance-name"));
      }
    }
    S.showsRings(Boolean(at));
    S.redraw();
  }

  // ---- in the link ----

  S.overlayLink = () => [[...on].sort().join(","), centre ? centre.join("/") : ""];

  /** Lays over the map what a link names; returns whether all of it was understood. */
  S.restoreOverlays = function (names, at) {
    const wanted = names ? names.split(",") : [], point = at ? S.positionOf(at) : null;
    for (const name of Object.keys(CHOICES)) if (on.has(name) !== wanted.includes(name)) set(name, wanted.includes(name));
    if (String(point) !== String(centre)) setCentre(point);
    return wanted.every((name) => name in CHOICES || name === S.language) && Boolean(at) === Boolean(point);
  };
})(window.Sotavento);

// Controls: zoom, back to the theatre, fit to what is shown, full screen, scale bar in nautical miles and kilometres.
(function (S) {
  "use strict";

  const ICONS = {
    home: "M3 11.500L12 4l9 7.500-1.300 1.500L18 11.600V20h-4.500v-5h-3v5H6v-8.400l-1.700 1.400z",
    fit: "M4 9V4h5v2H6v3zM15 4h5v5h-2V6h-3zM4 15h2v3h3v2H4zM18 15h2v5h-5v-2h3zM9 9h6v6H9z",
    layers: "M12 3l9 5-9 5-9-5zM5.200 11.300L12 15.100l6.800-3.800L21 12.500l-9 5-9-5zM5.200 15.800L12 19.600l6.800-3.800L21 17l-9 5-9-5z",
    rings: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
    measure: "M2.500 15.500L15.500 2.500l6 6-13 13zM6 15.200l2.800 2.800 10-9.500-3.300-3.300-1.400 1.400 1.800 1.800-1.100 1.100-1.800-1.800-1.400 1.400 2.500 2.500-1.100 1.100-2.500-2.500-1.400 1.400 1.800 1.800-1.100 1.100-1.800-1.800z",
    full: "M4 10V4h6v2H7.400l3.300 3.300-1.400 1.400L6 7.400V10zM20 14v6h-6v-2h2.600l-3.300-3.300 1.400-1.400 3.300 3.300V14z",
  };

  S.addControls = function (map, theatre) {
    map.attributionControl.setPosition("bottomright").setPrefix(false);
    L.control.zoom({ position: "topleft", zoomInTitle: S.t("Zoom in"), zoomOutTitle: S.t("Zoom out") }).addTo(map);
    const views = [
      ["home", S.t("Back to the whole theatre"), () => S.goHome(map, theatre)],
      ["fit", S.t("Fit to everything shown"), () => S.fitToData(map)],
    ];
    // iPhones have no full screen for pages.
    if (document.fullscreenEnabled) views.push(["full", S.t("Full screen"), () => toggleFullscreen()]);
    addBar(map, "topleft", views);
    addOverlays(map);
    new NauticalScale({ position: "bottomright", maxWidth: 110 }).addTo(map);
  };

  function addBar(map, position, tools, ...more) {
    const bar = L.control({ position });
    const box = S.el("div", "leaflet-bar tools", ...tools.map(([name, label, act]) => S.tool(`tool-${name}`, label, act, ICONS[name])));
    const holder = S.el("div", "", box, ...more);
    L.DomEvent.disableClickPropagation(holder);
    L.DomEvent.disableScrollPropagation(holder);
    bar.onAdd = () => holder;
    bar.addTo(map);
    return box;
  }

  /** What can be laid over the map: a panel of choices, rings of distance, a measure. */
  function addOverlays(map) {
    const panel = S.overlayPanel();
    const open = (wanted) => { panel.hidden = !wanted; layers.setAttribute("aria-expanded", String(wanted)); S.redraw(); };
    const box = addBar(map, "topright", [
      ["layers", S.t("Over the map"), () => open(panel.hidden)],
      ["rings", RINGS_WORDS[false], () => S.startRings()],
      ["measure", S.t("Measure a distance"), () => S.startMeasure()],
    ], panel);
    const [layers, rings] = box.children;
    layers.setAttribute("aria-expanded", "false");
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { open(false); layers.focus(); } });
    S.showsRings = (on) => {
      rings.setAttribute("aria-pressed", String(on));
      rings.setAttribute("aria-label", RINGS_WORDS[on]);
      rings.title = RINGS_WORDS[on];
    };
  }

  const RINGS_WORDS = { false: S.t("Rings of distance from a point"), true: S.t("Remove the rings of distance") };

  S.goHome = (map, [south, west, north, east]) => map.fitBounds([[south, west], [north, east]], { animate: false });

  S.fitToData = function (map) {
    const bounds = L.latLngBounds([]);
    for (const { site } of S.groups.values()) {
      bounds.extend(site.at);
      for (const [ring] of site.drawn === "ring" ? site.polygons : []) ring.forEach(([lon, lat]) => bounds.extend([lat, lon]));
    }
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.05), { maxZoom: 11 });
  };

  function toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  // Leaflet's second scale is in statute miles; at sea the mile is nautical (1,852 m).
  const NauticalScale = L.Control.Scale.extend({
    _updateImperial(maxMeters) {
      const miles = maxMeters / 1852;
      const rounded = miles >= 1 ? this._getRoundNum(miles) : Math.round(miles * 10) / 10;
      if (rounded > 0) this._updateScale(this._iScale, S.t("{miles} nmi", { miles: rounded }), rounded / miles);
    },
  });
})(window.Sotavento);

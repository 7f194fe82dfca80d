// Controls: zoom, back to the theatre, fit to what is shown, full screen, scale bar in nautical miles and kilometres.
(function (S) {
  "use strict";

  const ICONS = {
    home: "M3 11.500L12 4l9 7.500-1.300 1.500L18 11.600V20h-4.500v-5h-3v5H6v-8.400l-1.700 1.400z",
    fit: "M4 9V4h5v2H6v3zM15 4h5v5h-2V6h-3zM4 15h2v3h3v2H4zM18 15h2v5h-5v-2h3zM9 9h6v6H9z",
    full: "M4 10V4h6v2H7.400l3.300 3.300-1.400 1.400L6 7.400V10zM20 14v6h-6v-2h2.600l-3.300-3.300 1.400-1.400 3.300 3.300V14z",
  };

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  S.addControls = function (map, theatre) {
    map.attributionControl.setPosition("bottomright").setPrefix(false);
    L.control.zoom({ position: "topleft", zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(map);
    const bar = L.control({ position: "topleft" });
    bar.onAdd = () => {
      const tools = [
        ["home", "Back to the whole theatre", () => S.goHome(map, theatre)],
        ["fit", "Fit to everything shown", () => S.fitToData(map)],
      ];
      // iPhones have no full screen for pages.
      if (document.fullscreenEnabled) tools.push(["full", "Full screen", () => toggleFullscreen()]);
      const box = S.el("div", "leaflet-bar tools", ...tools.map(([name, label, act]) => {
        const button = S.button("", label, act, icon(name));
        button.title = label;
        return button;
      }));
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    bar.addTo(map);
    new NauticalScale({ position: "bottomright", maxWidth: 110 }).addTo(map);
  };

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
      if (rounded > 0) this._updateScale(this._iScale, `${rounded} nmi`, rounded / miles);
    },
  });
})(window.Sotavento);

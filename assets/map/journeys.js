// From one reported place to the next: a dotted straight line with an arrowhead in its middle, no track. It joins places
// only. An area has no point that anything was at, so no line leads into one.
(function (S) {
  "use strict";

  const PLACES = ["pin", "ring"];
  const SVG = "http://www.w3.org/2000/svg";
  let drawn = null;

  /** Draws pairs of record keys, first and next; pairs with an area, or at one place, are left out. */
  S.drawJourneys = function (map, pairs) {
    drawn?.remove();
    drawn = null;
    if (!pairs.length) return;
    const joined = pairs.map((pair) => pair.map((key) => S.sites[S.records.get(key)?.site]))
      .filter(([from, to]) => from && to && from !== to && [from, to].every((site) => PLACES.includes(site.drawn)));
    drawn = L.layerGroup(joined.flatMap(([from, to]) => [line(from, to), start(from), head(map, from, to)])).addTo(map);
  };

  const line = (from, to) => L.polyline([from.at, to.at], { className: "journey", interactive: false });

  const start = (from) => L.circleMarker(from.at, { className: "journey", radius: 4, interactive: false });

  /** Directions on a Mercator map are the same at every zoom, so the head is turned once. */
  function head(map, from, to) {
    const [start, end] = [from, to].map((site) => map.project(site.at, 0));
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "-7 -7 14 14");
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("d", "M6 0L-5 5L-2 0L-5 -5Z");
    shape.setAttribute("transform", `rotate(${(Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI})`);
    svg.append(shape);
    const icon = L.divIcon({ html: svg, className: "journey-head", iconSize: [0, 0] });
    const middle = map.unproject(start.add(end).divideBy(2), 0);
    return L.marker(middle, { icon, interactive: false, keyboard: false });
  }
})(window.Sotavento);

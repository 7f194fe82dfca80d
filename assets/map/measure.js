// Measuring: the distance between two places as an interval, since what is known only as an area may be anywhere in it.
(function (S) {
  "use strict";

  const MILE = 1852;
  let map = null, ends = [], drawn = null;

  S.prepareMeasure = function (theMap) {
    map = theMap;
    map.createPane("measure").style.zIndex = 570;
    map.getPane("measure").setAttribute("aria-hidden", "true"); // the strip at the head says what is measured
    drawn = L.layerGroup().addTo(map);
  };

  S.startMeasure = function () {
    setEnds([]);
    S.pick("Measure from: choose a mark, the label of an area, or any point.", (from) => {
      if (!measurable(from)) return false;
      setEnds([from]);
      S.pick("… and to: choose the other place.", (to) => measurable(to) && setEnds([from, to]), () => setEnds([]));
      return false;
    });
  };

  /** What a mark stands for; a place of which nobody knows how near it is has no distance. */
  function measurable({ group }) {
    if (group?.site.drawn !== "vague") return true;
    S.notice(`How near to ${group.site.name} it was is not known, so no distance can be given.`);
    return false;
  }

  function setEnds(wanted) {
    ends = wanted;
    draw();
    S.redraw(); // labels make room for the strip
    S.send();
    return true;
  }

  const shape = ({ at, group }) => (group ? { at: group.site.at, polygons: group.site.drawn === "pin" ? [] : group.site.polygons } : { at });
  const nameOf = ({ at, group }) => (group ? `${group.site.name}${group.site.drawn === "pin" ? "" : " (anywhere in it)"}` : S.degrees(at));

  function draw() {
    drawn.clearLayers();
    S.bar("measure");
    if (ends.length < 2) return;
    const { least, greatest } = S.distances(...ends.map(shape));
    const alike = greatest.metres !== null && greatest.metres - least.metres < 1;
    if (greatest.metres === null) { S.notice("These places lie on opposite sides of the Earth; no distance is given."); return; }
    for (const end of ends) outline(end);
    if (!alike) line(greatest.between, "measure-greatest");
    if (least.metres) line(least.between, "measure-least");
    S.bar("measure", { label: "Stop measuring", act: () => setEnds([]) },
      S.el("p", "", S.el("strong", "", S.spanWords(least.metres, greatest.metres)), ` from ${nameOf(ends[0])} to ${nameOf(ends[1])}. `,
        S.el("span", "", alike ? "Along the geodesic (WGS84)." : "Least and greatest geodesic distance (WGS84) between the places as reported.")));
  }

  const line = (between, className) => drawn.addLayer(L.polyline(S.greatCircle(...between), { pane: "measure", className, interactive: false }));

  function outline(end) {
    const { at, polygons } = shape(end);
    if (polygons?.length) drawn.addLayer(S.areaPath({ polygons }, "focus", "track-area", false));
    else drawn.addLayer(L.circleMarker(at, { pane: "measure", radius: 4, className: "track-node", interactive: false }));
  }

  /** "0–150 km (0–81 nautical miles)", rounded outwards; one figure where both are the same. */
  S.spanWords = function (least, greatest) {
    const words = (unit) => {
      if (greatest - least < 1) return figure(least / unit, Math.round);
      return `${figure(least / unit, Math.floor)}–${figure(greatest / unit, Math.ceil)}`;
    };
    return `${words(1000)} km (${words(MILE)} nautical miles)`;
  };

  const figure = (value, round) => (value < 10 ? round(value * 10) / 10 : round(value)).toLocaleString("en");

  // ---- in the link: two ends, each a position or the id of a record at the place ----

  S.measureLink = () => (ends.length < 2 ? "" : ends.map(({ at, group }) =>
    (group ? encodeURIComponent(S.decode(group.records[0].id)) : at.join("/"))).join(","));

  /** Measures again what a link says; false if it says nothing that is on the map. */
  S.restoreMeasure = function (text) {
    const found = text.split(",").map((part) => {
      const at = S.positionOf(part);
      if (at) return { at };
      const key = S.keyOf.get(S.unescaped(part));
      const group = key && [...S.groups.values()].find(({ records }) => records.some((record) => record.key === key));
      return group && { group };
    });
    return found.length === 2 && found.every(Boolean) && found.every(measurable) && setEnds(found);
  };
})(window.Sotavento);

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
    S.pick(S.t("Measure from: choose a mark, the label of an area, or any point."), (from) => {
      if (!measurable(from)) return false;
      setEnds([from]);
      S.pick(S.t("… and to: choose the other place."), (to) => measurable(to) && setEnds([from, to]), () => setEnds([]));
      return false;
    });
  };

  /** What a mark stands for; a place of which nobody knows how near it is has no distance. */
  function measurable({ group }) {
    if (group?.site.drawn !== "vague") return true;
    S.notice(S.t("How near to {place} it was is not known, so no distance can be given.", { place: group.name }));
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
  const nameOf = ({ at, group }) => (!group ? S.degrees(at) : group.site.drawn === "pin" ? group.name : S.t("{place} (anywhere in it)", { place: group.name }));

  function draw() {
    drawn.clearLayers();
    S.bar("measure");
    if (ends.length < 2) return;
    const { least, greatest } = S.distances(...ends.map(shape));
    const alike = greatest.metres !== null && greatest.metres - least.metres < 1;
    if (greatest.metres === null) { S.notice(S.t("These places lie on opposite sides of the Earth; no distance is given.")); return; }
    for (const end of ends) outline(end);
    if (!alike) line(greatest.between, "measure-greatest");
    if (least.metres) line(least.between, "measure-least");
    S.bar("measure", { label: S.t("Stop measuring"), act: () => setEnds([]) },
      S.el("p", "", S.el("strong", "", S.spanWords(least.metres, greatest.metres)), ` ${S.t("from {one} to {other}.", { one: nameOf(ends[0]), other: nameOf(ends[1]) })} `,
        S.el("span", "", alike ? S.t("Along the geodesic (WGS84).") : S.t("Least and greatest geodesic distance (WGS84) between the places as reported."))));
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
    return S.t("{km} km ({miles} nautical miles)", { km: words(1000), miles: words(MILE) });
  };

  const figure = (value, round) => (value < 10 ? round(value * 10) / 10 : round(value)).toLocaleString(S.locale);

  // ---- in the link: two ends, each a position or the id of a record at the place ----

  // An area of a large layer has no record here that could stand for it in a link.
  S.measureLink = () => (ends.length < 2 || ends.some(({ group }) => group && !group.records.length) ? "" : ends.map(({ at, group }) =>
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

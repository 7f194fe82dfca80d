// Labels of areas. One that stands outside its area is joined to it by a line: its words would else say that the area is
// where the label is. The line has no dot at its end, which would be read as a position (docs/decisions/0005). Where there
// is no room for all, several areas share one number, which opens the list of them.
(function (S) {
  "use strict";

  let stage = null, leader = null;

  S.prepareChips = function (map) {
    const pane = map.createPane("leaders");
    pane.style.zIndex = 590; // under the marks and the labels themselves
    pane.setAttribute("aria-hidden", "true");
    const renderer = L.svg({ pane: "leaders", padding: 0.3 });
    leader = L.polyline([], { pane: "leaders", renderer, className: "leader", interactive: false, fill: false, smoothFactor: 0 }).addTo(map);
    stage = new S.Stage((chip) => drawChip(map, chip), updateChip);
  };

  S.drawChips = function (map, chips, look) {
    stage.show(new Map(chips.map((chip) => [keyOf(chip), { ...chip, look }])));
    S.chips = stage.shown;
    drawLeaders(chips.filter(({ lead }) => lead).map(({ spot, lead }) => [spot, ...lead].map((end) => map.containerPointToLatLng(end))));
  };

  let drawn = "";

  function drawLeaders(lines) {
    const now = String(lines);
    if (now === drawn) return; // as in most pictures of playback
    drawn = now;
    leader.setLatLngs(lines);
  }

  const keyOf = ({ groups: [{ id, symbol, layer }], compact }) => `${id} ${compact} ${symbol} ${layer} ${S.lookKey}`;

  function drawChip(map, { groups: [group], compact, at, look }) {
    const title = S.el(compact ? "b" : "strong"), tally = compact ? null : S.el("span");
    const words = compact ? title : S.el("span", "chip-words", title, " ", tally);
    const element = S.el("div", "", S.symbol(group.symbol, group.layer, look), words);
    const kept = { layer: S.marker(at, element, "chip-anchor", { zIndexOffset: -1000 }).addTo(map), element, title, tally };
    S.asButton(element, () => S.openGroups(kept.groups, kept.layer.getLatLng(), element));
    S.followHover(element, () => kept.groups.length === 1 && S.highlight(map, kept.groups[0]));
    return kept;
  }

  function updateChip(kept, { groups, compact, texts, at }) {
    const { layer, element, title, tally } = kept, [first] = groups, several = groups.length > 1;
    const count = several ? S.labelCount(groups) : first.count;
    const age = Math.min(...groups.map((group) => group.age)), apart = groups.every((group) => group.apart);
    kept.groups = groups;
    S.putAttribute(element, "data-toll", several ? "none" : first.toll.size);
    S.put(element, { className: `chip of-${first.layer} age-${age}${apart ? " apart" : ""}${compact ? " compact" : ""}${several ? " several" : ""}` });
    S.putAttribute(element, "aria-label", compact ? `${S.number(count)} ${S.nameOfGroups(groups)} ${several ? S.tallyOf(groups) : first.tally}` : `${first.name} ${first.tally}`);
    S.put(title, { textContent: compact ? S.number(count) : texts[0] });
    if (tally) S.put(tally, { textContent: texts[1] });
    S.moveTo(layer, at, -1000);
  }
})(window.Sotavento);

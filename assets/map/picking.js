// Choosing a place on the map: a mark, the label of an area, any other point, or by keyboard the middle of the map. The
// tools that want one (measure, distance rings) ask here, and the strip at the head says what is asked for.
(function (S) {
  "use strict";

  let map = null, bars = null, asking = null;

  S.preparePicking = function (theMap) {
    map = theMap;
    bars = S.el("div", "bars");
    L.DomEvent.disableClickPropagation(bars);
    map.getContainer().append(bars);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && asking) S.stopPicking(); });
  };

  /** A strip at the head of the map, in the place of an earlier one of the same name; none without content. */
  S.bar = function (name, close, ...content) {
    bars.querySelector(`.${name}-bar`)?.remove();
    if (content.length) bars.append(S.el("div", `bar ${name}-bar`, ...content, S.button("bar-close", close.label, close.act, "×")));
  };

  /** Asks for a place; `taken` is called with it ({at} of a point, {group} of a mark or area) and says whether it will do. */
  S.pick = function (words, taken, given) {
    S.closeReceipt(false);
    asking = taken;
    map.getContainer().classList.add("picking");
    S.bar("pick", { label: S.t("Choose nothing"), act: () => { S.stopPicking(); given?.(); } }, S.el("p", "", words),
      S.button("bar-act", "", () => S.pickAt(map.getCenter().wrap()), S.t("The middle of the map")));
  };

  S.stopPicking = function () {
    asking = null;
    map.getContainer().classList.remove("picking");
    S.bar("pick");
  };

  const take = (end) => { if (asking(end)) S.stopPicking(); return true; };

  /** Whether a click on the open map was the answer to a question. */
  S.pickAt = ({ lat, lng }) => asking !== null && take({ at: [+lat.toFixed(4), +lng.toFixed(4)] });

  /** The same for a mark or a label. */
  S.pickGroups = function (groups) {
    if (!asking) return false;
    if (groups.length === 1) return take({ group: groups[0] });
    S.notice(S.t("Several places are gathered here; zoom in to choose one."));
    return true;
  };
})(window.Sotavento);

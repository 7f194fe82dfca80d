// Receipts: who says what, when, where, how finely, and how the place was found. Beside the mark on wide maps, a sheet
// at the foot on narrow ones.
(function (S) {
  "use strict";

  const NARROW = 560;
  let map = null, popup = null, sheet = null, opener = null, content = null;
  // What is open: {groups: ids, at} for a list, {key, groups, at} for one record.
  S.open = null;

  S.prepareReceipts = function (theMap) {
    map = theMap;
    sheet = S.el("section", "sheet");
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-label", S.t("Receipt"));
    sheet.hidden = true;
    map.getContainer().append(sheet);
    L.DomEvent.disableClickPropagation(sheet);
    L.DomEvent.disableScrollPropagation(sheet);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && S.open) S.closeReceipt(true); });
    map.on("click", ({ latlng, originalEvent }) => {
      // A button of a receipt that has just replaced itself is outside the page, so Leaflet takes its click for the map's.
      if (originalEvent && !originalEvent.target.isConnected) return;
      if (S.pickAt(latlng.wrap())) return;
      const entries = S.entriesAt(latlng);
      if (entries.length) { S.openEntries(entries, latlng); return; }
      const areas = S.areasAt(S.groups, latlng);
      if (areas.length) S.openGroups(areas, latlng, null);
      else S.closeReceipt(false);
    });
    map.on("popupclose", (event) => { if (event.popup === popup) { popup = null; closed(); } });
  };

  S.isNarrow = () => map.getSize().x < NARROW;

  S.openMark = (mark, element) => S.openGroups(mark.groups, L.latLng(mark.at), element);

  /** Opens the only record of these groups, or the list of them. */
  S.openGroups = function (groups, at, element) {
    if (S.pickGroups(groups)) return;
    if (groups[0]?.entries) { S.openEntries(groups.flatMap((group) => group.entries()), at); return; }
    opener = element;
    const records = groups.flatMap((group) => group.records);
    const ids = groups.map((group) => group.id);
    if (records.length === 1) S.openRecord(records[0].key, ids, at);
    else show({ groups: ids, at }, list(ids, at));
  };

  S.openRecord = function (key, ids, at) {
    show({ key, groups: ids, at }, receipt(S.records.get(key), ids, at));
    S.send();
  };

  /** After a change of what is shown: what is open says what is so now, or closes if nothing of it is left. */
  S.reviewReceipt = function () {
    if (!S.open) return;
    const { key, groups, at } = S.open, { offsetHeight } = content;
    if (key ? !S.shown.has(key) : !standing(groups).length) { S.closeReceipt(false); return; }
    S.renew(content, key ? receipt(S.records.get(key), groups, at) : list(groups, at), ".cite");
    if (popup && content.offsetHeight !== offsetHeight) fit();
  };

  /** Has Leaflet fit the popup to what it says now, for which it takes that out and puts it back. */
  function fit() {
    const focused = document.activeElement;
    popup.update();
    if (content.contains(focused)) focused.focus({ preventScroll: true });
    S.bringOut(map, popup);
  }

  const standing = (ids) => ids.map((id) => S.groups.get(id)).filter(Boolean);

  S.closeReceipt = function (returnFocus) {
    const element = opener;
    if (popup) popup.remove();
    else if (S.open) closed();
    if (returnFocus && element?.isConnected) element.focus();
  };

  function closed() {
    S.open = null;
    sheet.hidden = true;
    sheet.replaceChildren();
    S.restoreHighlight();
    S.send();
  }

  S.restoreHighlight = () => S.highlight(map, S.open?.groups.length === 1 ? S.groups.get(S.open.groups[0]) : null);

  function show(state, made) {
    const narrow = S.isNarrow();
    if (narrow || !popup) S.closeReceipt(false);
    S.open = state;
    content = made;
    if (narrow) showSheet();
    else showPopup(state.at);
    S.restoreHighlight();
    content.focus({ preventScroll: true });
  }

  function showSheet() {
    const close = S.button("close", S.t("Close"), () => S.closeReceipt(true), "×");
    sheet.replaceChildren(close, content);
    sheet.hidden = false;
  }

  const TIP = 7, BADGE = 5; // pixels by which a popup's tip hangs below its point, and by which a mark's number stands above the mark

  /** Pixels by which a popup stands above its point, so that it does not lie on the mark that it is of. */
  function liftOf(at) {
    const kept = [...S.markers.values()].find(({ mark }) => L.latLng(mark.at).equals(at));
    return kept ? BADGE - S.markBox(kept.mark.form).top : 0;
  }

  function showPopup(at) {
    const offset = [0, TIP - liftOf(at)];
    if (popup) { popup.options.offset = offset; popup.setContent(content).setLatLng(at); S.bringOut(map, popup); return; }
    popup = L.popup({ offset, maxWidth: 340, minWidth: 300, maxHeight: Math.max(180, Math.min(440, map.getSize().y - 120)), autoPan: false, closeOnClick: false })
      .setLatLng(at).setContent(content).openOn(map);
    popup.getElement().setAttribute("role", "dialog");
    popup.getElement().setAttribute("aria-label", S.t("Receipt"));
    popup.getElement().querySelector(".leaflet-popup-close-button").addEventListener("click", () => S.closeReceipt(true)); // before Leaflet's own, which leaves the focus nowhere
    popup.getElement().addEventListener("toggle", () => popup && fit(), true); // a fold that opens needs room
    S.bringOut(map, popup);
  }

  /** How old a record is; of one whose days the as-of date lies among nobody knows. */
  function ageWords(age, record) {
    if (age === null) return "";
    if (age < 0) return record.days[0] < S.dayNumber() ? "" : S.t("not before the as-of date");
    return age === 0 ? S.t("on the as-of date") : S.t("{days} before {day}", { days: S.counted(age, "day", "days"), day: S.asOfWords });
  }

  // ---- a list of records ----

  function list(ids, at) {
    const groups = standing(ids), box = S.el("div", "receipt list");
    box.tabIndex = -1;
    for (const group of groups) {
      const heading = S.el("h2", "", group.name);
      box.append(heading, S.el("p", "summary", group.tally), rows(group.records, ids, at));
    }
    if (groups.length > 1 && groups[0].site.drawn !== "area") box.prepend(zoomIn(ids));
    return box;
  }

  function zoomIn(ids) {
    const act = () => {
      const bounds = L.latLngBounds(standing(ids).map((group) => group.site.at));
      S.closeReceipt(false);
      map.fitBounds(bounds.pad(0.4), { maxZoom: 12 });
    };
    return S.button("zoom-in", "", act, S.t("Zoom in to tell them apart"));
  }

  function rows(records, ids, at) {
    const items = records.map((record) => S.el("li", "", S.button("row", "", () => S.openRecord(record.key, ids, at),
      symbolOf(record), S.el("span", "row-words", S.el("strong", "", S.decode(record.title)), S.el("span", "", summary(record))))));
    return S.el("ul", "rows", ...items);
  }

  const summary = (record) => [S.decode(record.status), record.when].filter(Boolean).join(", ");

  function symbolOf(record) {
    const holder = S.el("span", `of-${record.layer}${record.apart ? " apart" : ""}`, S.symbol(record.symbol, record.layer, S.look));
    return holder;
  }

  // ---- one record ----

  function receipt(record, ids, at) {
    const box = S.el("article", "receipt one");
    box.tabIndex = -1;
    box.dataset.record = S.decode(record.id);
    const others = standing(ids).flatMap(({ records }) => records).filter((other) => other !== record);
    box.append(...[back(others, ids, at), heading(record), facts(record), note(record), S.trackButton(record), history(record), S.citeButton(record), placing(record), elsewhere(others, ids, at)].filter(Boolean));
    return box;
  }

  function back(others, ids, at) {
    return others.length ? S.button("back", "", () => S.openGroups(standing(ids), at, opener), S.t("‹ All {count} here", { count: others.length + 1 })) : null;
  }

  function heading(record) {
    return S.el("header", "", symbolOf(record), S.el("div", "", S.el("h2", "", S.decode(record.title)),
      record.subtitle ? S.el("p", "", S.decode(record.subtitle)) : null));
  }

  function facts(record) {
    const stated = [S.decode(record.status), S.decode(record.assertion)].filter(Boolean);
    const rows = [
      [S.t("Status"), stated.join(" · ")],
      [S.t("Date"), dateOf(record), "dated"],
      [S.t("Place, in the source’s terms"), S.decode(record.where)],
      [S.t("Precision"), record.where_words],
      [S.t("By now"), grownWords(record), "grown"],
      [S.t("Contradicted"), contradiction(record)],
      ...record.details.map(([label, text]) => [label, S.decode(text)]),
    ].filter(([, text]) => text);
    const facts = rows.flatMap(([label, text, name]) => fact(label, S.el("dd", name ?? "", text)));
    return S.el("dl", "", ...facts, ...fact(S.t("Source"), source(record)));
  }

  /** A label and what it says, which S.renew knows again wherever they stand. */
  function fact(label, said) {
    const pair = [S.el("dt", "", label), said];
    pair.forEach((each) => { each.dataset.of = label; });
    return pair;
  }

  /** "up to 350 km (189 nautical miles) from there": a ship sails on after it was seen. */
  function grownWords(record) {
    const km = (S.grownOf(record) ?? 0) / 1000;
    return km ? S.t("up to {km} km ({miles} nautical miles) from there, at 3 knots since it was fresh", { km: S.number(Math.round(km)), miles: S.number(Math.round(km / 1.852)) }) : "";
  }

  /** Another report of the same days; only of what the page stands at, for which it was worked out. */
  function contradiction(record) {
    const where = !S.payload.asked && S.shownDay === S.payload.as_of ? S.payload.elsewhere?.[record.key] : null;
    return where ? S.t("another report of these days has it at: {place}", { place: S.decode(where) }) : "";
  }

  function dateOf(record) {
    const age = ageWords(S.shown.get(record.key) ?? null, record);
    return [record.when, age && `(${age})`].filter(Boolean).join(" ");
  }

  function source(record) {
    const [publisher, title, address, kind, reliability, language, published] = S.sources[record.source].map(S.decode);
    const words = [publisher, title].filter(Boolean).join(": ");
    const line = S.el("dd", "", address ? link(address, words) : S.el("span", "", words));
    const about = [kind, language && S.t("in {language}", { language: languageName(language) }), published && S.t("published {day}", { day: published })].filter(Boolean).join(", ");
    if (about) line.append(S.el("small", "", about));
    if (reliability) line.append(S.el("small", "", S.t("Reliability of the source: {grade}", { grade: reliability })));
    if (record.credibility && S.payload.all_heard) line.append(S.el("small", "", S.t("Credibility of the report: {grade}", { grade: S.decode(record.credibility) })));
    return line;
  }

  function languageName(code) {
    try { return new Intl.DisplayNames([S.locale], { type: "language" }).of(code); } catch { return code; }
  }

  // layers/receipts.py lets only http and https through; this is the second lock on the same door.
  const WEB = ["http:", "https:"];

  function link(address, words) {
    if (!WEB.includes(address.slice(0, address.indexOf(":") + 1).toLowerCase())) return S.el("span", "", words);
    const anchor = S.el("a", "", words);
    anchor.href = address;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  }

  const note = (record) => (record.note ? S.quoted(S.el("p", "note", S.decode(record.note))) : null);

  function history(record) {
    const page = S.pageOf(record);
    return page && S.el("p", "history", link(page, record.asset ? S.t("All that is reported of it") : S.t("This event with all its records")));
  }

  function placing(record) {
    const trace = S.decode(S.traces[record.trace]);
    return trace ? S.el("details", "placing", S.el("summary", "", S.t("How it was placed")), S.quoted(S.el("p", "", trace))) : null;
  }

  function elsewhere(others, ids, at) {
    if (!others.length) return null;
    return S.el("details", "others", S.el("summary", "", S.t("{records} here", { records: S.counted(others.length, "other record", "other records") })), rows(others, ids, at));
  }
})(window.Sotavento);

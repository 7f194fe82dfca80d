// Opening what lies in the large layer: the records are fetched with all that their receipts say, and shown like others.
(function (S) {
  "use strict";

  const LIST = 50, NEAR_ZOOM = 9; // records of a list; the zoom at which one is shown
  const adopted = new Map(); // key of a fetched record → its entries
  let waiting = null;

  /** Opens the receipt of entries, or the list of them: of the newest, if they are very many. */
  S.openEntries = async function (entries, at) {
    const records = (await adopt(`entries=${newest(entries).join(",")}`))?.filter(({ key }) => S.shown.has(key)); // others have gone meanwhile
    if (!records?.length) return;
    if (entries.length > LIST) S.notice(S.t("The newest {some} of {records} are listed; zoom in or filter to see the others.", { some: LIST, records: S.counted(entries.length, "record", "records") }));
    S.openGroups(groupsOf(records), at, null);
  };

  /** Opens the record with an id, bringing it into view if asked; if the layer is not drawn yet, once it is. */
  S.openFetched = async function (id, moves) {
    waiting = S.large.ready ? null : [id, moves];
    const records = S.large.ready ? await adopt(`record=${encodeURIComponent(id)}`) : null;
    if (!records) return;
    if (!S.shown.has(records[0].key)) { S.notice(S.t("That record is not among those shown on the map.")); return; }
    const [group] = groupsOf(records), at = L.latLng(group.site.at);
    if (moves) S.map.setView(at, group.site.drawn === "area" ? S.map.getZoom() : Math.max(S.map.getZoom(), NEAR_ZOOM), { animate: false });
    S.openGroups([group], at, null);
  };

  function newest(entries) {
    const { last } = S.large.data;
    return entries.sort((a, b) => last[b] - last[a] || a - b).slice(0, LIST);
  }

  async function adopt(query) {
    try {
      const answer = await fetch(`${S.payload.large.address}/records?${query}&lang=${S.language}`);
      if (answer.status === 404) { S.notice(S.t("That record is not among those shown on the map.")); return null; }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json(), records = S.adopt(told);
      told.order.forEach((number, index) => adopted.set(records[number].key, told.entries[index]));
      S.reviewShown();
      return told.order.map((number) => records[number]);
    } catch {
      S.notice(S.t("The record could not be loaded; try again."));
      return null;
    }
  }

  /** Which of the fetched records are shown, with their ages. */
  S.reviewShown = function () {
    const { state, data } = S.large, day = S.dayNumber();
    const on = [...adopted].filter(([, entries]) => entries.some((entry) => state.on[entry]));
    S.shown = new Map(on.map(([key, [entry]]) => [key, day - data.last[entry]]));
  };

  /** Groups as the receipts want them, one for each site; they stand beside those of the areas while they are open. */
  function groupsOf(records) {
    const shown = S.shown, found = S.groupRecords({ keys: records.map(({ key }) => key), ages: records.map(({ key }) => shown.get(key) ?? null) });
    S.shown = shown;
    for (const [id, group] of S.groups) if (group.opened) S.groups.delete(id);
    const opened = [...found.values()].map((group) => ({ ...group, id: `open ${group.id}`, opened: true }));
    for (const group of opened) S.groups.set(group.id, group);
    return opened;
  }

  /** After a change: an open receipt stays while its record is still shown. */
  S.reviewEntries = function () {
    S.reviewShown();
    if (S.open?.key) S.reviewReceipt();
    else S.closeReceipt(false);
    if (waiting) S.openFetched(...waiting);
  };
})(window.Sotavento);

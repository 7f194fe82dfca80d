// The citation of a record in plain words: its source first, then what Sotavento makes of it and where that is kept.
(function (S) {
  "use strict";

  const COPIED = S.t("Copied"), SHOWN_MS = 4000, DAY = /^\d{4}-\d{2}-\d{2}$/;

  /** The page of the record's asset or of the event, where there is one; the address is relative to the framing page.
   *  A map that is no part of a link may stand on that very page, or show events that no page has. */
  S.pageOf = function (record, version) {
    if (window.parent === window || (!record.asset && S.payload.keep === false)) return null;
    const [page, key, id] = record.asset ? ["assets", "asset", record.asset] : ["events", "event", record.id];
    const query = new URLSearchParams({ [key]: S.decode(id), ...(version ? { v: version } : {}) });
    return new URL(`${page}?${query}`, document.baseURI).href;
  };

  /** "gCaptain: “Title” (published 11 February 2026), https://…. As recorded by Sotavento, data version …: USS X, port visit,
   *  at Ponce, on 3 February 2026. https://…" */
  S.citation = function (record) {
    const [publisher, title, address, , , , published] = S.sources[record.source].map(S.decode);
    const day = DAY.test(published) ? S.dayWords(published) : published;
    const source = [publisher && `${publisher}:`, title && `“${title}”`, day ? S.t("(published {day})", { day }) : S.t("(no date of publication shown)")].filter(Boolean).join(" ");
    const said = [S.decode(record.title), S.decode(record.status), S.decode(record.where), record.when].filter(Boolean).join(", ");
    const page = S.pageOf(record, S.version);
    const recorded = S.t("As recorded by Sotavento, data version {version}: {said}.", { version: S.version, said });
    return `${source}${address ? `, ${address}` : ""}. ${recorded}${page ? ` ${page}` : ""}`;
  };

  /** The button that copies it and says so; where nothing may be copied, the words themselves. */
  S.citeButton = function (record) {
    const told = S.el("span", "cite-told");
    told.setAttribute("role", "status");
    const button = S.button("cite-button", "", async () => {
      const words = S.citation(record);
      told.textContent = (await copyText(words)) ? COPIED : words;
      setTimeout(() => { if (told.textContent === COPIED) told.textContent = ""; }, SHOWN_MS);
    }, S.t("Copy citation"));
    return S.el("p", "cite", button, told);
  };
})(window.Sotavento);

// Ageing: how far a position has faded by the day shown, and how far a ship may be by now. The rule and its figures are
// those of dataset/staleness.py; worked out here as well, so that playback needs no server.
(function (S) {
  "use strict";

  const DAY_MS = 86_400_000;

  /** A day, the one shown if no other is named, counted from 1 January 1970. */
  S.dayNumber = (day = S.shownDay) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

  const greatestAge = (record) => S.dayNumber() - record.days[0];

  /** From 0 (fresh, and what does not age) to 1 (stale), evenly over the days between. */
  S.fadeOf = function (record) {
    if (!record.ageing || !record.days) return 0;
    const [fresh, ageing] = S.ageing[record.ageing[0]];
    return Math.max(0, Math.min(1, (greatestAge(record) - fresh) / (ageing + 1 - fresh)));
  };

  /** Metres within which what was reported may be by now; null where it does not drift or no radius is known. */
  S.grownOf = function (record) {
    const radius = record.ageing?.[1] ?? null;
    if (radius === null || !record.days) return null;
    const [fresh, , kmh, most] = S.ageing[record.ageing[0]];
    const km = Math.min(Math.max(greatestAge(record) - fresh, 0) * 24 * kmh, most);
    return km > 0 ? radius + 1000 * km : null;
  };

  /** Steps in which marks fade: 0 fresh, 1 and 2 ageing, 3 stale. */
  S.fadeStep = (fade) => (fade === 0 ? 0 : fade < 0.5 ? 1 : fade < 1 ? 2 : 3);
})(window.Sotavento);

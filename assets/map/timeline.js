// The days of every record under the filters that stand (dataset/timeline.py): what is on the map on any day, how old
// it is then, and how many records each week brings. Days are counted from the first day of the data. Of every report
// (show `all`) the map has those whose last possible day has come, so that no days of theirs need be told.
(function (S) {
  "use strict";

  const DAY_MS = 86_400_000, WEEK = 7;

  class Timeline {
    /** `packed` as layers/playback.py makes it; `isOn` says which of its records count, `show` what is shown of them. */
    constructor({ first, days, marked, spans, reports }, isOn, show) {
      const start = Date.parse(`${first}T00:00:00Z`), endOf = (record) => record.days[1] - start / DAY_MS;
      const records = S.listed(show === "all" ? reports : marked), on = (_, index) => isOn(records[index]);
      Object.assign(this, { start, days, records: records.filter(isOn) });
      this.keys = this.records.map(({ key }) => key);
      this.ends = this.records.map(endOf);
      this.spans = show === "all" ? this.ends.map((end) => [end, days - 1]) : spans.filter(on);
    }

    /** Keys and ages of the records on the map on a day. */
    on(day) {
      const shown = { keys: [], ages: [] };
      this.spans.forEach((span, index) => {
        for (let i = 0; i < span.length; i += 2) {
          if (span[i] > day || span[i + 1] < day) continue;
          shown.keys.push(this.keys[index]);
          shown.ages.push(day - this.ends[index]);
        }
      });
      return shown;
    }

    /** The last empty day before the fullest one: there the build-up begins. */
    get beginning() {
      const counts = new Array(this.days + 1).fill(0);
      for (const span of this.spans) {
        for (let i = 0; i < span.length; i += 2) { counts[span[i]] += 1; counts[span[i + 1] + 1] -= 1; }
      }
      for (let day = 1; day < this.days; day++) counts[day] += counts[day - 1];
      const fullest = counts.indexOf(Math.max(...counts.slice(0, this.days)));
      return Math.max(0, counts.lastIndexOf(0, fullest));
    }

    /** How many of the records come with each week: those whose last possible day lies in it. */
    weeks() {
      const counts = new Array(Math.ceil(this.days / WEEK)).fill(0);
      for (const end of this.ends) counts[Math.floor(end / WEEK)] += 1;
      return counts;
    }

    isoOf(day) { return new Date(this.start + day * DAY_MS).toISOString().slice(0, 10); }

    dayOf(iso) { return Math.round((Date.parse(`${iso}T00:00:00Z`) - this.start) / DAY_MS); }

    /** The first days of months, as [day, date]. */
    months() {
      const from = new Date(this.start), months = [];
      for (let month = from.getUTCMonth() + (from.getUTCDate() > 1 ? 1 : 0); ; month++) {
        const date = new Date(Date.UTC(from.getUTCFullYear(), month, 1)), day = (date - this.start) / DAY_MS;
        if (day >= this.days) return months;
        months.push([day, date]);
      }
    }
  }

  S.Timeline = Timeline;
  S.WEEK = WEEK;
})(window.Sotavento);

// Playback: the strip below the map that shows the state day after day. Each picture is the state of its day, as the
// server would answer for that date; nothing is drawn between two days. While it runs the page stands still; at each
// halt the page is told the date, so that table, numbers and link say what the map shows.
(function (S) {
  "use strict";

  const SPEEDS = [[2, S.t("2 days a second")], [7, S.t("A week a second")], [14, S.t("2 weeks a second")], [30, S.t("A month a second")]];
  const USUAL = 1, TELL_AFTER_MS = 350;
  const ICONS = {
    first: "M5 5h2v14H5zM19 5v14L9 12z", back: "M17 5v14L7 12z", play: "M7 4.500v15l12-7.500z", pause: "M6 5h4v14H6zM14 5h4v14h-4z",
    next: "M7 5v14l10-7z", close: "M6.400 5L12 10.600 17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400L12 13.400 6.400 19 5 17.600l5.600-5.600L5 6.400z",
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let strip = null, parts = null, days = null, timeline = null, day = null, playing = null, wanted = false;
  // The date the page stands at, the one it has to answer with, the wait before it is told, and the last that it was told.
  let standing = null, pending = null, telling = null, told = null;

  S.preparePlayback = function (map) {
    strip = S.el("section", "playback");
    strip.setAttribute("aria-label", S.t("Playback"));
    strip.hidden = true;
    map.getContainer().after(strip);
  };

  /** Takes a new payload: opens, refreshes or closes the strip. The reader's own day is kept until the page has it. */
  S.updatePlayback = function (payload) {
    strip.hidden = !payload.playback;
    if (!payload.playback) return;
    awaitAnswer(payload);
    days = payload.timeline ? new S.Timeline(payload.timeline, ({ layer }) => S.isOn(layer), payload.asked?.show ?? payload.show) : null;
    timeline = payload.plays ? days : null;
    if (!timeline) { closeStrip(payload.playback); return; }
    if (!keepsOwn(payload.as_of)) {
      halt();
      day = Math.max(0, Math.min(timeline.dayOf(payload.as_of), timeline.days - 1));
    }
    standing = payload.as_of;
    if (pending === null) told = null;
    ahead();
    if (!parts) showOpen();
    drawHistogram();
    drawDay();
    if (wanted && !calm.matches) { day = timeline.beginning; play(); }
    wanted = false;
  };

  /** Whether the strip's day stays: while it plays, and until the page has caught up with the day it was told. */
  function keepsOwn(asOf) {
    if (pending === null) return Boolean(playing) && asOf === standing;
    if (asOf === pending) pending = null;
    return true;
  }

  function closeStrip(range) {
    halt();
    const wasOpen = parts !== null;
    parts = pending = null;
    if (wasOpen) ahead();
    showClosed(range);
    if (wasOpen) strip.querySelector(".play-open").focus({ preventScroll: true });
  }

  /** What is on the map of what the reader has pressed, on a day that the data has; nothing where it is not known. */
  S.stateOn = function (asked) {
    const number = days && asked ? days.dayOf(asked.as_of) : -1;
    return number >= 0 && number < days.days ? { ...days.on(number), ...asked } : null;
  };

  /** What is on the map on the strip's day; nothing while the strip is closed. */
  S.playedDay = () => (timeline ? { ...timeline.on(day), as_of: timeline.isoOf(day) } : null);

  function showClosed([first, last]) {
    if (strip.dataset.range === `${first} ${last}` && strip.querySelector(".play-open:not(:disabled)")) return;
    strip.dataset.range = `${first} ${last}`;
    const open = S.button("play-open", "", () => ask(), S.icon(ICONS.play), S.t("Play the build-up"));
    strip.replaceChildren(open, S.el("span", "play-range", `${S.dayWords(first)} – ${S.dayWords(last)}`));
  }

  function ask() {
    wanted = true;
    strip.querySelector(".play-open").disabled = true;
    S.post({ type: "timeline", open: true });
  }

  const tool = (name, label, act) => S.tool(`play-tool play-${name}`, label, act, ICONS[name]);

  function showOpen() {
    const slider = S.el("input", "play-slider"), speed = S.el("select", "play-speed");
    Object.assign(slider, { type: "range", min: 0, max: timeline.days - 1, step: 1 });
    slider.setAttribute("aria-label", S.t("Day shown"));
    slider.addEventListener("input", () => { halt(); goTo(Number(slider.value)); });
    SPEEDS.forEach(([rate, words], index) => speed.append(new Option(words, rate, index === USUAL, index === USUAL)));
    speed.setAttribute("aria-label", S.t("Speed"));
    speed.addEventListener("change", () => { if (playing) playing = { since: null, from: day }; }); // the days gone by were at the other speed
    parts = {
      slider, speed, toggle: tool("play", S.t("Play"), () => (playing ? stop() : play())), date: S.el("output", "play-date"),
      count: S.el("span", "play-count"), past: barsPath("play-past"), ahead: barsPath("play-ahead"), axis: S.el("div", "play-axis"),
    };
    parts.axis.setAttribute("aria-hidden", "true");
    strip.replaceChildren(
      S.el("div", "play-head",
        tool("first", S.t("To the beginning of the build-up"), () => step(timeline.beginning - day)), tool("back", S.t("One day back"), () => step(-1)),
        parts.toggle, tool("next", S.t("One day on"), () => step(1)), S.el("p", "play-words", parts.date, " ", parts.count),
        speed, tool("close", S.t("Close playback"), () => shut())),
      S.el("div", "play-track", parts.ahead.svg, parts.past.svg, slider), parts.axis);
    parts.toggle.focus({ preventScroll: true });
  }

  // ---- moving ----

  function play() {
    if (day >= timeline.days - 1) day = timeline.beginning;
    playing = { since: null, from: day };
    setToggle("pause", S.t("Pause"));
    drawAnew();
    ahead();
    requestAnimationFrame(tick);
  }

  function tick(now) {
    if (!playing) return;
    playing.since ??= now;
    // Who asked for less motion gets a picture a second.
    const rate = Number(parts.speed.value), seconds = (now - playing.since) / 1000;
    const next = Math.min(playing.from + Math.floor(calm.matches ? Math.floor(seconds) * rate : seconds * rate), timeline.days - 1);
    if (next !== day) { day = next; drawAnew(); }
    if (day >= timeline.days - 1) stop();
    else requestAnimationFrame(tick);
  }

  function halt() {
    if (!playing) return;
    playing = null;
    if (parts) setToggle("play", S.t("Play"));
  }

  function stop() { halt(); drawAnew(); tell(); ahead(); }

  function step(days) { halt(); goTo(Math.max(0, Math.min(day + days, timeline.days - 1))); }

  function goTo(next) { day = next; drawAnew(); tell(); ahead(); }

  /** Tells the page whether its numbers, bar and table are of another day than the map, and of which. */
  function ahead() {
    const apart = playing || pending !== null;
    S.post({ type: "ahead", of: apart ? stillOf(standing) : null });
  }

  const stillOf = (day) => S.t("Numbers, bar and tables: still as of {day}.", { day: S.dayWords(day) });

  const LATE_MS = 500;
  let late = null;

  /** Where the answer to a date is long in coming, as while it is dragged, the page says so too. */
  function awaitAnswer({ asked, as_of: asOf }) {
    clearTimeout(late);
    const apart = asked && asked.as_of !== asOf;
    if (!apart && late) ahead();
    late = apart ? setTimeout(() => S.post({ type: "ahead", of: stillOf(asOf) }), LATE_MS) : null;
  }

  function drawAnew() { S.present(S.playedDay()); drawDay(); }

  function shut() {
    halt();
    if (pending) sendDay();
    S.post({ type: "timeline", open: false });
  }

  /** Tells the page the date, once the reader has come to rest. */
  function tell() {
    clearTimeout(telling);
    const now = timeline.isoOf(day);
    pending = now === (told ?? standing) ? null : now; // the page may be on its way to another day
    if (pending) telling = setTimeout(sendDay, TELL_AFTER_MS);
  }

  function sendDay() {
    clearTimeout(telling);
    S.post({ type: "day", day: (told = pending) });
    if (pending === standing) pending = null; // nothing that its answer would change
  }

  // ---- drawing ----

  function setToggle(name, label) {
    parts.toggle.replaceChildren(S.icon(ICONS[name]));
    parts.toggle.title = label;
    parts.toggle.setAttribute("aria-label", label);
  }

  function drawDay() {
    const { keys } = timeline.on(day), words = S.dayWords(timeline.isoOf(day)), count = S.counted(keys.length, "record", "records");
    parts.slider.value = day;
    parts.slider.setAttribute("aria-valuetext", S.t("{day}, {records} on the map", { day: words, records: count }));
    parts.date.textContent = words;
    parts.count.textContent = playing ? S.t("{records} on the map; the page follows at a halt", { records: count }) : S.t("{records} on the map", { records: count });
    const played = (day + 1) / timeline.days;
    parts.past.svg.style.clipPath = `inset(0 ${100 * (1 - played)}% 0 0)`;
    parts.ahead.svg.style.clipPath = `inset(0 0 0 ${100 * played}%)`;
  }

  function barsPath(className) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", className);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.append(path);
    return { svg, path };
  }

  /** One bar a week, by how many records it brings. */
  function drawHistogram() {
    const weeks = timeline.weeks(), most = Math.max(...weeks, 1);
    const bars = weeks.map((count, week) => (count ? `M${week * S.WEEK + 0.6} 100V${(100 - (100 * count) / most).toFixed(1)}h${S.WEEK - 1.2}V100z` : ""));
    for (const { svg, path } of [parts.past, parts.ahead]) {
      svg.setAttribute("viewBox", `0 0 ${timeline.days} 100`);
      path.setAttribute("d", bars.join(""));
    }
    parts.axis.replaceChildren(...timeline.months().map(([first, date]) => {
      const month = date.getUTCMonth();
      const mark = S.el("span", `play-month${month % 3 ? "" : " quarter"}${month ? "" : " new-year"}`,
        date.toLocaleDateString(S.locale, { month: "short", timeZone: "UTC", ...(month && first > 31 ? {} : { year: "numeric" }) }));
      mark.style.left = `${(100 * first) / timeline.days}%`;
      return mark;
    }));
    parts.slider.title = S.t("Bars: records dated in each week, under the filters that stand");
  }
})(window.Sotavento);

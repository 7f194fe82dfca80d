// Text and elements. Words arrive escaped by layers/escape.py and become text nodes here: never markup.
window.Sotavento = {};

(function (S) {
  "use strict";

  const NAMED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "<br>": "\n" };

  /** The words that escape() was given, from what it made of them. */
  S.decode = function (escaped) {
    return escaped.replace(/&#(\d+);|&(?:amp|lt|gt|quot|#x27);|<br>/g, (found, code) =>
      code ? String.fromCharCode(Number(code)) : NAMED[found]);
  };

  /** A new element with a class and, as text nodes or elements, its children. */
  S.el = function (tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  S.button = function (className, label, onClick, ...children) {
    const button = S.el("button", className, ...children);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", onClick);
    return button;
  };

  const SVG = "http://www.w3.org/2000/svg";

  /** A drawing of 24 by 24 from one path. */
  S.icon = function (d) {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", d);
    svg.append(path);
    return svg;
  };

  /** A button with a drawing, whose label is also its title. */
  S.tool = function (className, label, act, d) {
    const button = S.button(className, label, act, S.icon(d));
    button.title = label;
    return button;
  };

  // Words: English stands in these files, marked by S.t, S.n and S.counted; the document brings those of its language.
  S.language = document.documentElement.lang || "en";
  S.locale = { en: "en-GB", es: "es-419" }[S.language];
  const said = JSON.parse(document.getElementById("sotavento-words")?.textContent ?? "{}");

  /** A marked text in the document's language, its {places} filled in. */
  S.t = (text, values = {}) => (said[text] ?? text).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  /** Marks an element as words of the data, which are recorded in English and never translated. */
  S.quoted = (element) => Object.assign(element, { lang: "en" });

  /** Marks a noun for S.counted. */
  S.n = (one, many) => [one, many];

  /** "1 ship", "9 ships": the plural is given, not guessed. */
  const figures = new Intl.NumberFormat(S.locale);
  S.number = (value) => figures.format(value);
  S.counted = (number, one, many) => `${S.number(number)} ${(said[one] ?? [one, many])[number === 1 ? 0 : 1]}`;

  /** "2 September 2025" for an ISO date. */
  const days = new Intl.DateTimeFormat(S.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  S.dayWords = (iso) => days.format(new Date(`${iso}T00:00:00Z`));

  /** Width in pixels of a text in a font, measured without touching the page. */
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map(); // the same labels are measured with every change of the map
  const MOST_WIDTHS = 5000;
  S.textWidth = function (text, font, spacing = 0) {
    const key = `${font} ${text}`;
    if (!widths.has(key)) {
      if (widths.size >= MOST_WIDTHS) widths.clear();
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key) + spacing * text.length;
  };

  const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, system-ui, sans-serif";
  const LABEL_FONTS = [`600 12px ${SANS}`, `400 11px ${SANS}`];
  const LINE = 14;

  /** A label's title and tally broken into lines of at most so many pixels, and the room they take. Words are never cut. */
  const labels = new Map();
  S.label = function (texts, most) {
    const key = `${most} ${texts.join("\n")}`;
    if (!labels.has(key)) {
      if (labels.size >= MOST_WIDTHS) labels.clear();
      labels.set(key, laidOut(texts, most));
    }
    return labels.get(key);
  };

  function laidOut(texts, most) {
    const lines = texts.map((text, row) => balanced(text, LABEL_FONTS[row], most));
    const width = Math.max(...lines.flatMap((row, index) => row.map((line) => S.textWidth(line, LABEL_FONTS[index]))));
    return { texts: lines.map((row) => row.join("\n")), width, height: LINE * lines.flat().length };
  }

  const NARROWER = 8;

  /** Lines of about equal length: as narrow as their number allows. */
  function balanced(text, font, most) {
    let lines = broken(text, font, most);
    for (let width = most, tried = lines; width > 0 && tried.length === lines.length && lines.length > 1; width -= NARROWER) {
      lines = tried;
      tried = broken(text, font, width);
    }
    return lines;
  }

  /** Words as a line may end after them: a number stays with what it counts, a stroke or dot with what stands before it. */
  const wordsOf = (text) => text.match(/(?:\d[\d.,]* )?\S+(?: [/·](?= ))?/g) ?? [text];

  function broken(text, font, most) {
    const lines = [];
    for (const word of wordsOf(text)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && S.textWidth(longer, font) <= most) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }
})(window.Sotavento);

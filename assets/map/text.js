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

  /** "1 ship", "9 ships": the plural is given, not guessed. */
  const figures = new Intl.NumberFormat("en");
  S.counted = (number, one, many) => `${figures.format(number)} ${number === 1 ? one : many}`;

  /** "2 September 2025" for an ISO date. */
  S.dayWords = (iso) => new Date(`${iso}T00:00:00Z`)
    .toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

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
})(window.Sotavento);

// Begins the map while the page's own scripts are on their way. It stands where it is going to be, below the headline that
// the server has written, until the map's bridge takes it into the page. A browser that cannot move a frame without
// loading it anew has it made there.
(() => {
  const held = document.getElementById("sotavento-first"), opening = document.getElementById("sotavento-opening");
  if (!held) return;
  if (!("moveBefore" in Element.prototype)) { opening.remove(); return; }
  const FOLDED_TO = 768, LEAST = 187.5, FIRST = 281.25, GREATEST = 562.5; // pixels; Streamlit's of its sidebar
  const CHECK_EVERY_MS = 100, { pathname } = window.location, html = document.documentElement;
  const UNFORESEEN = "[data-testid=stMain] :is([data-testid=stAlert], [data-testid=stException])"; // above the map, or instead of it
  const told = remembered();

  /** What the reader has told Streamlit's page before. */
  function remembered() {
    try { return { ...window.localStorage }; } catch { return {}; } // refused
  }

  function themeOf() {
    const [, words] = Object.entries(told).find(([name]) => name.startsWith(`stActiveTheme-${pathname}-v`)) ?? [];
    const chosen = /Light|Dark/.exec(words)?.[0].toLowerCase();
    return chosen ?? (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  function lay() {
    const folded = window.innerWidth < FOLDED_TO || (told["stSidebarCollapsed-"] ?? String(window.innerWidth === FOLDED_TO)) === "true";
    const width = Math.min(Math.max(parseInt(told.sidebarWidth, 10) || FIRST, LEAST), GREATEST);
    opening.style.setProperty("--side", folded || opening.dataset.embedded ? "0px" : `${width}px`);
  }

  /** Stays until the bridge has taken the frame; makes way for what nobody foresaw and for a page that the reader turns to. */
  function check() {
    if (opening.isConnected && window.location.pathname === pathname) {
      const isMoved = document.querySelector("[data-testid=stMain]")?.scrollTop > 0;
      if (isMoved || document.querySelector(UNFORESEEN)) opening.classList.remove("stands");
      return;
    }
    opening.remove();
    window.clearInterval(checking);
    window.removeEventListener("scroll", check, true);
    window.removeEventListener("resize", lay);
  }

  lay();
  html.dataset.opening = themeOf();
  const frame = document.createElement("iframe");
  Object.assign(frame, { id: "sotavento-begun", src: JSON.parse(held.textContent).address, inert: true });
  opening.querySelector(".opening-map").append(frame);
  const checking = window.setInterval(check, CHECK_EVERY_MS);
  window.addEventListener("scroll", check, true);
  window.addEventListener("resize", lay);
})();

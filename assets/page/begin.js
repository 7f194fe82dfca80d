// Begins the map while the page's own scripts are on their way. The frame waits unseen, as large as it is going to be,
// until the map's bridge takes it to its place; a browser that cannot move a frame without loading it anew has it made
// there.
(() => {
  const held = document.getElementById("sotavento-first");
  if (!held || !("moveBefore" in Element.prototype)) return;
  const REM = 15, SIDEBAR_FROM = 768, SIDEBAR = 18.75 * REM, PHONE_TO = 640; // pixels; .streamlit/config.toml, page.css
  const { innerWidth: wide, innerHeight: high } = window, phone = wide <= PHONE_TO;
  const width = wide - (phone ? 1.5 : 2.5) * REM - (wide > SIDEBAR_FROM && !/[?&]embed=true/.test(location.search) ? SIDEBAR : 0);
  const height = phone ? Math.max(0.6 * high, 22 * REM) : Math.min(Math.max(high - 11.2 * REM, 26 * REM), 80 * REM);
  const frame = document.createElement("iframe");
  frame.id = "sotavento-begun";
  frame.src = JSON.parse(held.textContent).address;
  frame.style = `position: fixed; top: 0; left: 0; width: ${width}px; height: ${height}px; border: 0; visibility: hidden`;
  frame.inert = true;
  document.body.append(frame);
})();

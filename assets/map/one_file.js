// The one-file page: unpacks what the map draws, switches its layers, and a table whose rows bring their record into view.
(function (S) {
  "use strict";

  const PACKED = ["sotavento-basemap", "sotavento-catalogue"];
  const switches = document.getElementById("layer-switches"), table = document.getElementById("rows");

  switches.addEventListener("change", () => {
    const layers = [...switches.querySelectorAll("input:checked")].map((input) => input.value);
    S.show({ ...S.payload, layers });
  });
  table.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-record]");
    if (!button) return;
    S.openByKey(button.dataset.record, true);
    document.getElementById("map_sotavento").scrollIntoView({ block: "nearest" });
  });

  async function unpack(id) {
    const held = document.getElementById(id), octets = Uint8Array.from(atob(held.textContent), (octet) => octet.charCodeAt(0));
    const text = new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"));
    held.textContent = await new Response(text).text();
  }

  if (window.DecompressionStream) {
    Promise.all(PACKED.map(unpack)).then(() => S.start(map_sotavento));
  } else {
    switches.disabled = true;
    const words = S.t("This browser is too old to unpack the map of this page (Chromium 80, Firefox 113 and Safari 16.4 can). The table below holds the same records.");
    document.getElementById("map_sotavento").replaceWith(S.el("p", "leaf", words));
  }
})(window.Sotavento);

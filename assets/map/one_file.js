// The one-file page: switches for the layers of its map, and a table whose rows bring their record into view.
(function (S) {
  "use strict";

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
})(window.Sotavento);

// Copies a text, for the map's frame and for the page's buttons alike (ui/map_view.py puts it before copy_link.js).

function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard is refused on plain http and in some frames; selecting and copying still works there.
    return copyBySelection(text);
  }
}

// Copies the page's whole address: the view in the query, the map's position and open record in the fragment.

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

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard is refused on plain http and in some frames; selecting and copying still works there.
    return copyBySelection(text);
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.onclick = async () => {
    const copied = await copy(window.location.href);
    status.textContent = copied ? data.copied : window.location.href;
    window.setTimeout(() => { status.textContent = ""; }, 4000);
  };
}

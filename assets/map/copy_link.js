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

/** The page's address, naming this version of the data or none. */
function address(version) {
  const here = new URL(window.location.href);
  here.searchParams.delete("v");
  if (version) here.searchParams.set("v", version);
  return here.href;
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.onclick = async () => {
    const link = address(data.version);
    const copied = await copy(link);
    status.textContent = copied ? data.copied : link;
    window.setTimeout(() => { status.textContent = ""; }, 4000);
  };
}

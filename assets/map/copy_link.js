// Copies the page's whole address: the view in the query, the map's position and open record in the fragment.

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
    const copied = await copyText(link);
    status.textContent = copied ? data.copied : link;
    window.setTimeout(() => { status.textContent = ""; }, 4000);
  };
}

// Copies the address of the current view: the query comes from the server (what the view encodes to), the place on
// the map from the fragment, which only the browser knows.
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");

  // Browsers refuse the clipboard on plain-http hosts and in frames; an off-screen field still copies there.
  function copyByField(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;left:-9999px";
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByField(text);
    }
  }

  button.onclick = async () => {
    const { origin, pathname, hash } = window.location;
    const link = origin + pathname + (data.query ? "?" + data.query : "") + hash;
    said.textContent = (await copy(link)) ? data.done : link;
  };
}

// The switch of languages, and the word to browsers and screen readers about which one the page is in.
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language;
  const button = parentElement.querySelector("button");
  button.textContent = data.name;
  button.lang = data.other;
  button.onclick = () => setTriggerValue("other", data.other);
}

// Tells the server where the reader looks, whenever the map has come to rest, while something on the page has to say it.
const EVERY_MS = 400;
let told = "";

export default function ({ data, setStateValue }) {
  let before = "";
  const look = () => {
    const { width, height } = document.querySelector(".st-key-map iframe")?.getBoundingClientRect() ?? {};
    const now = width && window.location.hash ? `${Math.round(width)}x${Math.round(height)}${window.location.hash}` : "";
    if (now === before && now !== told) setStateValue("at", (told = now));
    before = now;
  };
  told = data.at;
  const timer = window.setInterval(look, EVERY_MS);
  return () => window.clearInterval(timer);
}

/** The page that others show in a frame: what its address says about looks goes to the element, and its height to the page around it. */

/** The attributes that an address may set, and what they may be. */
const taken: Readonly<Record<string, RegExp>> = {
  panels: /^[a-z ]{1,80}$/,
  hide: /^[a-z ]{1,80}$/,
  theme: /^(light|dark|auto)$/,
  lang: /^(ko|en)$/,
  readonly: /^$/,
};

const framed = document.querySelector("rnn-playground");

for (const part of location.hash.slice(1).split("&")) {
  const [name = "", value = ""] = part.split("=");
  const text = value.replaceAll("+", " ").replaceAll("%20", " ");
  if (Object.hasOwn(taken, name) && taken[name]?.test(text)) framed?.setAttribute(name, text);
}

// Links lead to the whole page beside this one. The page's own script has said otherwise by then.
addEventListener("DOMContentLoaded", () => framed?.setAttribute("home", new URL("./", location.href).href));

/** Heights are no secret, so whoever shows the page may know them. */
function tell(): void {
  parent.postMessage({ type: "rnn-playground:height", height: framed?.getBoundingClientRect().height ?? 0 }, "*");
}

if (framed !== null && parent !== window) new ResizeObserver(tell).observe(framed);

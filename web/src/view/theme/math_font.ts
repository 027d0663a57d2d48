/** The maths font, a subset of STIX Two Math (web/assets has its licence). @font-face inside a shadow root is ignored, so it is registered with the document, once. */

const family = "RNN Math";

/** Loads the font without holding up anything; until it is there, and where it cannot be loaded, the system's maths font is used. */
export function registerMathFont(): void {
  if (typeof FontFace === "undefined" || hasFamily()) return;
  const url = new URL("../../../assets/rnn-math.woff2", import.meta.url);
  const face = new FontFace(family, `url("${url.href}") format("woff2")`, { display: "swap" });
  document.fonts.add(face);
  face.load().catch(() => document.fonts.delete(face));
}

function hasFamily(): boolean {
  return [...document.fonts].some((face) => face.family.replaceAll('"', "") === family);
}

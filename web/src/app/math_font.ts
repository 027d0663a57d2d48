/** The maths font, a subset of STIX Two Math (web/assets has its licence). @font-face inside a shadow root is ignored, so it is registered with the document, once. */

const family = "RNN Math";

/** Loads the font without holding anything up; until it is there, and where it cannot be had, the system's maths font is used. */
export async function loadMathFont(fonts: FontFaceSet): Promise<void> {
  if ([...fonts].some((face) => face.family.replaceAll('"', "") === family)) return;
  const { mathFontUrl } = await import("./math_font_url.ts");
  const face = new FontFace(family, sourceOf(mathFontUrl), { display: "swap" });
  fonts.add(face);
  await face.load().catch(() => fonts.delete(face));
}

/** A font that travels inside the script is handed over as bytes: a page's content security policy may refuse data: addresses. */
function sourceOf(url: string): string | BufferSource {
  const begin = url.indexOf(";base64,");
  if (!url.startsWith("data:") || begin < 0) return `url("${url}") format("woff2")`;
  return Uint8Array.from(atob(url.slice(begin + ";base64,".length)), (letter) => letter.charCodeAt(0));
}

/** One rule per level of the value scale: its fill, and the colour of a number written on it, in both themes. */
import { css, unsafeCSS } from "lit";
import { levelClass, levels } from "../scale.ts";
import { dark, inkOn, levelColor, light } from "./palette.ts";

/** The hue never covers the paper entirely at the small end, where a level must still be told from zero. */
export function shareOf(level: number): number {
  if (level === 0) return 0;
  return Math.sign(level) * (0.06 + 0.94 * (Math.abs(level) / levels));
}

function rule(level: number): string {
  const share = shareOf(level);
  const hue = level < 0 ? "--negative" : "--positive";
  const percent = Math.round(Math.abs(share) * 1000) / 10;
  const on = `light-dark(${inkOn(levelColor(light, share), light)}, ${inkOn(levelColor(dark, share), dark)})`;
  return `.${levelClass(level)} { --fill: color-mix(in srgb, var(${hue}) ${percent}%, var(--paper)); --on: ${on}; }`;
}

function rules(): string {
  return Array.from({ length: 2 * levels + 1 }, (_, index) => rule(index - levels)).join("\n  ");
}

export const fills = css`
  .v {
    --fill: var(--paper);
    --on: var(--ink);
  }
  ${unsafeCSS(rules())}
  .v-nan {
    --fill: var(--hairline);
    --on: var(--ink);
  }
`;

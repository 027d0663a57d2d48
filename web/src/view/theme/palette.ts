/** The colours of docs/design-system.md as data, for the style sheets, for the canvas and for the contrast test. */

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  /** Decoration only: never text that must be read. */
  readonly ink3: string;
  readonly hairline: string;
  readonly marker: string;
  /** x, W_x: what comes from the input. */
  readonly input: string;
  /** h, W_h: what comes from memory. */
  readonly memory: string;
  /** y: what leaves. */
  readonly output: string;
  readonly bias: string;
  readonly negative: string;
  readonly positive: string;
}

export const light: Palette = {
  paper: "#fcfbf8",
  ink: "#1b1b1d",
  ink2: "#615e58",
  ink3: "#98948b",
  hairline: "#e2ded5",
  marker: "#ffe98a",
  input: "#007468",
  memory: "#6a3fb5",
  output: "#b3261e",
  bias: "#6f5b3e",
  negative: "#e08214",
  positive: "#2f6fb7",
};

export const dark: Palette = {
  paper: "#17181b",
  ink: "#ececec",
  ink2: "#a9a6a0",
  ink3: "#75726c",
  hairline: "#2f3136",
  marker: "#453a0c",
  input: "#4db6a6",
  memory: "#b39ddb",
  output: "#ff8a80",
  bias: "#c8b08a",
  negative: "#e08214",
  positive: "#2f6fb7",
};

export type Rgb = readonly [number, number, number];

export function rgbOf(hex: string): Rgb {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}

/** `amount` of `over` on `under`, as CSS color-mix(in srgb) does it. */
export function mix(over: Rgb, under: Rgb, amount: number): Rgb {
  const channel = (a: number, b: number) => Math.round(a * amount + b * (1 - amount));
  return [channel(over[0], under[0]), channel(over[1], under[1]), channel(over[2], under[2])];
}

/** WCAG 2 contrast ratio, 1 … 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [bright, dim] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** What a number on a fill may be written in, in order of preference. Black and white exist for the narrow band of blues on which neither ink nor paper is legible. */
const candidates: readonly ((palette: Palette) => string)[] = [
  (palette) => palette.ink,
  (palette) => palette.paper,
  () => "#000000",
  () => "#ffffff",
];

const legible = 4.5;

/** The first candidate that is legible on `fill`. */
export function inkOn(fill: Rgb, palette: Palette): string {
  const found = candidates.map((candidate) => candidate(palette)).find((ink) => contrast(rgbOf(ink), fill) >= legible);
  return found ?? palette.ink;
}

/** The opaque colour of a level of the value scale: `share` of the hue over the paper. */
export function levelColor(palette: Palette, share: number): Rgb {
  const hue = share < 0 ? palette.negative : palette.positive;
  return mix(rgbOf(hue), rgbOf(palette.paper), Math.abs(share));
}

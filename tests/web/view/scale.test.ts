import { describe, expect, it } from "vitest";
import { fillOf, levelOf, levels, limitOf } from "../../../web/src/view/scale.ts";
import { shareOf } from "../../../web/src/view/theme/fills.ts";
import { contrast, dark, inkOn, levelColor, light, rgbOf } from "../../../web/src/view/theme/palette.ts";

describe("the value scale", () => {
  it("has a round limit that no finite value exceeds", () => {
    expect(limitOf([0.3, -0.97])).toBe(1);
    expect(limitOf([1.2], [-4.6])).toBe(5);
    expect(limitOf([0.0123])).toBe(0.015);
    expect(limitOf([])).toBe(1);
    expect(limitOf([Number.NaN, Number.POSITIVE_INFINITY, 0.5])).toBe(0.5);
  });

  it("is symmetric about zero and shows a sign for the smallest of values", () => {
    for (const value of [0.01, 0.2, 0.5, 0.99, 1, 7]) expect(levelOf(-value, 1)).toBe(-(levelOf(value, 1) ?? 0));
    expect(levelOf(0, 1)).toBe(0);
    expect(levelOf(1e-9, 1)).toBe(1);
    expect(levelOf(-1e-9, 1)).toBe(-1);
  });

  it("tells not-a-number and the infinite from everything else", () => {
    expect(fillOf(Number.NaN, 1).className).toBe("v v-nan");
    expect(fillOf(Number.NEGATIVE_INFINITY, 1)).toEqual({ className: `v n${levels} v-inf`, negative: true });
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])("keeps a number legible on every level of the %s theme", (_, palette) => {
    for (let level = -levels; level <= levels; level++) {
      const fill = levelColor(palette, shareOf(level));
      expect(contrast(rgbOf(inkOn(fill, palette)), fill), `level ${level}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])(
    "keeps text in ink and in the hues of roles legible on the paper of the %s theme, and on the marker",
    (_, palette) => {
      const paper = rgbOf(palette.paper);
      for (const hue of ["ink", "ink2", "input", "memory", "output", "bias"] as const) {
        expect(contrast(rgbOf(palette[hue]), paper), hue).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgbOf(palette[hue]), rgbOf(palette.marker)), `${hue} on the marker`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    },
  );
});

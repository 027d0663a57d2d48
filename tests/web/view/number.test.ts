import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../web/src/view/number.ts";
import { parseNumber, plainNumber } from "../../../web/src/view/number_typed.ts";

describe("formatNumber", () => {
  it.each([
    [0, "0.000"],
    [-0, "0.000"],
    [-0.23, "−0.230"],
    [0.0004, "4.0e−4"],
    [-0.0000421, "−4.2e−5"],
    [12.3456, "12.35"],
    [123.456, "123.5"],
    [12345.6, "12346"],
    [1234567, "1.2e+6"],
    [-98765432, "−9.9e+7"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("needs no more than eight characters for any float32, so that columns keep their width", () => {
    for (let exponent = -38; exponent <= 38; exponent++) {
      for (const lead of [1, 1.2345678, 9.9949, 9.9996]) {
        for (const sign of [1, -1]) {
          const value = Math.fround(sign * lead * 10 ** exponent);
          if (!Number.isFinite(value)) continue;
          expect(formatNumber(value).length, String(value)).toBeLessThanOrEqual(8);
          expect(formatNumber(value, 2).length, String(value)).toBeLessThanOrEqual(6);
        }
      }
    }
  });
});

describe("parseNumber", () => {
  it("reads what people type: hyphen or minus sign, point or comma, exponents", () => {
    for (const [text, value] of [
      ["0.5", 0.5],
      ["-.5", -0.5],
      ["−0,25", -0.25],
      ["1e-3", 0.001],
      [" 3. ", 3],
    ] as const) {
      expect(parseNumber(text)).toEqual({ ok: true, value });
    }
  });

  it("refuses with a reason what is not a finite float32", () => {
    for (const [text, problem] of [
      ["", "empty"],
      ["abc", "not_a_number"],
      ["0x10", "not_a_number"],
      ["NaN", "not_a_number"],
      ["1 2", "not_a_number"],
      ["Infinity", "not_finite"],
      ["-inf", "not_finite"],
      ["1e39", "not_finite"],
      ["1e999", "not_finite"],
    ] as const) {
      expect(parseNumber(text), text).toEqual({ ok: false, problem });
    }
  });

  it("reads back what the field shows", () => {
    for (const value of [0.1, -2.5e-7, 123456.7, 0]) {
      const shown = parseNumber(plainNumber(Math.fround(value)));
      expect(shown.ok && Math.fround(shown.value)).toBe(Math.fround(value));
    }
  });
});

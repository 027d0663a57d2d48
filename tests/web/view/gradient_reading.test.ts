import { describe, expect, test } from "vitest";
import { gradient as en } from "../../../web/src/i18n/en/gradient.ts";
import { gradient as ko } from "../../../web/src/i18n/ko/gradient.ts";
import { readingSentence, readSeries, saidFactor } from "../../../web/src/view/gradient_reading.ts";
import { decadesOf, type StepSize } from "../../../web/src/view/gradient_series.ts";

/** Sizes in order of processing; the loss reaches the last step, and those of `direct`. */
function series(sizes: readonly number[], direct: readonly number[] = []): readonly StepSize[] {
  return sizes.map((total, index) => {
    const t = index + 1;
    const reached = t === sizes.length || direct.includes(t);
    return { t, column: t, total, aside: reached ? total / 4 : 0, from_next: (total * 3) / 4, direct: reached };
  });
}

const nameOf = ({ t }: StepSize) => `h_${t}`;
const said = (sizes: readonly number[], direct: readonly number[] = []) =>
  readingSentence(en, series(sizes, direct), nameOf, null);

describe("the sentence under the chart is true to the numbers", () => {
  test("it compares what reaches the first step with what the last one has, in two digits", () => {
    expect(said([0.00025, 0.01, 1])).toContain("reaches h_1 is 1/4,000 of the one at h_3: it vanishes");
    expect(said([0.1, 0.2, 0.5])).toContain("1/5 of the one at h_3: it fades");
    expect(said([0.415, 0.5])).toContain("0.83 times the one at h_2: it keeps its size");
    expect(said([7, 2])).toContain("3.5 times the one at h_2: it grows");
    expect(said([4200, 1])).toContain("4,200 times the one at h_2: it explodes");
  });

  test("a ratio at the edge of single precision is neither infinite nor without a figure", () => {
    expect(said([1.4e-45, 1])).toContain("1/7.1·10^44 of");
    expect(said([3e38, 1e-3])).toContain("3·10^41 times");
  });

  test("an exact zero at the first step is not called a fraction", () => {
    expect(said([0, 0, 0.2, 1])).toBe(en.reading.stops("h_1", "h_3"));
    expect(said([0, 0, 0])).toBe(en.reading.none);
    expect(said([0])).toBe(en.reading.none);
  });

  test("zeros at the end, where steps are masked, are not what the rest is compared with", () => {
    expect(said([0.5, 1, 0, 0])).toContain("1/2 of the one at h_2");
  });

  test("what is infinite or no number is named where the way back first meets it", () => {
    expect(said([Number.NaN, Number.POSITIVE_INFINITY, 1])).toBe(en.reading.infinite("h_2"));
    expect(said([1, Number.NaN, Number.NaN, 1])).toBe(en.reading.notANumber("h_3"));
  });

  test("where the loss speaks to the first step itself, what came straight and what travelled are told apart", () => {
    expect(said([0.4, 0.4], [1])).toBe(en.reading.direct("h_1", "0.100", "0.300"));
    const ofC = readingSentence(en, series([0.4, 0.4], [1]), ({ t }) => `c_${t}`, nameOf);
    expect(ofC).toBe(en.reading.directThrough("c_1", "h_1", "0.100", "0.300"));
  });

  test("one step has nothing to be compared with, and no step has no sentence", () => {
    expect(said([0.25])).toBe(en.reading.single("h_1", "0.250"));
    expect(said([])).toBe("");
    expect(readSeries([])).toBeNull();
  });

  test("in Korean it says the same, and no particle that depends on a figure follows one", () => {
    const cases = [[0.00025, 1], [0.1, 0.5], [1, 1], [7, 2], [4200, 1], [0, 1], [0, 0], [Number.NaN, 1], [0.25]];
    for (const sizes of cases) {
      const sentence = readingSentence(ko, series(sizes), nameOf, null);
      expect(sentence).toMatch(/[가-힣].*[.]$/u);
      expect(sentence).not.toMatch(/[\d)](은|는|이|가|을|를|과|와|으로|로)(?=[\s.,])/);
    }
  });
});

test("factors are said in two digits, with separators, and with a power of ten from a million on", () => {
  expect([1, 0.834, 3.46, 42.4, 999, 3960, 123456, 2.34e7, Number.POSITIVE_INFINITY].map(saidFactor)).toEqual([
    "1",
    "0.83",
    "3.5",
    "42",
    "1,000",
    "4,000",
    "120,000",
    "2.3·10^7",
    "∞",
  ]);
});

test("the axis holds every size that a logarithm has, and one decade at least", () => {
  expect(decadesOf([0.3, 0.02, 0, Number.NaN, Number.POSITIVE_INFINITY])).toEqual({ low: -2, high: 0 });
  expect(decadesOf([0.1])).toEqual({ low: -1, high: 0 });
  expect(decadesOf([0, 0])).toEqual({ low: -1, high: 0 });
  expect(decadesOf([1.4e-45, 1])).toEqual({ low: -45, high: 0 });
});

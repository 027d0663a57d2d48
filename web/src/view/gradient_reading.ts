/** What the sizes of a gradient over time say, as one of a few cases; the words are the dictionary's. */
import type { GradientMessages } from "../i18n/messages.ts";
import type { StepSize } from "./gradient_series.ts";
import { formatNumber } from "./number.ts";

export type Verdict = "vanishes" | "fades" | "keeps" | "grows" | "explodes";

export type GradientReading =
  | { readonly kind: "single"; readonly at: StepSize }
  /** Somewhere it is no number any more. `at`: where, the first on the way back. */
  | { readonly kind: "not_finite"; readonly at: StepSize }
  | { readonly kind: "none" }
  /** Exactly zero at the first step. `until`: the last step on the way back that is not. */
  | { readonly kind: "stops"; readonly first: StepSize; readonly until: StepSize }
  /** The loss reaches the first step also without travelling through time. */
  | { readonly kind: "direct"; readonly first: StepSize }
  /** `ratio`: of the size at `first` to that at `last`. */
  | {
      readonly kind: "ratio";
      readonly first: StepSize;
      readonly last: StepSize;
      readonly ratio: number;
      readonly verdict: Verdict;
    };

/** null for no steps at all. First and last are meant in order of processing: the way back goes from last to first. */
export function readSeries(series: readonly StepSize[]): GradientReading | null {
  const back = series.toSorted((a, b) => b.t - a.t);
  const first = back.at(-1);
  if (first === undefined) return null;
  const broken = back.find(({ total }) => !Number.isFinite(total));
  if (broken !== undefined) return { kind: "not_finite", at: broken };
  if (back.length === 1) return first.total === 0 ? { kind: "none" } : { kind: "single", at: first };
  const last = back.find(({ total }) => total > 0);
  if (last === undefined) return { kind: "none" };
  if (first.total === 0) return { kind: "stops", first, until: back.findLast(({ total }) => total > 0) ?? last };
  if (first.direct) return { kind: "direct", first };
  if (last === first) return { kind: "single", at: first };
  const ratio = first.total / last.total;
  return { kind: "ratio", first, last, ratio, verdict: verdictOf(ratio) };
}

function verdictOf(ratio: number): Verdict {
  if (ratio <= 0.01) return "vanishes";
  if (ratio <= 0.5) return "fades";
  if (ratio < 2) return "keeps";
  return ratio < 100 ? "grows" : "explodes";
}

/** A factor in two digits, as one says it: 0.83, 3.5, 42, 4,000; from a million on with a power of ten. */
export function saidFactor(factor: number): string {
  if (!Number.isFinite(factor)) return "∞";
  const rounded = Number(factor.toPrecision(2));
  if (rounded >= 1e6) return rounded.toExponential().replace("e+", "·10^");
  return rounded >= 1000 ? String(rounded).replace(/\B(?=(\d{3})+$)/g, ",") : String(rounded);
}

/** The sentence of a series; "" for no steps. `nameOf`: what the state is called at a step; `through`: and the state that it hears through, if any. */
export function readingSentence(
  { reading: m }: GradientMessages,
  series: readonly StepSize[],
  nameOf: (step: StepSize) => string,
  through: ((step: StepSize) => string) | null,
): string {
  const reading = readSeries(series);
  if (reading === null) return "";
  switch (reading.kind) {
    case "single":
      return m.single(nameOf(reading.at), formatNumber(reading.at.total));
    case "not_finite":
      return Number.isNaN(reading.at.total) ? m.notANumber(nameOf(reading.at)) : m.infinite(nameOf(reading.at));
    case "none":
      return m.none;
    case "stops":
      return m.stops(nameOf(reading.first), nameOf(reading.until));
    case "direct": {
      const { first } = reading;
      const [aside, travelled] = [formatNumber(first.aside), formatNumber(first.from_next)];
      return through === null
        ? m.direct(nameOf(first), aside, travelled)
        : m.directThrough(nameOf(first), through(first), aside, travelled);
    }
    case "ratio": {
      const { first, last, ratio, verdict } = reading;
      const factor = verdict === "vanishes" || verdict === "fades" ? saidFactor(1 / ratio) : saidFactor(ratio);
      return m[verdict](nameOf(first), nameOf(last), factor);
    }
    default:
      return reading satisfies never;
  }
}

/** A learner's sources as numbers: what they give in the layouts of the model on the screen. */
import type { Tensor } from "../types/core.ts";
import type { Generator, GivenSource, InputSource } from "../types/inputs.ts";
import type { InputLayout } from "./inputs.ts";
import { seeded } from "./seeded.ts";
import { indexOf, padded, samplesOf, vocabularyOf } from "./tokens.ts";

/** What the page asks for the numbers of sources: a part that comes when there are any. */
export type SourcedInputs = typeof sourcedInputs;

/** `given` with the numbers of those sources that hold; `given` itself when none does. */
export function sourcedInputs(
  layouts: readonly InputLayout[],
  given: readonly Tensor[],
  sources: readonly GivenSource[],
): readonly Tensor[] {
  return given.map((tensor, input) => {
    const layout = layouts[input];
    const source = sources.find((one) => one.input === input)?.source;
    if (layout === undefined || source === undefined || !holds(source, layout)) return tensor;
    return { shape: layout.shape, data: numbersOf(source, layout) };
  });
}

/** A table wants the entries it was made for, a text a table to be looked up in; generators suit any numbers, one-hot none that are indices. */
export function holds(source: InputSource, layout: InputLayout): boolean {
  switch (source.kind) {
    case "table":
      return source.entries === layout.entries && (source.steps === 0) === (layout.steps === 0);
    case "text":
      return layout.vocabulary !== null;
    case "generator":
      return layout.vocabulary === null || source.generator.name !== "one_hot";
    default:
      return source satisfies never;
  }
}

export function numbersOf(source: InputSource, layout: InputLayout): Float32Array<ArrayBuffer> {
  const steps = Math.max(1, layout.steps);
  const data = new Float32Array(layout.batch * steps * layout.entries);
  switch (source.kind) {
    case "table":
      fillFromTable(data, source, layout);
      break;
    case "text":
      fillFromText(data, source, layout);
      break;
    case "generator": {
      const limit = layout.vocabulary;
      const make = limit === null ? generated(source.generator, layout) : counted(source.generator, layout, limit);
      let index = 0;
      for (let sample = 0; sample < layout.batch; sample++)
        for (let step = 0; step < steps; step++)
          for (let entry = 0; entry < layout.entries; entry++) data[index++] = make(sample, step, entry);
      break;
    }
    default:
      return source satisfies never;
  }
  return data;
}

type Maker = (sample: number, step: number, entry: number) => number;

/** Without a time axis what runs along time runs along the entries. */
function generated(generator: Generator, layout: InputLayout): Maker {
  const { entries, steps } = layout;
  const place = (step: number, entry: number) => (steps === 0 ? entry : step);
  const places = steps === 0 ? entries : steps;
  switch (generator.name) {
    case "zeros":
      return () => 0;
    case "ramp": {
      const { from, to } = generator;
      return (_, step, entry) => rounded(from + ((to - from) * place(step, entry)) / Math.max(1, places - 1), 4);
    }
    case "sine": {
      const { period, amplitude } = generator;
      return (sample, step, entry) => {
        const lag = steps === 0 ? sample / layout.batch : entry / entries + sample / layout.batch;
        return rounded(amplitude * Math.sin(2 * Math.PI * (place(step, entry) / period - lag)), 2);
      };
    }
    case "noise": {
      const { seed, amplitude } = generator;
      return (sample, step, entry) => rounded(amplitude * (2 * seeded(seed, sample, step, entry) - 1), 2);
    }
    case "one_hot":
      return (sample, step, entry) => (entry === (steps === 0 ? sample : step + sample) % entries ? 1 : 0);
    default:
      return generator satisfies never;
  }
}

/** The same, where numbers are indices below `limit`. */
function counted(generator: Generator, layout: InputLayout, limit: number): Maker {
  if (generator.name === "noise")
    return (sample, step, entry) => Math.floor(seeded(generator.seed, sample, step, entry) * limit);
  if (generator.name === "zeros") return () => 0;
  return (sample, step, entry) => (sample + (layout.steps === 0 ? entry : step)) % limit;
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** What the table does not reach stays zero. */
function fillFromTable(
  data: Float32Array,
  source: Extract<InputSource, { kind: "table" }>,
  { batch, steps, entries }: InputLayout,
): void {
  const from = Math.max(1, source.steps);
  const into = Math.max(1, steps);
  for (let sample = 0; sample < Math.min(batch, source.batch); sample++) {
    for (let step = 0; step < Math.min(into, from); step++) {
      for (let entry = 0; entry < entries; entry++)
        data[(sample * into + step) * entries + entry] = source.values[(sample * from + step) * entries + entry] ?? 0;
    }
  }
}

function fillFromText(data: Float32Array, source: Extract<InputSource, { kind: "text" }>, layout: InputLayout): void {
  const { text, unit, padding, truncating } = source;
  const size = layout.vocabulary ?? 0;
  const samples = samplesOf(text, unit);
  const vocabulary = indexOf(vocabularyOf(samples, size));
  const length = Math.max(1, layout.steps) * layout.entries;
  for (let sample = 0; sample < layout.batch; sample++) {
    const { row } = padded(samples[sample] ?? [], vocabulary, size, length, padding, truncating);
    for (const [place, { index }] of row.entries()) data[sample * length + place] = index;
  }
}

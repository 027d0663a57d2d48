/** A core of one kind of model, slow and plain, that counts how often it is asked: what is tested here is when the page asks, not what Keras answers. */
import type { Reader, Tools } from "../../../web/src/state/derive.ts";
import { withEdits } from "../../../web/src/state/edits.ts";
import type { Catalog, ModelSpec, Result, RnnError } from "../../../web/src/types/core.ts";
import type { Reading, ReadModel } from "../../../web/src/types/reading.ts";
import { simpleRnnModel } from "../fixtures/models.ts";
import { noise, runPlan } from "../fixtures/run.ts";

export const good = "SimpleRNN(3)";
/** Read when the page was built. */
export const known = "SimpleRNN(2)";
const catalog: Catalog = { layers: [], activations: [], initializers: [] };

export interface Counts {
  read: number;
  plan: number;
  initWeights: number;
  run: number;
  summary: number;
}

/** Reads "SimpleRNN(units)": one model per line; a line without its bracket is half-typed; zero units are refused by plan. */
export function fakeTools(): { tools: Tools; reader: Reader; counts: Counts } {
  const counts: Counts = { read: 0, plan: 0, initWeights: 0, run: 0, summary: 0 };
  const sizes = (spec: ModelSpec) => ({ units: Number(spec.name), batch: 2, steps: 3, features: 2 });
  const planned = (spec: ModelSpec) => simpleRnnModel(true, sizes(spec));
  const tools: Tools = {
    catalog,
    known: (code, dialect) => (code === known && dialect === "auto" ? readingOf(code) : null),
    withEdits,
    shownAt: (reading, caret) => reading.models.findLastIndex((model) => model.from <= caret),
    engine: {
      catalog: () => catalog,
      plan(spec) {
        counts.plan++;
        return Number(spec.name) > 0 ? { ok: true, value: planned(spec) } : { ok: false, error: refusal };
      },
      summary(spec, flavor) {
        counts.summary++;
        return { ok: true, value: `${spec.name} in ${flavor}` };
      },
      initWeights(spec, seed): Result<Float32Array> {
        counts.initWeights++;
        const { parameters } = planned(spec);
        return { ok: true, value: Float32Array.from({ length: parameters }, (_, index) => noise(seed, index)) };
      },
      run(spec, { weights, inputs }) {
        counts.run++;
        const { batch, steps } = sizes(spec);
        const trace = runPlan(planned(spec), weights, inputs, batch, steps);
        return { ok: true, value: { trace, outputs: [], output_masks: [], stateful: [] } };
      },
    },
  };
  const reader: Reader = {
    read(code) {
      counts.read++;
      return readingOf(code);
    },
    placeError: (error, model) => ({ from: model.from, to: model.to, severity: "error", code: error.code, args: {} }),
    tokens: () => [],
  };
  return { tools, reader, counts };
}

const refusal: RnnError = { code: "units_not_positive", message: "", layer: 1, param: "units", args: {} };

function readingOf(text: string): Reading {
  let from = 0;
  const models = text.split("\n").flatMap((line): ReadModel[] => {
    const to = from + line.length;
    const units = /\d+/.exec(line)?.[0] ?? "0";
    const model: ReadModel = {
      variable: "model",
      spec: { dialect: "keras3", sequential: true, name: units, layers: [] },
      spans: [],
      summaries: [],
      training: {},
      complete: line.endsWith(")"),
      from,
      to,
    };
    from = to + 1;
    return line === "" ? [] : [model];
  });
  return {
    text,
    dialect: "keras3",
    dialect_reason: "default",
    dialect_evidence: null,
    models,
    shown: models.length - 1,
    spec: models.at(-1)?.spec ?? null,
    spans: [],
    diagnostics: [],
  };
}

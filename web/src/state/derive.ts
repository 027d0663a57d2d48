/**
 * Text → reading → plan → weights and inputs → run → timeline, each stage remembered by its inputs, so that moving the cursor computes nothing.
 * While the text cannot be planned, the last good result stays and is marked stale.
 */
import type { DialectChoice } from "../types/command.ts";
import type { Catalog, LayerSpec, ModelSpec, Plan, Result, RnnError, SummaryFlavor, Tensor } from "../types/core.ts";
import type { Engine, RunResult } from "../types/engine.ts";
import type { Diagnostic, ReadModel, Reading } from "../types/reading.ts";
import type { Computed, Tick } from "../types/scene.ts";
import { editedInputs, editedStates, editedWeights, holding } from "./edits.ts";
import { defaultInputs, type InputLayout, inputLayouts } from "./inputs.ts";
import { type Stage, stage } from "./memo.ts";
import type { KeptEdit, State } from "./state.ts";
import { buildTimeline } from "./timeline.ts";

/** Everything that turns text into numbers, handed in so that this file knows neither a grammar nor a wasm module. */
export interface Tools {
  readonly engine: Engine;
  readonly catalog: Catalog;
  read(code: string, catalog: Catalog, dialect: DialectChoice): Reading;
  /** Index into models of the one to show for this caret. */
  shownAt(reading: Reading, caret: number): number;
  placeError(error: RnnError, model: ReadModel, reading: Reading): Diagnostic;
}

export interface Derived {
  readonly reading: Reading;
  /** The model the caret is in; null when the text has none. */
  readonly model: ReadModel | null;
  readonly shown: number;
  /** The last good model, run; null before there was one. */
  readonly computed: Computed | null;
  readonly layouts: readonly InputLayout[];
  /** The edits that hold in `computed`. */
  readonly edits: readonly KeptEdit[];
  /** The text on the screen is not what `computed` shows. */
  readonly stale: boolean;
  /** The reader's sentences and the core's, by place. */
  readonly problems: readonly Diagnostic[];
  /** What summary() prints for the last good model in the chosen flavour; null before there was one. */
  readonly summary: Result<string> | null;
  /** Of a Sequential that does not fit together: the layers that do, and the one that does not. */
  readonly misfit: Misfit | null;
  readonly position: number;
  readonly tick: Tick | null;
  readonly sample: number;
  readonly stages: Stages | null;
}

const nothingRead: Reading = {
  text: "",
  dialect: "keras3",
  dialect_reason: "default",
  dialect_evidence: null,
  models: [],
  shown: -1,
  spec: null,
  spans: [],
  diagnostics: [],
};

/** Before there is a core. */
export const nothingDerived: Derived = {
  reading: nothingRead,
  model: null,
  shown: -1,
  computed: null,
  layouts: [],
  edits: [],
  stale: false,
  problems: [],
  summary: null,
  misfit: null,
  position: 0,
  tick: null,
  sample: 0,
  stages: null,
};

export interface Misfit {
  /** Of the layers before it. */
  readonly plan: Plan;
  readonly spec: ModelSpec;
  readonly layer: LayerSpec;
  readonly problem: Diagnostic;
}

interface Numbers {
  readonly layouts: readonly InputLayout[];
  readonly inputs: readonly Tensor[];
}

/** As much of a model as can be planned. */
interface Fitting {
  readonly plan: Plan;
  readonly spec: ModelSpec;
  readonly layer: LayerSpec;
}

interface Ran {
  readonly computed: Computed;
  readonly edits: readonly KeptEdit[];
  readonly layouts: readonly InputLayout[];
}

interface Stages {
  readonly reading: Stage<Reading>;
  readonly plan: Stage<Result<Plan> | null>;
  readonly weights: Stage<Result<Float32Array> | null>;
  readonly inputs: Stage<Numbers | null>;
  readonly fitting: Stage<Fitting | null>;
  readonly run: Stage<Result<Ran> | null>;
  readonly summary: Stage<Result<string> | null>;
  readonly good: Ran | null;
}

export function derive(state: State, tools: Tools, previous: Derived): Derived {
  const { code, dialect, seed, batch, steps, edits } = state.document;
  const before = previous.stages ?? undefined;
  const reading: Stage<Reading> = stage(before?.reading, [code, dialect], () => tools.read(code, tools.catalog, dialect));
  const shown = tools.shownAt(reading.output, state.caret);
  const model = reading.output.models[shown] ?? null;
  const spec = model?.complete ? model.spec : null;

  const plan: Stage<Result<Plan> | null> = stage(before?.plan, [spec], () => (spec === null ? null : tools.engine.plan(spec)));
  const planned = plan.output?.ok ? plan.output.value : null;
  const fitting = stage(before?.fitting, [spec, plan.output], () => fittingPart(tools.engine, spec, plan.output));
  const weights: Stage<Result<Float32Array> | null> = stage(before?.weights, [plan.output, seed], () =>
    planned === null || spec === null ? null : tools.engine.initWeights(spec, seed),
  );
  const inputs: Stage<Numbers | null> = stage(before?.inputs, [plan.output, seed, batch, steps], () => {
    if (planned === null) return null;
    const layouts = inputLayouts(planned, batch, steps);
    return { layouts, inputs: defaultInputs(layouts, seed) };
  });
  const run: Stage<Result<Ran> | null> = stage(before?.run, [plan.output, weights.output, inputs.output, edits], () => {
    if (spec === null || planned === null || weights.output === null || inputs.output === null) return null;
    if (!weights.output.ok) return weights.output;
    return runWith(tools.engine, spec, planned, weights.output.value, inputs.output, edits);
  });

  const ran = run.output?.ok ? run.output.value : null;
  const good = ran ?? before?.good ?? null;
  const summarised = good?.computed.spec ?? null;
  const flavor = flavorOf(state);
  const summary: Stage<Result<string> | null> = stage(before?.summary, [summarised, flavor], () =>
    summarised === null ? null : tools.engine.summary(summarised, flavor),
  );
  const failures = [plan.output, weights.output, run.output].flatMap((result) =>
    result !== null && !result.ok && model !== null ? [tools.placeError(result.error, model, reading.output)] : [],
  );
  const ticks = good?.computed.timeline.ticks ?? [];
  const position = positionOf(state, good);
  return {
    reading: reading.output,
    model,
    shown,
    computed: good?.computed ?? null,
    layouts: good?.layouts ?? [],
    edits: good?.edits ?? [],
    stale: ran === null,
    problems: [...reading.output.diagnostics, ...failures.slice(0, 1)],
    summary: summary.output,
    misfit: misfitOf(fitting.output, failures[0]),
    position,
    tick: ticks[position] ?? null,
    sample: Math.max(0, Math.min(state.sample, (good?.computed.batch ?? 1) - 1)),
    stages: { reading, plan, fitting, weights, inputs, run, summary, good },
  };
}

/** The layers of a Sequential before the one that the core refuses. */
function fittingPart(engine: Engine, spec: ModelSpec | null, planned: Result<Plan> | null): Fitting | null {
  if (spec === null || planned === null || planned.ok || spec.nodes !== undefined) return null;
  const layer = spec.layers[planned.error.layer];
  if (layer === undefined || planned.error.layer === 0) return null;
  const shorter = { ...spec, layers: spec.layers.slice(0, planned.error.layer) };
  const plan = engine.plan(shorter);
  return plan.ok ? { plan: plan.value, spec: shorter, layer } : null;
}

function misfitOf(fitting: Fitting | null, problem: Diagnostic | undefined): Misfit | null {
  return fitting === null || problem === undefined ? null : { ...fitting, problem };
}

/** Which Keras the summary panel speaks; its explained form rests on the default text. */
export function flavorOf(state: State): SummaryFlavor {
  return state.summary_tab === "keras3" ? "keras3" : state.summary_flavor;
}

function runWith(
  engine: Engine,
  spec: ModelSpec,
  plan: Plan,
  initial: Float32Array,
  { layouts, inputs }: Numbers,
  edits: readonly KeptEdit[],
): Result<Ran> {
  const held = holding(plan, layouts, edits);
  const weights = editedWeights(plan, initial, held);
  const fed = editedInputs(layouts, inputs, held);
  const batch = layouts[0]?.batch ?? 1;
  const initial_states = editedStates(plan, batch, held);
  const result = engine.run(spec, { plan, weights, inputs: fed, initial_states });
  if (!result.ok) return result;
  const computed = computedOf(spec, plan, weights, fed, result.value, batch, layouts[0]?.steps ?? 0);
  return { ok: true, value: { computed, edits: held, layouts } };
}

function computedOf(
  spec: ModelSpec,
  plan: Plan,
  weights: Float32Array,
  inputs: readonly Tensor[],
  { trace, outputs }: RunResult,
  batch: number,
  steps: number,
): Computed {
  return { spec, plan, weights, inputs, outputs, trace, timeline: buildTimeline(plan, trace.slots), batch, steps };
}

/** The end of the first time step until a learner has moved: a first picture in which one step is complete. */
function positionOf(state: State, good: Ran | null): number {
  if (good === null) return 0;
  const { ticks, starts } = good.computed.timeline;
  const wanted = state.position ?? (starts[1] ?? ticks.length) - 1;
  return Math.max(0, Math.min(wanted, ticks.length - 1));
}

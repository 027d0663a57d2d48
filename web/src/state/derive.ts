/**
 * Text → reading → plan → weights and inputs → run → timeline, each stage remembered by its inputs, so that moving the cursor computes nothing.
 * While the text cannot be planned or run, the last good result stays and is marked stale.
 */
import type { DialectChoice } from "../types/command.ts";
import type { Catalog, Plan, Result, RnnError, SummaryFlavor } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import type { Diagnostic, Reading, ReadModel, Token } from "../types/reading.ts";
import type { Computed, Tick, Timeline } from "../types/scene.ts";
import type { SourcedInputs } from "./input_sources.ts";
import type { InputLayout } from "./inputs.ts";
import { type Stage, stage } from "./memo.ts";
import { type Misfit, misfitOf } from "./misfit.ts";
import { type Printing, printed } from "./printing.ts";
import { type Given, givenInputs, type Ran, runModel, type WithEdits } from "./run_model.ts";
import type { KeptEdit, State } from "./state.ts";
import { buildTimeline } from "./timeline.ts";

/** What turns models into numbers, handed in so that this file knows no wasm module. */
export interface Tools {
  readonly engine: Engine;
  readonly catalog: Catalog;
  /** The reading of a text that was read when the page was built; null for all others. It is what the reader would answer. */
  known(code: string, dialect: DialectChoice): Reading | null;
  /** Index into models of the one to show for this caret. */
  shownAt(reading: Reading, caret: number): number;
  /** null until the page can answer: before, there is no edit. */
  readonly withEdits: WithEdits | null;
}

/** What turns text into models. With its grammar it is as large as all the rest, so it may come later than the first picture. */
export interface Reader {
  read(code: string, catalog: Catalog, dialect: DialectChoice): Reading;
  placeError(error: RnnError, model: ReadModel, reading: Reading): Diagnostic;
  /** In order of position, never overlapping. */
  tokens(code: string): readonly Token[];
}

/** A model of the text with its plan; what SHAPES and SUMMARY show. */
export interface Planned {
  readonly code: string;
  readonly model: ReadModel;
  /** Possibly unbuilt: a Sequential whose input shape is not known. */
  readonly plan: Plan;
}

export interface Derived {
  /** null while the text has not been read: then the last good result stands, marked stale. */
  readonly reading: Reading | null;
  /** Something on the screen waits for the reader. */
  readonly needsReader: boolean;
  /** Index into reading.models of the model the caret is in; -1 when the text has none. */
  readonly shown: number;
  readonly model: ReadModel | null;
  /** The last model that could be planned; null before there was one. */
  readonly planned: Planned | null;
  /** The text on the screen is not what `planned` shows. */
  readonly planStale: boolean;
  readonly misfit: Misfit | null;
  /** The last model that could be run; null before there was one. */
  readonly computed: Computed | null;
  /** The text on the screen is not what `computed` shows. */
  readonly stale: boolean;
  readonly layouts: readonly InputLayout[];
  /** The edits that hold in `computed`. */
  readonly edits: readonly KeptEdit[];
  /** The reader's sentences and the core's, by place. */
  readonly problems: readonly Diagnostic[];
  /** null in the explained form, and before there is a model. */
  readonly printing: Printing | null;
  readonly position: number;
  readonly tick: Tick | null;
  readonly sample: number;
  readonly stages: Stages | null;
}

interface Good {
  readonly computed: Computed;
  readonly ran: Ran;
}

interface Stages {
  readonly reading: Stage<Reading>;
  readonly plan: Stage<Result<Plan> | null>;
  readonly planned: Stage<Planned | null>;
  readonly misfit: Stage<Misfit | null>;
  readonly weights: Stage<Result<Float32Array> | null>;
  readonly given: Stage<Given | null>;
  readonly run: Stage<Result<Ran> | null>;
  readonly timeline: Stage<Timeline | null>;
  readonly good: Stage<Good | null>;
  readonly problems: Stage<readonly Diagnostic[]>;
  readonly printing: Stage<Printing | null>;
}

/** Before there is a core. */
export const nothingDerived: Derived = {
  reading: null,
  needsReader: false,
  shown: -1,
  model: null,
  planned: null,
  planStale: false,
  misfit: null,
  computed: null,
  stale: false,
  layouts: [],
  edits: [],
  problems: [],
  printing: null,
  position: 0,
  tick: null,
  sample: 0,
  stages: null,
};

/** `reader`, `sourced`: null as long as they are not there. */
export function derive(
  state: State,
  tools: Tools,
  reader: Reader | null,
  previous: Derived,
  sourced: SourcedInputs | null = null,
): Derived {
  const stages = advance(state, tools, reader, sourced, previous.stages ?? undefined);
  if (stages === null) return unread(state, previous);
  const reading = stages.reading.output;
  const shown = tools.shownAt(reading, state.caret);
  const model = reading.models[shown] ?? null;
  const { computed, ran } = stages.good.output ?? { computed: null, ran: null };
  const position = positionOf(state, computed?.timeline ?? null);
  return {
    reading,
    needsReader: stages.printing.output === null && stages.planned.output !== null && flavorOf(state) !== null,
    shown,
    model,
    planned: stages.planned.output,
    planStale: stages.plan.output?.ok !== true,
    misfit: stages.misfit.output,
    computed,
    stale: stages.run.output?.ok !== true,
    layouts: ran?.layouts ?? [],
    edits: ran?.edits ?? [],
    problems: stages.problems.output,
    printing: stages.printing.output,
    position,
    tick: computed?.timeline.ticks[position] ?? null,
    sample: Math.max(0, Math.min(state.sample, (computed?.batch ?? 1) - 1)),
    stages,
  };
}

/** The text is another one than the pictures show: what points into the text is gone, the pictures stay. */
function unread(state: State, previous: Derived): Derived {
  const position = positionOf(state, previous.computed?.timeline ?? null);
  return {
    ...previous,
    reading: null,
    needsReader: true,
    shown: -1,
    model: null,
    planStale: previous.planned !== null,
    stale: previous.computed !== null,
    problems: [],
    position,
    tick: previous.computed?.timeline.ticks[position] ?? null,
  };
}

/** null if the text cannot be read yet. */
function advance(
  state: State,
  tools: Tools,
  reader: Reader | null,
  sourced: SourcedInputs | null,
  before: Stages | undefined,
): Stages | null {
  const { engine } = tools;
  const { code, dialect, seed, batch, steps, sources, edits } = state.document;
  const read = stage(before?.reading, [code, dialect], () => readAs(tools, reader, code, dialect));
  if (read.output === null) return null;
  const reading: Stages["reading"] = { ...read, output: read.output };
  const model = reading.output.models[tools.shownAt(reading.output, state.caret)] ?? null;
  const spec = model?.complete ? model.spec : null;

  const plan: Stages["plan"] = stage(before?.plan, [spec], () => (spec === null ? null : engine.plan(spec)));
  const fitting = plan.output?.ok ? plan.output.value : null;
  const built = fitting?.built ? fitting : null;
  const planned: Stages["planned"] = stage(before?.planned, [plan.output], () =>
    fitting === null || model === null ? (before?.planned.output ?? null) : { code, model, plan: fitting },
  );
  const misfit: Stages["misfit"] = stage(before?.misfit, [plan.output], () => misfitOf(engine, spec, plan.output));

  const weights: Stages["weights"] = stage(before?.weights, [built, seed], () =>
    built === null || spec === null ? null : engine.initWeights(spec, seed),
  );
  const given: Stages["given"] = stage(before?.given, [built, seed, batch, steps, sources, sourced], () =>
    built === null ? null : givenInputs(built, seed, batch, steps, sources, sourced),
  );
  const run: Stages["run"] = stage(before?.run, [built, weights.output, given.output, edits], () => {
    if (spec === null || built === null || given.output === null || weights.output?.ok !== true) return null;
    const initial = weights.output.value;
    const edited = tools.withEdits?.(built, initial, given.output, edits) ?? {
      weights: initial,
      inputs: given.output.inputs,
      initial_states: [],
      edits: [],
    };
    return runModel(engine, spec, built, given.output, edited);
  });
  const ran = run.output?.ok ? run.output.value : null;
  // The order of ticks depends on sizes alone: numbers may change under it.
  const timeline: Stages["timeline"] = stage(before?.timeline, [built, given.output, ran === null], () =>
    built === null || ran === null ? null : buildTimeline(built, ran.trace.slots),
  );
  const good: Stages["good"] = stage(before?.good, [ran, timeline.output], () =>
    spec === null || built === null || ran === null || timeline.output === null
      ? (before?.good.output ?? null)
      : { ran, computed: { ...computedOf(ran), spec, plan: built, timeline: timeline.output } },
  );
  const problems: Stages["problems"] = stage(
    before?.problems,
    [reading.output, model, plan.output, weights.output, run.output, reader],
    () => {
      const failed = [plan.output, weights.output, run.output].find((result) => result?.ok === false);
      const failure =
        failed?.ok === false && model !== null && reader !== null
          ? [reader.placeError(failed.error, model, reading.output)]
          : [];
      return [...reading.output.diagnostics, ...failure];
    },
  );
  const flavor = flavorOf(state);
  const printing: Stages["printing"] = stage(before?.printing, [planned.output, flavor, reader], () =>
    planned.output === null || flavor === null ? null : print(tools, reader, planned.output, flavor),
  );
  return { reading, plan, planned, misfit, weights, given, run, timeline, good, problems, printing };
}

function readAs(tools: Tools, reader: Reader | null, code: string, dialect: DialectChoice): Reading | null {
  return tools.known(code, dialect) ?? reader?.read(code, tools.catalog, dialect) ?? null;
}

function print(tools: Tools, reader: Reader | null, { code, model }: Planned, flavor: SummaryFlavor): Printing | null {
  return printed(tools.engine, (dialect) => readAs(tools, reader, code, dialect), model, flavor);
}

/** Which Keras prints; null in the explained form, which prints nothing. */
function flavorOf(state: State): SummaryFlavor | null {
  switch (state.summary_tab) {
    case "keras2":
      return state.summary_flavor;
    case "keras3":
      return "keras3";
    case "explained":
      return null;
    default:
      return state.summary_tab satisfies never;
  }
}

function computedOf({ weights, inputs, outputs, trace, layouts }: Ran) {
  const [first] = layouts;
  return { weights, inputs, outputs, trace, batch: first?.batch ?? 1, steps: first?.steps ?? 0 };
}

/** The end of a time step until a learner has moved: a first picture in which one step is complete. */
function positionOf(state: State, timeline: Timeline | null): number {
  if (timeline === null) return 0;
  const { ticks, starts } = timeline;
  const wanted = state.position ?? (starts[state.first_step] ?? ticks.length) - 1;
  return Math.max(0, Math.min(wanted, ticks.length - 1));
}

/** The core as typed functions. What goes in is copied to plain data once, here; beyond this border types are trusted. */
import type { PackedRun, PackedTensor, RnnModule } from "#rnn-wasm";
import type { Catalog, ModelSpec, Plan, Result, Slot, Tensor } from "../types/core.ts";
import type { Engine, RunRequest, RunResult } from "../types/engine.ts";
import { type Calls, keepInstance } from "./module.ts";
import { plainCopy } from "./plain.ts";
import { createTrace } from "./trace.ts";

export interface LoadedEngine extends Engine {
  readonly version: string;
}

/** Embind tells a Float32Array by its constructor; one of another frame's realm is copied into ours. */
function ownFloats(data: Float32Array): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}

function ownTensor(tensor: Tensor): Tensor {
  return { shape: tensor.shape, data: ownFloats(tensor.data) };
}

function ownRequest(request: RunRequest): object {
  const { inputs, initial_states = [], stateful = [], mask, training = false, seed = 0 } = request;
  const ownStates = (states: typeof initial_states) =>
    states.map(({ layer, states }) => ({ layer, states: states.map(ownTensor) }));
  return {
    inputs: inputs.map(ownTensor),
    initial_states: ownStates(initial_states),
    stateful: ownStates(stateful),
    mask: mask === undefined ? null : ownTensor(mask),
    training,
    seed,
  };
}

function unpackTensor({ shape, offset }: PackedTensor, numbers: Float32Array): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: numbers.subarray(offset, offset + size) };
}

function unpackRun(plan: Plan, packed: PackedRun): RunResult {
  const { numbers, trace_size, slots, outputs, output_masks, stateful } = packed;
  return {
    trace: createTrace(plan, slots as readonly Slot[], numbers.subarray(0, trace_size)),
    outputs: outputs.map((tensor) => unpackTensor(tensor, numbers)),
    output_masks: output_masks.map((mask) => (mask === null ? null : unpackTensor(mask, numbers))),
    stateful: stateful.map(({ layer, states }) => ({
      layer,
      states: states.map((tensor) => unpackTensor(tensor, numbers)),
    })),
  };
}

/** Throws if `compiled` cannot be instantiated here. */
export function createEngine(compiled: WebAssembly.Module): LoadedEngine {
  const calls: Calls = keepInstance(compiled);

  function withSpec<T>(spec: ModelSpec, use: (module: RnnModule, spec: unknown) => Result<T>): Result<T> {
    const copied = plainCopy(spec);
    return copied.ok ? calls.call((module) => use(module, copied.value)) : copied;
  }

  function plan(spec: ModelSpec): Result<Plan> {
    return withSpec(spec, (module, plain) => module.plan(plain) as Result<Plan>);
  }

  const described = calls.call((module) => ({
    ok: true,
    value: { version: module.version(), catalog: module.catalog() as Catalog },
  }));
  if (!described.ok) throw new Error(described.error.message);
  const { version, catalog } = described.value;

  return {
    version,
    catalog: () => catalog,
    plan,
    summary(spec, flavor, options = {}) {
      const copied = plainCopy({ flavor, options });
      if (!copied.ok) return copied;
      const plain = copied.value as { flavor: unknown; options: unknown };
      return withSpec(spec, (module, model) => module.summary(model, plain.flavor, plain.options));
    },
    initWeights: (spec, seed) => withSpec(spec, (module, model) => module.initialWeights(model, seed)),
    run(spec, request) {
      const planned: Result<Plan> = request.plan === undefined ? plan(spec) : { ok: true, value: request.plan };
      if (!planned.ok) return planned;
      return withSpec(spec, (module, model): Result<RunResult> => {
        const answer = module.run(model, ownFloats(request.weights), ownRequest(request));
        return answer.ok ? { ok: true, value: unpackRun(planned.value, answer.value) } : answer;
      });
    },
  };
}

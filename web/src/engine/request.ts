/** What a library user hands to a run → what the engine takes: lists or names become the tensors of the plan, in its order. */
import type { LayerState, Plan, Result, Shape, Tensor } from "../types/core.ts";
import type { Dataset, Named, RunRequest, Target, TrainOptions } from "../types/engine.ts";
import { engineError } from "./module.ts";
import { type ArrayInput, isTensor, isTypedArray, toTensor } from "./tensor.ts";

/** Weights: flat as Plan.weights describes them, one array per weight in get_weights() order, or what initWeights gave. */
export type WeightsInput = Float32Array | readonly ArrayInput[] | { readonly flat: Float32Array };

/** One array; with several inputs, a list in the order of the model's inputs or an object by the names of its input layers. */
export type InputsInput = ArrayInput | readonly ArrayInput[] | Readonly<Record<string, ArrayInput>>;

/** States in Keras' order for the first recurrent layer, or by layer name. */
export type StatesInput = ArrayInput | readonly ArrayInput[] | Readonly<Record<string, readonly ArrayInput[]>>;

export interface RunOptions {
  readonly weights: WeightsInput;
  readonly inputs: InputsInput;
  readonly initialState?: StatesInput;
  /** (batch, time) of the first input; true or 1 where a step is valid. */
  readonly mask?: ArrayInput;
  /** What stateful layers kept: `stateful` of the run before. */
  readonly stateful?: readonly LayerState[];
  /** Dropout on. */
  readonly training?: boolean;
  /** Of dropout's random numbers. */
  readonly seed?: number;
  /** What the outputs should have been: one array, or a list with one per output. The run then goes back too, and needs `loss`. */
  readonly targets?: ArrayInput | readonly ArrayInput[];
  /** For all outputs, or a list with one per output. */
  readonly loss?: Named | readonly Named[];
  readonly sampleWeight?: ArrayInput | readonly ArrayInput[];
  /** Whether a mask that reaches an output counts in its loss; true where left out. */
  readonly maskLoss?: boolean;
  /** Truncated backpropagation through time: gradients stop at multiples of it. */
  readonly window?: number;
  /** Weights, by index or path, whose gradients are wanted step by step as well: `gradients.contributions`. */
  readonly contributions?: readonly (number | string)[];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value) && !isTypedArray(value) && !isTensor(value);
}

function all<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return { ok: true, value: values };
}

function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = value; isList(level); level = level[0]) depth += 1;
  return depth;
}

/** How many arrays a list holds: the list itself is one if it nests as deeply as `rank` says, or if it holds numbers. */
function isOneArray(value: unknown, rank: number): boolean {
  return !isList(value) || (!isTensor(value[0]) && !isTypedArray(value[0]) && depthOf(value) <= rank);
}

function wrongCount(param: string, expected: number, found: number): Result<never> {
  const message = `\`${param}\` should be ${expected} arrays. Received: ${found}`;
  const args = { param, expected: String(expected), found: String(found) };
  return { ok: false, error: { ...engineError("wrong_count", message, args), param } };
}

export function flatWeights(plan: Plan, weights: unknown): Result<Float32Array> {
  if (isRecord(weights) && "flat" in weights) return flatWeights(plan, weights["flat"]);
  const total = plan.weights.reduce((sum, weight) => sum + weight.size, 0);
  const flat = isTypedArray(weights) || (isList(weights) && weights.length > 0 && typeof weights[0] === "number");
  if (flat) {
    const tensor = toTensor(weights, "weights", [total]);
    return tensor.ok ? { ok: true, value: tensor.value.data } : tensor;
  }
  if (!isList(weights)) return wrongCount("weights", plan.weights.length, 0);
  if (weights.length !== plan.weights.length) return wrongCount("weights", plan.weights.length, weights.length);
  const joined = new Float32Array(total);
  for (const [i, weight] of plan.weights.entries()) {
    const tensor = toTensor(weights[i], weight.path, weight.shape);
    if (!tensor.ok) return tensor;
    const { shape, data } = tensor.value;
    if (shape.join() !== weight.shape.join()) {
      const expected = `(${weight.shape.join(", ")})`;
      const found = `(${shape.join(", ")})`;
      const message = `Layer weight shape ${expected} is not compatible with provided weight shape ${found}`;
      return {
        ok: false,
        error: {
          code: "weight_shape",
          message,
          layer: weight.layer,
          param: weight.path,
          args: { param: weight.path, expected, found },
        },
      };
    }
    joined.set(data, weight.offset);
  }
  return { ok: true, value: joined };
}

/** The shapes that the model's inputs declare, batch first, with the names of their layers. */
function declaredInputs(plan: Plan): readonly { readonly name: string; readonly shape: Shape }[] {
  return plan.inputs.map(({ node }) => {
    const called = plan.nodes[node];
    return { name: plan.layers[called?.layer ?? -1]?.name ?? "", shape: called?.output_shapes[0] ?? [] };
  });
}

function inputTensors(plan: Plan, inputs: unknown): Result<readonly Tensor[]> {
  const declared = declaredInputs(plan);
  const first = declared[0];
  if (isRecord(inputs)) return all(declared.map(({ name, shape }) => toTensor(inputs[name], name, shape)));
  if (declared.length === 1 && first !== undefined && isOneArray(inputs, first.shape.length)) {
    return all([toTensor(inputs, "inputs", first.shape)]);
  }
  if (!isList(inputs)) return wrongCount("inputs", declared.length, 1);
  if (inputs.length !== declared.length) return wrongCount("inputs", declared.length, inputs.length);
  return all(declared.map(({ name, shape }, i) => toTensor(inputs[i], name, shape)));
}

function statesOf(layer: number, states: unknown, batch: number): Result<LayerState> {
  const list = isOneArray(states, 2) ? [states] : (states as readonly unknown[]);
  const tensors = all(list.map((state) => toTensor(state, "initial_state", [batch, null])));
  return tensors.ok ? { ok: true, value: { layer, states: tensors.value } } : tensors;
}

function isStateful(plan: Plan, layer: number): boolean {
  return plan.layers[layer]?.parts.some((part) => part.states.length > 0) ?? false;
}

function initialStates(plan: Plan, states: unknown, batch: number): Result<readonly LayerState[]> {
  if (states === undefined || states === null) return { ok: true, value: [] };
  if (!isRecord(states)) {
    const layer = plan.layers.findIndex((_, i) => isStateful(plan, i));
    return layer < 0 ? wrongCount("initial_state", 0, 1) : all([statesOf(layer, states, batch)]);
  }
  return all(
    Object.entries(states).map(([name, state]) => {
      const layer = plan.layers.findIndex((candidate) => candidate.name === name);
      return layer < 0 ? wrongCount(name, 0, 1) : statesOf(layer, state, batch);
    }),
  );
}

type TargetOptions = Pick<RunOptions, "targets" | "loss" | "sampleWeight" | "maskLoss">;

/** A list with one entry per output, from one for all or from such a list. */
function perOutput(value: unknown, count: number, rank: number, param: string): Result<readonly unknown[]> {
  if (count === 1 && isOneArray(value, rank)) return { ok: true, value: [value] };
  if (!isList(value)) return wrongCount(param, count, 1);
  return value.length === count ? { ok: true, value } : wrongCount(param, count, value.length);
}

function toTargets(plan: Plan, options: TargetOptions, batch: number): Result<readonly Target[]> {
  const shapes = plan.outputs.map(({ node, output }) => plan.nodes[node]?.output_shapes[output] ?? []);
  const rank = shapes[0]?.length ?? 0;
  const targets = perOutput(options.targets, shapes.length, rank, "targets");
  if (!targets.ok) return targets;
  const { loss, sampleWeight, maskLoss } = options;
  const losses = isList(loss) ? perOutput(loss, shapes.length, 0, "loss") : null;
  if (losses !== null && !losses.ok) return losses;
  const weights = sampleWeight === undefined ? null : perOutput(sampleWeight, shapes.length, rank, "sample_weight");
  if (weights !== null && !weights.ok) return weights;
  return all(
    shapes.map((shape, i): Result<Target> => {
      const y_true = toTensor(targets.value[i], "targets", shape);
      if (!y_true.ok) return y_true;
      const weight = weights === null ? null : toTensor(weights.value[i], "sample_weight", [batch]);
      if (weight !== null && !weight.ok) return weight;
      const named = (losses === null ? loss : losses.value[i]) as Named;
      return {
        ok: true,
        value: {
          loss: named ?? "",
          y_true: y_true.value,
          ...(weight === null ? {} : { sample_weight: weight.value }),
          ...(maskLoss === undefined ? {} : { masked: maskLoss }),
        },
      };
    }),
  );
}

/** What a model learns from or is judged by; see Dataset and TrainOptions. */
export interface FitOptions extends Omit<TrainOptions, "losses"> {
  readonly inputs: InputsInput;
  readonly targets: ArrayInput | readonly ArrayInput[];
  readonly sampleWeight?: ArrayInput | readonly ArrayInput[];
  /** For all outputs, or a list with one per output. */
  readonly loss: Named | readonly Named[];
}

export function toDataset(plan: Plan, options: FitOptions): Result<Dataset> {
  const inputs = inputTensors(plan, options.inputs);
  if (!inputs.ok) return inputs;
  const [batch = 1] = inputs.value[0]?.shape ?? [];
  const targets = toTargets(plan, options, batch);
  if (!targets.ok) return targets;
  return {
    ok: true,
    value: {
      inputs: inputs.value,
      targets: targets.value.map(({ y_true }) => y_true),
      sample_weights: targets.value.map(({ sample_weight = null }) => sample_weight),
    },
  };
}

export function toTrainOptions({ loss, ...options }: FitOptions): TrainOptions {
  const { inputs: _inputs, targets: _targets, sampleWeight: _weight, ...rest } = options;
  return { ...rest, losses: isList(loss) ? (loss as readonly Named[]) : [loss as Named] };
}

/** −1, which the core refuses, for a path that no weight has. */
function weightIndex(plan: Plan, weight: number | string): number {
  return typeof weight === "number" ? weight : plan.weights.findIndex(({ path }) => path === weight);
}

export function toRequest(plan: Plan, options: RunOptions): Result<RunRequest> {
  const weights = flatWeights(plan, options.weights);
  if (!weights.ok) return weights;
  const inputs = inputTensors(plan, options.inputs);
  if (!inputs.ok) return inputs;
  const [batch = 1, steps = 1] = inputs.value[0]?.shape ?? [];
  const initial_states = initialStates(plan, options.initialState, batch);
  if (!initial_states.ok) return initial_states;
  const mask = options.mask === undefined ? undefined : toTensor(options.mask, "mask", [batch, steps]);
  if (mask !== undefined && !mask.ok) return mask;
  const targets = options.targets === undefined ? undefined : toTargets(plan, options, batch);
  if (targets !== undefined && !targets.ok) return targets;
  const { stateful, training, seed, window, contributions } = options;
  return {
    ok: true,
    value: {
      plan,
      weights: weights.value,
      inputs: inputs.value,
      initial_states: initial_states.value,
      ...(mask === undefined ? {} : { mask: mask.value }),
      ...(stateful === undefined ? {} : { stateful }),
      ...(training === undefined ? {} : { training }),
      ...(seed === undefined ? {} : { seed }),
      ...(targets === undefined ? {} : { targets: targets.value }),
      ...(window === undefined ? {} : { window }),
      ...(contributions === undefined ? {} : { contributions: contributions.map((name) => weightIndex(plan, name)) }),
    },
  };
}

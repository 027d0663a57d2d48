/** Requests as the module takes them, and its packed answers unpacked: views into the one array that carries all numbers of an answer. */
import type { PackedGradients, PackedRecord, PackedRun, PackedState, PackedTensor, PackedTrainState } from "#rnn-wasm";
import type { LayerState, Plan, Slot, Tensor } from "../types/core.ts";
import type {
  Dataset,
  EpochRecord,
  Gradients,
  LossRequest,
  OptimizerState,
  RunRequest,
  RunResult,
  Target,
  TrainState,
} from "../types/engine.ts";
import { createTrace } from "./trace.ts";

/** Embind tells a Float32Array by its constructor; one of another frame's realm is copied into ours. */
export function ownFloats(data: Float32Array): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}

function ownTensor(tensor: Tensor): Tensor {
  return { shape: tensor.shape, data: ownFloats(tensor.data) };
}

function ownOptional(tensor: Tensor | undefined): Tensor | null {
  return tensor === undefined ? null : ownTensor(tensor);
}

function ownStates(states: readonly LayerState[] = []): readonly LayerState[] {
  return states.map(({ layer, states }) => ({ layer, states: states.map(ownTensor) }));
}

function ownTarget({ loss, y_true, sample_weight, masked = true }: Target): object {
  return { loss, y_true: ownTensor(y_true), sample_weight: ownOptional(sample_weight), masked };
}

export function ownRequest(request: RunRequest): object {
  const {
    inputs,
    initial_states,
    stateful,
    mask,
    training = false,
    seed = 0,
    targets,
    window = 0,
    contributions = [],
  } = request;
  return {
    inputs: inputs.map(ownTensor),
    initial_states: ownStates(initial_states),
    stateful: ownStates(stateful),
    mask: ownOptional(mask),
    training,
    seed,
    targets: targets === undefined ? null : targets.map(ownTarget),
    window,
    contributions,
  };
}

export function ownLossRequest({ y_true, y_pred, sample_weight, mask }: LossRequest): object {
  return {
    y_true: ownTensor(y_true),
    y_pred: ownTensor(y_pred),
    sample_weight: ownOptional(sample_weight),
    mask: ownOptional(mask),
  };
}

export function ownOptimizerState(state: OptimizerState | undefined): object | null {
  return state === undefined ? null : { ...state, slots: state.slots.map(ownFloats) };
}

export function ownTrainState({ weights, optimizer, stateful, epoch = 0 }: TrainState): object {
  return {
    weights: ownFloats(weights),
    optimizer: ownOptimizerState(optimizer),
    stateful: ownStates(stateful),
    epoch,
  };
}

export function ownDataset({ inputs, targets, sample_weights = [] }: Dataset): object {
  return {
    inputs: inputs.map(ownTensor),
    targets: targets.map(ownTensor),
    sample_weights: sample_weights.map((weight) => ownOptional(weight ?? undefined)),
  };
}

export function unpackTensor({ shape, offset }: PackedTensor, numbers: Float32Array): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: numbers.subarray(offset, offset + size) };
}

function unpackStates(states: readonly PackedState[], numbers: Float32Array): readonly LayerState[] {
  return states.map(({ layer, states }) => ({ layer, states: states.map((tensor) => unpackTensor(tensor, numbers)) }));
}

function unpackGradients(plan: Plan, packed: PackedGradients, numbers: Float32Array, weights: number): Gradients {
  const { trace_offset, trace_size, slots } = packed;
  const values = numbers.subarray(trace_offset, trace_offset + trace_size);
  return {
    weights: numbers.subarray(packed.weights, packed.weights + weights),
    inputs: packed.inputs.map((tensor) => unpackTensor(tensor, numbers)),
    initial_states: unpackStates(packed.initial_states, numbers),
    trace: createTrace(plan, slots as readonly Slot[], values),
    contributions: packed.contributions.map((tensor) => unpackTensor(tensor, numbers)),
  };
}

export function unpackRun(plan: Plan, packed: PackedRun): RunResult {
  const { numbers, trace_size, slots, outputs, output_masks, stateful, loss, gradients } = packed;
  return {
    trace: createTrace(plan, slots as readonly Slot[], numbers.subarray(0, trace_size)),
    outputs: outputs.map((tensor) => unpackTensor(tensor, numbers)),
    output_masks: output_masks.map((mask) => (mask === null ? null : unpackTensor(mask, numbers))),
    stateful: unpackStates(stateful, numbers),
    ...(loss === undefined ? {} : { loss }),
    ...(gradients === undefined ? {} : { gradients: unpackGradients(plan, gradients, numbers, plan.parameters) }),
  };
}

export function unpackTrainState({ weights, optimizer, stateful, epoch }: PackedTrainState): Required<TrainState> {
  return { weights, optimizer, stateful: unpackStates(stateful.states, stateful.numbers), epoch };
}

export function unpackRecord({ loss, metrics, gradient_norm }: PackedRecord): EpochRecord {
  return {
    loss: loss ?? Number.NaN,
    metrics: metrics.map((metric) => metric ?? Number.NaN),
    gradient_norm: gradient_norm ?? Number.NaN,
  };
}

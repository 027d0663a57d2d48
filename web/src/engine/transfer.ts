/** The module's packed answers unpacked: views into the one array that carries all numbers of an answer. */
import type { LayerState, Plan, Slot, Tensor, Trace } from "../types/core.ts";
import type { EpochRecord, Gradients, OptimizerState, RunResult, TrainState } from "../types/engine.ts";
import type {
  PackedFloats,
  PackedGradients,
  PackedOptimizer,
  PackedRecord,
  PackedRun,
  PackedState,
  PackedTensor,
  PackedTrace,
  PackedTrainState,
} from "./answers.ts";
import { createTrace } from "./trace.ts";

export function unpackTensor({ shape, offset }: PackedTensor, numbers: Float32Array): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: numbers.subarray(offset, offset + size) };
}

function unpackStates(states: readonly PackedState[], numbers: Float32Array): readonly LayerState[] {
  return states.map(({ layer, states }) => ({ layer, states: states.map((tensor) => unpackTensor(tensor, numbers)) }));
}

function unpackTrace(plan: Plan, { trace_offset, trace_size, slots }: PackedTrace, numbers: Float32Array): Trace {
  return createTrace(plan, slots as readonly Slot[], numbers.subarray(trace_offset, trace_offset + trace_size));
}

function unpackGradients(plan: Plan, packed: PackedGradients, numbers: Float32Array): Gradients {
  return {
    weights: numbers.subarray(packed.weights, packed.weights + plan.parameters),
    inputs: packed.inputs.map((tensor) => unpackTensor(tensor, numbers)),
    initial_states: unpackStates(packed.initial_states, numbers),
    trace: unpackTrace(plan, packed, numbers),
    contributions: packed.contributions.map((tensor) => unpackTensor(tensor, numbers)),
  };
}

export function unpackRun(plan: Plan, packed: PackedRun, numbers: Float32Array): RunResult {
  const { outputs, output_masks, stateful, loss, gradients } = packed;
  return {
    trace: unpackTrace(plan, packed, numbers),
    outputs: outputs.map((tensor) => unpackTensor(tensor, numbers)),
    output_masks: output_masks.map((mask) => (mask === null ? null : unpackTensor(mask, numbers))),
    stateful: unpackStates(stateful, numbers),
    ...(loss === undefined ? {} : { loss: loss ?? Number.NaN }),
    ...(gradients === undefined ? {} : { gradients: unpackGradients(plan, gradients, numbers) }),
  };
}

/** A copy: what training goes on from outlives the answer that it came in. */
export function unpackFloats({ offset, size }: PackedFloats, numbers: Float32Array): Float32Array {
  return numbers.slice(offset, offset + size);
}

export function unpackOptimizer(packed: PackedOptimizer, numbers: Float32Array): OptimizerState {
  return { ...packed, slots: packed.slots.map((slot) => unpackFloats(slot, numbers)) };
}

export function unpackTrainState(packed: PackedTrainState, numbers: Float32Array): Required<TrainState> {
  return {
    weights: unpackFloats(packed.weights, numbers),
    optimizer: unpackOptimizer(packed.optimizer, numbers),
    stateful: unpackStates(packed.stateful, numbers),
    epoch: packed.epoch,
  };
}

export function unpackRecord({ loss, metrics, gradient_norm }: PackedRecord): EpochRecord {
  return {
    loss: loss ?? Number.NaN,
    metrics: metrics.map((metric) => metric ?? Number.NaN),
    gradient_norm: gradient_norm ?? Number.NaN,
  };
}

/** What flows into a model before a learner changes it: small smooth seeded numbers with two decimals, or indices where they are looked up in a table. */
import type { Plan, Tensor, TensorRef } from "../types/core.ts";
import { seeded } from "./seeded.ts";

/** How the numbers of one model input are laid out: batch × steps × entries, or batch × entries when steps is 0 (no time axis). */
export interface InputLayout {
  readonly shape: readonly number[];
  readonly batch: number;
  readonly steps: number;
  readonly entries: number;
  /** Numbers are indices 0 … vocabulary − 1; null: any numbers. */
  readonly vocabulary: number | null;
}

/** Layouts of all model inputs with `batch` and `steps` in place of None. */
export function inputLayouts(plan: Plan, batch: number, steps: number): readonly InputLayout[] {
  return plan.inputs.map((ref) => {
    const vocabulary = vocabularyOf(plan, ref);
    const declared = plan.nodes[ref.node]?.output_shapes[ref.output] ?? [];
    const shape = declared.map((dim, axis) => dim ?? (axis === 0 ? batch : axis === 1 ? steps : 1));
    const inTime = shape.length >= 3 || (shape.length === 2 && vocabulary !== null);
    const rest = shape.slice(inTime ? 2 : 1);
    return {
      shape,
      batch: shape[0] ?? 1,
      steps: inTime ? (shape[1] ?? 0) : 0,
      entries: rest.reduce((product, dim) => product * dim, 1),
      vocabulary,
    };
  });
}

/** Where a number lies in its input's flat data. t counts from 1; 0 without time. Undefined outside the tensor. */
export function inputIndex(layout: InputLayout, sample: number, t: number, entry: number): number | undefined {
  const step = layout.steps === 0 ? t : t - 1;
  const steps = Math.max(1, layout.steps);
  const inside =
    sample >= 0 && sample < layout.batch && step >= 0 && step < steps && entry >= 0 && entry < layout.entries;
  return inside ? (sample * steps + step) * layout.entries + entry : undefined;
}

export function defaultInputs(layouts: readonly InputLayout[], seed: number): readonly Tensor[] {
  return layouts.map((layout, input) => {
    const data = new Float32Array(layout.batch * Math.max(1, layout.steps) * layout.entries);
    let index = 0;
    for (let sample = 0; sample < layout.batch; sample++) {
      for (let step = 0; step < Math.max(1, layout.steps); step++) {
        for (let entry = 0; entry < layout.entries; entry++) {
          data[index++] =
            layout.vocabulary === null
              ? wave(seed, input, sample, entry, step)
              : Math.floor(seeded(seed, input, sample, entry, step) * layout.vocabulary);
        }
      }
    }
    return { shape: layout.shape, data };
  });
}

/** Each feature is a sine of its own phase and pace, so that neighbouring time steps resemble each other. */
function wave(seed: number, input: number, sample: number, entry: number, step: number): number {
  const phase = 2 * Math.PI * seeded(seed, input, sample, entry, -1);
  const pace = 0.4 + 0.9 * seeded(seed, input, sample, entry, -2);
  return Math.round(100 * Math.sin(phase + pace * step)) / 100;
}

/** Size of the table that an input's numbers are looked up in, if any reader of it looks them up. */
function vocabularyOf(plan: Plan, input: TensorRef): number | null {
  for (const node of plan.nodes) {
    if (!node.inputs.some((ref) => ref.node === input.node && ref.output === input.output)) continue;
    for (const quantity of plan.layers[node.layer]?.parts.flatMap((part) => part.quantities) ?? []) {
      if (quantity.operation !== "gather") continue;
      const table = quantity.operands.find((operand) => operand.kind === "weight");
      const rows = table?.kind === "weight" ? plan.weights[table.index]?.shape[0] : undefined;
      if (rows !== undefined) return rows;
    }
  }
  return null;
}

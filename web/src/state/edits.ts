/** A learner's changes of single numbers, kept apart from the numbers they change, so that each can be marked and taken back. */
import type { LayerPlan, LayerState, PartInfo, Plan, Tensor } from "../types/core.ts";
import type { NumberEdit } from "../types/scene.ts";
import { type InputLayout, inputIndex } from "./inputs.ts";
import type { WithEdits } from "./run_model.ts";
import type { KeptEdit } from "./state.ts";

/** Same number, whatever its value. */
export function sameNumber(a: NumberEdit, b: NumberEdit): boolean {
  return address(a) === address(b);
}

export function address(edit: NumberEdit): string {
  switch (edit.kind) {
    case "weight":
      return `weight ${edit.path} ${edit.index}`;
    case "input":
      return `input ${edit.input} ${edit.sample} ${edit.t} ${edit.entry}`;
    case "state":
      return `state ${edit.layer} ${edit.part} ${edit.quantity} ${edit.sample} ${edit.entry}`;
    default:
      return edit satisfies never;
  }
}

/** Shape of one time step's tensor that the edit is about; null if this plan has no such number. */
export function shapeOf(plan: Plan, layouts: readonly InputLayout[], edit: NumberEdit): readonly number[] | null {
  switch (edit.kind) {
    case "weight":
      return plan.weights.find((weight) => weight.path === edit.path)?.shape ?? null;
    case "input": {
      const layout = layouts[edit.input];
      return layout === undefined ? null : [layout.entries];
    }
    case "state":
      return statePart(plan, edit)?.quantities.find((quantity) => quantity.id === edit.quantity)?.extent ?? null;
    default:
      return edit satisfies never;
  }
}

export const withEdits: WithEdits = (plan, initial, { layouts, inputs }, edits) => {
  const held = holding(plan, layouts, edits);
  return {
    weights: editedWeights(plan, initial, held),
    inputs: editedInputs(layouts, inputs, held),
    initial_states: editedStates(plan, layouts[0]?.batch ?? 1, held),
    edits: held,
  };
};

/** The edits that hold in this plan: those whose tensor still exists in the shape it was edited in. */
export function holding(plan: Plan, layouts: readonly InputLayout[], edits: readonly KeptEdit[]): readonly KeptEdit[] {
  return edits.filter((edit) => String(shapeOf(plan, layouts, edit)) === String(edit.shape));
}

/** `initial` itself when nothing in it is edited. */
export function editedWeights(plan: Plan, initial: Float32Array, edits: readonly NumberEdit[]): Float32Array {
  let edited = initial;
  for (const edit of edits) {
    if (edit.kind !== "weight") continue;
    const weight = plan.weights.find((candidate) => candidate.path === edit.path);
    if (weight === undefined || edit.index >= weight.size) continue;
    if (edited === initial) edited = initial.slice();
    edited[weight.offset + edit.index] = edit.value;
  }
  return edited;
}

export function editedInputs(
  layouts: readonly InputLayout[],
  inputs: readonly Tensor[],
  edits: readonly NumberEdit[],
): readonly Tensor[] {
  return inputs.map((tensor, input) => {
    const layout = layouts[input];
    const own = edits.filter((edit) => edit.kind === "input" && edit.input === input);
    if (own.length === 0 || layout === undefined) return tensor;
    const data = tensor.data.slice();
    for (const edit of own) {
      const index = edit.kind === "input" ? inputIndex(layout, edit.sample, edit.t, edit.entry) : undefined;
      if (index !== undefined) data[index] = edit.value;
    }
    return { shape: tensor.shape, data };
  });
}

/** Initial states of the layers that have an edited one: zeros but for the edits, in Keras' order (h; h, c; forward's, then backward's). */
export function editedStates(plan: Plan, batch: number, edits: readonly NumberEdit[]): readonly LayerState[] {
  return plan.layers.flatMap((layer, index) => {
    const own = edits.filter((edit) => edit.kind === "state" && edit.layer === layer.name);
    return own.length === 0 ? [] : [{ layer: index, states: statesOf(layer, batch, own) }];
  });
}

function statesOf(layer: LayerPlan, batch: number, edits: readonly NumberEdit[]): Tensor[] {
  return layer.parts.flatMap((part) =>
    part.states.map((state) => {
      const units = extent(part, state);
      const data = new Float32Array(batch * units);
      for (const edit of edits) {
        if (edit.kind !== "state" || edit.part !== part.id || edit.quantity !== state) continue;
        if (edit.sample < batch && edit.entry < units) data[edit.sample * units + edit.entry] = edit.value;
      }
      return { shape: [batch, units], data };
    }),
  );
}

function extent(part: PartInfo, id: string): number {
  const info = part.quantities.find((quantity) => quantity.id === id);
  return info?.extent.reduce((product, dim) => product * dim, 1) ?? 0;
}

function statePart(plan: Plan, edit: { readonly layer: string; readonly part: string }): PartInfo | undefined {
  return plan.layers.find((layer) => layer.name === edit.layer)?.parts.find((part) => part.id === edit.part);
}

/** What an expression can stand for. Evaluation is abstract: data, files and randomness are `unknown`, and what is wrong is `broken` (already reported). */
import type { ConfigValue, Shape } from "../types/core.ts";
import type { LayerSpan, Range, SummaryCall, Training } from "../types/reading.ts";
import type { Block, Parameter } from "./ast.ts";

export type Value =
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "tuple"; readonly items: readonly Value[] }
  /** Lists change in place, as in Python. */
  | { readonly kind: "list"; readonly items: Value[] }
  | { readonly kind: "dict"; readonly entries: (readonly [Value, Value])[] }
  | { readonly kind: "range"; readonly start: number; readonly stop: number; readonly step: number }
  /** A module or a name in one: "keras.layers", "numpy.zeros". */
  | { readonly kind: "path"; readonly path: string }
  /** A layer class of the catalog. */
  | { readonly kind: "layer_class"; readonly class_name: string }
  /** Initializers, regularizers, constraints, optimizers, losses, metrics: `{class_name, config}`. */
  | {
      readonly kind: "object";
      readonly family: string;
      readonly class_name: string;
      readonly config: Readonly<Record<string, ConfigValue>>;
    }
  | { readonly kind: "layer"; readonly layer: Layer }
  | { readonly kind: "tensor"; readonly call: LayerCall; readonly output: number }
  | { readonly kind: "model"; readonly model: Model }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: Block;
      readonly scope: Scope;
      readonly range: Range;
    }
  | { readonly kind: "method"; readonly self: Value; readonly name: string }
  /** An array whose numbers are the learner's own; its shape where the text gives it. */
  | { readonly kind: "array"; readonly shape: Shape }
  /** Something real that only running the program would tell. */
  | { readonly kind: "unknown"; readonly text: string }
  /** A name that nothing has bound. Said where a value is needed, for data is often left out of a snippet. */
  | { readonly kind: "undefined"; readonly name: string; readonly range: Range }
  | { readonly kind: "broken" };

export interface Scope {
  readonly names: Map<string, Value>;
  readonly parent: Scope | null;
}

/** A layer object of the program. */
export interface Layer {
  /** Order of creation over the whole program. */
  readonly id: number;
  readonly class_name: string;
  readonly base_name: string;
  readonly config: Record<string, ConfigValue>;
  /** Layers given as arguments, by argument name, in the order written. */
  readonly wrapped: Readonly<Record<string, readonly Layer[]>>;
  /** As written; null: named automatically. */
  name: string | null;
  /** The automatic name, counted over the whole program; "" if it has a name of its own. */
  readonly automatic: string;
  trainable: boolean;
  /** Batch first; from `input_shape=` and its kin on the first layer. */
  readonly batch_shape: Shape | null;
  readonly dtype: string | null;
  readonly span: LayerSpan | null;
  /** The function of the text that made it; null outside of any. */
  readonly function: Range | null;
  /** An error stands in its text. */
  broken: boolean;
  /** The model that stands in for the layer: models are layers, too. */
  readonly nested?: Model;
}

/** One call of a layer in the functional API; an Input is the call of an InputLayer. */
export interface LayerCall extends Range {
  readonly id: number;
  /** How many calls of the layer the program has made before it. */
  readonly index: number;
  readonly layer: Layer;
  readonly inputs: readonly TensorValue[];
  readonly initial_state: readonly TensorValue[];
  /** An array that a layer is called on, standing as an Input of its shape. */
  readonly data: boolean;
  /** How many tensors it gives. */
  readonly outputs: number;
  readonly broken: boolean;
}

export interface TensorValue {
  readonly call: LayerCall;
  readonly output: number;
}

/** A model object of the program. */
export interface Model {
  readonly id: number;
  readonly sequential: boolean;
  name: string | null;
  readonly automatic: string;
  variable: string;
  readonly layers: Layer[];
  readonly inputs: TensorValue[];
  readonly outputs: readonly TensorValue[];
  /** Automatic name of the InputLayer that Keras 3 makes when the first layer brings its shape; "" where there is none. */
  implied_input: string;
  /** From `model.build(...)`. */
  built_shape: Shape | null;
  readonly summaries: SummaryCall[];
  training: Training;
  /** Places in the text that make it what it is. */
  readonly places: Range[];
  broken: boolean;
}

export const none: Value = { kind: "none" };
export const broken: Value = { kind: "broken" };

/** True or false as Python's `bool(value)` has it; undefined when that is not known. */
export function truth(value: Value): boolean | undefined {
  switch (value.kind) {
    case "int":
    case "float":
      return value.value !== 0;
    case "bool":
      return value.value;
    case "none":
      return false;
    case "string":
      return value.value !== "";
    case "tuple":
    case "list":
      return value.items.length > 0;
    case "dict":
      return value.entries.length > 0;
    case "range":
      return rangeLength(value) > 0;
    case "array":
    case "unknown":
    case "undefined":
    case "broken":
    case "tensor":
      return undefined;
    default:
      return true;
  }
}

export function rangeLength(range: { readonly start: number; readonly stop: number; readonly step: number }): number {
  return range.step === 0 ? 0 : Math.max(0, Math.ceil((range.stop - range.start) / range.step));
}

/** The entries a loop or an unpacking goes through; undefined when they are not known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case "tuple":
    case "list":
      return value.items;
    case "dict":
      return value.entries.map(([key]) => key);
    case "string":
      return [...value.value].map((ch) => ({ kind: "string", value: ch }));
    case "range": {
      const { start, step } = value;
      return Array.from({ length: rangeLength(value) }, (_, i) => ({ kind: "int", value: start + i * step }));
    }
    default:
      return undefined;
  }
}

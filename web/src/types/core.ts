/**
 * What crosses the boundary to the core, as plain data. The words and fields are those of core/include/rnn; see there for the meaning of each.
 * Everything here is readonly: a spec, a plan and a trace are values.
 */

export type Dialect = "keras2" | "keras3";

/** `null` is Keras' None: a size that is not known before data arrives. */
export type Dim = number | null;
export type Shape = readonly Dim[];

/** An argument's value as Keras' own config JSON has it. Objects are layers, initializers, regularizers, constraints: `{class_name, config}`. */
export type ConfigValue =
  | number
  | string
  | boolean
  | null
  | readonly ConfigValue[]
  | { readonly class_name: string; readonly config: Config };
export interface Config {
  readonly [argument: string]: ConfigValue | undefined;
}

/** A layer as in Keras' config JSON. `config.name` absent: named automatically. `config.trainable` absent: true. */
export interface LayerSpec {
  readonly class_name: string;
  readonly config: Config;
}

/** Output number `output` of the call `node`. */
export interface TensorRef {
  readonly node: number;
  readonly output: number;
}

/** One call of a layer; a shared layer has several. */
export interface NodeSpec {
  readonly layer: number;
  readonly inputs: readonly TensorRef[];
  readonly initial_state?: readonly TensorRef[];
  /** The how manieth call of its layer it is, from 0, where calls outside of the model come before: the summary counts them. */
  readonly call_index?: number;
}

/** A model that is a layer of the model. Its own layers and calls stand among the model's; this tells which they are, for the summary lists it as one layer. */
export interface NestedModel {
  readonly name: string;
  /** "Sequential" or "Functional". */
  readonly class_name: string;
  /** Indices into ModelSpec.layers. */
  readonly layers: readonly number[];
  /** What its inputs were made for; empty where that was left to the first call. */
  readonly input_shapes: readonly Shape[];
  readonly calls: readonly NestedCall[];
}

/** One call of a nested model: the calls of its layers, what they are given from outside and what they give. */
export interface NestedCall {
  readonly inputs: readonly TensorRef[];
  readonly outputs: readonly TensorRef[];
  /** Indices into ModelSpec.nodes. */
  readonly nodes: readonly number[];
  readonly call_index?: number;
}

/** A model. A Sequential may leave `nodes`, `inputs` and `outputs` out: it is the chain of its layers, the first of which is an InputLayer (else it is not built). */
export interface ModelSpec {
  readonly dialect: Dialect;
  readonly sequential: boolean;
  readonly name?: string;
  readonly layers: readonly LayerSpec[];
  readonly nodes?: readonly NodeSpec[];
  readonly inputs?: readonly TensorRef[];
  readonly outputs?: readonly TensorRef[];
  readonly nested?: readonly NestedModel[];
}

export interface RnnError {
  readonly code: string;
  /** Keras' own text for the dialect. */
  readonly message: string;
  /** Index into ModelSpec.layers; -1: none. */
  readonly layer: number;
  readonly param: string;
  readonly args: Readonly<Record<string, string>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RnnError };

export type Role = "input" | "memory" | "bias" | "output" | "neutral";

export type Operation =
  | "input"
  | "state"
  | "matmul"
  | "add"
  | "multiply"
  | "blend"
  | "activation"
  | "gather"
  | "carry"
  | "concat"
  | "mean"
  | "maximum"
  | "subtract"
  | "scale"
  | "reshape"
  | "other";

/** Columns [column_begin, column_end) of a weight: one gate. `row`: which bias row of a GRU with reset_after. */
export interface Block {
  readonly name: string;
  readonly column_begin: number;
  readonly column_end: number;
  readonly row: number | null;
}

export type Operand =
  | { readonly kind: "quantity"; readonly quantity: string; readonly shift: 0 | -1 }
  | { readonly kind: "weight"; readonly index: number; readonly block: Block }
  | { readonly kind: "layer_input"; readonly index: number };

export interface QuantityInfo {
  readonly id: string;
  readonly symbol: string;
  readonly role: Role;
  readonly operation: Operation;
  readonly function: string;
  readonly operands: readonly Operand[];
  readonly extent: readonly number[];
  readonly temporal: boolean;
  readonly state: boolean;
  readonly gradient_only: boolean;
  readonly gate: string;
}

export interface PartInfo {
  readonly id: string;
  readonly name: string;
  readonly class_name: string;
  readonly recurrent: boolean;
  /** Row t belongs to input step T + 1 − t. */
  readonly reversed: boolean;
  readonly quantities: readonly QuantityInfo[];
  readonly output: string;
  readonly states: readonly string[];
}

export interface WeightInfo {
  readonly name: string;
  readonly path: string;
  readonly symbol: string;
  readonly role: Role;
  readonly shape: readonly number[];
  readonly size: number;
  readonly offset: number;
  readonly trainable: boolean;
  readonly layer: number;
  readonly part: string;
  readonly blocks: readonly Block[];
}

export interface LayerPlan {
  readonly name: string;
  readonly class_name: string;
  readonly built: boolean;
  readonly output_shapes: readonly Shape[];
  readonly parameters: number;
  readonly trainable_parameters: number;
  readonly weights_begin: number;
  readonly weights_end: number;
  readonly returns_sequence: boolean;
  readonly parts: readonly PartInfo[];
}

export interface NodePlan {
  readonly layer: number;
  readonly inputs: readonly TensorRef[];
  readonly initial_state: readonly TensorRef[];
  readonly input_shapes: readonly Shape[];
  readonly output_shapes: readonly Shape[];
  readonly output_masked: readonly boolean[];
}

export interface Plan {
  readonly name: string;
  readonly dialect: Dialect;
  readonly sequential: boolean;
  readonly built: boolean;
  readonly layers: readonly LayerPlan[];
  readonly nodes: readonly NodePlan[];
  readonly inputs: readonly TensorRef[];
  readonly outputs: readonly TensorRef[];
  readonly weights: readonly WeightInfo[];
  readonly parameters: number;
  readonly trainable_parameters: number;
}

export type SummaryFlavor =
  | "keras2_0"
  | "keras2_2_5"
  | "tf_keras2_0"
  | "keras2_7"
  | "keras2_13"
  | "keras3_0"
  | "keras3";

export interface SummaryOptions {
  readonly line_length?: number;
  readonly terminal_columns?: number;
  readonly show_trainable?: boolean;
  readonly expand_nested?: boolean;
  readonly optimizer_parameters?: number;
  readonly optimizer_bytes?: number;
}

/** A dense array, batch first as Keras has it. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Slot {
  readonly node: number;
  readonly part: string;
  readonly quantity: string;
  readonly offset: number;
  readonly rows: number;
  readonly batch: number;
  readonly width: number;
  /** From one sample to the next: value (t, sample, entry) is values[offset + (t · batch + sample) · stride + entry]. */
  readonly stride: number;
}

export interface LayerState {
  readonly layer: number;
  readonly states: readonly Tensor[];
}

export interface RunInputs {
  readonly inputs: readonly Tensor[];
  readonly initial_states?: readonly LayerState[];
  readonly stateful?: readonly LayerState[];
  /** (batch, time), 1 = valid. */
  readonly mask?: Tensor;
  readonly training?: boolean;
  readonly seed?: number;
}

/** Which argument values a field takes: the reader checks literals against it. */
export type ArgumentType =
  | "int"
  | "float"
  | "bool"
  | "string"
  | "optional_int"
  | "optional_float"
  | "optional_string"
  | "shape"
  | "ints"
  | "layer"
  | "layers"
  | "initializer"
  | "regularizer"
  | "constraint"
  | "activation";

export interface CatalogArgument {
  readonly name: string;
  readonly type: ArgumentType;
  /** Absent for required arguments. */
  readonly default?: ConfigValue;
  readonly required: boolean;
  readonly keyword_only: boolean;
  /** Accepted, changes no number here. */
  readonly no_effect: boolean;
  /** Only this dialect accepts it. */
  readonly dialect: Dialect | null;
}

export interface CatalogLayer {
  readonly class_name: string;
  /** Automatic names count from this: "simple_rnn". */
  readonly base_name: string;
  readonly arguments: readonly CatalogArgument[];
}

export interface Catalog {
  readonly layers: readonly CatalogLayer[];
  readonly activations: readonly string[];
  readonly initializers: readonly string[];
}

/** A run's tape with its index: what pictures and checks read numbers from. `layer`: name or index into plan.layers; `part/quantity` for wrappers ("forward/h"). */
export interface Trace {
  readonly slots: readonly Slot[];
  readonly values: Float32Array;
  /** Row t of a quantity: batch × width numbers; a view into `values` where they lie together (stride = width), a copy otherwise. t counts from 1 in order of processing; 0 is the initial state. Undefined if there is no such row. */
  at(layer: number | string, quantity: string, t?: number): Float32Array | undefined;
  /** The slot of one quantity of one node. */
  slot(node: number, part: string, quantity: string): Slot | undefined;
  /** One number. */
  value(node: number, part: string, quantity: string, t: number, sample: number, entry: number): number | undefined;
}

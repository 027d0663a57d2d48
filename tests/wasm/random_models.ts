/** Random models with weights and data: a choice per layer, made valid by the shape that the layers before it have reached. */
import fc from "fast-check";
import type { Config, Dialect, LayerSpec, ModelSpec, NodeSpec, Plan, Tensor } from "../../web/src/types/core.ts";

/** What has been reached: samples are `indices` (T), `vector` (D) or `sequence` (T, D). */
interface Reached {
  readonly kind: "indices" | "vector" | "sequence";
  readonly shape: readonly number[];
  /** A mask is under way. */
  readonly masked: boolean;
}

interface Choice {
  readonly pick: number;
  readonly size: number;
  readonly activation: string;
  readonly recurrent_activation: string;
  readonly merge: string;
  /** return_sequences, go_backwards, use_bias. */
  readonly flags: readonly [boolean, boolean, boolean];
}

interface Step {
  readonly layer: LayerSpec;
  readonly reached: Reached;
  /** Merged with what it was called on. */
  readonly merge?: LayerSpec;
}

/** A layer that fits `reached`, or null. */
type Maker = (choice: Choice, reached: Reached) => Step | null;

export interface RandomModel {
  readonly spec: ModelSpec;
  readonly inputs: Tensor;
  readonly seed: number;
}

function step(class_name: string, config: Config, reached: Reached): Step {
  return { layer: { class_name, config }, reached };
}

function recurrentConfig(class_name: string, choice: Choice): Config {
  const { size: units, activation, recurrent_activation, flags } = choice;
  const [return_sequences, go_backwards, use_bias] = flags;
  const gates = class_name === "SimpleRNN" ? {} : { recurrent_activation };
  return { units, activation, ...gates, use_bias, return_sequences, go_backwards };
}

function afterRecurrent({ shape, masked }: Reached, units: number, return_sequences: boolean): Reached {
  return return_sequences
    ? { kind: "sequence", shape: [shape[0] ?? 1, units], masked }
    : { kind: "vector", shape: [units], masked: false };
}

function recurrent(class_name: string, more: Config): Maker {
  return (choice, reached) =>
    reached.kind !== "sequence"
      ? null
      : step(
          class_name,
          { ...recurrentConfig(class_name, choice), ...more },
          afterRecurrent(reached, choice.size, choice.flags[0]),
        );
}

function bidirectional(inner: string, more: Config): Maker {
  return (choice, reached) => {
    if (reached.kind !== "sequence") return null;
    const config = { ...recurrentConfig(inner, choice), ...more, go_backwards: false };
    const units = choice.merge === "concat" ? 2 * choice.size : choice.size;
    return step(
      "Bidirectional",
      { layer: { class_name: inner, config }, merge_mode: choice.merge },
      afterRecurrent(reached, units, choice.flags[0]),
    );
  };
}

/** A layer that changes no shape. */
function same(class_name: string, config: (choice: Choice) => Config): Maker {
  return (choice, reached) => (reached.kind === "indices" ? null : step(class_name, config(choice), reached));
}

/** Conv1D and the pooling layers along time. */
function window(class_name: string): Maker {
  return ({ size, activation, flags }, { kind, shape, masked }) => {
    const [time = 1, features = 1] = shape;
    const [, padded, use_bias] = flags;
    const width = Math.min(size, time);
    if (kind !== "sequence") return null;
    const padding = padded ? "same" : "valid";
    if (class_name === "Conv1D") {
      const config = { filters: size, kernel_size: [width], padding, activation, use_bias };
      return step(class_name, config, { kind, shape: [padded ? time : time - width + 1, size], masked });
    }
    const steps = padded ? Math.ceil(time / width) : Math.floor((time - width) / width) + 1;
    return step(
      class_name,
      { pool_size: [width], strides: [width], padding },
      { kind, shape: [steps, features], masked },
    );
  };
}

function pooledOverTime(class_name: string): Maker {
  return (_, { kind, shape }) =>
    kind === "sequence" ? step(class_name, {}, { kind: "vector", shape: shape.slice(1), masked: false }) : null;
}

/** `x` merged with a Dense of `x`. */
function merged(class_name: string): Maker {
  return (choice, reached) => {
    const width = reached.shape.at(-1) ?? 1;
    if (reached.kind === "indices") return null;
    const doubled = class_name === "Concatenate" ? 2 * width : width;
    return {
      layer: { class_name: "Dense", config: { units: width, activation: choice.activation } },
      merge: { class_name, config: {} },
      reached: { ...reached, shape: [...reached.shape.slice(0, -1), doubled] },
    };
  };
}

const rearranging: Readonly<Record<string, Maker>> = {
  RepeatVector: ({ size: n }, { kind, shape }) =>
    kind === "vector" ? step("RepeatVector", { n }, { kind: "sequence", shape: [n, ...shape], masked: false }) : null,
  Flatten: (_, { kind, shape: [time = 1, features = 1] }) =>
    kind === "sequence" ? step("Flatten", {}, { kind: "vector", shape: [time * features], masked: false }) : null,
  Reshape: (_, { kind, shape }) => {
    const width = shape.at(-1) ?? 1;
    return kind === "vector"
      ? step("Reshape", { target_shape: [width, 1] }, { kind: "sequence", shape: [width, 1], masked: false })
      : null;
  },
  Permute: (_, { kind, shape }) =>
    kind === "sequence"
      ? step("Permute", { dims: [2, 1] }, { kind, shape: [...shape].reverse(), masked: false })
      : null,
};

/** All makers by the name of what they make. `more`: arguments of every GRU. */
export function makers(more: Config = {}): Readonly<Record<string, Maker>> {
  return {
    ...rearranging,
    SimpleRNN: recurrent("SimpleRNN", {}),
    LSTM: recurrent("LSTM", {}),
    GRU: recurrent("GRU", more),
    "Bidirectional SimpleRNN": bidirectional("SimpleRNN", {}),
    "Bidirectional LSTM": bidirectional("LSTM", {}),
    "Bidirectional GRU": bidirectional("GRU", more),
    Embedding: ({ size: output_dim, flags: [mask_zero] }, { kind, shape }) =>
      kind === "indices"
        ? step(
            "Embedding",
            { input_dim: WORDS, output_dim, mask_zero },
            { kind: "sequence", shape: [...shape, output_dim], masked: mask_zero },
          )
        : null,
    Masking: (_, reached) =>
      reached.kind === "sequence" ? step("Masking", { mask_value: 0 }, { ...reached, masked: true }) : null,
    Dense: ({ size: units, activation, flags: [, , use_bias] }, reached) =>
      reached.kind === "indices"
        ? null
        : step("Dense", { units, activation, use_bias }, { ...reached, shape: [...reached.shape.slice(0, -1), units] }),
    TimeDistributed: ({ size: units, activation }, { kind, shape: [time = 1], masked }) =>
      kind === "sequence"
        ? step(
            "TimeDistributed",
            { layer: { class_name: "Dense", config: { units, activation } } },
            { kind, shape: [time, units], masked },
          )
        : null,
    Activation: same("Activation", ({ activation }) => ({ activation })),
    Dropout: same("Dropout", () => ({ rate: 0.5 })),
    SpatialDropout1D: (_, reached) =>
      reached.kind === "sequence" ? step("SpatialDropout1D", { rate: 0.5 }, reached) : null,
    LayerNormalization: same("LayerNormalization", () => ({})),
    BatchNormalization: same("BatchNormalization", () => ({})),
    ReLU: same("ReLU", () => ({})),
    LeakyReLU: same("LeakyReLU", () => ({})),
    ELU: same("ELU", () => ({})),
    Softmax: same("Softmax", () => ({ axis: -1 })),
    Conv1D: window("Conv1D"),
    MaxPooling1D: window("MaxPooling1D"),
    AveragePooling1D: window("AveragePooling1D"),
    GlobalAveragePooling1D: pooledOverTime("GlobalAveragePooling1D"),
    GlobalMaxPooling1D: pooledOverTime("GlobalMaxPooling1D"),
    Add: merged("Add"),
    Subtract: merged("Subtract"),
    Multiply: merged("Multiply"),
    Average: merged("Average"),
    Maximum: merged("Maximum"),
    Minimum: merged("Minimum"),
    Concatenate: merged("Concatenate"),
  };
}

/** Indices run from 0, which Embedding may mask, to this. */
const WORDS = 6;

export interface Grammar {
  readonly dialect: Dialect;
  readonly activations: readonly string[];
  readonly makers: Readonly<Record<string, Maker>>;
  /** Names of the makers that may stand once a mask has begun; all where left out. */
  readonly afterMask?: readonly string[];
}

function specOf({ dialect, makers, afterMask }: Grammar, start: Reached, choices: readonly Choice[]): ModelSpec {
  const dtype = start.kind === "indices" ? "int32" : "float32";
  const layers: LayerSpec[] = [{ class_name: "InputLayer", config: { batch_shape: [null, ...start.shape], dtype } }];
  const nodes: NodeSpec[] = [{ layer: 0, inputs: [] }];
  const call = (layer: LayerSpec, inputs: readonly number[]): number => {
    layers.push({ ...layer, config: { ...layer.config, name: `layer_${layers.length}` } });
    nodes.push({ layer: layers.length - 1, inputs: inputs.map((node) => ({ node, output: 0 })) });
    return nodes.length - 1;
  };
  let reached = start;
  let last = 0;
  let graph = false;
  let masked = false;
  for (const choice of choices) {
    const fitting = Object.entries(makers).flatMap(([name, maker]) => {
      if (masked && afterMask !== undefined && !afterMask.includes(name)) return [];
      return maker(choice, reached) ?? [];
    });
    const chosen = fitting[choice.pick % fitting.length];
    if (chosen === undefined) break;
    const called = call(chosen.layer, [last]);
    graph ||= chosen.merge !== undefined;
    last = chosen.merge === undefined ? called : call(chosen.merge, [last, called]);
    reached = chosen.reached;
    masked ||= reached.masked;
  }
  const spec = { dialect, sequential: !graph, layers };
  return graph ? { ...spec, nodes, inputs: [{ node: 0, output: 0 }], outputs: [{ node: last, output: 0 }] } : spec;
}

/** Numbers in (−1, 1), the same for the same seed. */
export function uniform(seed: number): () => number {
  let state = (seed >>> 0) + 0x9e3779b9;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return mixed / 2 ** 31 - 1;
  };
}

/** Data for `start`: some steps are zero, so that masks have something to mask. */
function dataFor({ kind, shape }: Reached, batch: number, seed: number): Tensor {
  const next = uniform(seed);
  const whole = [batch, ...shape];
  const size = whole.reduce((product, length) => product * length, 1);
  if (kind === "indices") {
    return { shape: whole, data: Float32Array.from({ length: size }, () => Math.floor(((next() + 1) / 2) * WORDS)) };
  }
  const width = shape.at(-1) ?? 1;
  const data = Float32Array.from({ length: size }, next);
  for (let row = 0; row < size / width; row++) if (next() > 0.6) data.fill(0, row * width, (row + 1) * width);
  return { shape: whole, data };
}

/** Weights in (−0.6, 0.6); variances are positive. */
export function randomWeights(plan: Plan, seed: number): Float32Array {
  const next = uniform(seed + 1);
  return Float32Array.from(
    plan.weights.flatMap(({ name, size }) =>
      Array.from({ length: size }, () => (name.includes("variance") ? 1 + 0.6 * next() : 0.6 * next())),
    ),
  );
}

/** Models of up to `most` layers, an Input before them. */
export function randomModel(grammar: Grammar, most = 6): fc.Arbitrary<RandomModel> {
  const choice = fc.record<Choice>({
    pick: fc.nat(9999),
    size: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom(...grammar.activations),
    recurrent_activation: fc.constantFrom("sigmoid", "hard_sigmoid", "tanh"),
    merge: fc.constantFrom("concat", "sum", "mul", "ave"),
    flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  });
  return fc
    .record({
      kind: fc.constantFrom<Reached["kind"]>("sequence", "sequence", "indices", "vector"),
      time: fc.integer({ min: 1, max: 5 }),
      features: fc.integer({ min: 1, max: 4 }),
      batch: fc.integer({ min: 1, max: 3 }),
      choices: fc.array(choice, { minLength: 1, maxLength: most }),
      seed: fc.nat(1_000_000),
    })
    .map(({ kind, time, features, batch, choices, seed }) => {
      const shape = kind === "sequence" ? [time, features] : [kind === "indices" ? time : features];
      const start: Reached = { kind, shape, masked: false };
      return { spec: specOf(grammar, start, choices), inputs: dataFor(start, batch, seed), seed };
    });
}

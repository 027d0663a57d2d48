/** Initializers, regularizers and constraints as Keras 3.15 writes them into files: every parameter, also those left to their defaults. */
import type { Config, ConfigValue } from "../types/core.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** keras-facts, Initialisers; parameters in Keras' order. */
const AXES = { seed: null, input_axes: null, output_axes: null } as const;

const INITIALIZERS: Readonly<Record<string, { readonly class_name: string; readonly config: Config }>> = {
  glorot_uniform: { class_name: "GlorotUniform", config: AXES },
  glorot_normal: { class_name: "GlorotNormal", config: AXES },
  he_uniform: { class_name: "HeUniform", config: AXES },
  he_normal: { class_name: "HeNormal", config: AXES },
  lecun_uniform: { class_name: "LecunUniform", config: AXES },
  lecun_normal: { class_name: "LecunNormal", config: AXES },
  variance_scaling: {
    class_name: "VarianceScaling",
    config: { ...AXES, scale: 1, mode: "fan_in", distribution: "truncated_normal" },
  },
  orthogonal: { class_name: "Orthogonal", config: { seed: null, gain: 1 } },
  random_uniform: { class_name: "RandomUniform", config: { seed: null, minval: -0.05, maxval: 0.05 } },
  random_normal: { class_name: "RandomNormal", config: { seed: null, mean: 0, stddev: 0.05 } },
  truncated_normal: { class_name: "TruncatedNormal", config: { seed: null, mean: 0, stddev: 0.05 } },
  constant: { class_name: "Constant", config: { value: 0 } },
  identity: { class_name: "Identity", config: { gain: 1 } },
  zeros: { class_name: "Zeros", config: {} },
  ones: { class_name: "Ones", config: {} },
};

const REGULARIZERS: Readonly<Record<string, { readonly class_name: string; readonly config: Config }>> = {
  l1: { class_name: "L1", config: { l1: 0.01 } },
  l2: { class_name: "L2", config: { l2: 0.01 } },
  l1_l2: { class_name: "L1L2", config: { l1: 0, l2: 0 } },
  orthogonal_regularizer: { class_name: "OrthogonalRegularizer", config: { factor: 0.01, mode: "rows" } },
};

const CONSTRAINTS: Readonly<Record<string, { readonly class_name: string; readonly config: Config }>> = {
  max_norm: { class_name: "MaxNorm", config: { max_value: 2, axis: 0 } },
  min_max_norm: { class_name: "MinMaxNorm", config: { min_value: 0, max_value: 1, rate: 1, axis: 0 } },
  non_neg: { class_name: "NonNeg", config: {} },
  unit_norm: { class_name: "UnitNorm", config: { axis: 0 } },
};

const KINDS = {
  initializer: { module: "keras.initializers", known: INITIALIZERS },
  regularizer: { module: "keras.regularizers", known: REGULARIZERS },
  constraint: { module: "keras.constraints", known: CONSTRAINTS },
} as const;

const OTHER_NAMES: Readonly<Record<string, string>> = {
  uniform: "random_uniform",
  normal: "random_normal",
  zero: "zeros",
  one: "ones",
  l1l2: "l1_l2",
};

/** "GlorotUniform" and "glorot_uniform" are one name; so are "uniform" and "RandomUniform". */
function snakeCase(name: string): string {
  const snake = name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
  return OTHER_NAMES[snake] ?? snake;
}

/** `{module, class_name, config, registered_name}`, which is how Keras 3 writes any object. */
export function kerasObject(module: string, class_name: string, config: Json): { readonly [key: string]: Json } {
  return { module, class_name, config, registered_name: null };
}

/** An argument's initializer, regularizer or constraint; null stays null. */
export function writeNamed(kind: keyof typeof KINDS, value: ConfigValue): Json {
  const { module, known } = KINDS[kind];
  if (value === null) return null;
  const given = typeof value === "object" && "class_name" in value ? value : { class_name: String(value), config: {} };
  const standard = known[snakeCase(given.class_name)] ?? { class_name: given.class_name, config: {} };
  return kerasObject(module, standard.class_name, { ...standard.config, ...given.config } as Json);
}

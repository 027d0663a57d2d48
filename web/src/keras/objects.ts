/** Small Keras objects that are arguments: initializers, regularizers, constraints, optimizers, losses, metrics. */
import type { ConfigValue } from "../types/core.ts";
import type { Given } from "./bind.ts";
import { belowKeras, lastName } from "./keras_names.ts";
import { plain } from "./kinds.ts";
import type { Value } from "./values.ts";

/** Positional parameters, in Keras' order. */
const positional: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    RandomNormal: ["mean", "stddev", "seed"],
    TruncatedNormal: ["mean", "stddev", "seed"],
    RandomUniform: ["minval", "maxval", "seed"],
    Constant: ["value"],
    Orthogonal: ["gain", "seed"],
    Identity: ["gain"],
    VarianceScaling: ["scale", "mode", "distribution", "seed"],
    GlorotUniform: ["seed"],
    GlorotNormal: ["seed"],
    HeUniform: ["seed"],
    HeNormal: ["seed"],
    LecunUniform: ["seed"],
    LecunNormal: ["seed"],
    L1: ["l1"],
    L2: ["l2"],
    L1L2: ["l1", "l2"],
    OrthogonalRegularizer: ["factor", "mode"],
    MaxNorm: ["max_value", "axis"],
    UnitNorm: ["axis"],
    MinMaxNorm: ["min_value", "max_value", "rate", "axis"],
    SGD: ["learning_rate", "momentum", "nesterov"],
    RMSprop: ["learning_rate", "rho", "momentum", "epsilon", "centered"],
    Adam: ["learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad"],
    AdamW: ["learning_rate", "weight_decay", "beta_1", "beta_2", "epsilon"],
    Adagrad: ["learning_rate", "initial_accumulator_value", "epsilon"],
    Adadelta: ["learning_rate", "rho", "epsilon"],
    Adamax: ["learning_rate", "beta_1", "beta_2", "epsilon"],
    Nadam: ["learning_rate", "beta_1", "beta_2", "epsilon"],
    Ftrl: ["learning_rate", "learning_rate_power", "initial_accumulator_value"],
    ExponentialDecay: ["initial_learning_rate", "decay_steps", "decay_rate", "staircase"],
    PiecewiseConstantDecay: ["boundaries", "values"],
    PolynomialDecay: ["initial_learning_rate", "decay_steps", "end_learning_rate", "power"],
    InverseTimeDecay: ["initial_learning_rate", "decay_steps", "decay_rate", "staircase"],
    CosineDecay: ["initial_learning_rate", "decay_steps", "alpha"],
    CosineDecayRestarts: ["initial_learning_rate", "first_decay_steps", "t_mul", "m_mul", "alpha"],
  }),
);

/** Function spellings of classes: `regularizers.l2(0.01)`, `max_norm(2)`. */
const classOf: ReadonlyMap<string, string> = new Map([
  ["l1", "L1"],
  ["l2", "L2"],
  ["l1_l2", "L1L2"],
  ["L1L2", "L1L2"],
  ["orthogonal_regularizer", "OrthogonalRegularizer"],
  ["max_norm", "MaxNorm"],
  ["non_neg", "NonNeg"],
  ["unit_norm", "UnitNorm"],
  ["min_max_norm", "MinMaxNorm"],
  ["maxnorm", "MaxNorm"],
  ["nonneg", "NonNeg"],
  ["unitnorm", "UnitNorm"],
]);

/** Old spellings of arguments. */
const renamed: ReadonlyMap<string, string> = new Map([["lr", "learning_rate"]]);

const families: ReadonlySet<string> = new Set([
  "initializers",
  "regularizers",
  "constraints",
  "optimizers",
  "losses",
  "metrics",
]);

/** The object that calling `path` makes; undefined when `path` is no such class. Arguments that are not known are left out. */
export function makeObject(path: string, given: readonly Given[]): Value | undefined {
  const parts = belowKeras(path)?.split(".");
  const family = parts?.[0];
  if (parts === undefined || family === undefined || !families.has(family) || parts.length < 2) return undefined;
  const written = lastName(path);
  const class_name = classOf.get(written) ?? (written.includes("_") ? camel(written) : written);
  const names = positionsOf(class_name);
  const config: [string, ConfigValue][] = [];
  let position = 0;
  for (const argument of given) {
    const key = argument.keyword?.text ?? names[position++];
    const value = plain(argument.value);
    if (key !== undefined && value !== undefined) config.push([renamed.get(key) ?? key, value]);
  }
  // fromEntries defines own properties, so that no keyword of the text can reach a prototype.
  return { kind: "object", family, class_name, config: Object.fromEntries(config) };
}

/** Names of the positional parameters of a class. */
export function positionsOf(class_name: string): readonly string[] {
  return positional.get(class_name) ?? [];
}

function camel(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

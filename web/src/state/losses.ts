/** Which losses fit an output: by what its numbers can be. */
import type { Config, Plan, TensorRef } from "../types/core.ts";
import type { Named } from "../types/engine.ts";

/** What the numbers of an output are: any; 0 or more; between 0 and 1, each by itself; shares of 1. */
export type Domain = "any" | "positive" | "probability" | "shares";

/** What a target of the loss holds: a number like the output's; −1 or 1; the index of a class. */
export type TargetKind = "like_output" | "sign" | "class";

interface Loss {
  readonly name: string;
  /** Keras' other names. */
  readonly aliases: readonly string[];
  readonly fits: readonly Domain[];
  readonly target: TargetKind;
}

const anywhere: readonly Domain[] = ["any", "positive", "probability", "shares"];

/** In the order in which they are offered: for each domain the usual one first. */
const known: readonly Loss[] = [
  loss("binary_crossentropy", ["bce", "BCE", "BinaryCrossentropy"], ["probability"]),
  loss("categorical_crossentropy", ["CategoricalCrossentropy"], ["shares"]),
  loss("sparse_categorical_crossentropy", ["SparseCategoricalCrossentropy"], ["shares"], "class"),
  loss("mean_squared_error", ["mse", "MSE", "MeanSquaredError"], anywhere),
  loss("mean_absolute_error", ["mae", "MAE", "MeanAbsoluteError"], anywhere),
  loss("huber", ["huber_loss", "Huber"], anywhere),
  loss("log_cosh", ["logcosh", "Logcosh", "LogCosh"], anywhere),
  loss("cosine_similarity", ["cosine_proximity", "CosineSimilarity"], ["any", "positive"]),
  loss("mean_absolute_percentage_error", ["mape", "MAPE", "MeanAbsolutePercentageError"], ["any", "positive"]),
  loss("mean_squared_logarithmic_error", ["msle", "MSLE", "MeanSquaredLogarithmicError"], ["positive", "probability"]),
  loss("poisson", ["Poisson"], ["positive", "probability"]),
  loss("kl_divergence", ["kld", "KLD", "kullback_leibler_divergence", "KLDivergence"], ["shares"]),
  loss("categorical_hinge", ["CategoricalHinge"], ["shares"]),
  loss("hinge", ["Hinge"], ["any"], "sign"),
  loss("squared_hinge", ["SquaredHinge"], ["any"], "sign"),
];

function loss(
  name: string,
  aliases: readonly string[],
  fits: readonly Domain[],
  target: TargetKind = "like_output",
): Loss {
  return { name, aliases, fits, target };
}

/** The loss that the text compiles the model with. */
export interface WrittenLoss {
  readonly class_name: string;
  readonly config: Config;
}

/** "mse" → "mean_squared_error"; a name that Keras does not know stays as it is. */
export function canonicalLoss(name: string): string {
  return known.find((one) => one.name === name || one.aliases.includes(name))?.name ?? name;
}

export function targetKindOf(name: string): TargetKind {
  return known.find((one) => one.name === name)?.target ?? "like_output";
}

/** Names of the losses for an output; the first is the default: the one of the text, else the usual one for its domain. */
export function lossesFor(domain: Domain, written: WrittenLoss | null): readonly string[] {
  const fitting = known.filter(({ fits }) => fits.includes(domain)).map(({ name }) => name);
  if (written === null) return fitting;
  const own = canonicalLoss(written.class_name);
  return [own, ...fitting.filter((name) => name !== own)];
}

/** A loss as the core takes it: with the arguments that the text gives it. */
export function namedLoss(name: string, written: WrittenLoss | null): Named {
  if (written === null || canonicalLoss(written.class_name) !== name) return name;
  return Object.keys(written.config).length === 0 ? written.class_name : { ...written };
}

const domains: Readonly<Record<string, Domain>> = {
  softmax: "shares",
  sigmoid: "probability",
  hard_sigmoid: "probability",
  relu: "positive",
  relu6: "positive",
  softplus: "positive",
  exponential: "positive",
};

/** Read off the activation that the output is the result of. */
export function domainOf(plan: Plan, ref: TensorRef): Domain {
  const parts = plan.layers[plan.nodes[ref.node]?.layer ?? -1]?.parts ?? [];
  const part = parts.find(({ id }) => id === "") ?? parts[0];
  const output = part?.quantities.find(({ id }) => id === part.output);
  return output?.operation === "activation" ? (domains[output.function] ?? "any") : "any";
}

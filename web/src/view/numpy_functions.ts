/** Operations and activations as NumPy writes them. */
import type { Dialect, QuantityInfo } from "../types/core.ts";

/** The right side of the line that computes a quantity of `names`; null where NumPy is not taught here. */
export function written(info: QuantityInfo, names: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = names;
  switch (info.operation) {
    case "matmul":
      return `${a} @ ${b}`;
    case "add":
      return names.join(" + ");
    case "subtract":
      return names.join(" - ");
    case "multiply":
    case "scale":
      return names.join(" * ");
    case "blend":
      return `${a} * ${b} + (1 - ${a}) * ${c}`;
    case "carry":
      return names.length > 2 ? `np.where(${a}, ${b}, ${c})` : `${a} * ${b}`;
    case "gather":
      return `${b}[int(${a}[0])]`;
    case "concat":
      return `np.concatenate([${names.join(", ")}])`;
    case "activation":
      return applied(info.function, a);
    default:
      return null;
  }
}

/** What NumPy has itself, in its own words; everything else as a function of the program. */
function applied(name: string, z: string): string | null {
  switch (name) {
    case "linear":
      return z;
    case "tanh":
      return `np.tanh(${z})`;
    case "exponential":
      return `np.exp(${z})`;
    case "relu":
      return `np.maximum(${z}, 0)`;
    default:
      return functions[name] === undefined && name !== "hard_sigmoid" ? null : `${name}(${z})`;
  }
}

const functions: Readonly<Record<string, string>> = {
  sigmoid: "1 / (1 + np.exp(-z))",
  softmax: "np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))",
  softplus: "np.log1p(np.exp(z))",
  softsign: "z / (1 + np.abs(z))",
  elu: "np.where(z > 0, z, np.exp(z) - 1)",
  selu: "1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * (np.exp(z) - 1))",
  silu: "z / (1 + np.exp(-z))",
  swish: "z / (1 + np.exp(-z))",
  relu6: "np.clip(z, 0, 6)",
  leaky_relu: "np.where(z > 0, z, 0.2 * z)",
};

const hardSigmoid: Readonly<Record<Dialect, string>> = {
  keras2: "np.clip(0.2 * z + 0.5, 0, 1)",
  keras3: "np.clip(z / 6 + 0.5, 0, 1)",
};

/** The functions that a program using `names` has to define, each once, with an empty line after it. */
export function definitionsOf(names: readonly string[], dialect: Dialect): readonly string[] {
  return [...new Set(names)].flatMap((name) => {
    const body = name === "hard_sigmoid" ? hardSigmoid[dialect] : functions[name];
    return body === undefined ? [] : [`def ${name}(z):`, `    return ${body}`, ""];
  });
}

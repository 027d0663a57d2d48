/**
 * Which arguments a class takes by position, where the catalog's order is not Keras': the core lists as keywords what it takes from a base class, or
 * what changes nothing there.
 */
import type { Dialect } from "../types/core.ts";
import type { Parameter } from "./bind.ts";

const flow = ["return_sequences", "return_state", "go_backwards", "stateful"];
const constraints = ["kernel_constraint", "recurrent_constraint", "bias_constraint"];
const rates = ["dropout", "recurrent_dropout"];

function beforeConstraints(class_name: string): readonly string[] {
  const gated = !class_name.startsWith("SimpleRNN");
  return [
    ...["units", "activation", ...(gated ? ["recurrent_activation"] : []), "use_bias"],
    ...["kernel_initializer", "recurrent_initializer", "bias_initializer"],
    ...(class_name.startsWith("LSTM") ? ["unit_forget_bias"] : []),
    ...["kernel_regularizer", "recurrent_regularizer", "bias_regularizer"],
  ];
}

function afterRates(class_name: string, dialect: Dialect): readonly string[] {
  const keras3 = dialect === "keras3";
  switch (class_name) {
    case "SimpleRNN":
      return [...flow, "unroll", ...(keras3 ? ["seed"] : [])];
    case "LSTM":
      return keras3 ? ["seed", ...flow, "unroll", "use_cudnn"] : [...flow, "time_major", "unroll"];
    case "GRU":
      return keras3
        ? ["seed", ...flow, "unroll", "reset_after", "use_cudnn"]
        : [...flow, "unroll", "time_major", "reset_after"];
    case "GRUCell":
      return ["reset_after", ...(keras3 ? ["seed"] : [])];
    default:
      return keras3 ? ["seed"] : [];
  }
}

function signature(class_name: string, dialect: Dialect): readonly string[] | undefined {
  if (class_name === "Bidirectional") return ["layer", "merge_mode", "weights", "backward_layer"];
  if (!/^(SimpleRNN|LSTM|GRU)(Cell)?$/.test(class_name)) return undefined;
  const ofLayers = class_name.endsWith("Cell") ? [] : ["activity_regularizer"];
  return [...beforeConstraints(class_name), ...ofLayers, ...constraints, ...rates, ...afterRates(class_name, dialect)];
}

/** `parameters` as the signature of the class has them: what it names by position in its order, the others by keyword. */
export function inSignature(
  class_name: string,
  dialect: Dialect,
  parameters: readonly Parameter[],
): readonly Parameter[] {
  const order = signature(class_name, dialect);
  if (order === undefined) return parameters;
  const positional = order.map((name) => {
    const known = parameters.find((parameter) => parameter.name === name);
    return { name, required: known?.required ?? false, keyword_only: false };
  });
  const others = parameters.filter(({ name }) => !order.includes(name));
  return [...positional, ...others.map((parameter) => ({ ...parameter, keyword_only: true }))];
}

/** Keras' and Python's own words for what is wrong, by dialect. Facts of keras-facts §13; where no text is known there is none. */
import type { Dialect } from "../types/core.ts";
import { repr, str, typeName } from "./python_repr.ts";
import type { Value } from "./values.ts";

export function unknownKeywords(
  dialect: Dialect,
  class_name: string,
  given: readonly (readonly [string, Value])[],
): string {
  if (dialect === "keras2") return `('Keyword argument not understood:', '${given[0]?.[0] ?? ""}')`;
  const entries = given.map(([name, value]) => `'${name}': ${repr(value)}`).join(", ");
  return `Unrecognized keyword arguments passed to ${class_name}: {${entries}}`;
}

export function missingArguments(class_name: string, names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  const list =
    quoted.length === 0 ? last : quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(", ")}, and ${last}`;
  return `${class_name}.__init__() missing ${names.length} required positional argument${names.length === 1 ? "" : "s"}: ${list}`;
}

export function unknownActivation(dialect: Dialect, name: string): string {
  return dialect === "keras2"
    ? `Unknown activation function: '${name}'. ${customObject}`
    : `Could not interpret activation function identifier: ${name}`;
}

export function unknownInitializer(dialect: Dialect, name: string): string {
  return dialect === "keras2"
    ? `Unknown initializer: '${name}'. ${customObject}`
    : `Could not interpret initializer identifier: ${name}`;
}

const customObject =
  "Please ensure you are using a `keras.utils.custom_object_scope` and that this object is included in the scope. See https://www.tensorflow.org/guide/keras/save_and_serialize#registering_the_custom_object for details.";

export function notALayer(dialect: Dialect, value: Value): string {
  return dialect === "keras2"
    ? `The added layer must be an instance of class Layer. Received: layer=${str(value)} of type <class '${typeName(value)}'>.`
    : `Only instances of \`keras.Layer\` can be added to a Sequential model. Received: ${str(value)} (of type <class '${typeName(value)}'>)`;
}

/** Wrong kind of value for an argument, where Keras' text is known. */
export function wrongKind(dialect: Dialect, class_name: string, argument: string, value: Value): string | undefined {
  // Keras prints a class with the path of its module, which is not ours to know.
  if (value.kind === "layer_class" || value.kind === "path" || value.kind === "model") return undefined;
  if (argument === "units" && class_name === "Dense") {
    return dialect === "keras3" && /^(string|none|list|tuple|float)$/.test(value.kind)
      ? `Received an invalid value for \`units\`, expected a positive integer. Received: units=${str(value)}`
      : undefined;
  }
  if (argument === "units" && /^(string|none|list|tuple)$/.test(value.kind))
    return `'<=' not supported between instances of '${typeName(value)}' and 'int'`;
  if (class_name === "Embedding" && /^(input|output)_dim$/.test(argument) && dialect === "keras3")
    return `\`${argument}\` must be a positive integer. Received: ${argument}=${str(value)} (of type ${typeName(value)}).`;
  if (
    argument === "units" &&
    value.kind === "float" &&
    dialect === "keras3" &&
    /^(SimpleRNN|LSTM|GRU)$/.test(class_name)
  ) {
    return "state_size must be an integer, or a list/tuple of integers (one for each state tensor).";
  }
  if (/Dropout/.test(class_name) && argument === "rate" && value.kind === "string" && dialect === "keras3")
    return "'<=' not supported between instances of 'int' and 'str'";
  if (class_name === "RepeatVector" && argument === "n")
    return `Expected an integer value for \`n\`, got <class '${typeName(value)}'>.`;
  if ((class_name === "Bidirectional" || class_name === "TimeDistributed") && argument === "layer") {
    const house = dialect === "keras3" ? "keras" : "tf.keras";
    return `Please initialize \`${class_name}\` layer with a \`${house}.layers.Layer\` instance. Received: ${str(value)}`;
  }
  if (class_name === "Bidirectional" && argument === "backward_layer") {
    return `\`backward_layer\` need to be a \`keras.layers.Layer\` instance. Received: ${str(value)}`;
  }
  return undefined;
}

export function badLayerName(value: Value): string {
  return `Argument \`name\` must be a string and cannot contain character \`/\`. Received: name=${str(value)} (of type <class '${typeName(value)}'>)`;
}

export function repeatedName(name: string): string {
  return `All layers added to a Sequential model should have unique names. Name '${name}' is already the name of a layer in this model. Update the \`name\` argument to pass a unique name.`;
}

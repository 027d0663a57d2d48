/** kind = summary: the printed text, line by line. */
import { fail, onlyCaseKeys, onlyKeys, valueOf } from "../compare.mjs";
import { modelOf } from "../model.mjs";

const FLAVORS = [
  ["keras-2.0", "keras2_0"],
  ["keras-2.2.5", "keras2_2_5"],
  ["tf.keras 2.7", "keras2_7"],
  ["tf.keras 2.13", "keras2_13"],
  ["keras-3.0", "keras3_0"],
  ["keras-3.1", "keras3"],
];

function flavorOf(text) {
  const found = FLAVORS.find(([prefix]) => text.startsWith(prefix));
  return found === undefined ? fail(`unknown flavor "${text}"`) : found[1];
}

function compareTexts(expected, found) {
  if (expected === found) return;
  const [wanted, got] = [expected.split("\n"), found.split("\n")];
  const at = wanted.findIndex((line, i) => line !== got[i]);
  fail(`line ${at + 1}: expected ${JSON.stringify(wanted[at])}, got ${JSON.stringify(got[at] ?? "the end")}`);
}

function withNames(one) {
  return one.layers.map((layer, i) => {
    const config = { ...layer.config };
    if (one.layer_names?.[i] !== undefined) config.name = one.layer_names[i];
    if (one.frozen_layers?.includes(i)) config.trainable = false;
    return { ...layer, config };
  });
}

/** The spec of a case that lists its layers. */
function specOf(one, dialect) {
  return modelOf(withNames(one), {
    batch_shape: one.batch_input_shape,
    dialect,
    dtype: one.input_dtype,
    name: one.model_name,
  });
}

export function checkSummary(one, { rnn }) {
  onlyCaseKeys(one, [
    ...["flavor", "expected", "layers", "batch_input_shape", "input_dtype", "model_name", "layer_names"],
    ...["frozen_layers", "rows", "line_length", "terminal_columns", "summary_kwargs", "program"],
  ]);
  const flavor = flavorOf(one.flavor);
  const { summary_kwargs: kwargs = {} } = one;
  onlyKeys(kwargs, "summary_kwargs", ["line_length", "show_trainable", "expand_nested"]);
  const options = { ...kwargs };
  if (one.line_length !== undefined) options.line_length ??= one.line_length;
  if (one.terminal_columns !== undefined) options.terminal_columns = one.terminal_columns;
  if (one.program !== undefined) fail("not supported");
  const spec = specOf(one, flavor.startsWith("keras3") ? "keras3" : "keras2");
  compareTexts(one.expected, valueOf(rnn.summary(spec, flavor, options)));
}

/** kind = summary: the printed text, line by line. */
import { equal, fail, Mismatch, onlyCaseKeys, onlyKeys, unwrap } from "../compare.mjs";
import { modelOf } from "../model.mjs";
import { modelOfTable } from "../table.mjs";
import { programText } from "../words.mjs";

const FLAVORS = [
  ["keras-2.0", "keras2_0"],
  ["keras-2.2.5", "keras2_2_5"],
  ["tf.keras 2.7", "keras2_7"],
  ["tf.keras 2.13", "keras2_13"],
  ["keras-3.0", "keras3_0"],
  ["keras-3.1", "keras3"],
];

/** "keras-2.2.5..2.3.1 / tf.keras 2.0..2.6" is one flavour of two houses; which one, the version of the source tells. */
function flavorOf({ flavor, source }) {
  const found = FLAVORS.find(([prefix]) => flavor.startsWith(prefix));
  if (found === undefined) fail(`unknown flavor "${flavor}"`);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(source?.ref ?? "") ?? [];
  const in_tensorflow = Number(major) === 2 && Number(minor) > 3;
  return found[1] === "keras2_2_5" && in_tensorflow ? "tf_keras2_0" : found[1];
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
    if (one.frozen_layers?.some((which) => which === i || which === config.name)) config.trainable = false;
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

/** The model of a program in words or in Python; where the words are not understood, that of the table which it prints. */
function readProgram(one, dialect, rnn) {
  let words;
  try {
    words = programText(one.program, one.expected);
    const { spec, diagnostics } = rnn.read(words.text, { dialect });
    const understood = spec !== null && diagnostics.every(({ severity }) => severity !== "error");
    if (understood && rnn.plan(spec).ok) return { spec, trained: words.trained };
  } catch (thrown) {
    if (!(thrown instanceof Mismatch)) throw thrown;
  }
  return {
    spec: modelOfTable(
      one.expected,
      dialect,
      rnn.catalog.layers.map(({ class_name }) => class_name),
    ),
    trained: words?.trained,
  };
}

/**
 * The spec of a program, with what its training adds to the summary. Standalone Keras 2 counts names from 1 where tf.keras counts from none, so
 * its models carry the name that they print.
 */
function programOf(one, flavor, dialect, rnn) {
  const { spec, trained } = readProgram(one, dialect, rnn);
  const [, name] = /^Model: "(.*)"/.exec(one.expected) ?? [];
  const standalone = flavor === "keras2_0" || flavor === "keras2_2_5";
  const named = standalone && name !== undefined ? { ...spec, name } : spec;
  if (trained === undefined) return { spec: named, options: {} };
  const { trainable_parameters } = unwrap(rnn.plan(named));
  const { numbers, bytes } = unwrap(rnn.optimizerSize(trained, trainable_parameters));
  return { spec: named, options: { optimizer_parameters: numbers, optimizer_bytes: bytes } };
}

/** The rows that the table is made of, as far as the case lists them. */
function checkRows(rows, plan) {
  const layers = plan.layers.filter(({ class_name }) => class_name !== "InputLayer");
  rows.forEach((row, i) => {
    const { name, class_name, output_shapes, parameters } = layers[i] ?? fail(`there is no row ${i}`);
    const found = {
      name,
      class_name,
      output_shape: output_shapes.length === 1 ? output_shapes[0] : output_shapes,
      params: parameters,
    };
    for (const key of Object.keys(found)) if (row[key] != null) equal(`row ${i}, ${key}`, row[key], found[key]);
  });
}

export function checkSummary(one, { rnn }) {
  onlyCaseKeys(one, [
    ...["flavor", "expected", "layers", "batch_input_shape", "input_dtype", "model_name", "layer_names"],
    ...["frozen_layers", "rows", "line_length", "terminal_columns", "summary_kwargs", "program"],
  ]);
  const flavor = flavorOf(one);
  const { summary_kwargs: kwargs = {} } = one;
  onlyKeys(kwargs, "summary_kwargs", ["line_length", "show_trainable", "expand_nested"]);
  const options = { ...kwargs };
  if (one.line_length !== undefined) options.line_length ??= one.line_length;
  if (one.terminal_columns !== undefined) options.terminal_columns = one.terminal_columns;
  const dialect = flavor.startsWith("keras3") ? "keras3" : "keras2";
  const program = one.program === undefined ? null : programOf(one, flavor, dialect, rnn);
  const spec = program?.spec ?? specOf(one, dialect);
  if (one.layers !== undefined && one.rows != null) checkRows(one.rows, unwrap(rnn.plan(spec)));
  compareTexts(one.expected, unwrap(rnn.summary(spec, flavor, { ...options, ...program?.options })));
}

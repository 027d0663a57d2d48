/**
 * The shape doctor: an error of the core at its place in the text, with the mends that make the model fit.
 * A mend is offered only where it surely removes the error; where several do and give different networks, the learner chooses.
 */
import type { ConfigValue, LayerSpec, RnnError } from "../types/core.ts";
import type { Diagnostic, LayerSpan, Reading, ReadModel, TextEdit } from "../types/reading.ts";
import type { MendCode } from "./codes.ts";
import { insertLayer, removeArgument, setArgument } from "./edit.ts";
import { importEdit } from "./import_edit.ts";
import { isLayerSpec } from "./layer_spec.ts";
import { nearest } from "./nearest.ts";
import { parse } from "./parse.ts";
import { blamedLayer, placeOfError } from "./place.ts";
import type { KnownMend } from "./report.ts";

/** An error of the core as a diagnostic of the text. */
export function placeError(reading: Reading, model: ReadModel, error: RnnError): Diagnostic {
  const { from, to } = placeOfError(model, error);
  const blamed = blamedLayer(model, error);
  const mends = mendsFor(reading.text, model, error);
  const [only, ...others] = mends;
  return {
    from,
    to,
    severity: "error",
    code: error.code,
    args: blamed === undefined ? error.args : { layer: nameOf(blamed.layer), ...error.args },
    ...(error.message === "" ? {} : { keras: error.message }),
    ...(only === undefined ? {} : { mend: only }),
    ...(others.length === 0 ? {} : { alternatives: others }),
  };
}

interface Patient {
  readonly text: string;
  readonly model: ReadModel;
  readonly error: RnnError;
  readonly layer: LayerSpec;
  readonly span: LayerSpan | null;
}

function mendsFor(text: string, model: ReadModel, error: RnnError): readonly KnownMend[] {
  const layer = model.spec.layers[error.layer];
  if (layer === undefined) return [];
  const patient: Patient = { text, model, error, layer, span: model.spans[error.layer] ?? null };
  switch (error.code) {
    case "rank_mismatch":
    case "rank_too_small":
      return error.args["expected"] === "3"
        ? wantsSequence(patient)
        : error.args["expected"] === "2"
          ? wantsVector(patient)
          : [];
    case "time_distributed_rank":
      return wantsSequence({ ...patient, error: { ...error, args: { ...error.args, found: "2" } } });
    case "unroll_time":
      return single(dropArgument(patient, "unroll"));
    case "multiple_outputs":
      return single(oneOutput(patient));
    case "input_count":
      return single(oneOutputBefore(patient));
    case "merge_mode":
      return single(nearestText(patient, "merge_mode", ["concat", "sum", "mul", "ave"]));
    case "merge_sizes":
      return single(setTo(patient, "merge_mode", '"concat"'));
    case "bidirectional_direction":
      return single(direction(patient));
    case "bidirectional_attribute":
      return single(agree(patient));
    case "stateful_batch":
      return single(fixedBatch(patient));
    case "not_a_layer":
      return single(wrapped(patient));
    case "duplicate_name":
      return single(dropArgument(patient, "name"));
    case "time_major":
      return single(dropArgument(patient, "time_major"));
    default:
      return [];
  }
}

function single(mend: KnownMend | undefined): readonly KnownMend[] {
  return mend === undefined ? [] : [mend];
}

function mend(
  code: MendCode,
  args: Readonly<Record<string, string>>,
  edits: KnownMend["edits"] | undefined,
): KnownMend | undefined {
  return edits === undefined || edits.length === 0 ? undefined : { code, args, edits };
}

// ---- ranks ----

/** A layer that wants (batch, time, features) gets a vector: let the layer before hand on all its steps, or repeat the vector. */
function wantsSequence(patient: Patient): readonly KnownMend[] {
  const { text, model, error } = patient;
  if (error.args["found"] !== "2") return [];
  const source = recurrentBefore(patient);
  const steps = source === undefined ? undefined : stepsInto(model);
  const mends = [
    source && switchSequences(text, source, true),
    source && repeat(patient, steps ?? 1),
    inputWithTime(patient),
  ];
  return mends.filter((one) => one !== undefined);
}

/** A layer that wants one vector per sample gets a sequence: only the last step, or all steps laid side by side. */
function wantsVector(patient: Patient): readonly KnownMend[] {
  const { text, error } = patient;
  if (error.args["found"] !== "3") return [];
  const source = recurrentBefore(patient);
  const flatten = mend("flatten", {}, inserted(patient, "Flatten", ""));
  return [source && switchSequences(text, source, false), flatten].filter((one) => one !== undefined);
}

interface Recurrent {
  readonly layer: LayerSpec;
  readonly span: LayerSpan;
}

/** The recurrent layer that decides whether there is a time axis here: looking back over layers that leave it as it is. A wrapper's is the wrapped one. */
function recurrentBefore({ model, error }: Patient): Recurrent | undefined {
  let i = layerBefore(model, error.layer);
  for (let far = 0; i !== undefined && far < model.spec.layers.length; far++, i = layerBefore(model, i)) {
    const layer = model.spec.layers[i];
    const span = model.spans[i];
    if (layer === undefined || span == null) return undefined;
    if (/^(SimpleRNN|LSTM|GRU|RNN)$/.test(layer.class_name)) return { layer, span };
    const inner = layer.config["layer"];
    const innerSpan = span.wrapped["layer"];
    if (layer.class_name === "Bidirectional")
      return isLayerSpec(inner) && innerSpan !== undefined && span.wrapped["backward_layer"] === undefined
        ? { layer: inner, span: innerSpan }
        : undefined;
    if (
      !/^(Dense|Dropout|Activation|BatchNormalization|LayerNormalization|LeakyReLU|ReLU|ELU|Masking)$/.test(
        layer.class_name,
      )
    )
      return undefined;
  }
  return undefined;
}

/** The layer whose output this one is called on; where it is called several times, the first time. */
function layerBefore(model: ReadModel, layer: number): number | undefined {
  const { nodes } = model.spec;
  if (nodes === undefined) return layer > 0 ? layer - 1 : undefined;
  const source = nodes.find((node) => node.layer === layer)?.inputs[0]?.node;
  return source === undefined ? undefined : nodes[source]?.layer;
}

function switchSequences(text: string, { layer, span }: Recurrent, on: boolean): KnownMend | undefined {
  const edits = on
    ? setArgument(text, span, "return_sequences", "True")
    : (removeArgument(text, span, "return_sequences") ?? setArgument(text, span, "return_sequences", "False"));
  return mend(on ? "return_sequences_on" : "return_sequences_off", { layer: nameOf(layer) }, edits);
}

function nameOf(layer: LayerSpec): string {
  return typeof layer.config["name"] === "string" ? layer.config["name"] : layer.class_name;
}

/** Time steps of the model's input, where they are known. */
function stepsInto(model: ReadModel): number | undefined {
  const shape = model.spec.layers[0]?.config["batch_shape"];
  const steps: ConfigValue | undefined = Array.isArray(shape) && shape.length === 3 ? shape[1] : undefined;
  return typeof steps === "number" ? steps : undefined;
}

function repeat(patient: Patient, n: number): KnownMend | undefined {
  return mend("repeat_vector", { n: String(n) }, inserted(patient, "RepeatVector", String(n)));
}

/** The input itself has no time axis: `input_shape=(10,)` becomes `(1, 10)`. Integers that stand for words want an Embedding instead. */
function inputWithTime({ text, model, error }: Patient): KnownMend | undefined {
  const first = model.spec.layers.findIndex((layer) => layer.class_name !== "InputLayer");
  if (error.layer !== first) return undefined;
  const span = model.spans[0] ?? model.spans[1];
  const range = span?.arguments["shape"] ?? span?.arguments["input_shape"];
  const inner = range === undefined ? null : /^\(\s*(\w+)\s*,?\s*\)$/.exec(text.slice(range.from, range.to));
  if (range == null || inner === null) return undefined;
  const value = `(1, ${inner[1]})`;
  return mend("set_argument", { argument: span?.arguments["shape"] === undefined ? "input_shape" : "shape", value }, [
    { from: range.from, to: range.to, insert: value },
  ]);
}

/** Puts a layer before the patient, with the prefix that the patient is written with, or with its import. */
function inserted(
  { text, model, error, span }: Patient,
  class_name: string,
  args: string,
): readonly TextEdit[] | undefined {
  const prefix = span === null ? "" : text.slice(span.from, span.name.from);
  const prefixed = /^[\w.]+\.$/.test(prefix);
  const edits = insertLayer(text, model, error.layer, `${prefixed ? prefix : ""}${class_name}(${args})`);
  const imports = parse(text).flatMap((statement) => (statement.kind === "import" ? statement.names : []));
  const isImported = imports.some((name) => name.as === class_name);
  const addition = prefixed || isImported ? undefined : importEdit(imports, class_name);
  return edits && (addition === undefined ? edits : [addition, ...edits]);
}

// ---- arguments ----

function setTo({ text, span }: Patient, argument: string, value: string): KnownMend | undefined {
  return span === null
    ? undefined
    : mend("set_argument", { argument, value }, setArgument(text, span, argument, value));
}

function dropArgument({ text, span }: Patient, argument: string): KnownMend | undefined {
  return span === null ? undefined : mend("remove_argument", { argument }, removeArgument(text, span, argument));
}

function nearestText(patient: Patient, argument: string, known: readonly string[]): KnownMend | undefined {
  const meant = nearest(patient.error.args["found"] ?? "", known);
  return meant === undefined ? undefined : setTo(patient, argument, `"${meant}"`);
}

/** A Sequential hands on one tensor: without return_state, or with the two directions joined, the layer gives one. */
function oneOutput(patient: Patient): KnownMend | undefined {
  const { layer, span } = patient;
  const inner = span?.wrapped["layer"];
  if (layer.config["merge_mode"] === null) return setTo(patient, "merge_mode", '"concat"');
  return dropArgument(inner === undefined ? patient : { ...patient, span: inner }, "return_state");
}

/** The layer after one of several outputs is the one that Keras 3 complains of; the one before is to be mended. */
function oneOutputBefore({ text, model, error }: Patient): KnownMend | undefined {
  const index = model.spec.sequential && error.args["expected"] === "1" ? layerBefore(model, error.layer) : undefined;
  const layer = model.spec.layers[index ?? -1];
  const span = model.spans[index ?? -1];
  return layer === undefined || span == null ? undefined : oneOutput({ text, model, error, layer, span });
}

function direction(patient: Patient): KnownMend | undefined {
  const backward = patient.span?.wrapped["backward_layer"];
  if (backward !== undefined) return setTo({ ...patient, span: backward }, "go_backwards", "True");
  const inner = patient.span?.wrapped["layer"];
  return inner === undefined ? undefined : dropArgument({ ...patient, span: inner }, "go_backwards");
}

/** The backward layer follows the forward one. */
function agree(patient: Patient): KnownMend | undefined {
  const backward = patient.span?.wrapped["backward_layer"];
  const { attribute, forward } = patient.error.args;
  return backward === undefined || attribute === undefined || forward === undefined
    ? undefined
    : setTo({ ...patient, span: backward }, attribute, forward);
}

/** A stateful layer needs the batch size: the shape that is written gets one. */
function fixedBatch({ text, model }: Patient): KnownMend | undefined {
  const span = model.spans[0] ?? model.spans[1];
  const range = span?.arguments["shape"] ?? span?.arguments["input_shape"];
  const inner = range === undefined ? null : /^\(([^()]*)\)$/.exec(text.slice(range.from, range.to));
  if (span == null || range === undefined || inner === null || span.arguments["batch_size"] !== undefined)
    return undefined;
  const keyword = span.arguments["shape"] === undefined ? "input_shape" : "shape";
  const word = keyword === "shape" ? "batch_shape" : "batch_input_shape";
  const value = `(8, ${(inner[1] ?? "").trim()})`;
  const before = text.slice(0, range.from);
  const named = new RegExp(`${keyword}\\s*=\\s*$`).exec(before.slice(-40));
  const from = range.from - (named?.[0].length ?? 0);
  return mend("set_argument", { argument: word, value }, [{ from, to: range.to, insert: `${word}=${value}` }]);
}

/** A cell is one step: RNN makes a layer of it. */
function wrapped({ text, span, layer }: Patient): KnownMend | undefined {
  if (span === null || !/Cells?$/.test(layer.class_name)) return undefined;
  const prefix = text.slice(span.from, span.name.from);
  const head = `${/^[\w.]*$/.test(prefix) ? prefix : ""}RNN(`;
  return mend("wrap_rnn", { layer: layer.class_name }, [
    { from: span.from, to: span.from, insert: head },
    { from: span.to, to: span.to, insert: ")" },
  ]);
}

/** Sequential models and what is called on a model. */
import type { Shape } from "../types/core.ts";
import type { Range, SummaryCall } from "../types/reading.ts";
import { bind, type Given } from "./bind.ts";
import { readShape } from "./inputs.ts";
import { modelAttributes, modelMethods } from "./keras_names.ts";
import { notALayer, repeatedName } from "./keras_text.ts";
import { known, sayUndefined, sayUnknownClass } from "./kinds.ts";
import { checkModelAttribute, checkModelMethod, layerAsked, listedLayers } from "./methods.ts";
import { nearest } from "./nearest.ts";
import { buildWhenCalled, holds, layerValue, modelAsLayer } from "./nested.ts";
import { reprShape } from "./python_repr.ts";
import { replacement, say } from "./report.ts";
import { automaticName, type Session } from "./session.ts";
import { modelTensors } from "./tensors_of.ts";
import { readCompile, readFit } from "./training.ts";
import { type Model, none, type TensorValue, truth, type Value } from "./values.ts";

export interface ModelParts {
  readonly sequential: boolean;
  readonly name: string | null;
  readonly inputs?: readonly TensorValue[];
  readonly outputs?: readonly TensorValue[];
}

/** A new model of the program, named and counted. */
export function newModel(session: Session, parts: ModelParts): Model {
  const base = parts.sequential ? "sequential" : session.dialect === "keras2" ? "model" : "functional";
  const model: Model = {
    id: session.models.length,
    sequential: parts.sequential,
    name: parts.name,
    automatic: parts.name === null ? automaticName(session.counters, base) : "",
    variable: "",
    layers: [],
    inputs: [...(parts.inputs ?? [])],
    outputs: parts.outputs ?? [],
    implied_input: "",
    built_shape: null,
    summaries: [],
    training: {},
    places: session.function === null ? [session.statement] : [session.statement, session.function],
    broken: false,
  };
  session.models.push(model);
  return model;
}

/** `Sequential([...], name=...)`. */
export function makeSequential(session: Session, given: readonly Given[]): Value {
  const parameters = ["layers", "trainable", "name"].map((name) => ({
    name,
    required: false,
    keyword_only: name === "trainable" && session.dialect === "keras2",
  }));
  const { values, others, ok } = bind(session, "Sequential", parameters, given);
  const name = values.get("name")?.value;
  const model = newModel(session, { sequential: true, name: name?.kind === "string" ? name.value : null });
  if (!ok) model.broken = true;
  for (const { keyword } of others) {
    if (keyword === null) continue;
    model.broken = true;
    say(session, keyword, {
      code: "unknown_argument",
      args: { layer: "Sequential", argument: keyword.text },
      keras: `Sequential.__init__() got an unexpected keyword argument '${keyword.text}'`,
    });
  }
  const layers = values.get("layers");
  if (layers !== undefined && layers.value.kind !== "none") addList(session, model, layers);
  return { kind: "model", model };
}

function addList(session: Session, model: Model, layers: Given): void {
  const { value } = layers;
  const items = value.kind === "list" || value.kind === "tuple" ? value.items : undefined;
  if (items !== undefined) {
    for (const [i, item] of items.entries()) addLayer(session, model, item, layers.items[i] ?? placeOf(item, layers));
    return;
  }
  if (value.kind === "layer" && session.dialect === "keras2") {
    addLayer(session, model, value, placeOf(value, layers));
    return;
  }
  model.broken = true;
  if (!known(session, value, layers)) return;
  const brackets = [
    { from: layers.from, to: layers.from, insert: "[" },
    { from: layers.to, to: layers.to, insert: "]" },
  ];
  const mend = value.kind === "layer" ? { code: "wrap_list" as const, args: {}, edits: brackets } : undefined;
  const keras = value.kind === "layer" ? `'${value.layer.class_name}' object is not iterable` : undefined;
  say(session, layers, { code: "wants_list_of_layers", mend, keras });
}

function placeOf(item: Value, list: Range): Range {
  return item.kind === "layer" && item.layer.span !== null
    ? item.layer.span
    : item.kind === "undefined"
      ? item.range
      : list;
}

/** Adds a layer to a Sequential, with what Keras says when it is none. */
export function addLayer(session: Session, model: Model, value: Value, place: Range): void {
  if (value.kind === "model" && holds(value.model, model)) {
    model.broken = true;
    say(session, place, { code: "model_in_itself" });
    return;
  }
  const layer =
    value.kind === "layer"
      ? value.layer
      : value.kind === "model"
        ? modelAsLayer(session, value.model, place)
        : value.kind === "tensor" && value.call.layer.class_name === "InputLayer"
          ? value.call.layer
          : undefined;
  if (layer === undefined) {
    model.broken = true;
    if (value.kind !== "model") sayNotALayer(session, value, place);
    return;
  }
  if (layer.nested !== undefined && model.layers.length > 0) buildWhenCalled(session, layer.nested);
  if (model.layers.includes(layer)) {
    model.broken = true;
    say(session, place, { code: "layer_added_twice", keras: repeatedName(layer.name ?? layer.automatic) });
    return;
  }
  if (
    layer.class_name === "InputLayer" &&
    model.layers[0]?.class_name === "InputLayer" &&
    session.dialect === "keras3"
  ) {
    model.broken = true;
    const shape = reprShape(model.layers[0].config["batch_shape"]);
    const name = model.name ?? model.automatic;
    const keras = `Sequential model '${name}' has already been configured to use input shape ${shape}. You cannot add a different Input layer to it.`;
    say(session, place, { code: "second_input", keras });
    return;
  }
  if (layer.batch_shape !== null && model.layers.length > 0 && layer.span !== null) {
    const name = ["input_shape", "batch_input_shape", "input_dim"].find(
      (argument) => layer.span?.arguments[argument] !== undefined && !(argument in layer.config),
    );
    if (name !== undefined)
      say(session, layer.span.arguments[name] ?? layer.span, {
        code: "shape_not_first",
        severity: "note",
        args: { argument: name },
      });
  }
  if (model.layers.length === 0 && layer.batch_shape !== null && session.dialect === "keras3")
    model.implied_input = automaticName(session.counters, "input_layer");
  model.layers.push(layer);
}

function sayNotALayer(session: Session, value: Value, place: Range): void {
  const keras = notALayer(session.dialect, value);
  switch (value.kind) {
    case "undefined":
      sayUndefined(session, value.name, value.range);
      return;
    case "layer_class":
      say(session, place, {
        code: "class_not_called",
        args: { found: value.class_name },
      });
      return;
    case "broken":
      return;
    case "unknown":
      if (!sayUnknownClass(session, value, place))
        say(session, place, { code: "unknown_layer_value", args: { text: value.text.slice(0, 80) } });
      return;
    case "path":
    case "function":
      say(session, place, {
        code: "unknown_layer_value",
        args: { text: session.text.slice(place.from, place.to).slice(0, 80) },
      });
      return;
    default:
      say(session, place, {
        code: "added_no_layer",
        args: { found: session.text.slice(place.from, place.to).slice(0, 80) },
        keras,
      });
  }
}

/** `model.name(...)`. */
export function callModelMethod(
  session: Session,
  model: Model,
  name: string,
  given: readonly Given[],
  call: Range,
): Value {
  model.places.push(session.statement);
  checkModelMethod(session, model, name, given, call);
  const first = given[0];
  switch (name) {
    case "add":
      if (!model.sequential)
        say(session, call, { code: "add_on_functional", keras: "'Functional' object has no attribute 'add'" });
      else if (first === undefined)
        say(session, call, {
          code: "missing_argument",
          args: { layer: "add", arguments: "layer" },
          keras: "Sequential.add() missing 1 required positional argument: 'layer'",
        });
      else addLayer(session, model, first.value, first);
      if (!model.sequential || first === undefined) model.broken = true;
      return none;
    case "pop":
      if (model.layers.pop() === undefined)
        say(session, call, {
          code: "pop_empty",
          keras: session.dialect === "keras2" ? "There are no layers in the model." : "pop from empty list",
        });
      return none;
    case "summary":
      model.summaries.push(summaryCall(given, call));
      return none;
    case "compile":
      model.training = { ...model.training, ...readCompile(given, call) };
      return none;
    case "fit":
    case "fit_generator":
      model.training = { ...model.training, ...readFit(session, given, call) };
      return { kind: "unknown", text: "history" };
    case "build": {
      const shape = given.find((argument) => argument.keyword === null || /input_shape$/.test(argument.keyword.text));
      const read: Shape | null = shape === undefined ? null : readShape(session, shape, true);
      if (read === null) model.broken = model.broken || shape !== undefined;
      else {
        if (session.dialect === "keras3" && model.implied_input === "" && model.layers[0]?.class_name !== "InputLayer")
          model.implied_input = automaticName(session.counters, "input_layer");
        model.built_shape = read;
      }
      return none;
    }
    case "get_layer": {
      const layer = layerAsked(model, given);
      return layer === undefined ? unknownResult(session, call) : layerValue(layer);
    }
    default:
      return unknownResult(session, call);
  }
}

function unknownResult(session: Session, call: Range): Value {
  return { kind: "unknown", text: session.text.slice(call.from, call.to).slice(0, 80) };
}

function summaryCall(given: readonly Given[], call: Range): SummaryCall {
  const options: { line_length?: number; show_trainable?: boolean; expand_nested?: boolean } = {};
  const order = ["line_length"];
  given.forEach(({ keyword, value }, i) => {
    const name = keyword?.text ?? order[i];
    if (name === "line_length" && value.kind === "int" && value.value > 0 && value.value < 1000)
      options.line_length = value.value;
    const on = truth(value);
    if ((name === "show_trainable" || name === "expand_nested") && on !== undefined) options[name] = on;
  });
  return { from: call.from, to: call.to, ...options };
}

/** `model.name` without a call. */
export function modelAttribute(session: Session, model: Model, name: Range & { readonly text: string }): Value {
  if (modelMethods.has(name.text)) return { kind: "method", self: { kind: "model", model }, name: name.text };
  if (model.sequential) checkModelAttribute(session, model, name);
  if (name.text === "layers")
    return {
      kind: "list",
      items: listedLayers(model).map(layerValue),
    };
  const side = /^(input|output)(s?)$/.exec(name.text);
  if (side !== null) {
    const tensors = modelTensors(session, model, side[1] === "input" ? "input" : "output", side[2] === "s");
    if (tensors !== undefined) return tensors;
  }
  if (modelAttributes.has(name.text)) return { kind: "unknown", text: session.text.slice(name.from, name.to) };
  const meant = nearest(name.text, [...modelMethods, ...modelAttributes]);
  const owner = model.sequential ? "Sequential" : "Functional";
  say(session, name, {
    code: meant === undefined ? "no_method" : "no_method_near",
    args: { owner, name: name.text, ...(meant === undefined ? {} : { meant }) },
    keras: `'${owner}' object has no attribute '${name.text}'`,
    mend: meant === undefined ? undefined : replacement(name, meant),
  });
  model.broken = true;
  model.places.push(session.statement);
  return { kind: "broken" };
}

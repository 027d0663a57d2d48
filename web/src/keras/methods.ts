/** What Keras refuses of methods, attributes and calls of layers and models, where the text alone shows it. */
import type { Dim, Shape } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import type { Given } from "./bind.ts";
import { reprShape } from "./python_repr.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import type { Layer, Model, Value } from "./values.ts";

/** Whether the model has an input shape, and so weights. */
export function isBuilt(model: Model): boolean {
  const first = model.layers[0];
  return (
    !model.sequential || first?.class_name === "InputLayer" || first?.batch_shape != null || model.built_shape !== null
  );
}

/** A method of a model that raises although every argument is right. */
export function checkModelMethod(
  session: Session,
  model: Model,
  method: string,
  given: readonly Given[],
  at: Range,
): void {
  const keras2 = session.dialect === "keras2";
  const name = model.name ?? model.automatic;
  if (/^(fit|evaluate|train_on_batch)$/.test(method) && model.training.compile === undefined) {
    const keras = keras2
      ? "You must compile your model before training/testing. Use `model.compile(optimizer, loss)`."
      : "You must call `compile()` before using the model.";
    say(session, at, { code: "not_compiled", severity: "warning", args: { method }, keras });
  }
  if (method === "count_params" && !isBuilt(model))
    say(session, at, { code: "not_built_yet", keras: countParams(keras2, name, "layer") });
  if (method === "set_weights") {
    checkWeightCount(session, name, isBuilt(model) ? weightCount(model.layers) : 0, given, at);
  }
  if (method === "get_layer") checkGetLayer(session, model, given, at);
}

/** The layers that `model.layers` lists: a Sequential leaves its InputLayer out. */
export function listedLayers(model: Model): readonly Layer[] {
  return model.sequential ? model.layers.filter(({ class_name }) => class_name !== "InputLayer") : model.layers;
}

/** What `get_layer(name=None, index=None)` is asked for. */
function asked(given: readonly Given[]): { readonly name: Value | undefined; readonly index: Value | undefined } {
  const order = ["name", "index"];
  const values = new Map(given.map(({ keyword, value }, i) => [keyword?.text ?? order[i] ?? "", value]));
  return { name: values.get("name"), index: values.get("index") };
}

/** The layer that `get_layer(…)` gives; undefined where there is none, or which one is not known. */
export function layerAsked(model: Model, given: readonly Given[]): Layer | undefined {
  const { name, index } = asked(given);
  const layers = listedLayers(model);
  if (index?.kind === "int") return layers.at(index.value);
  return name?.kind === "string" ? layers.find((layer) => (layer.name ?? layer.automatic) === name.value) : undefined;
}

function checkGetLayer(session: Session, model: Model, given: readonly Given[], at: Range): void {
  const { name, index } = asked(given);
  const layers = listedLayers(model);
  const count = layers.length;
  if (name === undefined && index === undefined) {
    const keras = "Provide either a layer name or layer index at `get_layer`.";
    say(session, at, {
      code: "missing_argument",
      severity: "warning",
      args: { layer: "get_layer", arguments: "name" },
      keras,
    });
  } else if (index?.kind === "int" && index.value >= count) {
    const keras = `Was asked to retrieve layer at index ${index.value} but model only has ${count} layers.`;
    say(session, at, {
      code: "no_such_layer",
      severity: "warning",
      args: { index: String(index.value), count: String(count) },
      keras,
    });
  } else if (name?.kind === "string") {
    const names = layers.map((layer) => layer.name ?? layer.automatic);
    if (names.includes(name.value)) return;
    const existing = names.map((one) => `'${one}'`).join(", ");
    const keras = `No such layer: ${name.value}. Existing layers are: [${existing}].`;
    say(session, at, { code: "no_layer_named", severity: "warning", args: { name: name.value, existing }, keras });
  }
}

/** An attribute that a model without an input shape does not have. */
export function checkModelAttribute(
  session: Session,
  model: Model,
  attribute: Range & { readonly text: string },
): void {
  if (isBuilt(model)) return;
  const name = model.name ?? model.automatic;
  const output = attribute.text === "output" || attribute.text === "input";
  if (output)
    say(session, attribute, {
      code: "not_built_yet",
      keras: neverCalled(name, attribute.text),
    });
  if (attribute.text === "output_shape" || attribute.text === "input_shape") {
    const what = attribute.text === "output_shape" ? "output" : "input";
    say(session, attribute, {
      code: "not_built_yet",
      keras: `Sequential model '${name}' has no defined ${what} shape yet.`,
    });
  }
}

/** Whether the layer was called, by itself or as one of a model's. */
function isCalled(session: Session, layer: Layer): boolean {
  return (
    session.calls.some((call) => call.layer === layer) || session.models.some((model) => model.layers.includes(layer))
  );
}

function neverCalled(name: string, attribute: string): string {
  return `The layer ${name} has never been called and thus has no defined ${attribute}.`;
}

/** A method of a layer that raises although every argument is right. */
export function checkLayerMethod(
  session: Session,
  layer: Layer,
  method: string,
  given: readonly Given[],
  at: Range,
): void {
  const called = isCalled(session, layer);
  const name = layer.name ?? layer.automatic;
  if (method === "set_weights") checkWeightCount(session, name, called ? weightCount([layer]) : 0, given, at);
  if (method === "count_params" && !called)
    say(session, at, { code: "not_built_yet", keras: countParams(session.dialect === "keras2", name, name) });
  if (/^reset_states?$/.test(method) && refusesReset(session, layer)) {
    say(session, at, { code: "not_stateful", keras: "Layer must be stateful." });
  }
}

/** A Bidirectional resets states only where it has some; in Keras 2 no recurrent layer does otherwise. */
function refusesReset({ dialect }: Session, { class_name, config, wrapped }: Layer): boolean {
  if (class_name === "Bidirectional") return wrapped["layer"]?.[0]?.config["stateful"] !== true;
  return dialect === "keras2" && /^(SimpleRNN|LSTM|GRU|RNN)$/.test(class_name) && config["stateful"] !== true;
}

/** An attribute of a layer that was never called: Keras 3 knows no output of it. */
export function checkLayerAttribute(
  session: Session,
  layer: Layer,
  attribute: Range & { readonly text: string },
): void {
  if (isCalled(session, layer) || session.dialect === "keras2" || !/^(input|output)$/.test(attribute.text)) return;
  say(session, attribute, {
    code: "not_built_yet",
    keras: neverCalled(layer.name ?? layer.automatic, attribute.text),
  });
}

function countParams(keras2: boolean, name: string, owner: string): string {
  return keras2
    ? `You tried to call \`count_params\` on layer ${name}, but the layer isn't built. You can build it manually via: \`${owner}.build(batch_input_shape)\`.`
    : `You tried to call \`count_params\` on layer '${name}', but the layer isn't built. You can build it manually via: \`layer.build(input_shape)\`.`;
}

/** `set_weights([…])` with a list of another length than get_weights() gives. */
function checkWeightCount(
  session: Session,
  name: string,
  expected: number | undefined,
  given: readonly Given[],
  at: Range,
): void {
  const list = given[0]?.value;
  if (expected === undefined || list?.kind !== "list" || list.items.length === expected) return;
  const found = String(list.items.length);
  const quoted = session.dialect === "keras2" ? `"${name}"` : `'${name}'`;
  const keras = `You called \`set_weights(weights)\` on layer ${quoted} with a weight list of length ${found}, but the layer was expecting ${expected} weights.`;
  say(session, at, {
    code: "weight_count",
    severity: "warning",
    args: { layer: name, found, expected: String(expected) },
    keras,
  });
}

const kernels: ReadonlyMap<string, number> = new Map(
  Object.entries({ SimpleRNN: 2, LSTM: 2, GRU: 2, Dense: 1, Conv1D: 1, Embedding: 1, PReLU: 1 }),
);

/** How many arrays get_weights() of these layers gives; undefined where the text alone does not show it. */
function weightCount(layers: readonly Layer[]): number | undefined {
  let sum = 0;
  for (const layer of layers) {
    const one = ownWeightCount(layer);
    if (one === undefined) return undefined;
    sum += one;
  }
  return sum;
}

function ownWeightCount({ class_name, config, wrapped, nested }: Layer): number | undefined {
  if (nested !== undefined) return weightCount(nested.layers);
  const inner = wrapped["layer"] ?? [];
  if (class_name === "TimeDistributed") return weightCount(inner);
  if (class_name === "Bidirectional") return weightCount([...inner, ...(wrapped["backward_layer"] ?? inner)]);
  const count = kernels.get(class_name);
  if (count === undefined)
    return /^(RNN|BatchNormalization|LayerNormalization|.*Attention)$/.test(class_name) ? undefined : 0;
  const biased = !/^(Embedding|PReLU)$/.test(class_name) && config["use_bias"] !== false;
  return count + (biased ? 1 : 0);
}

/** A model called on an array of another shape than its input's. Keras 2 wants the very shape, Keras 3 the rank and the features. */
export function checkModelCall(session: Session, model: Model, given: readonly Given[], at: Range): void {
  const expected = inputShape(model);
  const found = given[0]?.value;
  if (expected === null || found?.kind !== "array") return;
  const differs = (size: Dim, i: number): boolean =>
    size !== null && found.shape[i] !== null && found.shape[i] !== size;
  const last = expected.length - 1;
  const rank = expected.length !== found.shape.length;
  const wrong =
    session.dialect === "keras2" ? rank || expected.some(differs) : rank || differs(expected[last] ?? null, last);
  if (!wrong) {
    checkBatch(session, model, expected, found.shape, at);
    return;
  }
  const args = { expected: reprShape(expected), found: reprShape(found.shape) };
  say(session, at, {
    code: "called_on_other_shape",
    args,
    keras: otherShape(session, model, args, rank ? null : [expected[last] ?? null, found.shape[last] ?? null]),
  });
}

/** A stateful layer keeps one state per sample; Keras 3 says so when other samples come. */
function checkBatch(session: Session, model: Model, expected: Shape, found: Shape, at: Range): void {
  const [states, samples] = [expected[0], found[0]];
  const stateful = model.layers.some(
    (layer) => layer.config["stateful"] === true || layer.wrapped["layer"]?.[0]?.config["stateful"] === true,
  );
  if (!stateful || session.dialect === "keras2" || states == null || samples == null || states === samples) return;
  const keras =
    "If an RNN is stateful, the batch size of the input sequences must be the same as the batch size of the initial state.";
  say(session, at, {
    code: "called_on_other_shape",
    args: { expected: reprShape(expected), found: reprShape(found) },
    keras,
  });
}

function otherShape(
  session: Session,
  model: Model,
  args: { expected: string; found: string },
  features: readonly Dim[] | null,
): string {
  if (session.dialect === "keras2") {
    return `Input 0 of layer "${model.name ?? model.automatic}" is incompatible with the layer: expected shape=${args.expected}, found shape=${args.found}`;
  }
  if (features === null)
    return `Invalid input shape for input. Expected shape ${args.expected}, but input has incompatible shape ${args.found}`;
  return `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${features.join(" is different from ")})`;
}

function inputShape(model: Model): Shape | null {
  const first = model.layers[0];
  const written =
    first?.class_name === "InputLayer" ? first.config["batch_shape"] : (first?.batch_shape ?? model.built_shape);
  return Array.isArray(written) && model.sequential
    ? written.map((size: unknown) => (typeof size === "number" ? size : null))
    : null;
}

/** A loss called on arrays that do not fit each other. */
export function checkLossCall(session: Session, class_name: string, given: readonly Given[], at: Range): void {
  const [target, output] = given.map((argument) => argument.value);
  if (target?.kind !== "array" || output?.kind !== "array") return;
  const args = { expected: reprShape(target.shape), found: reprShape(output.shape) };
  if (args.expected === args.found || /^Sparse/.test(class_name)) return;
  const crossentropy = /Crossentropy$/.test(class_name);
  const broadcast =
    target.shape.length === output.shape.length &&
    target.shape.every((size, i) => size === output.shape[i] || size === 1 || output.shape[i] === 1);
  if (broadcast && !crossentropy) return;
  const keras = crossentropy
    ? `Arguments \`target\` and \`output\` must have the same shape. Received: target.shape=${args.expected}, output.shape=${args.found}`
    : `operands could not be broadcast together with shapes ${args.expected.replaceAll(" ", "")} ${args.found.replaceAll(" ", "")} `;
  say(session, at, { code: "loss_shapes", args, keras });
}

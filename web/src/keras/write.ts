/** A spec as the Keras text that a tutorial of its dialect would write. Reading it back gives the same spec. */
import type {
  Catalog,
  CatalogArgument,
  Config,
  ConfigValue,
  Dialect,
  LayerSpec,
  ModelSpec,
  NodeSpec,
  Shape,
  TensorRef,
} from "../types/core.ts";
import { layerAliases } from "./keras_names.ts";
import { callTimeArguments } from "./other_dialect.ts";
import { reprFloat, reprString } from "./python_repr.ts";

export interface WriteOptions {
  /** The variable that holds the model; "model" unless given. */
  readonly variable?: string;
  /** Whether imports stand at the top; true unless given. */
  readonly imports?: boolean;
}

/** How names of Keras are written: bare in Keras 2, with their module in Keras 3. */
interface Writer {
  readonly dialect: Dialect;
  readonly catalog: Catalog;
  /** Names to import, by module below keras. */
  readonly used: Map<string, Set<string>>;
}

/** The program that makes `spec`; models within it are written out. */
export function writeModel(spec: ModelSpec, catalog: Catalog, options: WriteOptions = {}): string {
  const writer: Writer = { dialect: spec.dialect, catalog, used: new Map() };
  const variable = options.variable ?? "model";
  const body =
    spec.sequential && spec.nodes === undefined
      ? writeSequential(writer, spec, variable)
      : writeFunctional(writer, spec, variable);
  const head = options.imports === false ? "" : `${writeImports(writer)}\n`;
  return `${head}${body.join("\n")}\n`;
}

/** One layer as a call: `LSTM(8, return_sequences=True)`. */
export function writeLayer(layer: LayerSpec, catalog: Catalog, dialect: Dialect): string {
  return layerCall({ dialect, catalog, used: new Map() }, layer, []);
}

/** A value as Python writes it, for arguments of the given type. */
export function writeValue(
  value: ConfigValue,
  type: CatalogArgument["type"],
  catalog: Catalog,
  dialect: Dialect,
): string {
  return valueText({ dialect, catalog, used: new Map() }, value, type);
}

// ---- models ----

function writeSequential(writer: Writer, spec: ModelSpec, variable: string): string[] {
  const name = spec.name === undefined ? [] : [`name=${quote(spec.name)}`];
  const [first, second, ...rest] = spec.layers;
  const shape = first === undefined || second === undefined ? undefined : shapeArguments(writer, first, second);
  const calls =
    shape === undefined || second === undefined
      ? spec.layers.map((layer) => layerCall(writer, layer, []))
      : [layerCall(writer, second, shape), ...rest.map((layer) => layerCall(writer, layer, []))];
  const sequential = keras(writer, "models", "Sequential");
  if (writer.dialect === "keras2")
    return [`${variable} = ${sequential}(${name.join(", ")})`, ...calls.map((call) => `${variable}.add(${call})`)];
  const list = calls.length === 0 ? "" : `[\n${calls.map((call) => `    ${call},\n`).join("")}]`;
  return [`${variable} = ${sequential}(${[list, ...name].filter((part) => part !== "").join(", ")})`];
}

/** Keras 2 writes the shape of a plain input on the first layer. Undefined: the InputLayer is written out. */
function shapeArguments(writer: Writer, input: LayerSpec, layer: LayerSpec): string[] | undefined {
  const { config } = input;
  const plain = Object.keys(config).every((key) => key === "batch_shape");
  if (writer.dialect !== "keras2" || input.class_name !== "InputLayer" || layer.class_name === "InputLayer" || !plain)
    return undefined;
  const shape = shapeOf(config);
  const [batch, ...inner] = shape;
  const isEmbedding = argumentsOf(writer, layer).some((argument) => argument.name === "output_dim");
  if (isEmbedding && batch === null && inner.length === 1) {
    const length = layer.config["input_length"] ?? null;
    if (length === inner[0]) return [];
  }
  return batch === null ? [`input_shape=${tuple(inner)}`] : [`batch_input_shape=${tuple(shape)}`];
}

/** Calls in order; a layer that is called twice, or made before an earlier call, is held in a variable. */
function writeFunctional(writer: Writer, spec: ModelSpec, variable: string): string[] {
  const nodes = spec.nodes ?? [];
  const lines: string[] = [];
  const names = nodes.map((node, i) =>
    spec.layers[node.layer]?.class_name === "InputLayer" ? `inputs_${i}` : `x_${i}`,
  );
  const calls = new Map<number, number>();
  for (const node of nodes) calls.set(node.layer, (calls.get(node.layer) ?? 0) + 1);
  const made = new Set<number>();
  for (const [i, node] of nodes.entries()) {
    // Layers are counted in the order of their making.
    for (let k = 0; k < node.layer; k++) if (!made.has(k)) make(k);
    const layer = spec.layers[node.layer];
    if (layer === undefined) continue;
    const inline = !made.has(node.layer) && calls.get(node.layer) === 1;
    if (!inline && !made.has(node.layer)) make(node.layer);
    made.add(node.layer);
    const target = targetOf(spec, nodes, i, names[i] ?? "x");
    if (layer.class_name === "InputLayer") lines.push(`${target} = ${layerCall(writer, layer, [])}`);
    else
      lines.push(
        `${target} = ${inline ? layerCall(writer, layer, []) : `layer_${node.layer}`}(${callArguments(node, layer, names)})`,
      );
  }
  const ends = [spec.inputs ?? [], spec.outputs ?? []].map((refs) =>
    refs.length === 1
      ? refs.map((one) => ref(one, names)).join("")
      : `[${refs.map((one) => ref(one, names)).join(", ")}]`,
  );
  const name = spec.name === undefined ? [] : [`name=${quote(spec.name)}`];
  lines.push(`${variable} = ${keras(writer, "models", "Model")}(${[...ends, ...name].join(", ")})`);
  return lines;

  function make(k: number): void {
    made.add(k);
    const layer = spec.layers[k];
    if (layer !== undefined) lines.push(`layer_${k} = ${layerCall(writer, layer, [])}`);
  }
}

/** The variable of a call; where later calls use its states, it holds the whole list. */
function targetOf(spec: ModelSpec, nodes: readonly NodeSpec[], index: number, name: string): string {
  const refs = [...nodes.flatMap((node) => [...node.inputs, ...(node.initial_state ?? [])]), ...(spec.outputs ?? [])];
  const highest = Math.max(0, ...refs.filter((one) => one.node === index).map((one) => one.output));
  return highest > 0 || returnsSeveral(spec, nodes, index) ? `${name}, *${name}_states` : name;
}

function returnsSeveral(spec: ModelSpec, nodes: readonly NodeSpec[], index: number): boolean {
  const layer = spec.layers[nodes[index]?.layer ?? -1];
  const inner = layer?.config["layer"];
  const config = typeof inner === "object" && inner !== null && "config" in inner ? inner.config : {};
  return (
    layer?.config["return_state"] === true ||
    config["return_state"] === true ||
    layer?.config["merge_mode"] === null ||
    layer?.config["return_attention_scores"] === true
  );
}

function ref({ node, output }: TensorRef, names: readonly string[]): string {
  return output === 0 ? (names[node] ?? "x") : `${names[node]}_states[${output - 1}]`;
}

function callArguments(node: NodeSpec, layer: LayerSpec, names: readonly string[]): string {
  const list = (refs: readonly TensorRef[]): string => refs.map((one) => ref(one, names)).join(", ");
  const inputs = node.inputs.length === 1 ? list(node.inputs) : `[${list(node.inputs)}]`;
  const parts = [inputs];
  if (node.initial_state !== undefined) parts.push(`initial_state=[${list(node.initial_state)}]`);
  for (const name of callTimeArguments)
    if (layer.config[name] !== undefined) parts.push(`${name}=${layer.config[name] === true ? "True" : "False"}`);
  return parts.join(", ");
}

// ---- layers ----

function argumentsOf(writer: Writer, layer: LayerSpec): readonly CatalogArgument[] {
  return writer.catalog.layers.find((one) => one.class_name === layer.class_name)?.arguments ?? [];
}

function layerCall(writer: Writer, layer: LayerSpec, extra: readonly string[]): string {
  if (layer.class_name === "InputLayer") return inputCall(writer, layer);
  const known = argumentsOf(writer, layer);
  const parts: string[] = [];
  let byPosition = true;
  for (const argument of known) {
    if (callTimeArguments.has(argument.name)) continue;
    const value = layer.config[argument.name];
    if (value === undefined || !argument.required || argument.keyword_only) byPosition = false;
    if (value === undefined) continue;
    const text = isEmpty(value) && isEmpty(argument.default ?? null) ? "None" : valueText(writer, value, argument.type);
    parts.push(byPosition ? text : `${argument.name}=${text}`);
  }
  const { name, trainable } = layer.config;
  if (typeof name === "string") parts.push(`name=${quote(name)}`);
  if (trainable === false) parts.push("trainable=False");
  return `${keras(writer, "layers", layer.class_name)}(${[...parts, ...extra].join(", ")})`;
}

function inputCall(writer: Writer, layer: LayerSpec): string {
  const { dtype, name } = layer.config;
  const [batch, ...inner] = shapeOf(layer.config);
  const parts = [
    batch === null || batch === undefined ? `shape=${tuple(inner)}` : `batch_shape=${tuple([batch, ...inner])}`,
  ];
  if (typeof dtype === "string") parts.push(`dtype=${quote(dtype)}`);
  if (typeof name === "string") parts.push(`name=${quote(name)}`);
  return `${keras(writer, "", "Input")}(${parts.join(", ")})`;
}

function shapeOf(config: Config): Shape {
  const shape = config["batch_shape"];
  return Array.isArray(shape) ? shape.map((size: ConfigValue) => (typeof size === "number" ? size : null)) : [];
}

// ---- values ----

function valueText(writer: Writer, value: ConfigValue, type: CatalogArgument["type"]): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number")
    return /float/.test(type) || !Number.isInteger(value) ? reprFloat(value) : String(value);
  if (isList(value)) {
    const items = value.map((item) => valueText(writer, item, type));
    return type === "layers" || type === "layer"
      ? `[${items.join(", ")}]`
      : items.length === 1
        ? `(${items[0]},)`
        : `(${items.join(", ")})`;
  }
  if (type === "layer" || type === "layers") return layerCall(writer, value, []);
  return objectText(writer, value, type);
}

/** The core's empty list stands for Keras' None. */
function isEmpty(value: ConfigValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isList(value: ConfigValue): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

function objectText(writer: Writer, value: LayerSpec, type: CatalogArgument["type"]): string {
  const parts = Object.entries(value.config).map(
    ([name, entry]) => `${name}=${valueText(writer, entry ?? null, "float" === type ? type : entryType(name))}`,
  );
  return `${keras(writer, `${type}s`, value.class_name)}(${parts.join(", ")})`;
}

/** Parameters of initializers, regularizers and constraints are numbers with a fraction, except these. */
function entryType(name: string): CatalogArgument["type"] {
  return name === "seed" || name === "axis" ? "int" : "float";
}

function tuple(shape: Shape): string {
  const items = shape.map((size) => (size === null ? "None" : String(size)));
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
}

/** Double quotes where the text needs no escapes. */
function quote(text: string): string {
  return /^[^"\\\p{C}]*$/u.test(text) ? `"${text}"` : reprString(text);
}

// ---- names ----

/** A name of Keras: bare in Keras 2, `layers.LSTM` or `keras.Sequential` in Keras 3. */
function keras(writer: Writer, module: string, name: string): string {
  const written = layerAliases.get(name) ?? name;
  const from = module === "" ? "layers" : module;
  const names = writer.used.get(from) ?? new Set();
  writer.used.set(from, names);
  if (writer.dialect === "keras2") {
    names.add(written);
    return written;
  }
  if (module === "models" || module === "") return `keras.${written}`;
  names.add(written);
  return `${module}.${written}`;
}

function writeImports(writer: Writer): string {
  const modules = [...writer.used]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  if (writer.dialect === "keras2")
    return modules
      .map(([module, names]) => `from tensorflow.keras.${module} import ${[...names].join(", ")}\n`)
      .join("");
  const list = modules.map(([module]) => module);
  return `import keras\n${list.length === 0 ? "" : `from keras import ${list.join(", ")}\n`}`;
}

function order(module: string): number {
  return module === "models" ? 0 : module === "layers" ? 1 : 2;
}

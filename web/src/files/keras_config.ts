/** A Sequential as Keras 3.15's `model.to_json()` has it, parsed: every argument of every layer, names filled in, shapes they were built with. */
import type { Catalog, CatalogArgument, ConfigValue, LayerSpec, ModelSpec, Plan, Shape } from "../types/core.ts";
import { type Json, kerasObject, writeNamed } from "./keras_objects.ts";

const FLOAT32 = kerasObject("keras", "DTypePolicy", { name: "float32" });

/** Layers that Keras builds in their constructor, so that they keep no record of an input shape. */
const BUILT_AT_ONCE: ReadonlySet<string> = new Set([
  ...["Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Masking", "Identity", "ActivityRegularization"],
  ...["Dropout", "SpatialDropout1D", "GaussianDropout", "GaussianNoise", "AlphaDropout"],
]);

/** Arguments that Keras takes but does not write. */
const UNWRITTEN: ReadonlySet<string> = new Set(["implementation", "use_cudnn", "time_major", "input_length"]);

/** Arguments that the base class of all layers writes only when they are set. */
const WRITTEN_IF_SET: Readonly<Record<string, readonly string[]>> = {
  Dense: ["activity_regularizer"],
  SimpleRNN: ["seed"],
  SimpleRNNCell: ["seed"],
};

/** What Keras 3.15 writes besides the arguments. */
const WRITTEN_BESIDES: Readonly<Record<string, { readonly [key: string]: Json }>> = {
  Dense: { quantization_config: null },
  Embedding: { activity_regularizer: null, quantization_config: null },
};

interface Writing {
  readonly catalog: Catalog;
}

function isLayer(value: ConfigValue | undefined): value is LayerSpec {
  return typeof value === "object" && value !== null && "class_name" in value;
}

/** An optional list that is empty is Keras' None. */
function isNone(argument: CatalogArgument, value: ConfigValue): boolean {
  return Array.isArray(value) && value.length === 0 && !argument.required;
}

function writeArgument(argument: CatalogArgument, value: ConfigValue, shape: Shape, writing: Writing): Json {
  if (isNone(argument, value)) return null;
  switch (argument.type) {
    case "initializer":
    case "regularizer":
    case "constraint":
      return writeNamed(argument.type, value);
    case "layer":
    case "layers": {
      if (isLayer(value)) return writeLayer(value, shape, writing);
      return Array.isArray(value) ? value.filter(isLayer).map((one) => writeLayer(one, shape, writing)) : null;
    }
    default:
      return argument.name === "data_format" && value === null ? "channels_last" : (value as Json);
  }
}

function writeArguments(layer: LayerSpec, shape: Shape, writing: Writing): { readonly [key: string]: Json } {
  const known = writing.catalog.layers.find(({ class_name }) => class_name === layer.class_name);
  const config: Record<string, Json> = {};
  for (const argument of known?.arguments ?? []) {
    const { name } = argument;
    if (argument.dialect === "keras2" || UNWRITTEN.has(name)) continue;
    const value = layer.config[name] ?? argument.default ?? null;
    if (value === null && WRITTEN_IF_SET[layer.class_name]?.includes(name)) continue;
    config[name] = writeArgument(argument, value, shape, writing);
  }
  return { ...WRITTEN_BESIDES[layer.class_name], ...config };
}

/** The halves of a Bidirectional are copies of what it wraps, renamed, and the second reads from the end. */
function withHalves(layer: LayerSpec): LayerSpec {
  const { layer: forward, backward_layer: backward } = layer.config;
  if (layer.class_name !== "Bidirectional" || !isLayer(forward)) return layer;
  const half = ({ class_name, config }: LayerSpec, extra: LayerSpec["config"]): LayerSpec => ({
    class_name,
    config: { ...config, zero_output_for_mask: config["return_sequences"] ?? false, ...extra },
  });
  const name = String(forward.config["name"] ?? "");
  return {
    class_name: layer.class_name,
    config: {
      ...layer.config,
      layer: half(forward, { name: `forward_${name}` }),
      backward_layer: isLayer(backward)
        ? half(backward, {})
        : half(forward, { name: `backward_${name}`, go_backwards: true }),
    },
  };
}

/** The shape that a wrapped layer sees. */
function innerShape(layer: LayerSpec, shape: Shape): Shape {
  return layer.class_name === "TimeDistributed" ? [...shape.slice(0, 1), ...shape.slice(2)] : shape;
}

function writeLayer(layer: LayerSpec, shape: Shape, writing: Writing): Json {
  const whole = withHalves(layer);
  const { name = "", trainable = true } = whole.config;
  const common = { name: name as Json, trainable: trainable as Json, dtype: FLOAT32 };
  const config = { ...common, ...writeArguments(whole, innerShape(whole, shape), writing) };
  const written = kerasObject("keras.layers", whole.class_name, config);
  return BUILT_AT_ONCE.has(whole.class_name) ? written : { ...written, build_config: { input_shape: shape } };
}

function writeInput(layer: LayerSpec): Json {
  const { batch_shape = null, dtype = "float32", name = "" } = layer.config;
  const config = { batch_shape, dtype, sparse: false, ragged: false, name, optional: false } as Json;
  return kerasObject("keras.layers", "InputLayer", config);
}

/** A wrapped layer without a name takes the one that its plan has, less what the wrapper puts before it. */
function named(layer: LayerSpec, plan: Plan, index: number): LayerSpec {
  const planned = plan.layers[index];
  const config = { ...layer.config, name: planned?.name ?? "" };
  const inner = layer.config["layer"];
  if (!isLayer(inner) || inner.config["name"] !== undefined) return { ...layer, config };
  const part = planned?.parts.find(({ id }) => id === "forward" || id === "layer");
  const name = part?.name.replace(/^forward_/, "") ?? "";
  return { ...layer, config: { ...config, layer: { ...inner, config: { ...inner.config, name } } } };
}

/** Null for functional models, whose calls this does not write. `plan` is that of `spec`. */
export function toKerasConfig(spec: ModelSpec, plan: Plan, catalog: Catalog): Json {
  if (!spec.sequential) return null;
  const shapeAt = (layer: number): Shape => plan.nodes.find((node) => node.layer === layer)?.input_shapes[0] ?? [];
  const layers = spec.layers.map((layer, i) =>
    layer.class_name === "InputLayer"
      ? writeInput(named(layer, plan, i))
      : writeLayer(named(layer, plan, i), shapeAt(i), { catalog }),
  );
  const input_shape = shapeAt(1);
  const config = { name: plan.name, trainable: true, dtype: FLOAT32, layers, build_input_shape: input_shape };
  return { ...kerasObject("keras", "Sequential", config), build_config: { input_shape }, compile_config: {} };
}

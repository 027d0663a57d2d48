/** Random specs in the form that the reader gives: for properties. */
import fc from "fast-check";
import type {
  CatalogArgument,
  CatalogLayer,
  Config,
  ConfigValue,
  Dialect,
  LayerSpec,
  ModelSpec,
  NodeSpec,
} from "../../../web/src/types/core.ts";
import { catalog } from "./catalog.ts";

const recurrent = ["SimpleRNN", "LSTM", "GRU"];
const cells = ["SimpleRNNCell", "LSTMCell", "GRUCell"];
const merging = ["Concatenate", "Add"];
const notOrdinary = [
  "InputLayer",
  "StackedRNNCells",
  "Dot",
  "Attention",
  "AdditiveAttention",
  "Subtract",
  "Multiply",
  "Average",
  "Maximum",
  "Minimum",
  ...cells,
  ...merging,
];
const ordinary = catalog.layers
  .map((entry) => entry.class_name)
  .filter((class_name) => !notOrdinary.includes(class_name));

const name = fc.stringMatching(/^[a-z][a-z0-9_ '"가-힣]{0,8}$/);
const float = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 1e-7, 0.1, 1e20, -2.5),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const size = fc.integer({ min: 1, max: 1_000_000 });

function object(class_names: readonly string[], keys: readonly string[]): fc.Arbitrary<ConfigValue> {
  return fc.record({
    class_name: fc.constantFrom(...class_names),
    config: fc.dictionary(fc.constantFrom(...keys), float, { maxKeys: 2 }),
  });
}

function valuesFor(argument: CatalogArgument, dialect: Dialect, depth: number): fc.Arbitrary<ConfigValue> {
  switch (argument.type) {
    case "int":
      return size;
    case "optional_int":
      return fc.option(size, { nil: null });
    case "float":
      return float;
    case "optional_float":
      return fc.option(float, { nil: null });
    case "bool":
      return fc.boolean();
    case "string":
      return fc.string({ maxLength: 6 });
    case "optional_string":
      return fc.constantFrom<ConfigValue>("concat", "sum", null);
    case "shape":
      return fc.array(fc.option(size, { nil: null }), { maxLength: 3 });
    case "ints":
      return fc.oneof<fc.Arbitrary<ConfigValue>[]>(size, fc.array(size, { minLength: 1, maxLength: 3 }));
    case "activation":
      return fc.constantFrom(...catalog.activations);
    case "initializer":
      return fc.oneof<fc.Arbitrary<ConfigValue>[]>(
        fc.constantFrom(...catalog.initializers),
        object(["RandomNormal", "Orthogonal", "Constant"], ["mean", "gain", "value"]),
        fc.constant(null),
      );
    case "regularizer":
      return fc.oneof<fc.Arbitrary<ConfigValue>[]>(
        fc.constantFrom("l1", "l2"),
        object(["L1L2"], ["l1", "l2"]),
        fc.constant(null),
      );
    case "constraint":
      return fc.oneof<fc.Arbitrary<ConfigValue>[]>(
        object(["MaxNorm", "MinMaxNorm"], ["max_value", "rate"]),
        fc.constant(null),
      );
    case "layer":
      return layer([...recurrent, "Dense"], dialect, depth + 1);
    case "layers":
      return fc.oneof<fc.Arbitrary<ConfigValue>[]>(
        layer(cells, dialect, depth + 1),
        fc.array(layer(cells, dialect, depth + 1), { minLength: 1, maxLength: 2 }),
      );
  }
}

/** A layer of one of `class_names`: its required arguments, some of the others, perhaps a name. */
function layer(class_names: readonly string[], dialect: Dialect, depth = 0): fc.Arbitrary<LayerSpec> {
  const entries = catalog.layers.filter((entry) => class_names.includes(entry.class_name));
  return fc
    .constantFrom(...entries)
    .chain((entry) => fc.record({ class_name: fc.constant(entry.class_name), config: config(entry, dialect, depth) }));
}

function config(entry: CatalogLayer, dialect: Dialect, depth: number): fc.Arbitrary<Config> {
  const own = entry.arguments.filter((argument) => argument.dialect === null || argument.dialect === dialect);
  const required = own.filter((argument) => argument.required);
  const optional = own.filter((argument) => !argument.required).map((argument) => argument.name);
  const extra = [...optional, "name", "trainable"];
  return fc.subarray(extra, { maxLength: Math.min(4, extra.length) }).chain((kept) => {
    const chosen = own.filter((argument) => required.includes(argument) || kept.includes(argument.name));
    const values: Record<string, fc.Arbitrary<ConfigValue>> = {};
    for (const argument of chosen) values[argument.name] = valuesFor(argument, dialect, depth);
    if (kept.includes("name")) values["name"] = name;
    if (kept.includes("trainable")) values["trainable"] = fc.constant(false);
    return fc.record(values);
  });
}

const inputLayer: fc.Arbitrary<LayerSpec> = fc.record({
  class_name: fc.constant("InputLayer"),
  config: fc.record(
    {
      batch_shape: fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }), { minLength: 2, maxLength: 4 }),
      dtype: fc.constantFrom("float32", "int32"),
      name,
    },
    { requiredKeys: ["batch_shape"] },
  ),
});

const dialects = fc.constantFrom<Dialect>("keras2", "keras3");

export const sequentialSpec: fc.Arbitrary<ModelSpec> = dialects.chain((dialect) =>
  fc
    .record({
      input: fc.option(inputLayer, { nil: undefined }),
      layers: fc.array(layer(ordinary, dialect), { minLength: 1, maxLength: 4 }),
      name: fc.option(name, { nil: undefined }),
    })
    // An Embedding of Keras 2 without an input brings one of its own.
    .filter(({ input, layers }) => input !== undefined || dialect === "keras3" || layers[0]?.class_name !== "Embedding")
    .map(({ input, layers, name }) => ({
      dialect,
      sequential: true,
      ...(name === undefined ? {} : { name }),
      layers: [...(input === undefined ? [] : [input]), ...layers],
    })),
);

interface Step {
  readonly layer: LayerSpec;
  readonly share: boolean;
  readonly pick: number;
  readonly other: number;
}

/** Graphs of calls: each on one or two earlier tensors, of a new layer or of one called before. */
export const functionalSpec: fc.Arbitrary<ModelSpec> = dialects.chain((dialect) => {
  const step: fc.Arbitrary<Step> = fc.record({
    layer: fc.oneof(layer(["SimpleRNN", "LSTM", "GRU", "Dense", "Dropout", ...merging], dialect), inputLayer),
    share: fc.boolean(),
    pick: fc.nat(),
    other: fc.nat(),
  });
  return fc
    .record({ first: inputLayer, steps: fc.array(step, { minLength: 1, maxLength: 6 }) })
    .map(({ first, steps }) => graphOf(dialect, first, steps));
});

function graphOf(dialect: Dialect, first: LayerSpec, steps: readonly Step[]): ModelSpec {
  const layers: LayerSpec[] = [first];
  const nodes: NodeSpec[] = [{ layer: 0, inputs: [] }];
  for (const { layer, share, pick, other } of steps) {
    if (layer.class_name === "InputLayer") {
      nodes.push({ layer: layers.push(layer) - 1, inputs: [] });
      continue;
    }
    const node = pick % nodes.length;
    const shared = nodes[other % nodes.length]?.layer ?? 0;
    const isMerge = merging.includes(layer.class_name);
    const index =
      share &&
      !isMerge &&
      layers[shared]?.class_name !== "InputLayer" &&
      !merging.includes(layers[shared]?.class_name ?? "")
        ? shared
        : layers.push(layer) - 1;
    const inputs = isMerge ? [node, other % nodes.length] : [node];
    nodes.push({ layer: index, inputs: inputs.map((one) => ({ node: one, output: 0 })) });
  }
  const used = new Set(nodes.flatMap((node) => node.inputs.map((one) => one.node)));
  const isInput = (node: NodeSpec): boolean => layers[node.layer]?.class_name === "InputLayer";
  const all = nodes.map((node, i) => ({ node, i }));
  return {
    dialect,
    sequential: false,
    layers,
    nodes,
    inputs: all.filter(({ node }) => isInput(node)).map(({ i }) => ({ node: i, output: 0 })),
    outputs: all.filter(({ i }) => !used.has(i)).map(({ i }) => ({ node: i, output: 0 })),
  };
}

/** The calls of a model as its spec has them. Models within it are written out, and it is told which calls are theirs. */
import type { ModelSpec, NestedCall, NestedModel, NodeSpec, Shape, TensorRef } from "../types/core.ts";
import { callsBetween } from "./functional.ts";
import { maxLayers } from "./limits.ts";
import { inputShapesOf, outputsOf } from "./nested.ts";
import type { Layer, LayerCall, Model, TensorValue } from "./values.ts";

type Graph = Pick<ModelSpec, "nodes" | "inputs" | "outputs" | "nested"> & { readonly tooLarge: boolean };

/** The layers of a model, with those of models within it in their place. */
export function innermost(model: Model): readonly Layer[] {
  const layers = model.layers.flatMap((layer) => (layer.nested === undefined ? [layer] : withoutInputs(layer.nested)));
  return [...new Set(layers)];
}

function withoutInputs(model: Model): readonly Layer[] {
  return innermost(model).filter(({ class_name }) => class_name !== "InputLayer");
}

/** A Sequential of plain layers needs no graph: it is their chain. `layers` are those of the spec, after `implied` ones that the text does not write. */
export function graphOf(model: Model, layers: readonly Layer[], implied: number): Graph {
  const hasNested = model.layers.some(({ nested }) => nested !== undefined);
  if (model.sequential && !hasNested) return { tooLarge: false };
  const writer: Writer = {
    indexOf: new Map(layers.map((layer, i) => [layer, i + implied])),
    nodes: [],
    nested: new Map(),
    tooLarge: false,
  };
  const { inputs, outputs } = model.sequential ? chain(writer, model, implied > 0) : calls(writer, model);
  const nested = [...writer.nested].map(([one, made]) => nestedModel(writer, one, made));
  const { nodes, tooLarge } = writer;
  if (model.sequential && inputs.length === 0)
    return { nested: nested.map((one) => ({ ...one, calls: [] })), tooLarge };
  return { nodes, inputs, outputs, ...(nested.length === 0 ? {} : { nested }), tooLarge };
}

interface Writer {
  readonly indexOf: ReadonlyMap<Layer, number>;
  readonly nodes: NodeSpec[];
  /** By the layer that stands for the model. */
  readonly nested: Map<Layer, NestedCall[]>;
  tooLarge: boolean;
}

/** A call of a nested model while it is being written. */
interface Inside {
  readonly nodes: number[];
}

function nestedModel(writer: Writer, layer: Layer, made: readonly NestedCall[]): NestedModel {
  const { nested, class_name } = layer;
  return {
    name: layer.name ?? "",
    class_name,
    layers: nested === undefined ? [] : withoutInputs(nested).flatMap((one) => writer.indexOf.get(one) ?? []),
    input_shapes: nested === undefined ? [] : inputShapesOf(nested).filter((shape): shape is Shape => shape !== null),
    calls: made,
  };
}

function chain(writer: Writer, model: Model, implied: boolean): { inputs: TensorRef[]; outputs: readonly TensorRef[] } {
  const [first, ...rest] = model.layers;
  const hasInput = implied || first?.class_name === "InputLayer";
  const input = { node: 0, output: 0 };
  if (hasInput) writer.nodes.push({ layer: 0, inputs: [] });
  let refs: readonly TensorRef[] = [input];
  for (const layer of implied || !hasInput ? model.layers : rest)
    refs = place(writer, { layer, inputs: refs.slice(0, 1) }, undefined);
  return { inputs: hasInput ? [input] : [], outputs: refs };
}

function calls(writer: Writer, model: Model): { inputs: readonly TensorRef[]; outputs: readonly TensorRef[] } {
  const values = new Map<LayerCall, readonly TensorRef[]>();
  follow(writer, model, values, undefined);
  return {
    inputs: model.inputs.map((tensor) => refIn(values, tensor)),
    outputs: model.outputs.map((tensor) => refIn(values, tensor)),
  };
}

/** Writes the calls between the inputs and outputs of `model` that have no value yet. */
function follow(
  writer: Writer,
  model: Model,
  values: Map<LayerCall, readonly TensorRef[]>,
  inside: Inside | undefined,
): void {
  const seen = new Map<Layer, number>();
  for (const call of callsBetween(model.inputs, model.outputs)) {
    const before = seen.get(call.layer) ?? 0;
    seen.set(call.layer, before + 1);
    if (values.has(call)) continue;
    const refs = (tensors: readonly TensorValue[]): readonly TensorRef[] =>
      tensors.map((tensor) => refIn(values, tensor));
    const { layer, index } = call;
    const states = call.initial_state.length === 0 ? {} : { initial_state: refs(call.initial_state) };
    const counted = index === before ? {} : { call_index: index };
    values.set(call, place(writer, { layer, inputs: refs(call.inputs), ...states, ...counted }, inside));
  }
}

function refIn(values: ReadonlyMap<LayerCall, readonly TensorRef[]>, { call, output }: TensorValue): TensorRef {
  return values.get(call)?.[output] ?? { node: 0, output: 0 };
}

/** A call with what it is given, ready to be written. */
interface Ready extends Pick<NodeSpec, "inputs" | "initial_state" | "call_index"> {
  readonly layer: Layer;
}

/** Writes one call of a layer, or all that a nested model's comes to; what it gives. */
function place(writer: Writer, ready: Ready, inside: Inside | undefined): readonly TensorRef[] {
  const { layer, ...call } = ready;
  if (layer.nested !== undefined) return inline(writer, layer, layer.nested, call, inside);
  if (writer.nodes.length > 2 * maxLayers) writer.tooLarge = true;
  if (writer.tooLarge) return call.inputs;
  const node = writer.nodes.length;
  writer.nodes.push({ layer: writer.indexOf.get(layer) ?? 0, ...call });
  inside?.nodes.push(node);
  return Array.from({ length: outputsOf(layer) }, (_, output) => ({ node, output }));
}

function inline(
  writer: Writer,
  layer: Layer,
  model: Model,
  { inputs, call_index }: Omit<Ready, "layer">,
  outer: Inside | undefined,
): readonly TensorRef[] {
  const inside: Inside = outer ?? { nodes: [] };
  const outputs = thread(writer, model, inputs, inside);
  if (outer !== undefined) return outputs;
  const counted = call_index === undefined ? {} : { call_index };
  const before = writer.nested.get(layer) ?? [];
  writer.nested.set(layer, [...before, { inputs, outputs, nodes: inside.nodes, ...counted }]);
  return outputs;
}

function thread(writer: Writer, model: Model, inputs: readonly TensorRef[], inside: Inside): readonly TensorRef[] {
  if (model.sequential) {
    const layers = model.layers.filter(({ class_name }) => class_name !== "InputLayer");
    return layers.reduce((refs, layer) => place(writer, { layer, inputs: refs.slice(0, 1) }, inside), inputs);
  }
  const values = new Map<LayerCall, readonly TensorRef[]>();
  model.inputs.forEach(({ call, output }, i) => {
    const given = inputs[i] ?? { node: 0, output: 0 };
    const known = values.get(call) ?? [];
    values.set(call, Object.assign([...known], { [output]: given }));
  });
  follow(writer, model, values, inside);
  return model.outputs.map((tensor) => refIn(values, tensor));
}

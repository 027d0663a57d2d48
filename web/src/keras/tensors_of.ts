/** The tensors that a program takes from what it has made: `model.inputs`, `model.get_layer("lstm").output`. A Sequential has them too, once its input shape is known. */
import type { Shape } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import { newCall } from "./calls.ts";
import { isBuilt } from "./methods.ts";
import { outputsOf } from "./nested.ts";
import type { Session } from "./session.ts";
import { type Layer, type LayerCall, type Model, none, type TensorValue, type Value } from "./values.ts";

export type Side = "input" | "output";

/** One tensor, or the list of several; `always` a list for `inputs` and `outputs`. Undefined where the model has none yet. */
export function modelTensors(session: Session, model: Model, side: Side, always: boolean): Value | undefined {
  const tensors = side === "input" ? model.inputs : model.outputs;
  if (!model.sequential) return tensors.length > 0 ? asValue(tensors, always) : undefined;
  const chain = chainOf(session, model);
  const end = side === "input" ? chain[0] : chain.at(-1);
  return end === undefined ? undefined : asValue(outputTensors(end), always);
}

/** Of a layer's first call. */
export function layerTensors(session: Session, layer: Layer, side: Side): Value | undefined {
  const call = callOf(session, layer) ?? chained(session, layer);
  if (call === undefined) return undefined;
  return asValue(side === "input" ? call.inputs : outputTensors(call), false);
}

function callOf(session: Session, layer: Layer): LayerCall | undefined {
  return session.calls.find((call) => call.layer === layer);
}

function chained(session: Session, layer: Layer): LayerCall | undefined {
  const model = session.models.find((one) => one.sequential && one.layers.includes(layer));
  return model === undefined ? undefined : chainOf(session, model).find((call) => call.layer === layer);
}

function outputTensors(call: LayerCall): readonly TensorValue[] {
  return Array.from({ length: call.outputs }, (_, output) => ({ call, output }));
}

/** The calls of a Sequential's layers one after the other, made when they are first asked for; none while it has no input shape. */
function chainOf(session: Session, model: Model): readonly LayerCall[] {
  const [first, ...rest] = model.layers;
  if (first === undefined || !isBuilt(model)) return [];
  const isInput = first.class_name === "InputLayer";
  const input = isInput ? first : impliedInput(session, model, first);
  const calls: LayerCall[] = [];
  for (const layer of isInput ? model.layers : [input, first, ...rest]) {
    const before = calls.at(-1);
    calls.push(callOf(session, layer) ?? callOn(session, layer, before));
  }
  return calls;
}

function callOn(session: Session, layer: Layer, before: LayerCall | undefined): LayerCall {
  const place: Range = layer.span ?? session.statement;
  return newCall(session, {
    layer,
    inputs: before === undefined ? [] : [{ call: before, output: 0 }],
    initial_state: [],
    outputs: outputsOf(layer),
    data: false,
    broken: layer.broken,
    from: place.from,
    to: place.to,
  });
}

/** The InputLayer that the first layer's shape argument stands for. */
function impliedInput(session: Session, model: Model, first: Layer): Layer {
  const known = callOf(session, first)?.inputs[0]?.call.layer;
  if (known !== undefined) return known;
  const shape: Shape | null = first.batch_shape ?? model.built_shape;
  const keras2 = session.dialect === "keras2";
  return {
    id: first.id - 0.5,
    class_name: "InputLayer",
    base_name: "input_layer",
    config: { batch_shape: shape, ...(first.dtype === null ? {} : { dtype: first.dtype }) },
    wrapped: {},
    name: keras2 ? `${first.name ?? first.automatic}_input` : null,
    automatic: keras2 ? "" : model.implied_input,
    trainable: true,
    batch_shape: null,
    dtype: null,
    span: null,
    function: first.function,
    broken: false,
  };
}

function asValue(list: readonly TensorValue[], always: boolean): Value {
  const values: Value[] = list.map((tensor) => ({ kind: "tensor", ...tensor }));
  return values.length === 1 && !always ? (values[0] ?? none) : { kind: "list", items: values };
}

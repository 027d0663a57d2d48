/** The functional API: calls of layers on tensors, and `Model(inputs, outputs)`. */
import type { Shape } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import type { Given } from "./bind.ts";
import { newCall } from "./calls.ts";
import { known } from "./kinds.ts";
import { makeInputLayer, makeLayer } from "./layers.ts";
import { newModel } from "./models.ts";
import { buildWhenCalled, modelAsLayer, outputsOf } from "./nested.ts";
import { type Call, callTimeArguments } from "./other_dialect.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import {
  broken,
  itemsOf,
  type Layer,
  type LayerCall,
  type Model,
  type TensorValue,
  truth,
  type Value,
} from "./values.ts";

/** `Input(...)`: the tensor that its InputLayer gives. */
export function makeInput(session: Session, call: Call): Value {
  const layer = makeInputLayer(session, "Input", call);
  return {
    kind: "tensor",
    call: newCall(session, {
      layer,
      inputs: [],
      initial_state: [],
      outputs: 1,
      data: false,
      broken: layer.broken,
      ...call,
    }),
    output: 0,
  };
}

/** `layer(x)`, `lstm(x, initial_state=[h, c])`, `Concatenate()([a, b])`. */
export function callLayer(session: Session, layer: Layer, given: readonly Given[], call: Range): Value {
  let ok = !layer.broken;
  const inputs: TensorValue[] = [];
  const states: TensorValue[] = [];
  const positional = ["inputs", "initial_state"];
  let position = 0;
  for (const argument of given) {
    // RNN layers take (sequence, initial_state, mask, training); for the others only the first position is a tensor here.
    const name = argument.keyword?.text ?? positional[position++];
    if (name === "inputs" || name === "sequences" || name === "sequence" || name === "query")
      ok = collect(session, argument, inputs) && ok;
    else if (name === "initial_state")
      ok = (argument.value.kind === "none" || collect(session, argument, states)) && ok;
    else if (takesWhenCalled(session, layer, name)) layer.config[name] = truth(argument.value) ?? false;
    else if (name !== "training" && name !== "mask") ok = refuseArgument(session, argument);
  }
  if (inputs.length === 0 && ok) {
    ok = false;
    say(session, call, { code: "call_without_input", args: { layer: layer.class_name } });
  }
  const outputs = outputsOf(layer);
  const made = newCall(session, {
    layer,
    inputs,
    initial_state: states,
    outputs,
    data: false,
    broken: !ok || [...inputs, ...states].some((tensor) => tensor.call.broken),
    ...call,
  });
  if (outputs === 1) return { kind: "tensor", call: made, output: 0 };
  return {
    kind: "list",
    items: Array.from({ length: outputs }, (_, output) => ({ kind: "tensor", call: made, output })),
  };
}

/** `inner(x)`, `inner([a, b])`: the model stands for a layer. */
export function callModelOnTensors(session: Session, model: Model, given: readonly Given[], call: Range): Value {
  const layer = modelAsLayer(session, model, call);
  if (layer === undefined) return broken;
  buildWhenCalled(session, model);
  const value = callLayer(session, layer, given, call);
  const made = session.calls.at(-1);
  const expected = model.sequential ? 1 : model.inputs.length;
  const found = made?.layer === layer ? made.inputs.length : expected;
  if (found === expected || layer.broken) return value;
  const name = model.name ?? model.automatic;
  const keras = `Layer "${name}" expects ${expected} input(s), but it received ${found} input tensors.`;
  say(session, call, { code: "model_inputs", args: { expected: String(expected), found: String(found) }, keras });
  return broken;
}

function takesWhenCalled(session: Session, layer: Layer, name: string | undefined): name is string {
  if (name === undefined || !callTimeArguments.has(name)) return false;
  return session.classes.get(layer.class_name)?.arguments.some((argument) => argument.name === name) ?? false;
}

function refuseArgument(session: Session, argument: Given): boolean {
  say(session, argument.whole, {
    code: "call_argument_not_shown",
    severity: "warning",
    args: { argument: argument.keyword?.text ?? "" },
  });
  return true;
}

/** Adds the tensor, or the tensors of the list or dictionary, that `argument` is; false when it is something else. */
function collect(session: Session, argument: Given, into: TensorValue[]): boolean {
  const { value } = argument;
  const items =
    value.kind === "tensor"
      ? [value]
      : value.kind === "list" || value.kind === "tuple"
        ? itemsOf(value)
        : value.kind === "dict"
          ? value.entries.map(([, entry]) => entry)
          : undefined;
  for (const item of items ?? [value]) {
    if (item.kind === "tensor") into.push({ call: item.call, output: item.output });
    else if (item.kind === "array") into.push(dataInput(session, item.shape, argument));
    else {
      const written = session.text.slice(argument.from, argument.to).slice(0, 80);
      // A name alone tells less than the call that it stands for.
      const text = item.kind === "unknown" && item.text.includes("(") ? item.text.slice(0, 80) : written;
      if (item.kind === "unknown") say(session, argument, { code: "unknown_tensor", args: { text } });
      else if (known(session, item, argument))
        say(session, argument, {
          code: "not_a_tensor",
          args: { found: written },
        });
      return false;
    }
  }
  return true;
}

/** Data stands for an Input of its shape. Keras makes no layer for it, so it takes no name. */
function dataInput(session: Session, shape: Shape, { from, to }: Range): TensorValue {
  const layer: Layer = {
    id: session.layers.length,
    class_name: "InputLayer",
    base_name: "",
    config: { batch_shape: shape },
    wrapped: {},
    name: null,
    automatic: "",
    trainable: true,
    batch_shape: null,
    dtype: null,
    span: null,
    function: session.function,
    broken: false,
  };
  session.layers.push(layer);
  return {
    call: newCall(session, { layer, inputs: [], initial_state: [], outputs: 1, data: true, broken: false, from, to }),
    output: 0,
  };
}

/** `concatenate([a, b])`: the layer and its call in one. */
export function callMergeFunction(session: Session, class_name: string, call: Call): Value {
  const [first, ...rest] = call.given;
  if (first === undefined) return broken;
  const layer = makeLayer(session, class_name, { ...call, given: rest });
  return layer === undefined ? broken : callLayer(session, layer, [first], call);
}

/** `Model(inputs, outputs)` or `Model(inputs=…, outputs=…)`. */
export function makeFunctional(session: Session, given: readonly Given[], call: Range): Value {
  const order = ["inputs", "outputs", "name"];
  const values = new Map<string, Given>();
  let position = 0;
  for (const argument of given) {
    const word = argument.keyword?.text ?? order[position++] ?? "";
    values.set(word === "input" ? "inputs" : word === "output" ? "outputs" : word, argument);
  }
  const inputs: TensorValue[] = [];
  const outputs: TensorValue[] = [];
  let ok = true;
  for (const [name, into] of [
    ["inputs", inputs],
    ["outputs", outputs],
  ] as const) {
    const argument = values.get(name);
    if (argument !== undefined) ok = collect(session, argument, into) && ok;
    else {
      ok = false;
      say(session, call, { code: "missing_argument", args: { layer: "Model", arguments: name } });
    }
  }
  const name = values.get("name")?.value;
  const model = newModel(session, {
    sequential: false,
    name: name?.kind === "string" ? name.value : null,
    inputs,
    outputs,
  });
  model.broken = !ok;
  connect(session, model, call);
  return { kind: "model", model };
}

/** Gathers the layers between the model's inputs and outputs; says so when an output hangs on an Input that the model is not given. Data on the way becomes an input. */
export function connect(session: Session, model: Model, at: Range): void {
  const used = callsBetween(model.inputs, model.outputs);
  // A text can make thousands of models of one large graph; each is as much work as its calls.
  session.steps += used.length;
  model.inputs.push(
    ...used
      .filter((one) => one.data && !model.inputs.some((tensor) => tensor.call === one))
      .map((call) => ({ call, output: 0 })),
  );
  for (const one of used) {
    model.places.push({ from: one.from, to: one.to });
    if (one.broken) model.broken = true;
    if (one.layer.class_name !== "InputLayer" || model.inputs.some((tensor) => tensor.call === one)) continue;
    model.broken = true;
    const input = session.text.slice(one.from, one.to).slice(0, 80);
    say(session, at, { code: "graph_disconnected", args: { input } });
  }
  const layers = new Set(used.map((one) => one.layer));
  model.layers.push(...[...layers].sort((a, b) => a.id - b.id));
}

/** The calls that lead from inputs to outputs, in the order in which the program made them: a topological order. Inputs that lead nowhere are kept. */
export function callsBetween(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): readonly LayerCall[] {
  const starts = new Set(inputs.map((tensor) => tensor.call));
  const seen = new Set<LayerCall>(starts);
  const queue = outputs.map((tensor) => tensor.call);
  for (let call = queue.pop(); call !== undefined; call = queue.pop()) {
    if (seen.has(call)) continue;
    seen.add(call);
    for (const tensor of [...call.inputs, ...call.initial_state]) queue.push(tensor.call);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** The models of cases: a list of layers on an input shape, and what runs are given. */
import { fail, flatten } from "./compare.mjs";

/** The layers of nested Sequentials one after the other, without what says again which input they are on. */
function flat(layers) {
  return layers.flatMap(({ class_name, config = {}, ...rest }) => {
    if (class_name === "Sequential") return flat(config.layers);
    if (class_name === "InputLayer") return [];
    const { batch_input_shape: _batch, input_shape: _shape, ...own } = config;
    return [{ class_name, config: own, ...rest }];
  });
}

/**
 * The Sequential of `layers` on inputs of `batch_shape`; the functional model where asked for, and where Keras needs one for several outputs.
 */
export function modelOf(
  layers,
  { batch_shape, dialect, dtype = "float32", outputs = 1, functional = outputs > 1, name },
) {
  const input = { class_name: "InputLayer", config: { batch_shape, dtype } };
  const spec = { dialect, sequential: !functional, layers: [input, ...flat(layers)], ...(name && { name }) };
  if (!functional) return spec;
  const last = spec.layers.length - 1;
  return {
    ...spec,
    nodes: spec.layers.map((_, layer) => ({ layer, inputs: layer === 0 ? [] : [{ node: layer - 1, output: 0 }] })),
    inputs: [{ node: 0, output: 0 }],
    outputs: Array.from({ length: outputs }, (_, output) => ({ node: last, output })),
  };
}

/** The batch size is left open as in any Keras model, except where states live from call to call. */
export function batchShapeOf(input, layers) {
  const { shape } = flatten(input);
  const stateful = JSON.stringify(layers).includes('"stateful":true');
  return shape.map((size, i) => (i === 0 && !stateful ? null : size));
}

/** The arrays that a run of the case is given, with the weights it starts from. */
export function runOptionsOf(one) {
  const options = { weights: one.weights, inputs: [one.input] };
  if (one.mask != null) options.mask = one.mask;
  if (one.initial_state != null) options.initialState = one.initial_state;
  return options;
}

/** Expected values of one output or of several, as a list. */
export function expectedOutputs(expected, count) {
  if (count === 1) return [expected];
  if (!Array.isArray(expected) || expected.length !== count)
    fail(`the case expects another number of outputs than ${count}`);
  return expected;
}

/** kind = shape: names, output shapes, parameter counts and weights of every layer, applied one by one as in a functional model. */
import { dialectOf, equal, fail, onlyCaseKeys, onlyKeys, unwrap } from "../compare.mjs";
import { modelOf } from "../model.mjs";

function checkWeight(expected, weight) {
  onlyKeys(expected, "a weight", ["shape", "path", "name", "trainable"]);
  for (const key of Object.keys(expected)) equal(`${weight.path} ${key}`, expected[key], weight[key]);
}

function checkLayer(expected, layer, weights) {
  onlyKeys(expected, "a layer", ["name", "class_name", "output_shape", "params", "weights", "extra_state"]);
  const shapes = layer.output_shapes;
  const found = {
    name: layer.name,
    class_name: layer.class_name,
    output_shape: shapes.length === 1 ? shapes[0] : shapes,
    params: layer.parameters,
  };
  for (const key of Object.keys(found)) {
    if (expected[key] !== undefined) equal(`${layer.name} ${key}`, expected[key], found[key]);
  }
  if (expected.weights === undefined) return;
  equal(`${layer.name}, number of weights`, expected.weights.length, weights.length);
  expected.weights.forEach((weight, i) => {
    checkWeight(weight, weights[i]);
  });
}

export function checkShape(one, { rnn }) {
  onlyCaseKeys(one, ["layers", "batch_input_shape", "input_dtype", "expected"]);
  onlyKeys(one.expected, "expected", ["layers", "total_params"]);
  const options = {
    batch_shape: one.batch_input_shape,
    dialect: dialectOf(one),
    dtype: one.input_dtype,
    functional: true,
  };
  const plan = unwrap(rnn.plan(modelOf(one.layers, options)));
  const { layers = [], total_params } = one.expected;
  if (layers.length > 0 && layers.length + 1 !== plan.layers.length) fail("another number of layers");
  layers.forEach((expected, i) => {
    const layer = plan.layers[i + 1];
    checkLayer(expected, layer, plan.weights.slice(layer.weights_begin, layer.weights_end));
  });
  if (total_params !== undefined) equal("total_params", total_params, plan.parameters);
}

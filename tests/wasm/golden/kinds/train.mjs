/** kind = train: loss per epoch, weights after, outputs before and after. */
import { close, closeNumber, dialectOf, fail, onlyCaseKeys, onlyKeys, toleranceOf, unwrap } from "../compare.mjs";
import { batchShapeOf, modelOf } from "../model.mjs";

/** A stateful model is built for the batches that it is trained on. */
function batchShape(one) {
  const shape = batchShapeOf(one.input, one.layers);
  return shape[0] === null ? shape : [Math.min(one.batch_size, shape[0]), ...shape.slice(1)];
}

function outputOf(rnn, spec, weights, one) {
  return unwrap(rnn.run(spec, { weights, inputs: [one.input] })).outputs[0];
}

/** Positions or names; layers are counted without the InputLayer that the runner puts before them. */
function frozenWeights(one, plan) {
  const { layers, weights } = plan;
  const of_layers = (one.frozen_layers ?? []).flatMap((which) => {
    const layer = typeof which === "number" ? layers[which + 1] : layers.find(({ name }) => name === which);
    if (layer === undefined) fail(`there is no layer ${which} to freeze`);
    const { weights_begin, weights_end } = layer;
    return Array.from({ length: weights_end - weights_begin }, (_, i) => weights_begin + i);
  });
  const of_weights = (one.frozen_weights ?? []).map((which) => {
    const at =
      typeof which === "number" ? which : weights.findIndex(({ name, path }) => name === which || path === which);
    if (weights[at] === undefined) fail(`there is no weight ${which} to freeze`);
    return at;
  });
  return [...of_layers, ...of_weights];
}

export function checkTrain(one, { rnn }) {
  onlyCaseKeys(one, [
    ...["layers", "weights", "input", "input_dtype", "target", "loss", "optimizer", "epochs", "batch_size", "shuffle"],
    ...["frozen_layers", "frozen_weights", "expected"],
  ]);
  onlyKeys(one.expected, "expected", ["loss_history", "weights", "output_before", "output_after"]);
  const tolerance = toleranceOf(one, { abs: 1e-5, rel: 1e-4 });
  const options = { batch_shape: batchShape(one), dialect: dialectOf(one), dtype: one.input_dtype };
  const spec = modelOf(one.layers, options);
  const plan = unwrap(rnn.plan(spec));
  const { expected } = one;
  if (expected.output_before != null) {
    close("output before ", expected.output_before, outputOf(rnn, spec, one.weights, one), tolerance);
  }
  const { state, history } = unwrap(
    rnn.train(spec, one.weights, {
      inputs: [one.input],
      targets: one.target,
      loss: one.loss,
      optimizer: one.optimizer,
      epochs: one.epochs,
      batch_size: one.batch_size,
      shuffle: one.shuffle,
      frozen_weights: frozenWeights(one, plan),
    }),
  );
  expected.loss_history?.forEach((loss, epoch) => {
    if (loss !== null) closeNumber(`loss of epoch ${epoch}`, loss, history[epoch].loss, tolerance);
  });
  expected.weights?.forEach((weight, i) => {
    if (weight === null) return;
    const { shape, offset, size, path } = plan.weights[i];
    close(`${path} after `, weight, { shape, data: state.weights.subarray(offset, offset + size) }, tolerance);
  });
  if (expected.output_after != null) {
    close("output after ", expected.output_after, outputOf(rnn, spec, state.weights, one), tolerance);
  }
}

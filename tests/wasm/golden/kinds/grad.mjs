/** kind = grad: outputs, loss and the gradients of weights, inputs and initial states. The mask acts in the layers only, not in the loss. */
import { close, closeNumber, dialectOf, equal, onlyCaseKeys, toleranceOf, unwrap } from "../compare.mjs";
import { batchShapeOf, modelOf, runOptionsOf } from "../model.mjs";

export function checkGrad(one, { rnn }) {
  onlyCaseKeys(one, [
    ...["layers", "input", "input_dtype", "weights", "mask", "initial_state", "target", "loss", "expected"],
    ...["expected_loss", "expected_grads", "expected_input_grad", "expected_initial_state_grads"],
  ]);
  const tolerance = toleranceOf(one);
  const spec = modelOf(one.layers, {
    batch_shape: batchShapeOf(one.input, one.layers),
    dialect: dialectOf(one),
    dtype: one.input_dtype,
  });
  const options = { ...runOptionsOf(one), targets: one.target, loss: one.loss, maskLoss: false };
  const { outputs, loss, gradients } = unwrap(rnn.run(spec, options));
  if (one.expected != null) close("output ", one.expected, outputs[0], tolerance);
  if (one.expected_loss != null) closeNumber("loss", one.expected_loss, loss, tolerance);
  if (one.expected_grads != null) {
    equal("number of gradients", one.expected_grads.length, gradients.weights.length);
    one.expected_grads.forEach((expected, i) => {
      close(`gradient of weight ${i} `, expected, gradients.weights[i], tolerance);
    });
  }
  if (one.expected_input_grad != null) {
    close("gradient of the input ", one.expected_input_grad, gradients.inputs[0], tolerance);
  }
  one.expected_initial_state_grads?.forEach((expected, i) => {
    close(`gradient of initial state ${i} `, expected, gradients.initial_states[0].states[i], tolerance);
  });
}

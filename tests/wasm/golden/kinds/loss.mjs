/** kind = loss: the constant of Keras' own test, and the number of a real run. */
import { close, closeNumber, dialectOf, onlyCaseKeys, toleranceOf, unwrap } from "../compare.mjs";

function compareLoss(what, expected, result, tolerance) {
  if (Array.isArray(expected)) close(`${what} `, expected, result.values, tolerance);
  else closeNumber(what, expected, result.value, tolerance);
}

/** How near a float run of Keras can be. */
function observedTolerance(loss) {
  // Some backends take a binary crossentropy of logits by way of 1 − sigmoid(x), of which float keeps four digits at x = 10.
  return loss.config?.from_logits ? { abs: 5e-4, rel: 1e-5 } : { abs: 1e-7, rel: 1e-5 };
}

export function checkLoss(one, { rnn }) {
  onlyCaseKeys(one, ["loss", "y_true", "y_pred", "sample_weight", "mask", "expected", "observed"]);
  const options = { yTrue: one.y_true, yPred: one.y_pred, dialect: dialectOf(one) };
  if (one.sample_weight != null) options.sampleWeight = one.sample_weight;
  if (one.mask != null) options.mask = one.mask;
  const result = unwrap(rnn.loss(one.loss, options));
  if (one.expected !== undefined) compareLoss("loss", one.expected, result, toleranceOf(one));
  if (one.observed !== undefined) compareLoss("observed loss", one.observed, result, observedTolerance(one.loss));
}

/** kind = initializer: exact values, or the distribution and the properties that every draw must have. */
import { close, dialectOf, fail, onlyCaseKeys, onlyKeys, unwrap } from "../compare.mjs";
import { modelOf } from "../model.mjs";

const SEED = 1;

function statisticsOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return { mean, deviation: Math.sqrt(variance), low, high };
}

/** Mean and deviation of a sample lie within 4.5 standard errors of what they estimate; with a fixed seed they always do or never do. */
function checkMoments({ mean, deviation }, count, expected_mean, expected_deviation) {
  if (Math.abs(mean - expected_mean) > (4.5 * expected_deviation) / Math.sqrt(count)) {
    fail(`mean: expected ${expected_mean}, got ${mean}`);
  }
  if (Math.abs(deviation - expected_deviation) > (4.5 * expected_deviation) / Math.sqrt(2 * count)) {
    fail(`standard deviation: expected ${expected_deviation}, got ${deviation}`);
  }
}

function checkBounds(found, low, high) {
  const slack = 1e-6 * (high - low);
  if (found.low < low - slack) fail(`lowest value: expected at least ${low}, got ${found.low}`);
  if (found.high > high + slack) fail(`highest value: expected at most ${high}, got ${found.high}`);
}

function checkDistribution(expected, values) {
  const found = statisticsOf(values);
  const { low, high, mean = 0 } = expected;
  switch (expected.distribution) {
    case "uniform":
      checkBounds(found, low, high);
      checkMoments(found, values.length, (low + high) / 2, (high - low) / Math.sqrt(12));
      return;
    case "normal":
      checkMoments(found, values.length, mean, expected.std);
      return;
    case "truncated_normal(2 sigma)": {
      const bound = 2 * expected.sigma_before_truncation;
      checkBounds(found, mean - bound, mean + bound);
      checkMoments(found, values.length, mean, expected.std_after);
      return;
    }
    default:
      fail(`unknown distribution "${expected.distribution}"`);
  }
}

function checkOrthogonality({ property, tolerance = 1e-5 }, { shape, data }) {
  const by_rows = property === "A A^T = I";
  if (!by_rows && property !== "A^T A = I") fail(`unknown property "${property}"`);
  const columns = shape.at(-1);
  const rows = data.length / columns;
  const [count, length] = by_rows ? [rows, columns] : [columns, rows];
  const at = (vector, i) => data[by_rows ? vector * columns + i : i * columns + vector];
  for (let p = 0; p < count; p++) {
    for (let q = 0; q <= p; q++) {
      let product = 0;
      for (let i = 0; i < length; i++) product += at(p, i) * at(q, i);
      if (Math.abs(product - (p === q ? 1 : 0)) > tolerance) fail(`${property} at ${p}, ${q}: got ${product}`);
    }
  }
}

/** `{"layer": …, "expected": {"bias": […]}}`: the weights that a layer starts from, by name. */
function checkLayer(one, rnn) {
  const spec = modelOf([one.layer], { batch_shape: [null, 2, 3], dialect: dialectOf(one) });
  const plan = unwrap(rnn.plan(spec));
  const { weights } = unwrap(rnn.initWeights(spec, SEED));
  for (const [name, expected] of Object.entries(one.expected)) {
    const at = plan.weights.findIndex((weight) => weight.name === name);
    if (at < 0) fail(`the layer has no weight "${name}"`);
    close(name, expected, weights[at], { abs: 0, rel: 0 });
  }
}

export function checkInitializer(one, { rnn }) {
  onlyCaseKeys(one, ["initializer", "shape", "layer", "expected"]);
  if (one.layer !== undefined) {
    checkLayer(one, rnn);
    return;
  }
  const { expected } = one;
  onlyKeys(expected, "expected", [
    ...["distribution", "low", "high", "mean", "std", "sigma_before_truncation", "std_after", "formula"],
    ...["property", "tolerance", "values"],
  ]);
  const drawn = unwrap(rnn.initialize(one.initializer, one.shape, SEED));
  if (expected.values !== undefined) close("value ", expected.values, drawn, { abs: 0, rel: 1e-7 });
  else if (expected.property !== undefined) checkOrthogonality(expected, drawn);
  else checkDistribution(expected, drawn.data);
}

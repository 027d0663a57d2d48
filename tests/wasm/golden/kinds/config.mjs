/** kind = config: what Keras 3.15's model.to_json() has, parsed; the order of keys is of no account. */
import { fail, onlyCaseKeys, unwrap } from "../compare.mjs";
import { modelOf } from "../model.mjs";

/** The first place where two parsed JSON values differ. */
function difference(expected, found, path) {
  const is_object = (value) => typeof value === "object" && value !== null;
  if (!is_object(expected) || !is_object(found)) {
    const same = Object.is(expected, found) || expected === found;
    return same ? undefined : `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(found)}`;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const inside = difference(expected[key], found[key], `${path}.${key}`);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

export function checkConfig(one, { rnn }) {
  onlyCaseKeys(one, ["layers", "batch_input_shape", "input_dtype", "expected"]);
  const options = { batch_shape: one.batch_input_shape, dialect: "keras3", dtype: one.input_dtype };
  const found = unwrap(rnn.toKerasConfig(modelOf(one.layers, options)));
  const why = difference(one.expected, found, "config");
  if (why !== undefined) fail(why);
}

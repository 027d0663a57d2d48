/** What a check throws, and the comparisons that throw it. */

/** Why a case fails. */
export class Mismatch extends Error {}

export function fail(why) {
  throw new Mismatch(why);
}

/** The value of a Result; its error as a failure. Layers and names that are not there yet fail as `not supported`. */
export function unwrap(result, where = "") {
  if (result.ok) return result.value;
  const { code, message, layer } = result.error;
  const missing = /^unknown_(layer|loss|optimizer|metric|schedule)$/.test(code) ? "not supported: " : "";
  return fail(`${where}${missing}${code}${layer >= 0 ? ` in layer ${layer}` : ""}: ${message.split("\n")[0]}`);
}

/** Keys common to all kinds, besides those a kind has. */
const COMMON = ["id", "kind", "semantics", "source", "tolerance", "verified_by", "notes"];

/**
 * The checks of a case say which of its keys they know; what else it holds is no reason to fail, but nothing that was looked at either, so it
 * is counted and told at the end.
 */
const ignored = new Map();

export function ignoredKeys() {
  return [...ignored].map(([what, count]) => `${what} (${count})`);
}

export function onlyKeys(object, what, known) {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const name = `"${key}" of ${what}`;
    ignored.set(name, (ignored.get(name) ?? 0) + 1);
  }
}

export function onlyCaseKeys(one, known) {
  onlyKeys(one, `kind ${one.kind}`, [...COMMON, ...known]);
  if (one.semantics !== undefined && !["any", "keras2", "keras3"].includes(one.semantics)) {
    fail(`unknown semantics "${one.semantics}"`);
  }
}

/** Which Keras a case must be answered as: Keras 3 where both agree. */
export function dialectOf(one) {
  return one.semantics === "keras2" ? "keras2" : "keras3";
}

export function toleranceOf(one, standard = { abs: 1e-5, rel: 1e-5 }) {
  if (one.tolerance == null) return standard;
  onlyKeys(one.tolerance, "tolerance", ["abs", "rel"]);
  return { abs: one.tolerance.abs ?? 0, rel: one.tolerance.rel ?? 0 };
}

/** Shape and numbers of nested lists; booleans count as 0 and 1. */
export function flatten(nested) {
  const shape = [];
  for (let level = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
  const data = [];
  const visit = (value, depth) => {
    if (depth === shape.length) {
      if (typeof value !== "number" && typeof value !== "boolean") fail(`${JSON.stringify(value)} is no number`);
      data.push(Number(value));
      return;
    }
    if (!Array.isArray(value) || value.length !== shape[depth]) fail("lists of unequal length");
    for (const inner of value) visit(inner, depth + 1);
  };
  visit(nested, 0);
  return { shape, data };
}

function position(index, shape) {
  const at = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    at.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return at.map((i) => `[${i}]`).join("");
}

/** |found − expected| ≤ abs + rel · |expected|, entry by entry; `found` is a tensor. */
export function close(what, expected, found, { abs, rel }) {
  const wanted = flatten(expected);
  if (wanted.shape.join() !== found.shape.join()) {
    fail(`${what}: expected shape [${wanted.shape}], got [${found.shape}]`);
  }
  wanted.data.forEach((value, i) => {
    const got = found.data[i];
    if (Math.abs(got - value) <= abs + rel * Math.abs(value)) return;
    fail(`${what}${position(i, wanted.shape)}: expected ${value}, got ${got}, tolerance ${abs} + ${rel}·|expected|`);
  });
}

export function closeNumber(what, expected, found, tolerance) {
  close(what, expected, { shape: [], data: [found] }, tolerance);
}

export function equal(what, expected, found) {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(found)];
  if (wanted !== got) fail(`${what}: expected ${wanted}, got ${got}`);
}

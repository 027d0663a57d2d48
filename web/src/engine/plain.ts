/** A copy of a spec that is nothing but data: the core never meets getters, proxies, cycles or inherited properties. */
import type { Result, RnnError } from "../types/core.ts";

/** Deeper or larger values are no models: a layer in a wrapper in a nested model is about a dozen levels down. */
const MAX_DEPTH = 64;
const MAX_VALUES = 200_000;

type Path = readonly (string | number)[];

interface Copying {
  values: number;
}

/** Thrown inside only, so that the recursion need not carry Results; `plainCopy` catches it. */
class Refusal extends Error {
  readonly error: RnnError;

  constructor(code: string, message: string, path: Path) {
    super(message);
    const at = path.indexOf("layers");
    const layer = at >= 0 && typeof path[at + 1] === "number" ? Number(path[at + 1]) : -1;
    const param = path[at + 2] === "config" ? String(path[at + 3] ?? "") : "";
    this.error = { code, message, layer, param, args: { param } };
  }
}

function getProperty(object: object, key: string, path: Path): unknown {
  try {
    return Reflect.get(object, key);
  } catch (thrown) {
    throw new Refusal("unreadable", `Reading a value failed: ${String(thrown)}`, path);
  }
}

function copyList(list: readonly unknown[], path: Path, copying: Copying): unknown[] {
  const copy: unknown[] = [];
  const { length } = list;
  for (let i = 0; i < length; i++) copy.push(copyValue(list[i], [...path, i], copying));
  return copy;
}

function copyObject(object: object, path: Path, copying: Copying): object {
  // No prototype: neither does `__proto__` as a key do anything, nor is `constructor` ever there.
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object))
    copy[key] = copyValue(getProperty(object, key, [...path, key]), [...path, key], copying);
  return copy;
}

function copyValue(value: unknown, path: Path, copying: Copying): unknown {
  copying.values += 1;
  if (copying.values > MAX_VALUES) throw new Refusal("too_large", "The model is larger than can be shown", path);
  if (typeof value !== "object" || value === null) return value;
  if (path.length > MAX_DEPTH)
    throw new Refusal("too_deep", "Values are nested too deeply, or contain themselves", path);
  try {
    return Array.isArray(value) ? copyList(value, path, copying) : copyObject(value, path, copying);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal("unreadable", `Reading a value failed: ${String(thrown)}`, path);
  }
}

export function plainCopy(value: unknown): Result<unknown> {
  try {
    return { ok: true, value: copyValue(value, [], { values: 0 }) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}

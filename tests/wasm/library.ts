/** The published library, as it is built into dist/, for the tests of it. */
import type * as core from "../../web/src/core.ts";

export type Core = typeof core;

/** The specifier is computed so that type checking does not need what is built. */
export async function importCore(): Promise<Core> {
  const path = "../../dist/core/index.js";
  return (await import(path)) as Core;
}

/** The value of a Result; an error is a failure of the test. */
export function unwrap<T>(result: core.Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export function codeOf(result: core.Result<unknown>): string {
  return result.ok ? "ok" : result.error.code;
}

/** The Sequential of `layers` on inputs of `batch_shape`. */
export function model(
  batch_shape: core.Shape,
  layers: readonly core.LayerSpec[],
  dialect: core.Dialect = "keras3",
): core.ModelSpec {
  return { dialect, sequential: true, layers: [{ class_name: "InputLayer", config: { batch_shape } }, ...layers] };
}

export function layer(class_name: string, config: core.Config = {}): core.LayerSpec {
  return { class_name, config };
}

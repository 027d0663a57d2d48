/** Models as the panels of the page are drawn from them, run by the core as it is built. */
import { readFileSync } from "node:fs";
import { createEngine, type LoadedEngine } from "../../web/src/engine/engine.ts";
import { sequential } from "../../web/src/engine/model_spec.ts";
import { buildTimeline } from "../../web/src/state/timeline.ts";
import type { LayerSpec, Shape, Tensor } from "../../web/src/types/core.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { unwrap } from "./library.ts";

export async function builtEngine(): Promise<LoadedEngine> {
  return createEngine(await WebAssembly.compile(readFileSync("build/wasm-release/rnn.wasm")));
}

/** The Sequential of `layers` with weights of seed 3. `shape`: of the model's input, where it has a None that the input has not. */
export function computedOn(
  engine: LoadedEngine,
  layers: readonly LayerSpec[],
  inputs: readonly Tensor[],
  shape: Shape = inputs[0]?.shape ?? [],
): Computed {
  const spec = sequential(layers, shape);
  const plan = unwrap(engine.plan(spec));
  const weights = unwrap(engine.initWeights(spec, 3));
  const { trace, outputs } = unwrap(engine.run(spec, { plan, weights, inputs }));
  const [batch = 1, steps = 1] = inputs[0]?.shape ?? [];
  return { spec, plan, weights, inputs, outputs, trace, timeline: buildTimeline(plan, trace.slots), batch, steps };
}

/** The examples in the order of the menu; the first is on the screen at the start. */
import type { ExampleEntry } from "../../view/header.ts";
import { bothDirections } from "./both_directions.ts";
import { fixedBatch } from "./fixed_batch.ts";
import { lastState } from "./last_state.ts";
import { missingSequences } from "./missing_sequences.ts";
import { outputEachStep } from "./output_each_step.ts";
import { returnSequences } from "./return_sequences.ts";
import { sharedWeights } from "./shared_weights.ts";

export { lastState };

export const examples: readonly ExampleEntry[] = [
  lastState,
  fixedBatch,
  returnSequences,
  bothDirections,
  outputEachStep,
  sharedWeights,
  missingSequences,
];

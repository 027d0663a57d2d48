import { fail } from "../compare.mjs";

export function checkOptimizer() {
  fail("not supported");
}

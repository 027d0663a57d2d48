import { fail } from "../compare.mjs";

export function checkLoss() {
  fail("not supported");
}

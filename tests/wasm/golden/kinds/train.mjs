import { fail } from "../compare.mjs";

export function checkTrain() {
  fail("not supported");
}

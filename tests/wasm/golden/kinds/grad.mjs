import { fail } from "../compare.mjs";

export function checkGrad() {
  fail("not supported");
}

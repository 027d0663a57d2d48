import { fail } from "../compare.mjs";

export function checkConfig() {
  fail("not supported");
}

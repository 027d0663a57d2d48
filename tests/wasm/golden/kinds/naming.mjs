/** kind = naming: the automatic names of what a program makes. */
import { fail } from "../compare.mjs";

export function checkNaming() {
  fail("not supported");
}

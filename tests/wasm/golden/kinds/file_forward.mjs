import { fail } from "../compare.mjs";

export function checkFileForward() {
  fail("not supported");
}

export function checkFileForwardFunctional() {
  fail("not supported");
}

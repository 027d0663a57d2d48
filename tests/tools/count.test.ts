import { expect, test } from "vitest";
import { count } from "./count.mjs";

test("the cases of several Catch2 executables are added, passed and failed", () => {
  const log = [
    "All tests passed (120 assertions in 12 test cases)",
    "1: All tests passed (3 assertions in 1 test case)",
    "test cases: 10 | 7 passed | 2 failed | 1 skipped",
  ].join("\n");
  expect(count("catch2", log, 8)).toEqual({ passed: 20, failed: 3 });
});

test("a Catch2 executable that dies before its closing line is one failure", () => {
  expect(count("catch2", "ERROR: AddressSanitizer: heap-buffer-overflow", 1)).toEqual({ passed: 0, failed: 1 });
});

test("the last closing line of a golden run counts", () => {
  expect(count("plain", "1 passed, 0 failed\nnative\n40 passed, 2 failed\n", 1)).toEqual({ passed: 40, failed: 2 });
});

test("a golden run that found no case is a failure even if it exits with 0", () => {
  expect(count("plain", "0 passed, 0 failed\n", 0)).toEqual({ passed: 0, failed: 1 });
});

test("skipped tests count as failed", () => {
  expect(count("vitest", '{"numTotalTests": 5, "numPassedTests": 4}', 0)).toEqual({ passed: 4, failed: 1 });
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };
  expect(count("playwright", JSON.stringify({ stats }), 0)).toEqual({ passed: 3, failed: 1 });
});

test("a report that was never written is a failure", () => {
  expect(count("vitest", "", 1)).toEqual({ passed: 0, failed: 1 });
  expect(count("playwright", "", 0)).toEqual({ passed: 0, failed: 1 });
});

test("an error after the last test is a failure although no test failed", () => {
  expect(count("vitest", '{"numTotalTests": 5, "numPassedTests": 5}', 1)).toEqual({ passed: 5, failed: 1 });
});

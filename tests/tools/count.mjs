/**
 * How many tests a runner passed and failed, from its log or its report: `node count.mjs KIND LOG STATUS` prints "passed failed".
 * A skipped test is a failed one. A runner that exits with an error, or that ran nothing, counts as at least one failure.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Each executable's closing lines, Catch2 2 and 3 alike. */
export function catch2(log) {
  const allPassed = [...log.matchAll(/All tests passed \(.* in (\d+) test cases?\)/g)].map((match) => Number(match[1]));
  const totals = [...log.matchAll(/test cases:\s+(\d+)\s+\|(.*)/g)].map((match) => {
    const passed = Number(/(\d+) passed/.exec(match[2])?.[1] ?? 0);
    return { passed, failed: Number(match[1]) - passed };
  });
  return {
    passed: sum(allPassed) + sum(totals.map((each) => each.passed)),
    failed: sum(totals.map((each) => each.failed)),
  };
}

/** The house's own closing line, "N passed, N failed"; the last one of the log. */
export function plain(log) {
  const last = [...log.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
}

/** Vitest's JSON report. */
export function vitest(report) {
  const { numTotalTests, numPassedTests } = JSON.parse(report);
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
}

/** Playwright's JSON report. */
export function playwright(report) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

/** A check that only has an exit status. */
export function exit(_log, status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const RUNNERS = { catch2, plain, vitest, playwright, exit };
const REPORTS = { vitest: "build/vitest.json", playwright: "build/playwright.json" };

/** The counts of runner `kind`, which ended with `status` and wrote `text`. */
export function count(kind, text, status) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = RUNNERS[kind](text, status);
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unexplained = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return { passed: counts.passed, failed: counts.failed + (unexplained ? 1 : 0) };
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [kind, log, status] = process.argv.slice(2);
  const { passed, failed } = count(kind, read(REPORTS[kind] ?? log), Number(status));
  console.log(`${passed} ${failed}`);
}

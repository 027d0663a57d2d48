/** What the first picture says. */
export { cell } from "./cell.ts";
export { coreFailures } from "./core_failures.ts";
export { dialectReasons } from "./dialect_reasons.ts";
export { model } from "./model.ts";
export { shapes } from "./shapes.ts";
export { shell } from "./shell.ts";
export { summary } from "./summary.ts";
export { time } from "./time.ts";

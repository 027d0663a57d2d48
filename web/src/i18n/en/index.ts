export { cell } from "./cell.ts";
export { diagnostics, dialectReasons } from "./diagnostics.ts";
export { errors } from "./errors.ts";
export { mends } from "./mends.ts";
export { model } from "./model.ts";
export { shapes } from "./shapes.ts";
export { shell } from "./shell.ts";
export { summary } from "./summary.ts";
export { time } from "./time.ts";

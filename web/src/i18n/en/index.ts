export { shell } from "./shell.ts";
export { model } from "./model.ts";
export { shapes } from "./shapes.ts";
export { summary } from "./summary.ts";
export { time } from "./time.ts";
export { cell } from "./cell.ts";
export { diagnostics } from "./diagnostics.ts";
export { errors } from "./errors.ts";

/** What is said of a text that does not work. Comes with the reader. */
export { diagnostics } from "./diagnostics.ts";
export { errors } from "./errors.ts";
export { mends } from "./mends.ts";

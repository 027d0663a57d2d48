/** What only later parts of the page say. */
export { diagnostics } from "./diagnostics.ts";
export { errors } from "./errors.ts";
export { hints } from "./hints.ts";
export { mends } from "./mends.ts";
export { none } from "./none.ts";
export { panels } from "./panels.ts";
export { printed } from "./printed.ts";
export { problems } from "./problems.ts";

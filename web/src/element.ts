/** The class of <rnn-playground>. Importing this file defines nothing and loads nothing. */
export type { Look } from "./app/look.ts";
export { RnnPlayground } from "./app/rnn_playground.ts";

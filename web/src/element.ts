/** The class of <rnn-playground>. Importing this file defines nothing and loads nothing. */
export type { Change, Step } from "./app/announcer.ts";
export type { Look } from "./app/look.ts";
export { RnnPlayground } from "./app/rnn_playground.ts";

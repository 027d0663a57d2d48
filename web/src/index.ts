/** Defines <rnn-playground>, and gives its class. */
import "./define.ts";

export { RnnPlayground } from "./element.ts";

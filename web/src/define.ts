/** Defines <rnn-playground>. Two posts on one page may each bring a copy of this script: the first to come defines the tag. */
import { RnnPlayground } from "./element.ts";

if (customElements.get("rnn-playground") === undefined) customElements.define("rnn-playground", RnnPlayground);

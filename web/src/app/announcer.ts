/** Tells the host page what happens in the element, after it is on the screen. */
import type { Derived } from "../state/derive.ts";
import type { Document, State } from "../state/state.ts";
import type { Tick } from "../types/scene.ts";

/** Detail of "rnn-change": text, seed, sizes or a number were changed. */
export interface Change {
  readonly code: string;
  readonly seed: number;
  /** Numbers changed by hand. */
  readonly changed: number;
  /** The text is a model that runs. */
  readonly runs: boolean;
}

/** Detail of "rnn-step": the cursor is somewhere else. */
export interface Step {
  /** Time step, from 1; 0 in a layer without time. */
  readonly step: number;
  /** Among all sub-steps of the run, from 0. */
  readonly position: number;
  /** Of the quantity that has just been computed. */
  readonly quantity: string;
}

export class Announcer {
  readonly #element: Element;
  #document: Document | null = null;
  #tick: Tick | null = null;

  constructor(element: Element) {
    this.#element = element;
  }

  tell({ document }: State, { tick, position, edits, stale }: Derived): void {
    if (this.#document !== null && document !== this.#document) {
      const { code, seed } = document;
      this.#fire("rnn-change", { code, seed, changed: edits.length, runs: !stale } satisfies Change);
    }
    if (this.#tick !== null && tick !== null && tick !== this.#tick) {
      this.#fire("rnn-step", { step: tick.column, position, quantity: tick.quantity } satisfies Step);
    }
    this.#document = document;
    this.#tick = tick;
  }

  #fire(name: string, detail: Change | Step): void {
    this.#element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

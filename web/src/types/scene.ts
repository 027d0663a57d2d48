/** What the pictures are drawn from and what they can ask for. Views are pure: Scene in, template and intents out. */
import type { Messages } from "../i18n/messages.ts";
import type { ModelSpec, Plan, QuantityInfo, Shape, Tensor, Trace } from "./core.ts";

/** One thing the machine does: compute one quantity at one time step. The whole run is a list of them, in order. */
export interface Tick {
  readonly node: number;
  readonly part: string;
  /** Row of the trace: 1 … T in order of processing; 0 for a layer without time. */
  readonly t: number;
  /** Which column of the score is lit: 1 … T by input step (a reversed part runs T … 1); 0 without time. */
  readonly column: number;
  readonly quantity: string;
}

export interface Timeline {
  readonly ticks: readonly Tick[];
  /** Positions at which a new time step (or a new layer without time) begins: the long marks of the scrubber. */
  readonly starts: readonly number[];
}

/** One number on the screen, wherever it is drawn. Input time steps count from 1; `t` is 0 for an input without a time axis, whose entries are then all of one sample's. */
export type Touch =
  | {
      readonly kind: "quantity";
      readonly node: number;
      readonly part: string;
      readonly quantity: string;
      readonly t: number;
      readonly entry: number;
    }
  | { readonly kind: "weight"; readonly weight: number; readonly index: number }
  | { readonly kind: "input"; readonly input: number; readonly t: number; readonly entry: number };

/** A number that a learner changed. `index` counts from the start of the flattened tensor. Addressed by name, so that an edit survives changes elsewhere in the model. */
export type NumberEdit =
  | { readonly kind: "weight"; readonly path: string; readonly index: number; readonly value: number }
  | {
      readonly kind: "input";
      readonly input: number;
      readonly sample: number;
      readonly t: number;
      readonly entry: number;
      readonly value: number;
    }
  | {
      readonly kind: "state";
      readonly layer: string;
      readonly part: string;
      readonly quantity: string;
      readonly sample: number;
      readonly entry: number;
      readonly value: number;
    };

/** The last good model, computed through. */
export interface Computed {
  readonly spec: ModelSpec;
  readonly plan: Plan;
  readonly weights: Float32Array;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly batch: number;
  readonly steps: number;
}

export interface Scene {
  readonly computed: Computed;
  /** Index into timeline.ticks of what has just been computed: ticks after it are not computed yet and are drawn faint or as dots. */
  readonly position: number;
  readonly tick: Tick;
  readonly sample: number;
  /** The number whose making is explained: the one under the pointer or focus, else the pinned one, else null. */
  readonly touch: Touch | null;
  /** The number that stays explained when the pointer leaves. */
  readonly pinned: Touch | null;
  /** The number that is being typed, and in which picture; null when none is. */
  readonly editing: Editing | null;
  readonly time_form: TimeForm;
  readonly edits: readonly NumberEdit[];
  /** The code is half-typed or wrong, and this is the last good picture. */
  readonly stale: boolean;
  readonly readonly: boolean;
  readonly playing: boolean;
  /** Ticks per second while playing. */
  readonly speed: number;
  readonly messages: Messages;
  readonly lang: "ko" | "en";
}

/** What buttons, keys and the element's API have in common. "back" and "forward" move by one tick, "previous_step" and "next_step" by one long mark of the scrubber. */
export type ActionName =
  | "first"
  | "previous_step"
  | "back"
  | "forward"
  | "next_step"
  | "last"
  | "play"
  | "slower"
  | "faster"
  | "undo"
  | "redo"
  | "reset"
  | "new_seed"
  | "commands";

/** How TIME is drawn: the network unrolled over the time steps, the loop folded into itself, or its numbers as a table. */
export type TimeForm = "unrolled" | "folded" | "table";

/** Where one number is being typed: over its cell in one of the pictures, or in the line that explains it. */
export interface Editing {
  readonly touch: Touch;
  readonly place: "time" | "cell" | "line" | "inputs";
}

/** What a picture can ask for; the element turns it into an action on the state. */
export type Intent =
  | { readonly type: "seek"; readonly position: number }
  /** Hover and focus do not pin (null: the pointer has left); a click or tap does, and null then unpins. */
  | { readonly type: "touch"; readonly touch: Touch | null; readonly pin: boolean }
  | { readonly type: "editing"; readonly editing: Editing | null }
  | { readonly type: "time_form"; readonly form: TimeForm }
  | {
      readonly type: "edit";
      readonly edit: NumberEdit /** true while dragging: one undo step for the whole drag */;
      readonly transient: boolean;
    }
  | { readonly type: "unedit"; readonly edit: NumberEdit }
  | { readonly type: "sample"; readonly sample: number }
  | { readonly type: "speed"; readonly speed: number }
  | { readonly type: "action"; readonly name: ActionName };

export type Emit = (intent: Intent) => void;

export type { ModelSpec, Plan, QuantityInfo, Shape };

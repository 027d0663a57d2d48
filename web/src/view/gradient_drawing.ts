/** What the figures of GRADIENT are drawn from. */
import type { GradientMessages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { QuantityInfo } from "../types/core.ts";
import type { BackTick, Backward, GradientScene, WayBack, WeightSum } from "../types/gradient.ts";
import type { Tick } from "../types/scene.ts";
import type { GradientExplanation } from "./gradient_explain.ts";
import { readingSentence } from "./gradient_reading.ts";
import type { StepSize, Track } from "./gradient_series.ts";
import { type Place, symbolOf } from "./math_term.ts";
import { symbolText } from "./math_text.ts";
import type { Marks } from "./number_marks.ts";

export interface GradientDrawing {
  readonly gradient: GradientScene;
  readonly words: GradientMessages;
  readonly emit: Dispatch;
}

/** Where the way back stands. */
export interface WayDrawing {
  readonly back: WayBack;
  readonly position: number;
  readonly tick: BackTick;
  /** A learner has stepped there; else it stands at the end of the step at the page's cursor. */
  readonly stepped: boolean;
  /** Whether the gradient of a row has been computed there. */
  readonly reached: (at: Pick<Tick, "node" | "part">, quantity: string, t: number) => boolean;
}

/** The same with a way back that exists: one recurrent part, one of its states, the row at the cursor. */
export interface TrackDrawing extends GradientDrawing {
  readonly backward: Backward;
  readonly track: Track;
  readonly state: QuantityInfo;
  /** Whose gradient is drawn for that state. */
  readonly measured: QuantityInfo;
  readonly series: readonly StepSize[];
  readonly t: number;
  /** Where the letters of the step at the cursor stand. */
  readonly place: Place;
  /** Over which steps gradients of weights are summed: what was chosen, where the run is not too long to add up again. */
  readonly sum: WeightSum;
  /** Of the touched number's gradient; null: nothing is touched, or it has none. */
  readonly explanation: GradientExplanation | null;
  readonly marks: Marks;
  readonly way: WayDrawing;
}

/** The sentence that reads the picture. */
export function readingOf({ series, words, state, measured, place, track }: TrackDrawing): string {
  const h = track.part.quantities.find(({ id }) => id === track.part.states[0]);
  const through = h === undefined || h.id === state.id ? null : ({ t }: StepSize) => nameAt(place, h, t);
  return readingSentence(words, series, ({ t }) => nameAt(place, measured, t), through);
}

/** h_3: the state as it is called at the column of row `t`. */
export function nameAt(place: Place, state: QuantityInfo, t: number): string {
  const term = symbolOf({ ...place, t }, state);
  return term.kind === "symbol" ? symbolText({ ...term, direction: "" }) : state.symbol;
}

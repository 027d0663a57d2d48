/** GRADIENT: what a learner chooses there, and what the way back through the model answers. */
import type { Result, Tensor } from "./core.ts";
import type { Gradients } from "./engine.ts";
import type { Computed, Scene, Tick, Touch } from "./scene.ts";

/** One thing the way back does. */
export interface BackTick extends Tick {
  /** What the tick adds to, as an index into Plan.weights; null: it computes the gradient of `quantity`. */
  readonly weight: number | null;
}

export interface WayBack {
  readonly ticks: readonly BackTick[];
  /** Positions at which a time step, or a layer without time, begins. */
  readonly starts: readonly number[];
}

/** "cells": SimpleRNN, GRU and LSTM in the place of the layer. */
export type GradientForm = "chart" | "table" | "cells";

/** How an optimizer holds gradients to a size, under Keras' names. */
export interface Clipping {
  readonly kind: "none" | "clipnorm" | "clipvalue" | "global_clipnorm";
  readonly limit: number;
}

/** Sizes are Euclidean norms. */
export interface ClippedGradients {
  /** By trainable weight. `cut`: entries that clipvalue changed. */
  readonly rows: readonly {
    readonly weight: number;
    readonly before: number;
    readonly after: number;
    readonly cut: number;
  }[];
  /** Of all of them together. */
  readonly before: number;
  readonly after: number;
}

/** The largest |λ| of one gate's W_h; `gate` "" where a cell has none. */
export interface SpectralRadius {
  readonly gate: string;
  readonly radius: number;
}

export type ContestCell = "SimpleRNN" | "GRU" | "LSTM";

/** One of the three in the place of the layer, with what its way back answered. */
export interface Contestant {
  readonly cell: ContestCell;
  /** It is the one of the text. */
  readonly shown: boolean;
  readonly result: Result<{ readonly computed: Computed; readonly backward: Backward }>;
}

/** What the text says where a knob can change it. null: it says it in no way that a knob could change. */
export interface Knobs {
  /** The text writes the cell, so it can be given other arguments. */
  readonly written: boolean;
  readonly activation: string | null;
  readonly activations: readonly string[];
  /** Of an orthogonal W_h. */
  readonly gain: number | null;
  readonly unit_forget_bias: boolean | null;
  /** Time steps of the model's one input: as the text writes them, or what stands in for None. */
  readonly length: number | null;
}

/** What a knob does to the text. `held`: it is still being turned. */
export type KnobTurn = { readonly held: boolean } & (
  | { readonly knob: "activation"; readonly value: string }
  | { readonly knob: "gain"; readonly value: number }
  | { readonly knob: "length"; readonly value: number }
  | { readonly knob: "unit_forget_bias"; readonly value: boolean }
);

/** Over which time steps the gradient of a weight is summed: all; from the end back to the cursor; the one at the cursor. */
export type WeightSum = "all" | "so_far" | "step";

/** A number of a target that a learner typed. It holds only while the target has that shape. `index`: into the flat target. */
export interface TargetEdit {
  readonly output: number;
  readonly index: number;
  readonly value: number;
  readonly shape: readonly number[];
}

export interface GradientChoices {
  /** By output of the model; one that is absent or does not fit gives way to the default. */
  readonly losses: readonly (string | undefined)[];
  readonly targets: readonly TargetEdit[];
  /** Whose time steps are drawn, by layer name; null: the first recurrent part. */
  readonly part: { readonly layer: string; readonly part: string } | null;
  /** Which state of it: null is h. */
  readonly state: string | null;
  readonly form: GradientForm;
  /** Truncated backpropagation: no gradient passes from a step after a multiple of it to the one before. 0: never cut. */
  readonly window: number;
  /** null: as `compile` says. */
  readonly clip: Clipping | null;
  /** Position on the way back, as an index into its ticks; null until a learner steps there. It holds only at the time step of the page's cursor. */
  readonly back: number | null;
  readonly playing: boolean;
  readonly sum: WeightSum;
  /** The number under the pointer or focus here. It is looked at here alone: what stands above must not change its height for it, or it would move away from under the pointer. */
  readonly touch: Touch | null;
  /** What a click here has kept. */
  readonly pinned: Touch | null;
  /** The weight whose gradient is held against a numeric one, as Plan.weights names it. */
  readonly checked: { readonly path: string; readonly index: number } | null;
}

/** One output of the model, with the loss that measures it and what it should have been. */
export interface OutputTarget {
  /** Of its layer. */
  readonly name: string;
  /** Canonical name of the loss. */
  readonly loss: string;
  readonly losses: readonly string[];
  readonly y_true: Tensor;
  readonly y_pred: Tensor;
  /** Of sparse losses: targets are class indices below it, without an axis of their own. */
  readonly classes: number | null;
}

export interface Backward {
  /** The sum over the outputs. */
  readonly loss: number;
  readonly gradients: Gradients;
}

/** dL/dw twice: by backpropagation, and from two losses a little to either side of w. */
export interface GradientCheck {
  readonly path: string;
  readonly index: number;
  readonly analytic: number;
  readonly numeric: number;
  readonly loss_above: number;
  readonly loss_below: number;
  /** Between the two places at which the loss was taken. */
  readonly distance: number;
  /** |analytic − numeric| over the larger of both; 0 when both are 0. */
  readonly relative: number;
  /** The two differ by no more than the last digits of single precision explain. */
  readonly agrees: boolean;
}

export interface GradientScene {
  readonly scene: Scene;
  readonly choices: GradientChoices;
  readonly outputs: readonly OutputTarget[];
  readonly backward: Result<Backward>;
  /** null: none asked for, or of a weight that is gone. */
  readonly check: Result<GradientCheck> | null;
  /** null where there is no way back. */
  readonly way: WayBack | null;
  readonly tuning: Tuning;
}

/** What a learner can turn, and what comes of it. */
export interface Tuning {
  readonly knobs: Knobs;
  readonly turn: (turn: KnobTurn) => void;
  readonly radii: readonly SpectralRadius[];
  readonly clip: Clipping;
  readonly clipped: ClippedGradients | null;
  /** null: it has not been asked for, or there is nothing to put in the place of the layer. */
  readonly contest: readonly Contestant[] | null;
}

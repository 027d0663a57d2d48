/** What reading a Keras text yields. Positions are UTF-16 offsets into the text, as CodeMirror has them. */
import type { Dialect, ModelSpec } from "./core.ts";

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One edit of the text. */
export interface TextEdit extends Range {
  readonly insert: string;
}

/** A one-click mend, offered only where it is sure. */
export interface Mend {
  /** Key and figures of its label in i18n (`mends`). */
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
}

export type Severity = "error" | "warning" | "note";

/** A sentence about a place in the text. The sentence itself is looked up by `code` in i18n (`diagnostics`), filled with `args`. */
export interface Diagnostic extends Range {
  readonly severity: Severity;
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
  /** Keras' own error text, where Keras would raise one. */
  readonly keras?: string;
  readonly mend?: Mend;
}

/** Where a layer of the spec stands in the text. */
export interface LayerSpan extends Range {
  /** The class name alone. */
  readonly name: Range;
  /** Value ranges of the arguments written in the text, by Keras' argument name. */
  readonly arguments: Readonly<Record<string, Range>>;
  /** Spans of wrapped layers, by argument name ("layer", "backward_layer"). */
  readonly wrapped: Readonly<Record<string, LayerSpan>>;
}

/** Options of one `model.summary(...)` call and where it stands. */
export interface SummaryCall extends Range {
  readonly line_length?: number;
  readonly show_trainable?: boolean;
  readonly expand_nested?: boolean;
}

/** One model of the text. */
export interface ReadModel extends Range {
  /** The Python variable that holds it, "" if none. */
  readonly variable: string;
  readonly spec: ModelSpec;
  /** Parallel to spec.layers; null for layers that the text does not write (the implied InputLayer). */
  readonly spans: readonly (LayerSpan | null)[];
  readonly summaries: readonly SummaryCall[];
  /** False when its part of the text is half-typed or wrong: the page keeps the last good picture. */
  readonly complete: boolean;
}

export interface Reading {
  readonly text: string;
  readonly dialect: Dialect;
  /** Why that dialect: a thing only it has, an import, or the default. Key into i18n (`dialectReasons`). */
  readonly dialect_reason: string;
  readonly models: readonly ReadModel[];
  /** Index into models of the one to show: the one the caret is in, else the last; -1 when there is none. */
  readonly shown: number;
  /** Of models[shown]; null when there is none. */
  readonly spec: ModelSpec | null;
  readonly spans: readonly (LayerSpan | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

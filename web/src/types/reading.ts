/** What reading a Keras text yields. Positions are UTF-16 offsets into the text, as CodeMirror has them. */
import type { ConfigValue, Dialect, ModelSpec } from "./core.ts";

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A stretch of the text that has a look of its own, by the classes of its name. */
export interface Token extends Range {
  readonly name: string;
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
  /** Other ways to mend it, for the shape doctor: what each gives differs, so the learner chooses. */
  readonly alternatives?: readonly Mend[];
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

/** A Keras object or its name: an optimizer, a loss, a metric. */
export interface NamedObject extends Range {
  /** As Keras' config JSON has it ("Adam"), or the string of the text ("adam"). */
  readonly class_name: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
}

/** What `compile` and `fit` say. Absent: not in the text, or not known without running it. */
export interface Training {
  readonly compile?: Range;
  readonly fit?: Range;
  readonly optimizer?: NamedObject;
  readonly loss?: NamedObject;
  readonly metrics?: readonly string[];
  readonly epochs?: number;
  readonly batch_size?: number;
  readonly validation_split?: number;
  readonly shuffle?: boolean;
  /** The text of fit's data arguments: names that are the learner's to choose. */
  readonly x?: string;
  readonly y?: string;
}

/** One model of the text. */
export interface ReadModel extends Range {
  /** The Python variable that holds it, "" if none. */
  readonly variable: string;
  readonly spec: ModelSpec;
  /** Parallel to spec.layers; null for layers that the text does not write (the implied InputLayer). */
  readonly spans: readonly (LayerSpan | null)[];
  readonly summaries: readonly SummaryCall[];
  readonly training: Training;
  /** False when its part of the text is half-typed or wrong: the page keeps the last good picture. */
  readonly complete: boolean;
}

export type DialectReason = "asked" | "only_keras2" | "only_keras3" | "input_shape" | "default";

export interface Reading {
  readonly text: string;
  readonly dialect: Dialect;
  /** Why that dialect: a thing only it has, a habit of its time, the reader's wish, or the default. Key into i18n (`dialectReasons`). */
  readonly dialect_reason: DialectReason;
  /** The word that decided, and where it stands. */
  readonly dialect_evidence: (Range & { readonly text: string }) | null;
  readonly models: readonly ReadModel[];
  /** Index into models of the one to show: the one the caret is in, else the last; -1 when there is none. */
  readonly shown: number;
  /** Of models[shown]; null when there is none. */
  readonly spec: ModelSpec | null;
  readonly spans: readonly (LayerSpan | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

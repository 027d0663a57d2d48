/** Arguments that a layer does not have, in this dialect or in any: what to say, and the mend that writes it as this dialect does. */
import type { CatalogLayer } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import { withoutArguments } from "./argument_edits.ts";
import type { Given } from "./bind.ts";
import { importEdit } from "./import_edit.ts";
import { unknownKeywords } from "./keras_text.ts";
import { nearest } from "./nearest.ts";
import { type KnownMend, replacement, say } from "./report.ts";
import type { Session } from "./session.ts";

/** Arguments of every layer that only Keras 2 has. */
export const onlyKeras2: ReadonlySet<string> = new Set([
  "batch_input_shape",
  "input_length",
  "batch_size",
  "weights",
  "dynamic",
]);

/** What the catalog lists with a layer and Keras takes when the layer is called: `attention([q, v], use_causal_mask=True)`. */
export const callTimeArguments: ReadonlySet<string> = new Set(["use_causal_mask", "return_attention_scores"]);

/** The call that makes a layer. */
export interface Call extends Range {
  /** The class name alone. */
  readonly callee: Range;
  readonly given: readonly Given[];
}

/** Whether `weights` is an argument of the class itself in both dialects. In Keras 2 it is an old one of every layer. */
export function hasWeights(class_name: string): boolean {
  return class_name === "Bidirectional" || class_name === "Embedding";
}

/** Notes what in a call tells the dialect of the text. */
export function noteEvidence(session: Session, entry: CatalogLayer, given: readonly Given[]): void {
  for (const { keyword } of given) {
    if (keyword === null) continue;
    const { from, to, text } = keyword;
    const argument = entry.arguments.find((candidate) => candidate.name === text);
    const dialect = argument === undefined ? (onlyKeras2.has(text) ? "keras2" : null) : argument.dialect;
    if (text === "activity_regularizer" || (text === "weights" && hasWeights(entry.class_name))) continue;
    const habit = argument === undefined && (text === "input_shape" || text === "input_dim");
    if (dialect !== null) session.evidence.push({ from, to, text: `${text}=`, dialect, habit: false });
    else if (habit) session.evidence.push({ from, to, text: `${text}=`, dialect: "keras2", habit: true });
  }
}

/** Says of each of `unknown` that the layer does not take it: because of the dialect, because it is misspelt, or at all. */
export function sayUnknownArguments(
  session: Session,
  entry: CatalogLayer,
  names: readonly string[],
  unknown: readonly Given[],
  call: Call,
): void {
  const { class_name } = entry;
  const keras = unknownKeywords(
    session.dialect,
    class_name,
    unknown.map((given) => [given.keyword?.text ?? "", given.value]),
  );
  for (const given of unknown) {
    const word = given.keyword;
    if (word === null) continue;
    const args = { layer: class_name, argument: word.text };
    if (callTimeArguments.has(word.text)) {
      say(session, word, { code: "given_when_called", args, keras });
      continue;
    }
    if (belongsToOther(session, entry, word.text)) {
      say(session, word, {
        code: session.dialect === "keras3" ? "only_keras2" : "only_keras3",
        args,
        keras,
        mend: given.spread ? undefined : otherMend(session, entry, word.text, given, call),
      });
      continue;
    }
    const meant = nearest(word.text, names);
    if (meant === undefined) say(session, word, { code: "unknown_argument", args, keras });
    else
      say(session, word, {
        code: "unknown_argument_near",
        args: { ...args, meant },
        keras,
        mend: given.spread ? undefined : replacement(word, meant),
      });
  }
}

/** Keras 3 still takes Embedding's `input_length`, warns, and ignores it. */
export function sayInputLength(session: Session, given: Given, call: Call): void {
  say(session, given.keyword ?? given, {
    code: "deprecated_argument",
    severity: "warning",
    args: { argument: "input_length" },
    keras: "Argument `input_length` is deprecated. Just remove it.",
    mend: given.spread ? undefined : removal(session, "input_length", [given], call),
  });
}

/** Keras 3 takes `input_shape=` with a warning: an Input belongs before the layer. */
export function warnOfShapeArgument(session: Session, recurrent: boolean, given: Given, call: Call): void {
  say(session, given.keyword ?? given, {
    code: "input_before_layer",
    severity: "warning",
    args: { argument: given.keyword?.text ?? "input_shape" },
    keras:
      "Do not pass an `input_shape`/`input_dim` argument to a layer. When using Sequential models, prefer using an `Input(shape)` object as the first layer in the model instead.",
    mend: toInput(session, recurrent, call),
  });
}

function belongsToOther(session: Session, entry: CatalogLayer, name: string): boolean {
  if (entry.arguments.some((argument) => argument.name === name)) return true;
  return session.dialect === "keras3" && onlyKeras2.has(name);
}

function otherMend(
  session: Session,
  entry: CatalogLayer,
  name: string,
  given: Given,
  call: Call,
): KnownMend | undefined {
  if (session.dialect === "keras3" && /^(batch_input_shape|input_length|batch_size)$/.test(name)) {
    const recurrent = entry.arguments.some((argument) => argument.name === "return_sequences");
    return (
      toInput(session, recurrent, call) ??
      (name === "batch_input_shape" ? undefined : removal(session, name, [given], call))
    );
  }
  const harmless = name === "time_major" || name === "use_cudnn" || name === "seed" || name === "dynamic";
  return harmless ? removal(session, name, [given], call) : undefined;
}

function removal(session: Session, argument: string, removed: readonly Given[], call: Call): KnownMend {
  const edits = withoutArguments(
    session.text,
    writtenIn(call),
    removed.map((given) => given.whole),
  );
  return { code: "remove_argument", args: { argument }, edits };
}

function writtenIn(call: Call): readonly Range[] {
  return call.given.filter((given) => !given.spread).map((given) => given.whole);
}

/**
 * `model.add(LSTM(3, batch_input_shape=S))` → `model.add(Input(batch_shape=S))`, `model.add(LSTM(3))`; in a list, Input goes before the layer.
 * Elsewhere it is not sure where Input belongs.
 */
function toInput(session: Session, recurrent: boolean, call: Call): KnownMend | undefined {
  const { text } = session;
  const argument = (name: string): Given | undefined =>
    call.given.find((given) => given.keyword?.text === name && !given.spread);
  const shape = inputArguments(text, recurrent, argument);
  if (shape === undefined) return undefined;
  const removed = ["batch_input_shape", "input_shape", "input_dim", "input_length", "batch_size"].flatMap(
    (name) => argument(name) ?? [],
  );
  const name = inputName(session, call);
  const input = `${name}(${shape})`;
  const edits = withoutArguments(
    text,
    writtenIn(call),
    removed.map((given) => given.whole),
  );
  const line = text.slice(text.lastIndexOf("\n", call.from - 1) + 1, call.from);
  const add = /^[ \t]*[\w.]+\.add\(\s*$/.exec(line);
  const at = add === null ? call.from : call.from - line.length;
  if (add === null && !/[[(,]\s*$/.test(text.slice(Math.max(0, call.from - 200), call.from))) return undefined;
  const insert = add === null ? `${input}, ` : `${line}${input})\n`;
  const isKnown = session.imports.some((imported) => imported.as === "Input");
  const addition = name === "Input" && !isKnown ? importEdit(session.imports, "Input") : undefined;
  return {
    code: "to_input",
    args: { input },
    edits: [...(addition === undefined ? [] : [addition]), { from: at, to: at, insert }, ...edits],
  };
}

/** What Input must be told to say the same as the layer's own shape arguments. */
function inputArguments(
  text: string,
  recurrent: boolean,
  argument: (name: string) => Given | undefined,
): string | undefined {
  const written = (given: Given): string => text.slice(given.from, given.to);
  const whole = argument("batch_input_shape");
  if (whole !== undefined) return `batch_shape=${written(whole)}`;
  const inner = argument("input_shape");
  const dim = argument("input_dim");
  const length = argument("input_length");
  const shape =
    inner !== undefined
      ? written(inner)
      : dim === undefined
        ? undefined
        : recurrent
          ? `(${length === undefined ? "None" : written(length)}, ${written(dim)})`
          : `(${written(dim)},)`;
  if (shape === undefined) return undefined;
  const batch = argument("batch_size");
  return batch === undefined ? `shape=${shape}` : `shape=${shape}, batch_size=${written(batch)}`;
}

/** How this text can say Input without a new import. */
function inputName(session: Session, call: Call): string {
  const before = session.text.slice(Math.max(0, call.callee.from - 80), call.callee.from);
  const prefix = /((?:\w+\.)+)$/.exec(before)?.[1];
  if (prefix !== undefined) return `${prefix}Input`;
  const { imports } = session;
  if (imports.length === 0 || imports.some((name) => name.as === "Input" || name.path.endsWith(".*"))) return "Input";
  if (imports.some((name) => name.as === "keras")) return "keras.Input";
  return imports.some((name) => name.as === "tf") ? "tf.keras.Input" : "Input";
}

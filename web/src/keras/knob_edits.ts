/** Edits of the text that change how a gradient travels through a recurrent cell. */
import type { KnobTurn } from "../types/gradient.ts";
import type { LayerSpan, TextEdit } from "../types/reading.ts";
import { removeArgument, setArgument } from "./edit.ts";
import { type WrittenCell, writtenObject } from "./knobs.ts";

/** undefined: the text has no place for it. */
export function turnCell(
  text: string,
  cell: WrittenCell,
  turn: Exclude<KnobTurn, { readonly knob: "length" }>,
): readonly TextEdit[] | undefined {
  switch (turn.knob) {
    case "gain":
      return setGain(text, cell, turn.value);
    case "activation":
      return setActivation(text, cell, turn.value);
    case "unit_forget_bias":
      return setUnitForgetBias(text, cell, turn.value);
    default:
      return turn satisfies never;
  }
}

export function setActivation(text: string, { span }: WrittenCell, name: string): readonly TextEdit[] | undefined {
  return argumentOrDefault(text, span, "activation", `"${name}"`, name === "tanh");
}

export function setUnitForgetBias(text: string, { span }: WrittenCell, on: boolean): readonly TextEdit[] | undefined {
  return argumentOrDefault(text, span, "unit_forget_bias", on ? "True" : "False", on);
}

/** The seed that the text gives its initializer stays. */
export function setGain(text: string, { span, spec }: WrittenCell, gain: number): readonly TextEdit[] | undefined {
  const seed = writtenObject(spec.config["recurrent_initializer"])?.config["seed"];
  const seeded = typeof seed === "number" ? `, seed=${seed}` : "";
  const written = { module: modulePath(text), gain: String(gain) };
  const value = `${written.module}Orthogonal(gain=${written.gain}${seeded})`;
  const edits = argumentOrDefault(text, span, "recurrent_initializer", value, gain === 1 && seeded === "");
  return edits && [...(edits.some(({ insert }) => insert.includes("initializers.")) ? importing(text) : []), ...edits];
}

/** A value that is Keras' default is not written, where the text can do without it. */
function argumentOrDefault(
  text: string,
  span: LayerSpan,
  name: string,
  value: string,
  isDefault: boolean,
): readonly TextEdit[] | undefined {
  if (!isDefault) return setArgument(text, span, name, value);
  if (!(name in span.arguments)) return [];
  return removeArgument(text, span, name) ?? setArgument(text, span, name, value);
}

const importsKeras = /^import keras\b|^from tensorflow import keras\b/m;

function modulePath(text: string): string {
  return importsKeras.test(text) ? "keras.initializers." : "initializers.";
}

/** A text that imports the names of Keras one by one needs this one, too. */
function importing(text: string): readonly TextEdit[] {
  const root = /^from ((?:tensorflow\.(?:python\.)?)?keras)\b/m.exec(text)?.[1];
  const has = importsKeras.test(text) || /^from \S*keras import [^\n]*\binitializers\b/m.test(text);
  return root === undefined || has ? [] : [{ from: 0, to: 0, insert: `from ${root} import initializers\n` }];
}

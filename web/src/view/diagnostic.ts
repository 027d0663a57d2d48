/** Sentences about places in the text, in the reader's language. */
import type { Messages } from "../i18n/messages.ts";
import type { RnnError } from "../types/core.ts";
import type { Diagnostic, Mend } from "../types/reading.ts";

type Sentence = string | ((args: Readonly<Record<string, string>>) => string);
type Dictionary = Readonly<Record<string, Sentence>>;

/** The sentence of a diagnostic; Keras' own text where none of ours exists. */
export function diagnosticSentence(m: Messages, diagnostic: Diagnostic): string {
  const { code, args } = diagnostic;
  const sentence = lookUp(m.diagnostics, code, args) ?? lookUp(m.errors, code, args);
  return sentence ?? diagnostic.keras ?? code;
}

/** The sentence of an error that has no place in the text; its own message where none of ours exists. */
export function errorSentence(m: Messages, error: RnnError): string {
  return lookUp(m.errors, error.code, error.args) ?? error.message;
}

export function mendLabel(m: Messages, mend: Mend): string {
  const mends: Dictionary = dictionary(m.diagnostics, "mends");
  return lookUp(mends, mend.code, mend.args) ?? m.model.mend;
}

export function dialectReason(m: Messages, reason: string): string {
  return lookUp(dictionary(m.diagnostics, "dialectReasons"), reason, {}) ?? reason;
}

function dictionary(area: object, name: string): Dictionary {
  const found: unknown = Object.entries(area).find(([key]) => key === name)?.[1];
  return typeof found === "object" && found !== null ? (found as Dictionary) : {};
}

function lookUp(area: object, code: string, args: Readonly<Record<string, string>>): string | undefined {
  const sentence = Object.entries(area).find(([key]) => key === code)?.[1] as Sentence | undefined;
  return typeof sentence === "function" ? sentence(args) : sentence;
}

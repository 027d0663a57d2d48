/** Sentences about places in the text, in the reader's language. */
import type { Messages } from "../i18n/messages.ts";
import type { RnnError } from "../types/core.ts";
import type { Diagnostic, Mend, Reading } from "../types/reading.ts";

type Sentence = string | ((args: Readonly<Record<string, string>>) => string);

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
  return lookUp(m.mends, mend.code, mend.args) ?? m.model.mend;
}

/** Why the text is read as the dialect it is, with the word that decided. */
export function dialectReason(m: Messages, reading: Pick<Reading, "dialect_reason" | "dialect_evidence">): string {
  const { dialect_reason: reason, dialect_evidence: evidence } = reading;
  return lookUp(m.dialectReasons, reason, { text: evidence?.text ?? "" }) ?? reason;
}

function lookUp(area: object, code: string, args: Readonly<Record<string, string>>): string | undefined {
  const sentence = Object.entries(area).find(([key]) => key === code)?.[1] as Sentence | undefined;
  return typeof sentence === "function" ? sentence(args) : sentence;
}

/** Sentences about places in the text, in the reader's language. */
import type { Messages } from "../i18n/messages.ts";
import type { RnnError } from "../types/core.ts";
import type { Diagnostic, Mend, Reading } from "../types/reading.ts";

type Args = Readonly<Record<string, string>>;
type Sentence = string | ((args: Args) => string);

/** The sentence of a diagnostic; Keras' own text where none of ours exists. */
export function diagnosticSentence(m: Messages, diagnostic: Diagnostic): string {
  const { code, args } = diagnostic;
  return (
    lookUp(m.later?.diagnostics, code, args) ??
    lookUp(m.later?.errors, code, args) ??
    lookUp(m.coreFailures, code, args) ??
    diagnostic.keras ??
    code
  );
}

/** The sentence of an error that has no place in the text; its own message where none of ours exists. */
export function errorSentence(m: Messages, error: RnnError): string {
  const { code, args } = error;
  return lookUp(m.coreFailures, code, args) ?? lookUp(m.later?.errors, code, args) ?? error.message;
}

export function mendLabel(m: Messages, mend: Mend): string {
  return lookUp(m.later?.mends, mend.code, mend.args) ?? m.later?.problems.mend ?? mend.code;
}

/** Which Keras the text was read as, and what decided. */
export function dialectSentence(m: Messages, reading: Reading): string {
  const evidence = reading.dialect_evidence === null ? {} : { text: reading.dialect_evidence.text };
  const reason = lookUp(m.dialectReasons, reading.dialect_reason, evidence) ?? "";
  return m.model.reading(m.model.dialects[reading.dialect], reason);
}

function lookUp(area: object | undefined, code: string, args: Args): string | undefined {
  const sentence =
    area !== undefined && Object.hasOwn(area, code) ? (area as Readonly<Record<string, Sentence>>)[code] : undefined;
  return typeof sentence === "function" ? sentence(args) : sentence;
}

/** Collects the diagnostics of one reading. */
import type { Diagnostic, Mend, Range, Severity } from "../types/reading.ts";
import type { DiagnosticCode, MendCode } from "./codes.ts";
import { maxDiagnostics } from "./limits.ts";

/** A mend whose label exists. */
export interface KnownMend extends Mend {
  readonly code: MendCode;
}

export interface Finding {
  readonly code: DiagnosticCode;
  readonly args?: Readonly<Record<string, string>>;
  readonly severity?: Severity;
  /** Keras' or Python's own text. */
  readonly keras?: string | undefined;
  readonly mend?: KnownMend | undefined;
  readonly alternatives?: readonly KnownMend[];
}

export interface Report {
  readonly diagnostics: Diagnostic[];
  /** There were more errors than are told: what they would have marked as wrong is not known. */
  errorsLost: boolean;
}

/** Adds a finding at `range`. The same sentence at the same place is said once: loops pass a place many times. */
export function say(report: Report, range: Range, finding: Finding): void {
  const { diagnostics } = report;
  const { from, to } = range;
  const args = finding.args ?? {};
  if (diagnostics.some((d) => d.from === from && d.to === to && d.code === finding.code && sameArgs(d.args, args)))
    return;
  if (diagnostics.length >= maxDiagnostics) {
    if ((finding.severity ?? "error") === "error") report.errorsLost = true;
    return;
  }
  diagnostics.push({
    from,
    to,
    severity: finding.severity ?? "error",
    code: finding.code,
    args,
    ...(finding.keras === undefined ? {} : { keras: finding.keras }),
    ...(finding.mend === undefined ? {} : { mend: finding.mend }),
    ...(finding.alternatives === undefined ? {} : { alternatives: finding.alternatives }),
  });
}

/** A mend that replaces `range` by `insert`. */
export function replacement(range: Range, insert: string): KnownMend {
  return { code: "replace", args: { text: insert }, edits: [{ from: range.from, to: range.to, insert }] };
}

function sameArgs(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

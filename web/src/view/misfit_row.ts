/** The layer that refuses what arrives, at the end of the shapes. */
import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Diagnostic } from "../types/reading.ts";
import { diagnosticSentence } from "./diagnostic.ts";
import type { Axis } from "./shape_flow.ts";

export interface Misfit {
  readonly class_name: string;
  readonly problem: Diagnostic;
}

/** The axes it wants, where that is the quarrel; else the sentence. */
export function misfitRow({ class_name, problem }: Misfit, m: Messages): TemplateResult {
  const axes = wantedAxes(problem)?.map(
    (axis) => html`<span class="chip wanted"><span class="axis">${m.shapes.axes[axis]}</span></span> `,
  );
  return html`<li>
    <p class="through misfit"><span class="layer-name">${class_name}</span> ✗ ${axes === undefined ? diagnosticSentence(m, problem) : m.shapes.wants}</p>
    ${axes === undefined ? nothing : html`<p class="chips">${axes}</p>`}
  </li>`;
}

/** The axes that a layer asks for, where the error is about their number. */
function wantedAxes({ code, args }: Diagnostic): readonly Axis[] | undefined {
  if (code !== "rank_mismatch") return undefined;
  if (args["expected"] === "3") return ["batch", "time", "feature"];
  return args["expected"] === "2" ? ["batch", "feature"] : undefined;
}

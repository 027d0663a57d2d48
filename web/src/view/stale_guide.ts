/** The line under the header while the picture is an old one: why, and the surest way out. */
import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { Diagnostic } from "../types/reading.ts";
import { diagnosticSentence, mendLabel } from "./diagnostic.ts";

export interface StaleProps {
  readonly problems: readonly Diagnostic[];
  /** The text is a model, but one whose sizes are not all known. */
  readonly unbuilt: boolean;
  readonly readonly: boolean;
  readonly messages: Messages;
}

export function staleGuide(props: StaleProps, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  const problem = props.problems.find(({ severity }) => severity === "error");
  const why = problem === undefined ? (props.unbuilt ? m.shapes.unbuilt : "") : diagnosticSentence(m, problem);
  const mend = props.readonly ? undefined : problem?.mend;
  return html`<p class="guide warning" role="status">
    <span class="guide-text"><strong>${m.shell.stale}</strong> ${why}</span>
    ${
      mend === undefined
        ? nothing
        : html`<button class="button" type="button" @click=${() => dispatch({ type: "mend", mend })}>${mendLabel(m, mend)}</button>`
    }
  </p>`;
}

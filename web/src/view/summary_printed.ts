/** What Keras prints of the model, which Keras prints it, and which model of the text is meant. */
import { css, html, nothing, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { SummaryFlavor } from "../types/core.ts";
import type { Diagnostic, ReadModel } from "../types/reading.ts";
import { diagnosticSentence, mendLabel } from "./diagnostic.ts";
import type { Printing, SummaryProps } from "./summary.ts";

const keras2Flavors: readonly SummaryFlavor[] = ["keras2_7", "keras2_13", "tf_keras2_0", "keras2_2_5", "keras2_0"];

export function printedSummary(
  props: SummaryProps,
  printing: Printing,
  dialect: string,
  dispatch: Dispatch,
): TemplateResult {
  const { messages: m, tab } = props;
  const { printed: words } = laterWords(m);
  const { text, refusal } = printing;
  const flavors = tab === "keras2" ? flavorChooser(props, dispatch) : nothing;
  if (!text.ok) {
    return html`<p class="note">${words.cannot}</p><pre class="printed characters-65">${text.error.message}</pre>${flavors}`;
  }
  return html`${refusal === null ? nothing : refusalView(props, refusal, dialect, dispatch)}
    <pre class="printed characters-${tab === "keras3" ? 76 : 65}" tabindex="0" role="region" aria-label=${words.text(dialect)}>${text.value}</pre>
    <p class="tools">
      ${flavors}
      <button class="link" type="button" @click=${() => props.copy(text.value)}>${props.copied ? m.shell.copied : m.shell.copy}</button>
    </p>`;
}

/** The other Keras would not run this text: why, and the spelling that both accept. */
function refusalView(props: SummaryProps, refusal: Diagnostic, dialect: string, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  const { printed: words } = laterWords(m);
  const { mend } = refusal;
  return html`<p class="note">${words.refused(dialect)} ${diagnosticSentence(m, refusal)} ${words.otherwise}</p>
    ${
      mend === undefined || props.readonly
        ? nothing
        : html`<button class="button" type="button" @click=${() => dispatch({ type: "mend", mend })}>${mendLabel(m, mend)}</button>`
    }`;
}

function flavorChooser({ messages, flavor }: SummaryProps, dispatch: Dispatch): TemplateResult {
  const { printed: words } = laterWords(messages);
  return html`<label>
    <span class="visually-hidden">${words.flavor}</span>
    <select
      @change=${(event: Event) => {
        const chosen = keras2Flavors[(event.currentTarget as HTMLSelectElement).selectedIndex];
        if (chosen !== undefined) dispatch({ type: "summary_flavor", flavor: chosen });
      }}
    >
      ${keras2Flavors.map((one) => html`<option ?selected=${one === flavor}>${words.flavors[one]}</option>`)}
    </select>
  </label>`;
}

/** Shown when the text has several models: choosing one moves the caret into it, so that every panel follows. */
export function modelChooser(
  { messages, models, shown }: SummaryProps,
  dispatch: Dispatch,
): TemplateResult | typeof nothing {
  if (models.length < 2) return nothing;
  const { printed: words } = laterWords(messages);
  return html`<label class="model-chooser">
    ${words.model}
    <select
      @change=${(event: Event) => {
        const chosen = models[(event.currentTarget as HTMLSelectElement).selectedIndex];
        if (chosen !== undefined) dispatch({ type: "caret", caret: chosen.to });
      }}
    >
      ${models.map((model, index) => html`<option ?selected=${index === shown}>${modelName(model, index)}</option>`)}
    </select>
  </label>`;
}

function modelName(model: ReadModel, index: number): string {
  const name = model.spec.name ?? model.variable;
  return name === "" ? String(index + 1) : `${index + 1}. ${name}`;
}

export const printedStyles = css`
  .printed {
    margin: 8px calc(12px - var(--space-inline)) 4px 0;
    padding: 2px 0;
    overflow-x: auto;
    font-family: var(--mono);
    font-size: clamp(9px, calc((100cqi + var(--space-inline) - 12px) / (var(--characters) * 0.603)), 13px);
    line-height: 1.45;
    white-space: pre;
  }
  .characters-65 {
    --characters: 65;
  }
  .characters-76 {
    --characters: 76;
  }
  .model-chooser {
    display: block;
    margin-top: 6px;
    color: var(--ink-2);
  }
`;

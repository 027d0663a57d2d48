/** SUMMARY: what model.summary() prints, byte for byte, in either generation of Keras; and the form that explains itself. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch, SummaryTab } from "../types/command.ts";
import type { Plan, Result, SummaryFlavor } from "../types/core.ts";
import type { Diagnostic, ReadModel } from "../types/reading.ts";
import { diagnosticSentence, mendLabel } from "./diagnostic.ts";
import { explainedStyles, explainedView } from "./explained.ts";
import { tabs } from "./tabs.ts";

export interface Printing {
  readonly text: Result<string>;
  /** Why this Keras refuses the text as it stands. */
  readonly refusal: Diagnostic | null;
}

export interface SummaryProps {
  readonly tab: SummaryTab;
  readonly flavor: SummaryFlavor;
  readonly printing: Printing | null;
  readonly plan: Plan | null;
  readonly models: readonly ReadModel[];
  readonly shown: number;
  readonly unfolded: number | null;
  readonly steps: number;
  readonly stale: boolean;
  readonly readonly: boolean;
  /** The text has just been copied. */
  readonly copied: boolean;
  readonly messages: Messages;
  readonly copy: (text: string) => void;
}

const keras2Flavors: readonly SummaryFlavor[] = ["keras2_7", "keras2_13", "tf_keras2_0", "keras2_2_5", "keras2_0"];

export function summaryView(props: SummaryProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, tab } = props;
  const choices = (["keras2", "keras3", "explained"] as const).map((value) => ({
    value,
    label: m.summary.tabs[value],
  }));
  return html`<section class="panel summary ${props.stale ? "stale" : ""}" part="summary" aria-labelledby="summary-title">
    <header class="panel-head">
      <h2 id="summary-title">${m.shell.panels.summary}</h2>
      ${tabs(m.summary.tabsLabel, choices, tab, (chosen) => dispatch({ type: "summary_tab", tab: chosen }))}
    </header>
    ${modelChooser(props, dispatch)} ${body(props, dispatch)}
  </section>`;
}

function body(props: SummaryProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, tab, plan, printing } = props;
  const waiting = html`<p class="note">${m.summary.waiting}</p>`;
  if (plan === null) return waiting;
  switch (tab) {
    case "explained":
      if (!plan.built) return html`<p class="note">${m.shapes.unbuilt}</p>`;
      return explainedView({ plan, unfolded: props.unfolded, steps: props.steps, messages: m }, dispatch);
    case "keras2":
    case "keras3":
      return printing === null ? waiting : printed(props, printing, m.summary.tabs[tab], dispatch);
    default:
      return tab satisfies never;
  }
}

function printed(props: SummaryProps, printing: Printing, dialect: string, dispatch: Dispatch): TemplateResult {
  const { messages: m, tab } = props;
  const { text, refusal } = printing;
  const flavors = tab === "keras2" ? flavorChooser(props, dispatch) : nothing;
  if (!text.ok) {
    return html`<p class="note">${m.summary.cannot}</p><pre class="printed characters-65">${text.error.message}</pre>${flavors}`;
  }
  return html`${refusal === null ? nothing : refusalView(props, refusal, dialect, dispatch)}
    <pre class="printed characters-${tab === "keras3" ? 76 : 65}" tabindex="0" role="region" aria-label=${m.summary.text(dialect)}>${text.value}</pre>
    <p class="tools">
      ${flavors}
      <button class="link" type="button" @click=${() => props.copy(text.value)}>${props.copied ? m.shell.copied : m.shell.copy}</button>
    </p>`;
}

/** The other Keras would not run this text: why, and the spelling that both accept. */
function refusalView(props: SummaryProps, refusal: Diagnostic, dialect: string, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  const { mend } = refusal;
  return html`<p class="note">${m.summary.refused(dialect)} ${diagnosticSentence(m, refusal)} ${m.summary.otherwise}</p>
    ${
      mend === undefined || props.readonly
        ? nothing
        : html`<button class="button" type="button" @click=${() => dispatch({ type: "mend", mend })}>${mendLabel(m, mend)}</button>`
    }`;
}

function flavorChooser({ messages: m, flavor }: SummaryProps, dispatch: Dispatch): TemplateResult {
  return html`<label>
    <span class="visually-hidden">${m.summary.flavor}</span>
    <select
      @change=${(event: Event) => {
        const chosen = keras2Flavors[(event.currentTarget as HTMLSelectElement).selectedIndex];
        if (chosen !== undefined) dispatch({ type: "summary_flavor", flavor: chosen });
      }}
    >
      ${keras2Flavors.map((one) => html`<option ?selected=${one === flavor}>${m.summary.flavors[one]}</option>`)}
    </select>
  </label>`;
}

/** Shown when the text has several models: choosing one moves the caret into it, so that every panel follows. */
function modelChooser(
  { messages: m, models, shown }: SummaryProps,
  dispatch: Dispatch,
): TemplateResult | typeof nothing {
  if (models.length < 2) return nothing;
  return html`<label class="model-chooser">
    ${m.summary.model}
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

export const summaryStyles = css`
  ${explainedStyles}
  .summary {
    container: summary / inline-size;
  }
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
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    margin: 4px 0 0;
  }
  .model-chooser {
    display: block;
    margin-top: 6px;
    color: var(--ink-2);
  }
`;

/** SUMMARY: what model.summary() prints, byte for byte, in either generation of Keras; and the form that explains itself. */
import { css, html, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch, SummaryTab } from "../types/command.ts";
import type { Plan, Result, SummaryFlavor } from "../types/core.ts";
import type { Diagnostic, ReadModel } from "../types/reading.ts";
import { explainedStyles, explainedView } from "./explained.ts";
import type { Later } from "./later.ts";
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
  readonly later: Later | null;
  readonly copy: (text: string) => void;
}

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
    ${props.later?.modelChooser(props, dispatch)} ${body(props, dispatch)}
  </section>`;
}

function body(props: SummaryProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, tab, plan, printing, later } = props;
  const waiting = html`<p class="note">${m.summary.waiting}</p>`;
  if (plan === null) return waiting;
  switch (tab) {
    case "explained":
      if (!plan.built) return html`<p class="note">${m.shapes.unbuilt}</p>`;
      return explainedView({ plan, unfolded: props.unfolded, steps: props.steps, messages: m }, dispatch);
    case "keras2":
    case "keras3":
      return (printing && later?.printedSummary(props, printing, m.summary.tabs[tab], dispatch)) ?? waiting;
    default:
      return tab satisfies never;
  }
}

export const summaryStyles = css`
  ${explainedStyles}
  .summary {
    container: summary / inline-size;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    margin: 4px 0 0;
  }
`;

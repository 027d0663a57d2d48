/** CHECK: which Keras is to compute, the program it is given, and the ways to take it along. */
import { html, nothing, type TemplateResult } from "lit";
import type { CheckMessages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { Dialect, RnnError } from "../types/core.ts";
import { tabs } from "./tabs.ts";

/** Numbers of an array that are shown; the program itself holds all of them. */
export const mostShown = 12;
/** Numbers in all, above which a clipboard is no place for the program. */
const mostCopied = 100_000;

export interface CheckProps {
  readonly dialect: Dialect;
  readonly shown: string;
  readonly numbers: number;
  readonly problem: RnnError | null;
  /** The text has gone on; the program is the last good one's. */
  readonly stale: boolean;
  readonly words: CheckMessages;
  readonly copy: () => Promise<boolean>;
  readonly download: () => void;
}

export function checkView(props: CheckProps, dispatch: Dispatch): TemplateResult {
  const { words: m, dialect, problem, shown } = props;
  const choices = (["keras2", "keras3"] as const).map((value) => ({ value, label: m.dialects[value] }));
  return html`<p class="note">${m.what}</p>
    ${tabs(m.dialect, choices, dialect, (chosen) => dispatch({ type: "panel", panel: "check", change: { dialect: chosen } }))}
    ${
      problem === null
        ? html`<pre class="script" tabindex="0" role="region" aria-label=${m.script}>${shown}</pre>
          ${shown.includes(", ...]") ? html`<p class="note">${m.shortened}</p>` : nothing}
          ${tools(props)}`
        : html`<p class="note" role="status">${problemText(props, problem)}</p>`
    }`;
}

function tools({ words: m, numbers, copy, download }: CheckProps): TemplateResult {
  const copied = async (event: Event): Promise<void> => {
    const status = (event.currentTarget as Element).parentElement?.querySelector("[role=status]");
    const done = await copy();
    if (status) status.textContent = done ? m.copied : m.notCopied;
  };
  const tooMany = numbers > mostCopied;
  return html`<p class="tools">
    ${tooMany ? nothing : html`<button class="button" type="button" @click=${copied}>${m.copy}</button>`}
    <button class="button" type="button" @click=${download}>${m.download}</button>
    <span role="status">${tooMany ? m.tooMany(numbers.toLocaleString("en")) : nothing}</span>
  </p>`;
}

function problemText({ words: m, dialect }: CheckProps, { code, message }: RnnError): string {
  if (code === "initial_states") return m.initialStates;
  if (code === "other_weights") return m.otherWeights(m.dialects[dialect]);
  return `${m.refused(m.dialects[dialect])} ${message}`;
}

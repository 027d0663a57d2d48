/** What the code needs, sentence by sentence, each with its place and its mends. */
import { css, html, nothing, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { Diagnostic } from "../types/reading.ts";
import { diagnosticSentence, mendLabel } from "./diagnostic.ts";
import type { ModelProps } from "./model.ts";

type ProblemsProps = Pick<ModelProps, "code" | "problems" | "readonly" | "messages" | "goTo">;

export function problemList(props: ProblemsProps, dispatch: Dispatch): TemplateResult | typeof nothing {
  const { problems } = props;
  const { problems: words } = laterWords(props.messages);
  if (problems.length === 0) return nothing;
  return html`<ul class="problems" aria-label=${words.problems}>
    ${problems.map((problem) => problemItem(problem, props, dispatch))}
  </ul>`;
}

function problemItem(problem: Diagnostic, props: ProblemsProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, code } = props;
  const { problems: words } = laterWords(m);
  const line = code.slice(0, problem.from).split("\n").length;
  const mends = props.readonly ? [] : [...(problem.mend ? [problem.mend] : []), ...(problem.alternatives ?? [])];
  return html`<li class="problem ${problem.severity}">
    <p>
      <span class="severity">${words.severity[problem.severity]}</span>
      <button class="link" type="button" aria-label=${words.goTo(line)} @click=${() => props.goTo(problem.from)}>
        ${words.line(line)}
      </button>
      ${diagnosticSentence(m, problem)}
    </p>
    ${problem.keras === undefined ? nothing : html`<details class="keras"><summary>${words.kerasSays}</summary><pre>${problem.keras}</pre></details>`}
    ${mends.map(
      (mend) =>
        html`<button class="button mend" type="button" @click=${() => dispatch({ type: "mend", mend })}>${mendLabel(m, mend)}</button>`,
    )}
  </li>`;
}

export const problemStyles = css`
  .squiggle-error {
    text-decoration: underline wavy var(--output) 1px;
    text-underline-offset: 3px;
  }
  .squiggle-warning {
    text-decoration: underline wavy var(--bias) 1px;
    text-underline-offset: 3px;
  }
  .squiggle-note {
    text-decoration: underline dotted var(--ink-2) 1px;
    text-underline-offset: 3px;
  }
  .problems {
    margin: 10px 0 0;
    padding: 0;
    list-style: none;
  }
  .problem {
    margin: 0 0 8px;
    padding-left: 10px;
    border-left: 3px solid var(--output);
  }
  .problem.warning {
    border-left-color: var(--bias);
  }
  .problem.note {
    border-left-color: var(--hairline);
  }
  .problem p {
    margin: 0;
  }
  .severity {
    font-weight: 600;
  }
  .keras pre {
    margin: 2px 0;
    font: 12px/17px var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--ink-2);
  }
  .keras summary {
    color: var(--ink-2);
    cursor: pointer;
  }
  .mend {
    margin-top: 4px;
  }
`;

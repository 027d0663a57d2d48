/** NUMBERS: where they come from (a seed), how many were changed, and the way back. */
import { css, html, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { ActionName } from "../types/scene.ts";

export interface NumbersProps {
  readonly seed: number;
  readonly changed: number;
  /** Inputs that are a learner's own, as a whole. */
  readonly inputs: number;
  readonly enabled: (name: ActionName) => boolean;
  readonly messages: Messages;
}

const offered: readonly (keyof Messages["shell"]["actions"])[] = ["undo", "redo", "reset", "new_seed"];

export function numbersView(props: NumbersProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, seed, changed, inputs } = props;
  return html`<section class="panel numbers" part="numbers" aria-labelledby="numbers-title">
    <header class="panel-head"><h2 id="numbers-title">${m.shell.panels.numbers}</h2></header>
    <p class="note">${m.shell.seed(seed)} · ${m.shell.changed(changed, inputs)}</p>
    <p class="tools">
      ${offered.map(
        (name) => html`<button
          class="link"
          type="button"
          ?disabled=${!props.enabled(name)}
          @click=${() => dispatch({ type: "action", name })}
        >${m.shell.actions[name]}</button>`,
      )}
    </p>
  </section>`;
}

export const numbersStyles = css`
  .numbers .tools {
    justify-content: flex-start;
    gap: 4px 16px;
  }
`;

/** What a None stands for, and the field in which a learner chooses what stands in for it. */
import { css, html, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { Chip } from "./shape_flow.ts";
import type { ShapesProps } from "./shapes.ts";

export function noneExplained(chip: Chip, props: ShapesProps, dispatch: Dispatch): TemplateResult {
  const { none } = laterWords(props.messages);
  switch (chip.axis) {
    case "batch":
      return html`<div class="explained-none">
        <p>${none.explainBatch(props.batch)}</p>
        ${sizeField(none.batchSize, props.batch, (batch) => dispatch({ type: "batch", batch }))}
      </div>`;
    case "time":
      return html`<div class="explained-none">
        <p>${none.explainTime(props.steps)}</p>
        ${sizeField(none.stepCount, props.steps, (steps) => dispatch({ type: "steps", steps }))}
      </div>`;
    default:
      return html`<div class="explained-none"><p>${none.explainOther}</p></div>`;
  }
}

function sizeField(label: string, value: number, set: (value: number) => void): TemplateResult {
  return html`<label>${label}
    <input
      type="number"
      min="1"
      max="64"
      step="1"
      inputmode="numeric"
      .value=${String(value)}
      @change=${(event: Event) => {
        const field = event.currentTarget;
        if (field instanceof HTMLInputElement && field.validity.valid) set(field.valueAsNumber);
      }}
    />
  </label>`;
}

export const noneStyles = css`
  .explained-none {
    margin: 6px 0 8px;
    color: var(--ink-2);
  }
  .explained-none p {
    margin: 0 0 4px;
  }
  .explained-none input {
    width: 5em;
  }
`;

/** SHAPES: named chips that travel from the input through each layer. A None explains itself, and takes the size that stands in for it. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { LayerSpec, Plan } from "../types/core.ts";
import type { Later } from "./later.ts";
import type { Misfit } from "./misfit_row.ts";
import type { Change, Chip, ShapeRow } from "./shape_flow.ts";
import { shapeFlow } from "./shape_flow.ts";

export interface ShapesProps {
  readonly plan: Plan | null;
  readonly layers: readonly LayerSpec[];
  /** Stand in for None. */
  readonly batch: number;
  readonly steps: number;
  readonly stale: boolean;
  /** The layer that the shapes above do not fit into, and why. */
  readonly misfit: Misfit | null;
  /** Layer under the cursor of the time loop, as an index into plan.layers. */
  readonly current: number | null;
  readonly messages: Messages;
  readonly later: Later | null;
}

export function shapesView(props: ShapesProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, plan } = props;
  return html`<section class="panel shapes ${props.stale ? "stale" : ""}" part="shapes" aria-labelledby="shapes-title">
    <header class="panel-head"><h2 id="shapes-title">${m.shell.panels.shapes}</h2></header>
    ${plan === null ? html`<p class="note">${m.shapes.empty}</p>` : flow(props, plan, dispatch)}
  </section>`;
}

function flow(props: ShapesProps, plan: Plan, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  if (!plan.built) return html`<p class="note">${m.shapes.unbuilt}</p>`;
  return html`<ol class="flow" aria-label=${m.shapes.flow}>
    ${shapeFlow(plan, props.layers).map((row) => flowRow(row, props, dispatch))}
    ${props.misfit === null ? nothing : props.later?.misfitRow(props.misfit, m)}
  </ol>`;
}

function flowRow(row: ShapeRow, props: ShapesProps, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  const change = changeText(row.change, m);
  const doubled = row.doubled === null ? null : m.shapes.doubled(String(row.doubled));
  const notes = [change, doubled].filter((note) => note !== null);
  return html`<li class=${row.layer === props.current ? "current" : ""}>
    ${
      row.isInput
        ? nothing
        : html`<p class="through"><span class="layer-name">${row.class_name}</span>${notes.map((note) => html` · ${note}`)}</p>`
    }
    ${row.outputs.map((chips) => html`<p class="chips">${chips.map((chip) => chipView(chip, props, dispatch))}</p>`)}
  </li>`;
}

function chipView(chip: Chip, props: ShapesProps, dispatch: Dispatch): TemplateResult {
  const { messages: m } = props;
  const axis = m.shapes.axes[chip.axis];
  const size = chip.size === null ? m.shapes.none : String(chip.size);
  const words = html`<span class="axis">${axis}</span> <span class="size">${size}</span>`;
  if (chip.gone) return html`<s class="chip gone" title=${m.shapes.gone(axis)}>${words}</s>`;
  if (chip.size !== null) return html`<span class="chip ${chip.axis}">${words}</span>`;
  return html`<details class="none">
    <summary class="chip ${chip.axis}">${words}</summary>
    ${props.later?.noneExplained(chip, props, dispatch)}
  </details>`;
}

function changeText(change: Change, m: Messages): string | null {
  if (change === null) return null;
  const dim = (size: number | null) => (size === null ? m.shapes.none : String(size));
  switch (change.kind) {
    case "time_gone":
      return m.shapes.timeGone;
    case "time_stays":
      return m.shapes.timeStays;
    case "time_pooled":
      return m.shapes.timePooled;
    case "per_step":
      return m.shapes.perStep;
    case "time_flattened":
      return m.shapes.timeFlattened(dim(change.steps), dim(change.size));
    case "time_repeated":
      return m.shapes.timeRepeated(dim(change.steps));
    default:
      return change satisfies never;
  }
}

export const shapesStyles = css`
  .flow {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 6px;
    margin: 0;
  }
  .chip {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid var(--ink-3);
    border-radius: 4px;
    line-height: 18px;
    white-space: nowrap;
  }
  .chip .axis {
    color: var(--ink-2);
    font-size: 11.5px;
  }
  .chip .size {
    font: 12.5px/18px var(--mono);
  }
  .chip.feature {
    border-color: var(--input);
  }
  .chip.units {
    border-color: var(--memory);
  }
  .chip.gone {
    border-color: var(--hairline);
    border-style: dashed;
    text-decoration-color: var(--ink);
  }
  .chip.gone .size {
    color: var(--ink-2);
  }
  .chip.wanted {
    border-color: var(--output);
  }
  .through {
    margin: 6px 0 6px 10px;
    padding-left: 10px;
    border-left: 1px solid var(--ink-3);
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .through.misfit {
    border-left: 3px solid var(--output);
    color: var(--ink);
  }
  .current .layer-name {
    background: var(--marker);
    color: var(--ink);
  }
  .none summary {
    list-style: none;
    cursor: help;
    border-style: dotted;
  }
  .none summary::-webkit-details-marker {
    display: none;
  }
  .none[open] {
    flex-basis: 100%;
  }
`;

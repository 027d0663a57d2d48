/** The summary that explains itself: touch a count and see the weights that it counts, square by square, with the sum and one sentence. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { LayerPlan, Plan, Shape } from "../types/core.ts";
import { layerFormula, type PartCount, partCounts } from "./parameter_formula.ts";
import { scaleOf, squares, squaresStyles } from "./squares.ts";

export interface ExplainedProps {
  readonly plan: Plan;
  readonly unfolded: number | null;
  /** Time steps of the run; 0: no time axis. */
  readonly steps: number;
  readonly messages: Messages;
}

export function explainedView(props: ExplainedProps, dispatch: Dispatch): TemplateResult {
  const { plan, messages: m } = props;
  const rows = plan.layers.map((layer, index) => ({ layer, index })).filter(({ layer }) => !isInput(plan, layer));
  // One layer: nothing to choose between, so it stands open.
  const open = props.unfolded ?? (rows.length === 1 ? (rows[0]?.index ?? null) : null);
  return html`<table class="counts">
    <thead class="visually-hidden">
      <tr><th scope="col">${m.summary.columns.layer}</th><th scope="col">${m.summary.columns.shape}</th><th scope="col">${m.summary.columns.parameters}</th></tr>
    </thead>
    ${rows.map(({ layer, index }) => layerRows(props, layer, index, index === open, dispatch))}
    ${rows.length > 1 ? totalRow(plan, m) : nothing}
  </table>`;
}

function isInput(plan: Plan, layer: LayerPlan): boolean {
  return plan.sequential && layer.class_name === "InputLayer";
}

function layerRows(
  props: ExplainedProps,
  layer: LayerPlan,
  index: number,
  open: boolean,
  dispatch: Dispatch,
): TemplateResult {
  const { messages: m, plan } = props;
  const count = String(layer.parameters);
  return html`<tbody>
    <tr>
      <th scope="row">${layer.name}</th>
      <td>${layer.output_shapes.map(pythonShape).join(", ")}</td>
      <td>
        <button
          class="count"
          type="button"
          aria-expanded=${open}
          aria-label=${m.summary.unfold(layer.name, count)}
          @click=${() => dispatch({ type: "unfold", layer: open ? -1 : index })}
        >${count}</button>
      </td>
    </tr>
    ${open ? html`<tr><td colspan="3">${unfoldedLayer(props, plan, layer)}</td></tr>` : nothing}
  </tbody>`;
}

function unfoldedLayer(props: ExplainedProps, plan: Plan, layer: LayerPlan): TemplateResult {
  const { messages: m } = props;
  const parts = partCounts(plan, layer);
  if (parts.length === 0) return html`<p class="sentence">${m.summary.none(layer.name)}</p>`;
  const scale = scaleOf(parts.flatMap((part) => part.rectangles));
  const frozen = layer.parameters - layer.trainable_parameters;
  return html`
    ${parts.map(
      (part) => html`
        ${parts.length > 1 ? html`<p class="part-name">${partName(part.part, m)} · ${part.count}</p>` : nothing}
        <div class="weights">${part.rectangles.map((one) => squares(one, scale, m))}</div>
      `,
    )}
    <p class="sentence"><span class="sum">${layer.parameters} = ${layerFormula(parts)}</span>. ${reasons(props, layer, parts).join(" ")}
    ${frozen > 0 ? m.summary.frozen(String(frozen)) : nothing}</p>
  `;
}

/** Why the count is what it is, beyond the sum. */
function reasons(props: ExplainedProps, layer: LayerPlan, parts: readonly PartCount[]): string[] {
  const { messages: m, steps } = props;
  const recurrent = layer.parts.some((part) => part.recurrent);
  const gates = parts[0]?.gates ?? [];
  const twoBiases = parts.some((part) => part.rectangles.some((one) => one.role === "bias" && one.rows === 2));
  return [
    ...(parts.length === 2 && parts[1]?.part === "backward" ? [m.summary.directions] : []),
    ...(gates.length > 1 ? [m.summary.gates(gates.length, gates.join(", "))] : []),
    ...(twoBiases ? [m.summary.twoBiases] : []),
    ...(recurrent ? [steps > 0 ? m.summary.shared(String(steps)) : m.summary.sharedPlain] : []),
  ];
}

function partName(part: string, m: Messages): string {
  if (part === "forward" || part === "backward") return m.summary.parts[part];
  return part;
}

function totalRow(plan: Plan, m: Messages): TemplateResult {
  return html`<tfoot>
    <tr><th scope="row">${m.summary.total}</th><td></td><td><span class="count total">${plan.parameters}</span></td></tr>
  </tfoot>`;
}

/** As Python prints a tuple. */
export function pythonShape(shape: Shape): string {
  const sizes = shape.map((size) => (size === null ? "None" : String(size)));
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`;
}

export const explainedStyles = css`
  ${squaresStyles}
  .counts {
    width: 100%;
    margin-top: 6px;
    border-collapse: collapse;
    font: var(--size-code) / 22px var(--mono);
  }
  .counts th,
  .counts td {
    padding: 0;
  }
  .counts th {
    font-weight: normal;
    text-align: left;
    overflow-wrap: anywhere;
  }
  .counts tr > td:not([colspan]) {
    padding-left: 8px;
  }
  .counts td:last-child {
    text-align: right;
  }
  .counts td[colspan] {
    text-align: left;
  }
  .counts tbody tr:first-child > * {
    border-bottom: 1px solid var(--hairline);
  }
  .count {
    min-width: 34px;
    min-height: 24px;
    padding: 0 6px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: right;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .count[aria-expanded="true"] {
    background: var(--marker);
    text-decoration: none;
  }
  .count.total {
    display: inline-block;
    text-decoration: none;
    cursor: auto;
  }
  .part-name {
    margin: 10px 0 0;
    color: var(--ink-2);
    font: 12.5px/18px var(--sans);
  }
  .sentence {
    margin: 8px 0;
    color: var(--ink-2);
    font: var(--size) / var(--line) var(--sans);
  }
  .sum {
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
`;

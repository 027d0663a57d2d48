/** GATES: each gate over time, a strip for each unit, as bars or as numbers. The lit column is the cursor of the page. */
import { html, nothing, type TemplateResult } from "lit";
import type { GateMessages } from "../i18n/messages.ts";
import type { GateChoices, GateForm } from "../types/cells.ts";
import type { Dispatch } from "../types/command.ts";
import type { Scene, Touch } from "../types/scene.ts";
import { gateSentence, spokenGate } from "./gate_reading.ts";
import {
  chosenPart,
  endOfColumn,
  type Gate,
  type GatedPart,
  type GateStep,
  gatedParts,
  gateSeries,
} from "./gate_series.ts";
import { termHtml } from "./math_html.ts";
import { symbolOf } from "./math_term.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { touchKey } from "./number_address.ts";
import { type Marks, marksOf } from "./number_marks.ts";
import { type Progress, progressOf } from "./number_progress.ts";
import { touchable } from "./number_touch.ts";
import { fillOf } from "./scale.ts";
import { tabs } from "./tabs.ts";
import { cssVars } from "./theme/css_vars.ts";

export interface GateDrawing {
  readonly scene: Scene;
  readonly choices: GateChoices;
  readonly words: GateMessages;
  readonly emit: Dispatch;
}

interface PartDrawing extends GateDrawing {
  readonly gated: GatedPart;
  readonly marks: Marks;
  readonly progress: Progress;
  readonly units: readonly number[];
  readonly columns: readonly number[];
}

const forms: readonly GateForm[] = ["strips", "table"];
const mostUnits = 6;
/** Columns around the cursor of a long run. */
const mostColumns: Readonly<Record<GateForm, number>> = { strips: 60, table: 16 };
/** Bars with a number under them. */
const numbered = 12;

export function gatesView(drawing: GateDrawing): TemplateResult {
  const { scene, choices, words: m, emit } = drawing;
  const parts = gatedParts(scene.computed);
  const gated = chosenPart(parts, choices.part, scene);
  if (gated === null) return html`<p class="note">${m.none}</p>`;
  const on: PartDrawing = {
    ...drawing,
    gated,
    marks: marksOf(scene),
    progress: progressOf(scene),
    units: around(scene.touch, gated, choices.unit),
    columns: columnsOf(gated, scene.tick.column, mostColumns[choices.form]),
  };
  const change = (chosen: Partial<GateChoices>) => emit({ type: "panel", panel: "gates", change: chosen });
  return html`<div class="further-head">
      ${
        parts.length > 1
          ? tabs(
              m.partsLabel,
              parts.map((value) => ({ value, label: value.part.name })),
              gated,
              ({ layer, part }) => change({ part: { layer, part: part.id } }),
            )
          : html`<span class="layer-name">${gated.part.name}</span>`
      }
      ${tabs(
        m.formsLabel,
        forms.map((value) => ({ value, label: m.forms[value] })),
        choices.form,
        (form) => change({ form }),
      )}
    </div>
    <p class="reading">${reading(on)}</p>
    ${unitChoice(on, change)}
    <div class="gates-body ${choices.form}" ${touchable(scene, emit, "below")}>${gated.gates.map((gate) => gateStrips(on, gate))}</div>
    ${windowNote(on)}`;
}

function reading({ scene, gated, words }: PartDrawing): string {
  const { computed, sample, touch } = scene;
  const seriesOf = ({ info }: Gate, unit: number) => gateSeries(computed, sample, gated, info.id, unit);
  const spoken = spokenGate(gated, touch, seriesOf);
  return spoken === null ? "" : gateSentence(words, spoken.gate, spoken.unit, seriesOf(spoken.gate, spoken.unit));
}

/** The units shown: the touched one is among them. */
function around(touch: Touch | null, { node, part, units }: GatedPart, chosen: number): readonly number[] {
  const own = touch?.kind === "quantity" && touch.node === node && touch.part === part.id ? touch.entry : null;
  const inside = own === null || (own >= chosen && own < chosen + mostUnits);
  const begin = Math.max(0, Math.min(units - mostUnits, inside ? chosen : (own ?? 0) - 2));
  return Array.from({ length: Math.min(units, mostUnits) }, (_, index) => begin + index);
}

function columnsOf({ steps }: GatedPart, cursor: number, most: number): readonly number[] {
  const begin = Math.max(1, Math.min(steps - most + 1, cursor - Math.floor(most / 2)));
  return Array.from({ length: Math.min(steps, most) }, (_, index) => begin + index);
}

function unitChoice(
  { units, gated, words: m }: PartDrawing,
  change: (chosen: Partial<GateChoices>) => void,
): TemplateResult | typeof nothing {
  const [first = 0] = units;
  const last = units.at(-1) ?? 0;
  if (units.length >= gated.units) return nothing;
  const go = (unit: number) => change({ unit: Math.max(0, Math.min(gated.units - mostUnits, unit)) });
  return html`<p class="unit-choice note">
    <button class="link" type="button" aria-label=${m.earlier} ?disabled=${first === 0} @click=${() => go(first - mostUnits)}>‹</button>
    ${m.units(first, last, gated.units)}
    <button class="link" type="button" aria-label=${m.later} ?disabled=${last === gated.units - 1} @click=${() => go(first + mostUnits)}>›</button>
  </p>`;
}

function windowNote({ columns, gated, words: m }: PartDrawing): TemplateResult | typeof nothing {
  if (columns.length === gated.steps) return nothing;
  return html`<p class="note">${m.window(columns[0] ?? 1, columns.at(-1) ?? 1, gated.steps)}</p>`;
}

function gateStrips(drawing: PartDrawing, gate: Gate): TemplateResult {
  const { scene, gated, words: m, units, columns } = drawing;
  const { node, part } = gated;
  const term = symbolOf({ computed: scene.computed, node, part, t: 0 }, gate.info);
  const letter = term.kind === "symbol" ? { ...term, index: null, direction: "" as const } : term;
  const now = scene.tick.node === node && scene.tick.part === part.id && scene.tick.quantity === gate.info.id;
  return html`<table class="gate-table" role="grid" aria-label=${m.table(m.effects[gate.effect], gate.info.symbol)}>
    <caption><span class=${now ? "letter-now" : ""}>${termHtml(letter)}</span> ${m.effects[gate.effect]}
      <span class="note">${gate.effect === "candidate" ? m.scale.candidate : m.scale.gate}</span></caption>
    <thead><tr><th scope="col">${m.step}</th>${columns.map((column) => stepHead(drawing, column))}</tr></thead>
    <tbody>
      ${units.map((unit) => html`<tr><th scope="row">${m.unit(unit)}</th>${strip(drawing, gate, unit)}</tr>`)}
    </tbody>
  </table>`;
}

function stepHead({ scene, gated, emit, columns }: PartDrawing, column: number): TemplateResult {
  const lit = scene.tick.column === column;
  const every = Math.ceil(columns.length / 16);
  const near = !lit && Math.abs(column - scene.tick.column) < every;
  const position = endOfColumn(scene.computed, gated.node, gated.part.id, column);
  const seek = () => position !== null && emit({ type: "seek", position });
  const shown = lit || ((column - (columns[0] ?? 1)) % every === 0 && !near);
  return html`<th scope="col" class=${lit ? "lit" : ""} @click=${seek}>${shown ? column : html`<span class="visually-hidden">${column}</span>`}</th>`;
}

function strip(drawing: PartDrawing, gate: Gate, unit: number): readonly TemplateResult[] {
  const { scene, gated, columns } = drawing;
  const [first = 1] = columns;
  const series = gateSeries(scene.computed, scene.sample, gated, gate.info.id, unit);
  return series.slice(first - 1, first - 1 + columns.length).map((step) => cell(drawing, gate, unit, step));
}

function cell(drawing: PartDrawing, gate: Gate, unit: number, step: GateStep): TemplateResult {
  const { scene, gated, marks, progress, choices, words: m, columns } = drawing;
  const { node, part } = gated;
  const lit = scene.tick.column === step.column ? " lit" : "";
  const name = `${gate.info.symbol}_${step.column}[${unit}]`;
  if (!progress.reached(node, part.id, gate.info.id, step.t))
    return html`<td class="pending${lit}" role="gridcell" aria-label=${`${name}: ${scene.messages.time.pending}`}>·</td>`;
  const key = touchKey({ kind: "quantity", node, part: part.id, quantity: gate.info.id, t: step.t, entry: unit });
  const text = formatNumber(step.value, choices.form === "table" ? undefined : shortDecimals);
  const label = `${name} = ${text}${step.masked ? `, ${m.masked}` : ""}`;
  const { className } = fillOf(step.value, 1);
  const classes = `${choices.form === "table" ? "number" : "bar"} ${className}${lit}${step.masked ? " masked" : ""}${marks.classOf(key)}`;
  return html`<td class=${classes} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${label} title=${label}>${
    choices.form === "table" ? text : bar(gate, step.value, columns.length <= numbered ? text : "")
  }</td>`;
}

/** From the floor for what lies between 0 and 1, from the middle for what has a sign. */
function bar({ effect }: Gate, value: number, text: string): TemplateResult {
  const signed = effect === "candidate";
  const size = Math.min(1, Math.abs(value)) * (signed ? 50 : 100);
  const from = signed ? (value < 0 ? 50 - size : 50) : 0;
  return html`<span class=${signed ? "rise signed" : "rise"} style=${cssVars({ "--from": `${round(from)}%`, "--size": `${round(size)}%` })}></span>${text === "" ? nothing : html`<span class="figure">${text}</span>`}`;
}

function round(percent: number): number {
  return Math.round(10 * percent) / 10;
}

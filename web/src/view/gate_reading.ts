/** One sentence that reads a gate over time: whether it stays open, stays closed, or moves, and what that does. */
import type { GateMessages } from "../i18n/messages.ts";
import type { Touch } from "../types/scene.ts";
import type { Gate, GatedPart, GateStep } from "./gate_series.ts";
import { formatNumber, shortDecimals } from "./number.ts";

export type GateVerdict = "high" | "low" | "moves" | "middle";

export interface GateReading {
  readonly verdict: GateVerdict;
  readonly least: GateStep;
  readonly most: GateStep;
  readonly mean: number;
}

const high = 0.8;
const low = 0.2;
/** A gate that goes further than this is said to move. */
const moving = 0.4;

/** null when there is no step, or one that is no number. Masked steps are left out: nothing is done with their gates. */
export function readGate(series: readonly GateStep[]): GateReading | null {
  const steps = series.filter(({ masked }) => !masked);
  const [first] = steps;
  if (first === undefined || steps.some(({ value }) => !Number.isFinite(value))) return null;
  const least = steps.reduce((a, b) => (b.value < a.value ? b : a), first);
  const most = steps.reduce((a, b) => (b.value > a.value ? b : a), first);
  const mean = steps.reduce((sum, { value }) => sum + value, 0) / steps.length;
  return { verdict: verdictOf(least.value, most.value), least, most, mean };
}

function verdictOf(least: number, most: number): GateVerdict {
  if (least >= high) return "high";
  if (most <= low) return "low";
  return most - least >= moving ? "moves" : "middle";
}

/** The touched unit of a gate; else the one that says most: farthest from ½ all along, or moving most. */
export function spokenGate(
  { node, part, gates, units }: GatedPart,
  touch: Touch | null,
  seriesOf: (gate: Gate, unit: number) => readonly GateStep[],
): { readonly gate: Gate; readonly unit: number } | null {
  if (touch?.kind === "quantity" && touch.node === node && touch.part === part.id) {
    const gate = gates.find(({ info }) => info.id === touch.quantity);
    if (gate) return { gate, unit: touch.entry };
  }
  let best: { readonly gate: Gate; readonly unit: number } | null = null;
  let most = -1;
  for (const gate of gates) {
    if (gate.effect === "candidate") continue;
    for (let unit = 0; unit < units; unit++) {
      const reading = readGate(seriesOf(gate, unit));
      const worth = reading === null ? -1 : worthOf(reading);
      if (worth > most) [best, most] = [{ gate, unit }, worth];
    }
  }
  return best;
}

function worthOf({ least, most }: GateReading): number {
  const aside = least.value >= 0.5 ? least.value - 0.5 : most.value <= 0.5 ? 0.5 - most.value : 0;
  return Math.max(2 * aside, most.value - least.value);
}

export function gateSentence(m: GateMessages, { effect }: Gate, unit: number, series: readonly GateStep[]): string {
  const reading = readGate(series);
  const name = m.effects[effect];
  if (reading === null) return m.reading.none(name, unit);
  const { least, most, mean, verdict } = reading;
  const said = (value: number) => formatNumber(value, shortDecimals);
  if (effect === "candidate")
    return m.reading.candidate(unit, said(least.value), least.column, said(most.value), most.column);
  switch (verdict) {
    case "high":
      return m.reading.high(name, unit, said(least.value), m.does[effect].high);
    case "low":
      return m.reading.low(name, unit, said(most.value), m.does[effect].low);
    case "moves":
      return m.reading.moves(name, unit, said(most.value), most.column, said(least.value), least.column);
    case "middle":
      return m.reading.middle(name, unit, said(mean), m.does[effect].middle(`${Math.round(100 * mean)} %`));
    default:
      return verdict satisfies never;
  }
}

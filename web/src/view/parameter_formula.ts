/** Where a parameter count comes from, as data: each weight's rectangle, gate by gate, and the sum written out. */
import type { LayerPlan, Plan, Role, WeightInfo } from "../types/core.ts";

/** One weight, or one gate's share of it. */
export interface Rectangle {
  readonly symbol: string;
  readonly role: Role;
  readonly rows: number;
  readonly columns: number;
  /** Gate letters that its columns divide into, in Keras' order; empty when undivided. */
  readonly gates: readonly string[];
}

export interface PartCount {
  /** Part id: "", "forward", "backward", "cell_0". */
  readonly part: string;
  readonly rectangles: readonly Rectangle[];
  readonly gates: readonly string[];
  readonly count: number;
  /** "10·3 + 3·3 + 3", with the number of gates in front when there are several. */
  readonly formula: string;
}

export function partCounts(plan: Plan, layer: LayerPlan): readonly PartCount[] {
  const weights = plan.weights.slice(layer.weights_begin, layer.weights_end);
  const ids = [...new Set(weights.map((weight) => weight.part))];
  return ids.map((part) =>
    countOf(
      part,
      weights.filter((weight) => weight.part === part),
    ),
  );
}

/** The whole layer's sum: parts that count alike are written once, with their number in front. */
export function layerFormula(parts: readonly PartCount[]): string {
  const [first] = parts;
  if (first === undefined) return "";
  if (parts.length === 1) return first.formula;
  const alike = parts.every((part) => part.formula === first.formula);
  return alike ? `${parts.length} · (${first.formula})` : parts.map((part) => `(${part.formula})`).join(" + ");
}

function countOf(part: string, weights: readonly WeightInfo[]): PartCount {
  const rectangles = weights.map(rectangle);
  const gates = rectangles.find((one) => one.gates.length > 0)?.gates ?? [];
  const together = gates.length > 1 && rectangles.every((one) => one.gates.length === gates.length);
  const terms = rectangles.map((one) => term(one, together ? gates.length : 1)).join(" + ");
  return {
    part,
    rectangles,
    gates,
    count: weights.reduce((sum, weight) => sum + weight.size, 0),
    formula: together ? `${gates.length} · (${terms})` : terms,
  };
}

function rectangle(weight: WeightInfo): Rectangle {
  const columns = weight.shape.at(-1) ?? 1;
  const letters = weight.blocks.map((block) => block.name).filter((name) => name !== "");
  return {
    symbol: weight.symbol,
    role: weight.role,
    rows: weight.shape.slice(0, -1).reduce((product, size) => product * size, 1),
    columns,
    gates: [...new Set(letters)],
  };
}

/** A vector counts its entries, a matrix rows · columns; `gates` divides the columns. */
function term({ rows, columns }: Rectangle, gates: number): string {
  const share = columns / gates;
  return rows === 1 ? String(share) : `${rows}·${share}`;
}

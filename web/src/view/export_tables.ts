/** The matrices and vectors on the page, as they can be taken along: of the sample on the screen, time steps in the order of the input. */
import type { Scene } from "../types/scene.ts";
import { weightKey } from "./export_key.ts";
import { symbolOf, weightSymbol } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { mirror, partOf, stepsOf, valueAt, widthOf } from "./number_address.ts";

export interface ExportTable {
  readonly key: string;
  /** "W_h", "h" */
  readonly symbol: string;
  /** Of the layer or weight it belongs to. */
  readonly owner: string;
  readonly kind: "weight" | "input" | "steps" | "step";
  /** A vector has one row. */
  readonly rows: readonly (readonly number[])[];
  readonly vector: boolean;
}

const whole = { name: "", column_begin: 0, column_end: 0, row: null };

/** The weights of the layer at the cursor first, then what its part computes, then the inputs and all other weights. */
export function exportTables(scene: Scene): readonly ExportTable[] {
  const { computed, tick } = scene;
  const layer = computed.plan.nodes[tick.node]?.layer;
  const weights = computed.plan.weights.map((info, index) => ({ info, index }));
  const own = weights.filter(({ info }) => info.layer === layer);
  const others = weights.filter(({ info }) => info.layer !== layer);
  const tables = (list: typeof weights) => list.map(({ index }) => weightTable(scene, index));
  return [...tables(own), ...quantityTables(scene), ...inputTables(scene), ...tables(others)].filter(
    ({ rows }) => rows.length > 0 && (rows[0]?.length ?? 0) > 0,
  );
}

function weightTable({ computed }: Scene, index: number): ExportTable {
  const info = computed.plan.weights[index];
  const columns = info?.shape.at(-1) ?? 1;
  const data = info ? [...computed.weights.subarray(info.offset, info.offset + info.size)] : [];
  return {
    key: weightKey(info?.path ?? ""),
    symbol: termText(weightSymbol(computed, index, whole)),
    owner: info?.path ?? "",
    kind: "weight",
    rows: rowsOf(data, columns),
    vector: (info?.shape.length ?? 0) < 2,
  };
}

function quantityTables({ computed, tick, sample }: Scene): readonly ExportTable[] {
  const { node, part } = tick;
  const info = partOf(computed, node, part);
  return (info?.quantities ?? []).flatMap((quantity): ExportTable[] => {
    const slot = computed.trace.slot(node, part, quantity.id);
    if (quantity.gradient_only || slot === undefined) return [];
    const steps = stepsOf(computed, node, part, quantity.id);
    const width = widthOf(computed, node, part, quantity);
    const row = (t: number) =>
      Array.from({ length: width }, (_, entry) => computed.trace.value(node, part, quantity.id, t, sample, entry) ?? 0);
    const place = info && { computed, node, part: info, t: 0 };
    const term = place && symbolOf(place, quantity);
    const symbol = term?.kind === "symbol" ? termText({ ...term, index: null }) : quantity.symbol;
    return [
      {
        key: `quantity|${quantity.id}`,
        symbol,
        owner: info?.name ?? "",
        kind: steps > 0 ? "steps" : "step",
        rows: steps > 0 ? Array.from({ length: steps }, (_, index) => row(mirror(info, steps, index + 1))) : [row(0)],
        vector: steps === 0,
      },
    ];
  });
}

function inputTables({ computed, sample }: Scene): readonly ExportTable[] {
  return computed.inputs.map((tensor, input): ExportTable => {
    const [, steps = 1, ...rest] = tensor.shape;
    const inTime = tensor.shape.length > 2;
    const entries = inTime ? rest.reduce((product, side) => product * side, 1) : steps;
    const rows = Array.from({ length: inTime ? steps : 1 }, (_, step) =>
      Array.from(
        { length: entries },
        (_, entry) => valueAt(computed, sample, { kind: "input", input, t: inTime ? step + 1 : 0, entry }) ?? 0,
      ),
    );
    const ref = computed.plan.inputs[input];
    const owner = computed.plan.layers[computed.plan.nodes[ref?.node ?? -1]?.layer ?? -1]?.name ?? "";
    return { key: `input|${input}`, symbol: "x", owner, kind: "input", rows, vector: !inTime };
  });
}

function rowsOf(data: readonly number[], columns: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(data.length / columns) }, (_, row) =>
    data.slice(row * columns, (row + 1) * columns),
  );
}

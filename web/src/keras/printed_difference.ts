/** In what a summary that a post prints differs from the one that Keras prints for the code beside it. Names may differ: who knows what else the author's session had made. */
import type { PrintedRow, PrintedSummary } from "./printed_summary.ts";

export type PrintedDifference =
  /** The sizes agree but for the batch. */
  | { readonly kind: "no_batch" | "batch"; readonly printed: string; readonly ours: string }
  | { readonly kind: "shape"; readonly layer: string; readonly printed: string; readonly ours: string }
  | { readonly kind: "params" | "older_gru"; readonly layer: string; readonly printed: string; readonly ours: string }
  | { readonly kind: "total" | "layers"; readonly printed: string; readonly ours: string };

/** One of each kind at the most: what is wrong in one row mostly is in those below. */
export function printedDifferences(printed: PrintedSummary, ours: PrintedSummary): readonly PrintedDifference[] {
  const theirRows = layersOf(printed);
  const ourRows = layersOf(ours);
  if (theirRows.length !== ourRows.length || theirRows.some((row, i) => !sameClass(row, ourRows[i])))
    return [{ kind: "layers", printed: listOf(theirRows), ours: listOf(ourRows) }];
  const rows = theirRows.flatMap((row, i) => {
    const our = ourRows[i];
    return our === undefined ? [] : [...shapeDifference(row, our), ...paramsDifference(row, our)];
  });
  const total: PrintedDifference[] =
    printed.total === null || ours.total === null || printed.total === ours.total || rows.some(isOfParams)
      ? []
      : [{ kind: "total", printed: String(printed.total), ours: String(ours.total) }];
  const kinds = new Set<string>();
  return [...rows, ...total].filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
}

const isOfParams = ({ kind }: PrintedDifference): boolean => kind === "params" || kind === "older_gru";

/** A Sequential prints no input, other models do. */
const layersOf = ({ rows }: PrintedSummary) => rows.filter(({ class_name }) => class_name !== "InputLayer");

function sameClass(a: PrintedRow, b: PrintedRow | undefined): boolean {
  const [theirs, ours] = [a.class_name, b?.class_name ?? ""];
  return theirs.startsWith(ours) || ours.startsWith(theirs);
}

const listOf = (rows: readonly PrintedRow[]): string => rows.map((row) => row.class_name || row.name).join(", ");

function shapeDifference(printed: PrintedRow, ours: PrintedRow): readonly PrintedDifference[] {
  const [theirs, our] = [shapeText(printed.shape), shapeText(ours.shape)];
  if (theirs === our) return [];
  const [theirBatch, ...theirSizes] = printed.shape;
  const [ourBatch, ...ourSizes] = ours.shape;
  if (theirBatch !== ourBatch && shapeText(theirSizes) === shapeText(ourSizes))
    return [{ kind: ourBatch === null ? "no_batch" : "batch", printed: theirs, ours: our }];
  return [{ kind: "shape", layer: printed.name, printed: theirs, ours: our }];
}

function paramsDifference(printed: PrintedRow, ours: PrintedRow): readonly PrintedDifference[] {
  if (printed.params === ours.params) return [];
  const units = ours.shape.at(-1) ?? null;
  const older = ours.class_name === "GRU" && units !== null && ours.params - printed.params === 3 * units;
  const [theirs, our] = [String(printed.params), String(ours.params)];
  return [{ kind: older ? "older_gru" : "params", layer: printed.name, printed: theirs, ours: our }];
}

/** As Python writes a tuple. */
function shapeText(shape: readonly (number | null)[]): string {
  const sizes = shape.map((size) => size ?? "None");
  return `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;
}

/** A step written as one writes a sum by hand, as data: a row for each term, rules above results. Read off the quantities of the part at the cursor. */
import type { Operand, QuantityInfo } from "../types/core.ts";
import type { Scene } from "../types/scene.ts";
import { expandOnce, hasOwnLine, isLetter, operandSymbol, type Place, symbolOf, type Term } from "./math_term.ts";
import { quantityOf } from "./number_address.ts";

/** Which plain words stand beside a row: a key of the messages. */
export type RowWords =
  | "input"
  | "memory"
  | "product"
  | "bias"
  | "sum"
  | "withBias"
  | "tanh"
  | "sigmoid"
  | "relu"
  | "softmax"
  | "linear"
  | "activation"
  | "multiply"
  | "blend"
  | "concat"
  | "mean"
  | "maximum"
  | "other";

export interface LedgerRow {
  readonly kind: "term" | "result";
  readonly label: readonly Term[];
  readonly info: QuantityInfo;
  /** A weight added in this row (a bias); null: the quantity itself. */
  readonly weight: Extract<Operand, { kind: "weight" }> | null;
  readonly words: RowWords;
  /** A rule above: the sum of what stands over it. */
  readonly ruled: boolean;
}

export interface LedgerSection {
  readonly gate: string;
  readonly open: boolean;
  readonly rows: readonly LedgerRow[];
}

export function ledgerSections(scene: Scene, place: Place): readonly LedgerSection[] {
  const shown = place.part.quantities.filter(
    (info) => info.operation !== "input" && !info.gradient_only && info.temporal === place.t > 0,
  );
  const runs: QuantityInfo[][] = [];
  for (const info of shown) {
    const last = runs.at(-1);
    if (last?.[0]?.gate === info.gate) last.push(info);
    else runs.push([info]);
  }
  const current = openGate(scene, place);
  return runs.map((infos): LedgerSection => {
    const gate = infos[0]?.gate ?? "";
    const open = gate === "" || gate === current;
    const rows = infos.flatMap((info) => rowsOf(place, info));
    return {
      gate,
      open,
      rows: open ? rows : rows.filter((row) => row.weight === null && hasOwnLine(place.part, row.info)),
    };
  });
}

/** The gate being computed; before and after the gates the first and the last one. */
export function openGate({ computed, tick, touch }: Scene, place: Place): string {
  const here =
    touch?.kind === "quantity" && touch.node === place.node && touch.part === place.part.id && touch.t === place.t;
  const touched = here ? quantityOf(computed, touch.node, touch.part, touch.quantity)?.gate : undefined;
  if (touched !== undefined && touched !== "") return touched;
  const index = place.part.quantities.findIndex((info) => info.id === tick.quantity);
  const before = place.part.quantities.slice(0, index + 1).findLast((info) => info.gate !== "");
  return (before ?? place.part.quantities.find((info) => info.gate !== ""))?.gate ?? "";
}

function rowsOf(place: Place, info: QuantityInfo): LedgerRow[] {
  const base = { info, weight: null, ruled: false } as const;
  const written = isLetter(info) ? symbolOf(place, info) : expandOnce(place, info);
  if (info.operation === "add" || info.operation === "subtract") {
    const biases = info.operands.flatMap((operand): LedgerRow[] =>
      operand.kind === "weight"
        ? [{ ...base, kind: "term", label: [operandSymbol(place, operand)], weight: operand, words: "bias" }]
        : [],
    );
    return [
      ...biases,
      {
        ...base,
        kind: "result",
        label: [written],
        words: biases.length > 0 ? "withBias" : "sum",
        ruled: true,
      },
    ];
  }
  if (!isLetter(info)) return [{ ...base, kind: "term", label: [written], words: wordsOf(info) }];
  return [{ ...base, kind: "result", label: [written, expandOnce(place, info)], words: wordsOf(info) }];
}

function wordsOf(info: QuantityInfo): RowWords {
  switch (info.operation) {
    case "matmul":
      return info.role === "input" || info.role === "memory" ? info.role : "product";
    case "activation":
      return activationWords(info.function);
    case "multiply":
    case "blend":
    case "concat":
    case "mean":
    case "maximum":
      return info.operation;
    default:
      return "other";
  }
}

function activationWords(name: string): RowWords {
  switch (name) {
    case "tanh":
    case "sigmoid":
    case "relu":
    case "softmax":
    case "linear":
      return name;
    default:
      return "activation";
  }
}

/** One sentence per tick, for the live region: where we are, what was computed, and its numbers. */
import type { Scene } from "../types/scene.ts";
import { expandOnce, functionName, isLetter, placeOf, symbolOf } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { quantityOf, valueAt, widthOf } from "./number_address.ts";

/** Entries read aloud; a longer vector is cut and counted. */
const mostSpoken = 6;

export function describe(scene: Scene): string {
  const { computed, tick, sample, messages: m } = scene;
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  const place = placeOf(computed, tick);
  if (!info || !place) return m.time.nothing;
  const width = widthOf(computed, tick.node, tick.part, info);
  const entries = Array.from({ length: Math.min(width, mostSpoken) }, (_, entry) => {
    const value = valueAt(computed, sample, {
      kind: "quantity",
      node: tick.node,
      part: tick.part,
      quantity: tick.quantity,
      t: tick.t,
      entry,
    });
    return formatNumber(value ?? Number.NaN, shortDecimals);
  });
  const making = termText(expandOnce(place, info));
  const written =
    !isLetter(info) || info.operation === "input" ? making : `${termText(symbolOf(place, info))} = ${making}`;
  const numbers = entries.join(" ") + (width > mostSpoken ? ` ${m.time.andMore(width - mostSpoken)}` : "");
  return tick.column > 0 ? m.time.spoken(tick.column, written, numbers) : m.time.spokenTimeless(written, numbers);
}

/** The tick in a few characters, for the transport: "h₁ W_h", "+ b", "tanh". */
export function tickName(scene: Scene): string {
  const { computed, tick, messages: m } = scene;
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  const place = placeOf(computed, tick);
  if (!info || !place) return "";
  const term = expandOnce(place, info);
  switch (info.operation) {
    case "add": {
      const bias =
        term.kind === "operation" ? term.of.find((one) => one.kind === "symbol" && one.weight !== null) : undefined;
      return bias ? `+ ${termText(bias)}` : m.time.sum;
    }
    case "activation":
      return functionName(info.function) || termText(symbolOf(place, info));
    case "matmul":
    case "multiply":
      return termText(term);
    default:
      return termText(symbolOf(place, info));
  }
}

/** Shapes as Python prints them. */
import type { Shape } from "../types/core.ts";

export function shapeText(shape: Shape): string {
  const sides = shape.map((side) => (side === null ? "None" : String(side)));
  return sides.length === 1 ? `(${sides[0]},)` : `(${sides.join(", ")})`;
}

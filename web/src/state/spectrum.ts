/** How much a recurrent kernel stretches what goes round it again and again. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Plan } from "../types/core.ts";
import type { SpectralRadius } from "../types/gradient.ts";

/** Above it a learner would wait for the eigenvalues. */
const mostUnits = 96;

/** Of each gate's block of the W_h of one part, in the order of the blocks; empty where there is none, or where it is too wide. */
export function spectralRadii(
  plan: Plan,
  weights: Float32Array,
  layer: number,
  part: string,
): readonly SpectralRadius[] {
  const info = plan.weights.find(
    (weight) => weight.layer === layer && weight.part === part && weight.name === "recurrent_kernel",
  );
  const [units = 0, width = 0] = info?.shape ?? [];
  if (info === undefined || units > mostUnits) return [];
  const whole = { name: "", column_begin: 0, column_end: width };
  const blocks = info.blocks.length > 0 ? info.blocks : [whole];
  const values = weights.subarray(info.offset, info.offset + info.size);
  return blocks.map(({ name, column_begin }) => ({ gate: name, radius: radiusOf(values, units, width, column_begin) }));
}

/** The largest |λ| of the square that begins at column `begin`; NaN if an entry is not finite. */
function radiusOf(values: Float32Array, units: number, width: number, begin: number): number {
  const rows = Array.from({ length: units }, (_, row) =>
    Array.from(values.subarray(row * width + begin, row * width + begin + units)),
  );
  if (!rows.every((row) => row.every(Number.isFinite))) return Number.NaN;
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: false,
  });
  return Math.max(...realEigenvalues.map((real, index) => Math.hypot(real, imaginaryEigenvalues[index] ?? 0)));
}

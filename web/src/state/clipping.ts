/** Gradients of weights as an optimizer with clipnorm, clipvalue or global_clipnorm would take them. */
import type { Plan } from "../types/core.ts";
import type { ClippedGradients, Clipping } from "../types/gradient.ts";
import type { Training } from "../types/reading.ts";

export const clippingKinds: readonly Clipping["kind"][] = ["none", "clipnorm", "clipvalue", "global_clipnorm"];

/** What `compile` says. */
export function writtenClipping(training: Training | null): Clipping {
  const config = training?.optimizer?.config ?? {};
  for (const kind of clippingKinds) {
    const limit = config[kind];
    if (typeof limit === "number") return { kind, limit };
  }
  return { kind: "none", limit: 1 };
}

/**
 * Keras' rules: clipnorm holds each weight's gradient to a length, global_clipnorm all of them together, clipvalue each entry.
 * Of the trainable weights; sizes are Euclidean norms.
 */
export function clipped(plan: Plan, gradients: Float32Array, { kind, limit }: Clipping): ClippedGradients {
  const own = plan.weights.flatMap((info, weight) =>
    info.trainable ? [{ weight, values: gradients.subarray(info.offset, info.offset + info.size) }] : [],
  );
  const before = own.map(({ values }) => Math.hypot(...values));
  const all = Math.hypot(...before);
  const scaled = (size: number) => (size > limit ? limit / size : 1);
  const rows = own.map(({ weight, values }, index) => {
    const size = before[index] ?? 0;
    switch (kind) {
      case "none":
        return { weight, before: size, after: size, cut: 0 };
      case "clipnorm":
        return { weight, before: size, after: size * scaled(size), cut: 0 };
      case "global_clipnorm":
        return { weight, before: size, after: size * scaled(all), cut: 0 };
      case "clipvalue": {
        const held = values.map((value) => Math.max(-limit, Math.min(limit, value)));
        return {
          weight,
          before: size,
          after: Math.hypot(...held),
          cut: values.reduce((count, value) => count + (Math.abs(value) > limit ? 1 : 0), 0),
        };
      }
      default:
        return kind satisfies never;
    }
  });
  return { rows, before: all, after: Math.hypot(...rows.map(({ after }) => after)) };
}

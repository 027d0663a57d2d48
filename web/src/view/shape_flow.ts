/** Shapes as a reader meets them: for each layer, named sizes going out, and what became of the time axis. Pure data; the panel draws it. */
import type { Config, ConfigValue, Dim, LayerSpec, NodePlan, Plan, Shape } from "../types/core.ts";

export type Axis = "batch" | "time" | "feature" | "units" | "size";

export interface Chip {
  readonly axis: Axis;
  readonly size: Dim;
  /** The axis came in and does not go out. */
  readonly gone: boolean;
}

export type Change =
  | { readonly kind: "time_gone" | "time_stays" | "time_pooled" | "per_step" }
  | { readonly kind: "time_flattened"; readonly steps: Dim; readonly size: Dim }
  | { readonly kind: "time_repeated"; readonly steps: Dim }
  | null;

export interface ShapeRow {
  /** Index into plan.nodes. */
  readonly node: number;
  /** Index into plan.layers; also of the card and the summary row. */
  readonly layer: number;
  readonly name: string;
  readonly class_name: string;
  readonly isInput: boolean;
  readonly change: Change;
  /** Units of each direction, where a Bidirectional joins two vectors end to end. */
  readonly doubled: number | null;
  readonly outputs: readonly (readonly Chip[])[];
}

export function shapeFlow(plan: Plan, layers: readonly LayerSpec[]): readonly ShapeRow[] {
  return plan.nodes.flatMap((node, index): ShapeRow[] => {
    const layer = plan.layers[node.layer];
    const spec = layers[node.layer];
    if (layer === undefined) return [];
    const isInput = node.inputs.length === 0;
    const incoming = node.input_shapes[0] ?? null;
    const outgoing = node.output_shapes[0] ?? null;
    const last = lastAxis(isInput, spec);
    return [
      {
        node: index,
        layer: node.layer,
        name: layer.name,
        class_name: layer.class_name,
        isInput,
        change: changeOf(node, layer.class_name, incoming, outgoing, isRecurrent(plan, node)),
        doubled: doubledUnits(spec, outgoing),
        outputs: node.output_shapes.map((shape, output) => [
          ...chips(
            shape,
            output === 0 ? last : "units",
            output === 0 && loses(incoming, outgoing) ? (incoming?.[1] ?? null) : undefined,
          ),
        ]),
      },
    ];
  });
}

function isRecurrent(plan: Plan, node: NodePlan): boolean {
  return plan.layers[node.layer]?.parts.some((part) => part.recurrent) ?? false;
}

/** A sequence came in and none goes out. */
function loses(incoming: Shape | null, outgoing: Shape | null): boolean {
  return incoming?.length === 3 && outgoing?.length === 2;
}

function changeOf(
  node: NodePlan,
  class_name: string,
  incoming: Shape | null,
  outgoing: Shape | null,
  recurrent: boolean,
): Change {
  if (incoming === null || outgoing === null || node.inputs.length !== 1) return null;
  if (loses(incoming, outgoing)) {
    if (recurrent) return { kind: "time_gone" };
    const product = incoming[1] == null || incoming[2] == null ? null : incoming[1] * incoming[2];
    if (product === outgoing[1] && class_name === "Flatten") {
      return { kind: "time_flattened", steps: incoming[1] ?? null, size: incoming[2] ?? null };
    }
    return { kind: "time_pooled" };
  }
  if (incoming.length === 2 && outgoing.length === 3 && class_name === "RepeatVector") {
    return { kind: "time_repeated", steps: outgoing[1] ?? null };
  }
  if (incoming.length !== 3 || outgoing.length !== 3) return null;
  return recurrent ? { kind: "time_stays" } : { kind: "per_step" };
}

/** `gone`: the size of a time axis that came in and does not go out; undefined when none did. */
function chips(shape: Shape, last: Axis, gone: Dim | undefined): Chip[] {
  const axes = shape.map((size, axis): Chip => ({ axis: axisName(axis, shape.length, last), size, gone: false }));
  if (gone !== undefined) axes.splice(1, 0, { axis: "time", size: gone, gone: true });
  return axes;
}

function axisName(axis: number, rank: number, last: Axis): Axis {
  if (axis === 0) return "batch";
  if (axis === rank - 1) return last;
  return axis === 1 ? "time" : "size";
}

/** Layers of `units` hand on units; whatever else hands on features. */
function lastAxis(isInput: boolean, spec: LayerSpec | undefined): Axis {
  return !isInput && spec !== undefined && unitsOf(spec.config) !== null ? "units" : "feature";
}

function unitsOf(config: Config): number | null {
  const own = config["units"];
  if (typeof own === "number") return own;
  const inner = wrappedConfig(config["layer"]) ?? wrappedConfig(config["cell"]);
  return inner === null ? null : unitsOf(inner);
}

function wrappedConfig(value: ConfigValue | undefined): Config | null {
  return value !== null && typeof value === "object" && "config" in value ? value.config : null;
}

/** A Bidirectional that concatenates ends in twice the units of one direction. */
function doubledUnits(spec: LayerSpec | undefined, outgoing: Shape | null): number | null {
  const units = spec === undefined || wrappedConfig(spec.config["layer"]) === null ? null : unitsOf(spec.config);
  return units !== null && outgoing?.at(-1) === 2 * units ? units : null;
}

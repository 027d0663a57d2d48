/** The layers of a model as notes and questions speak of them: what each is, its neighbours, its figures. */
import type { Config, ConfigValue, LayerPlan, LayerSpec, PartInfo, QuantityInfo } from "../types/core.ts";
import type { LayerFigures } from "../types/learn.ts";
import type { Computed } from "../types/scene.ts";
import { layerFormula, partCounts } from "./parameter_formula.ts";

export interface Subject {
  readonly node: number;
  readonly layer: LayerPlan;
  /** Of the layer itself, or of the one inside a wrapper. */
  readonly config: Config;
  /** The innermost class: "LSTM" of Bidirectional(LSTM(…)). */
  readonly cell: string;
  /** Its recurrent parts: two where it reads both ways. */
  readonly recurrent: readonly PartInfo[];
  /** It reads the whole of time and hands on all of it, or works at each time step. */
  readonly inTime: boolean;
  readonly figures: LayerFigures;
}

/** All but InputLayers, in the order of the calls. */
export function subjectsOf(computed: Computed): readonly Subject[] {
  const { plan, spec } = computed;
  return plan.nodes.flatMap((node, index): Subject[] => {
    const layer = plan.layers[node.layer];
    if (layer === undefined || layer.class_name === "InputLayer") return [];
    const written = innermost(spec.layers[node.layer] ?? { class_name: layer.class_name, config: {} });
    const recurrent = layer.parts.filter((part) => part.recurrent);
    const inTime = (node.output_shapes[0]?.length ?? 0) > 2;
    return [
      {
        node: index,
        layer,
        config: written.config,
        cell: written.class_name,
        recurrent,
        inTime,
        figures: figuresOf(computed, index, layer, written.config, recurrent),
      },
    ];
  });
}

export function isRecurrent({ recurrent }: Subject): boolean {
  return recurrent.length > 0;
}

export function bothWays({ recurrent }: Subject): boolean {
  return recurrent.length === 2 && recurrent.some((part) => part.reversed);
}

/** Operations and functions of the quantities of a layer. */
export function hasQuantity({ layer }: Subject, is: (info: QuantityInfo) => boolean): boolean {
  return layer.parts.some((part) => part.quantities.some((info) => !info.gradient_only && is(info)));
}

/** Those that read what `subject` hands on. */
export function readersOf(subjects: readonly Subject[], { node }: Subject, { plan }: Computed): readonly Subject[] {
  return subjects.filter((other) => plan.nodes[other.node]?.inputs.some((ref) => ref.node === node));
}

function innermost({ class_name, config }: LayerSpec): LayerSpec {
  const inner = config["layer"];
  return isObject(inner) ? innermost(inner) : { class_name, config };
}

function isObject(value: ConfigValue | undefined): value is LayerSpec {
  return typeof value === "object" && value !== null && "class_name" in value;
}

function figuresOf(
  computed: Computed,
  index: number,
  layer: LayerPlan,
  config: Config,
  recurrent: readonly PartInfo[],
): LayerFigures {
  const { plan, batch, steps } = computed;
  const node = plan.nodes[index];
  const [input = []] = node?.input_shapes ?? [];
  const [output = []] = node?.output_shapes ?? [];
  const width = output.at(-1) ?? 0;
  const table = plan.weights.slice(layer.weights_begin, layer.weights_end).find(({ shape }) => shape.length === 2);
  const [state] = recurrent[0]?.states ?? [];
  const extent = recurrent[0]?.quantities.find(({ id }) => id === state)?.extent.at(-1);
  return {
    layer: layer.name,
    other: "",
    units: numberOf(config["units"]) ?? extent ?? width,
    steps: input.length > 2 || output.length > 2 ? (input[1] ?? output[1] ?? steps) : 0,
    batch,
    features: input.at(-1) ?? 0,
    width,
    parameters: layer.parameters,
    formula: layerFormula(partCounts(plan, layer)),
    rows: table?.shape[0] ?? 0,
    rate: numberOf(config["rate"]) || numberOf(config["dropout"]) || numberOf(config["recurrent_dropout"]) || 0,
  };
}

function numberOf(value: ConfigValue | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

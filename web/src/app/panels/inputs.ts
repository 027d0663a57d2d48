/** INPUTS: what flows into the model, and the ways to give it something else. */
import { inputs as en } from "../../i18n/en/inputs.ts";
import { inputs as ko } from "../../i18n/ko/inputs.ts";
import type { InputsMessages, Lang } from "../../i18n/messages.ts";
import { holds } from "../../state/input_sources.ts";
import { type Stage, stage } from "../../state/memo.ts";
import { type PastedTable, parseTable } from "../../state/pasted_table.ts";
import { type Placing, placeTable } from "../../state/place_table.ts";
import { indexOf, padded, samplesOf, vocabularyOf } from "../../state/tokens.ts";
import type { InputSource, Pasted, PastedReading, ShownInput, TextReading } from "../../types/inputs.ts";
import { inputsView } from "../../view/inputs.ts";
import { inputsStyles } from "./inputs_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, InputsMessages>> = { en, ko };

type TextSource = Extract<InputSource, { kind: "text" }>;

interface Stages {
  readonly text: Stage<TextReading | null>;
  readonly pasted: Stage<PastedReading | null>;
}

function follow(panel: PanelScene<"inputs">, input: ShownInput, before: Stages | null): Stages {
  const { scene, choices } = panel;
  const { source } = input;
  const { batch, steps, entries, vocabulary } = input;
  return {
    text: stage(before?.text, [source, batch, steps, vocabulary, scene.sample], () =>
      source?.kind === "text" && vocabulary !== null ? readText(source, input, vocabulary, scene.sample) : null,
    ),
    pasted: stage(before?.pasted, [choices.pasted, scene.computed, scene.sample, entries], () =>
      choices.pasted === null || choices.pasted.text.trim() === "" ? null : readPasted(panel, input, choices.pasted),
    ),
  };
}

function shownInput({ scene, state, derived, choices }: PanelScene<"inputs">): ShownInput | null {
  const { plan } = scene.computed;
  const index = choices.input < plan.inputs.length ? choices.input : 0;
  const layout = derived.layouts[index];
  const ref = plan.inputs[index];
  if (layout === undefined || ref === undefined) return null;
  const declared = plan.nodes[ref.node]?.output_shapes[ref.output] ?? [];
  const source = state.document.sources.find((one) => one.input === index)?.source ?? null;
  const { batch, steps, entries, vocabulary } = layout;
  return {
    index,
    name: namesOf(scene)[index] ?? "",
    batch,
    steps,
    entries,
    vocabulary,
    free: { batch: declared[0] === null, steps: steps > 0 && declared[1] === null },
    source,
    idle: source !== null && !holds(source, layout),
  };
}

function namesOf({ computed }: PanelScene<"inputs">["scene"]): readonly string[] {
  const { plan } = computed;
  return plan.inputs.map((ref) => plan.layers[plan.nodes[ref.node]?.layer ?? -1]?.name ?? "");
}

/** The vocabulary is that of all the texts, also of those for which the batch has no room. */
function readText(
  { text, unit, padding, truncating }: TextSource,
  { steps, entries }: ShownInput,
  size: number,
  sample: number,
): TextReading {
  const samples = samplesOf(text, unit);
  const vocabulary = vocabularyOf(samples, size);
  const length = Math.max(1, steps) * entries;
  const { row, cut } = padded(samples[sample] ?? [], indexOf(vocabulary), size, length, padding, truncating);
  return { row, cut, vocabulary, samples: samples.length };
}

/** null where the text holds nothing. */
function placing(panel: PanelScene<"inputs">, input: ShownInput, pasted: Pasted): [PastedTable, Placing] | null {
  const { scene, derived } = panel;
  const table = parseTable(pasted.text, input.entries);
  const layout = derived.layouts[input.index];
  const current = scene.computed.inputs[input.index];
  if (table === null || layout === undefined || current === undefined) return null;
  return [table, placeTable(table, pasted, { layout, current, free: input.free, sample: scene.sample })];
}

function readPasted(panel: PanelScene<"inputs">, input: ShownInput, pasted: Pasted): PastedReading | null {
  const found = placing(panel, input, pasted);
  if (found === null) return null;
  const [{ bad, badCount }, placed] = found;
  return {
    refused: placed.ok ? null : placed.refused,
    notes: placed.ok ? placed.placed.notes : [],
    bad,
    badCount,
  };
}

/** Puts it in at once where it fits; where it does not it stays in the field, whole, with the reason. */
function paste(panel: PanelScene<"inputs">, input: ShownInput, pasted: Pasted): void {
  const { dispatch } = panel;
  const placed = placing(panel, input, pasted)?.[1];
  if (placed?.ok !== true) {
    dispatch({ type: "panel", panel: "inputs", change: { pasted, notes: [] } });
    return;
  }
  const { source, batch, steps, notes } = placed.placed;
  const sizes = { ...(batch === undefined ? {} : { batch }), ...(steps === undefined ? {} : { steps }) };
  dispatch({ type: "source", input: input.index, source, ...sizes, joining: "" });
  dispatch({ type: "panel", panel: "inputs", change: { pasted: null, notes } });
}

/** Texts bring their own sizes where the model leaves them open. */
function give(
  { dispatch, choices }: PanelScene<"inputs">,
  input: ShownInput,
  source: InputSource | null,
  joining: string,
) {
  const sizes = source?.kind === "text" ? sizesOf(source, input) : {};
  dispatch({ type: "source", input: input.index, source, ...sizes, joining });
  if (choices.notes.length > 0) dispatch({ type: "panel", panel: "inputs", change: { notes: [] } });
}

function sizesOf({ text, unit }: TextSource, { free }: ShownInput) {
  const samples = samplesOf(text, unit);
  const longest = Math.max(1, ...samples.map((tokens) => tokens.length));
  return {
    ...(free.batch ? { batch: Math.max(1, samples.length) } : {}),
    ...(free.steps ? { steps: longest } : {}),
  };
}

export const inputs: PanelPart<"inputs"> = {
  styles: inputsStyles,
  initial: { input: 0, pasted: null, notes: [] },
  start() {
    let stages: Stages | null = null;
    return (panel) => {
      const { scene, choices, dispatch } = panel;
      const input = shownInput(panel);
      if (input === null) throw new Error("the model has no inputs");
      stages = follow(panel, input, stages);
      return inputsView({
        scene,
        choices,
        input,
        names: namesOf(scene),
        text: stages.text.output,
        pasted: stages.pasted.output,
        words: words[scene.lang],
        emit: dispatch,
        give: (source, joining) => give(panel, input, source, joining),
        paste: (pasted) => paste(panel, input, pasted),
      });
    };
  },
};

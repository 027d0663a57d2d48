/** LAYERS: cards read from the text, and edits of the text made by them. */
import { layers as en } from "../../i18n/en/layers.ts";
import { layers as ko } from "../../i18n/ko/layers.ts";
import type { Lang, LayersMessages } from "../../i18n/messages.ts";
import { moveLayer, removeArgument, removeLayer, setArgument } from "../../keras/edit.ts";
import { layerCards } from "../../keras/layer_cards.ts";
import { newLayer, offeredLayers } from "../../keras/new_layer.ts";
import { type Stage, stage } from "../../state/memo.ts";
import type { Catalog } from "../../types/core.ts";
import type { CardField, LayerCard } from "../../types/layers.ts";
import type { LayerSpan, ReadModel, TextEdit } from "../../types/reading.ts";
import { layersView } from "../../view/layers.ts";
// What this part shares with the reader stays in the reader's part, which every learner fetches: in one piece it is smaller.
import "../keras_reader.ts";
import { layersStyles } from "./layers_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

export { turnCell } from "../../keras/knob_edits.ts";

const words: Readonly<Record<Lang, LayersMessages>> = { en, ko };

interface Stages {
  readonly catalog: Stage<Catalog>;
  readonly offered: Stage<readonly string[]>;
  readonly cards: Stage<readonly LayerCard[] | null>;
}

function follow({ engine, state, derived }: PanelScene<"layers">, before: Stages | null): Stages {
  const { code } = state.document;
  const { model } = derived;
  const catalog = stage(before?.catalog, [engine], () => engine.catalog());
  return {
    catalog,
    offered: stage(before?.offered, [catalog.output], () => offeredLayers(catalog.output)),
    cards: stage(before?.cards, [code, model, catalog.output], () =>
      model === null ? null : layerCards(code, model, catalog.output),
    ),
  };
}

/** Through the wrappers to the layer that is meant. */
function spanAt(model: ReadModel, index: number, path: readonly string[]): LayerSpan | null {
  return path.reduce<LayerSpan | null>((span, argument) => span?.wrapped[argument] ?? null, model.spans[index] ?? null);
}

/** A value that is Keras' default is not written. */
function argumentEdits(
  text: string,
  span: LayerSpan,
  field: CardField,
  value: string | null,
): readonly TextEdit[] | undefined {
  if (value === null || (!field.required && value === field.fallback))
    return (
      removeArgument(text, span, field.name) ??
      (value === null ? undefined : setArgument(text, span, field.name, value))
    );
  return setArgument(text, span, field.name, value);
}

export const layers: PanelPart<"layers"> = {
  styles: layersStyles,
  initial: { picked: null },
  start() {
    let stages: Stages | null = null;
    return (panel) => {
      stages = follow(panel, stages);
      const { state, derived, scene, choices, dispatch } = panel;
      const { model } = derived;
      const { code } = state.document;
      const [catalog, cards] = [stages.catalog.output, stages.cards.output];
      const pick = (picked: number | null) => dispatch({ type: "panel", panel: "layers", change: { picked } });
      const apply = (edits: readonly TextEdit[] | undefined): boolean => {
        if (edits === undefined) return false;
        if (edits.length > 0) dispatch({ type: "mend", mend: { code: "", args: {}, edits } });
        return true;
      };
      return layersView({
        cards,
        sequential: model?.spec.sequential ?? true,
        incomplete: model !== null && !model.complete,
        picked: choices.picked,
        offered: stages.offered.output,
        choices: catalog,
        readonly: scene.readonly,
        words: words[scene.lang],
        pick,
        set: (card, path, field, text) => {
          const span = model === null ? null : spanAt(model, card.index, path);
          if (span !== null) apply(argumentEdits(code, span, field, text));
        },
        remove: (card) => model !== null && apply(removeLayer(code, model, card.index)),
        move: (card, to) => {
          const done = model !== null && apply(moveLayer(code, model, card.index, to));
          if (done && choices.picked === card.index) pick(to);
          return done;
        },
        add: (class_name) => {
          if (model === null) return false;
          const index = choices.picked === null ? model.spec.layers.length : choices.picked + 1;
          const done = apply(newLayer(code, model, catalog, index, class_name));
          if (done) pick(index);
          return done;
        },
      });
    };
  },
};

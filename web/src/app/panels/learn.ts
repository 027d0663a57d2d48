/** LEARN: the words of its notes and questions, and the way back through the model where a question is about that. */
import { learn as en } from "../../i18n/en/learn.ts";
import { learnNotes as enNotes } from "../../i18n/en/learn_notes.ts";
import { learn as ko } from "../../i18n/ko/learn.ts";
import { learnNotes as koNotes } from "../../i18n/ko/learn_notes.ts";
import type { Lang, LearnMessages, LearnNotes } from "../../i18n/messages.ts";
import { backwardRun, runBackward } from "../../state/backward.ts";
import { editedStates } from "../../state/edits.ts";
import { type Stage, stage } from "../../state/memo.ts";
import { outputTargets } from "../../state/targets.ts";
import type { Backward } from "../../types/gradient.ts";
import { learnView } from "../../view/learn.ts";
import { learnStyles } from "./learn_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, { readonly learn: LearnMessages; readonly notes: LearnNotes }>> = {
  en: { learn: en, notes: enNotes },
  ko: { learn: ko, notes: koNotes },
};

/** With the targets that GRADIENT shows, so that both speak of the same gradient. */
function backwardOf({ engine, state, derived, scene }: PanelScene<"learn">): Backward | null {
  const { computed } = scene;
  const written = derived.model?.training.loss ?? null;
  const { losses = [], targets = [] } = state.panels.gradient ?? {};
  const outputs = outputTargets(computed, state.document.seed, { losses, targets }, written);
  const states = editedStates(computed.plan, computed.batch, derived.edits);
  const result = runBackward(engine, backwardRun(computed, states, outputs, written));
  return result.ok ? result.value : null;
}

export const learn: PanelPart<"learn"> = {
  styles: learnStyles,
  initial: { tab: "notes", asking: true, asked: null, score: { right: 0, of: 0 }, filled: null },
  start() {
    let backward: Stage<Backward | null> | undefined;
    return (panel) => {
      const { scene, choices, dispatch, state, derived } = panel;
      const needed = choices.tab === "predict" && choices.asked?.kind === "gradient";
      if (needed) {
        const inputs = [scene.computed, derived.edits, derived.model, state.document.seed, state.panels.gradient];
        backward = stage(backward, inputs, () => backwardOf(panel));
      }
      const { learn: own, notes } = words[scene.lang];
      return learnView({
        scene,
        choices,
        backward: needed ? (backward?.output ?? null) : null,
        words: own,
        notes,
        emit: dispatch,
      });
    };
  },
};

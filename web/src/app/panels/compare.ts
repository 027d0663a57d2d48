/** COMPARE: which model stands beside the one on the screen, run on the same input. */
import { compare as en } from "../../i18n/en/compare.ts";
import { compare as ko } from "../../i18n/ko/compare.ts";
import type { CompareWords, Lang } from "../../i18n/messages.ts";
import { runAgain, runOther, sameNumbers } from "../../state/compare.ts";
import { type Stage, stage } from "../../state/memo.ts";
import type { Comparison } from "../../types/compare.ts";
import type { Result } from "../../types/core.ts";
import type { Computed } from "../../types/scene.ts";
import { type Against, compareView } from "../../view/compare.ts";
import { errorSentence } from "../../view/diagnostic.ts";
import { compareStyles } from "./compare_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, CompareWords>> = { en, ko };

/** The other models of the text that are whole, and the one that was kept. */
function offeredOf({ derived }: PanelScene<"compare">, w: CompareWords): readonly Against[] {
  const others = (derived.reading?.models ?? []).flatMap((model, index): Against[] =>
    index === derived.shown || !model.complete ? [] : [{ value: index, label: w.model(model.variable, index + 1) }],
  );
  return [{ value: null, label: w.kept }, ...others];
}

function otherOf(panel: PanelScene<"compare">, against: number | null, kept: Computed): Result<Computed> {
  const { engine, derived, state, scene } = panel;
  const { computed } = scene;
  const model = against === null ? undefined : derived.reading?.models[against];
  if (model === undefined) return runAgain(engine, kept, computed.inputs);
  return runOther(engine, model.spec, computed, state.document);
}

export const compare: PanelPart<"compare"> = {
  styles: compareStyles,
  initial: { against: null, kept: 0, row: null },
  start() {
    let kept: Stage<Computed> | undefined;
    let other: Stage<Result<Computed>> | undefined;
    return (panel) => {
      const { scene, choices, derived, state, dispatch } = panel;
      const { computed, lang } = scene;
      const w = words[lang];
      const offered = offeredOf(panel, w);
      const against = offered.some(({ value }) => value === choices.against) ? choices.against : null;
      // Not by what is on the screen: it is kept as it was when the learner asked for it.
      kept = stage(kept, [choices.kept], () => computed);
      const { output: before } = kept;
      const inputs = [against, before, computed, derived.reading, state.document.seed, state.document.edits];
      other = stage(other, inputs, () => otherOf(panel, against, before));
      const { output: result } = other;
      const comparison: Comparison | string = result.ok
        ? { left: result.value, right: computed, sameInput: sameNumbers(result.value.inputs, computed.inputs) }
        : `${w.failed} ${errorSentence(scene.messages, result.error)}`;
      return compareView({ scene, choices: { ...choices, against }, offered, comparison, words: w, emit: dispatch });
    };
  },
};

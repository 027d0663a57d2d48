/** GRADIENT: what it computes, remembered by what it was computed from, and the panel drawn from that. */
import { gradient as en } from "../../i18n/en/gradient.ts";
import { gradient as ko } from "../../i18n/ko/gradient.ts";
import type { GradientMessages, Lang } from "../../i18n/messages.ts";
import { type BackwardRun, backwardRun, checkGradient, runBackward } from "../../state/backward.ts";
import { editedStates } from "../../state/edits.ts";
import { type Stage, stage } from "../../state/memo.ts";
import { outputTargets } from "../../state/targets.ts";
import type { Result } from "../../types/core.ts";
import type { Backward, GradientCheck, OutputTarget, WayBack } from "../../types/gradient.ts";
import { gradientView } from "../../view/gradient.ts";
import { withTouch } from "../../view/gradient_explain.ts";
import { wayBack } from "../../view/gradient_way.ts";
import { gradientStyles } from "./gradient_styles.ts";
import { startTuning } from "./gradient_tuning.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, GradientMessages>> = { en, ko };

/** What one element has computed last. Moving the cursor computes nothing. */
interface Stages {
  readonly outputs: Stage<readonly OutputTarget[]>;
  readonly run: Stage<BackwardRun>;
  readonly backward: Stage<Result<Backward>>;
  readonly check: Stage<Result<GradientCheck> | null>;
  /** Its order depends on sizes alone. */
  readonly way: Stage<WayBack | null>;
}

function follow({ engine, state, derived, scene, choices }: PanelScene<"gradient">, before: Stages | null): Stages {
  const { edits, model } = derived;
  const { computed } = scene;
  const { losses, targets, checked, window } = choices;
  const { seed } = state.document;
  const written = model?.training.loss ?? null;
  const outputs = stage(before?.outputs, [computed, seed, losses, targets, written], () =>
    outputTargets(computed, seed, { losses, targets }, written),
  );
  const run = stage(before?.run, [computed, outputs.output, edits, written, window], () =>
    backwardRun(computed, editedStates(computed.plan, computed.batch, edits), outputs.output, written, window),
  );
  const backward = stage(before?.backward, [run.output], () => runBackward(engine, run.output));
  const check = stage(before?.check, [run.output, backward.output, checked], () =>
    checked === null || !backward.output.ok ? null : checkGradient(engine, run.output, backward.output.value, checked),
  );
  const { timeline } = computed;
  const way = stage(before?.way, [computed.plan, timeline, backward.output.ok], () =>
    backward.output.ok ? wayBack(computed, backward.output.value.gradients.trace) : null,
  );
  return { outputs, run, backward, check, way };
}

export const gradient: PanelPart<"gradient"> = {
  styles: gradientStyles,
  initial: {
    losses: [],
    targets: [],
    part: null,
    state: null,
    form: "chart",
    window: 0,
    clip: null,
    back: null,
    playing: false,
    sum: "all",
    touch: null,
    pinned: null,
    checked: null,
  },
  start() {
    let stages: Stages | null = null;
    const tuning = startTuning();
    return (panel) => {
      stages = follow(panel, stages);
      const { scene, choices, dispatch, state } = panel;
      const { output: backward } = stages.backward;
      return gradientView({
        gradient: {
          scene: backward.ok ? withTouch(scene, choices, state.touch !== null, backward.value.gradients.trace) : scene,
          choices,
          outputs: stages.outputs.output,
          backward,
          check: stages.check.output,
          way: stages.way.output,
          tuning: tuning(panel, stages.run.output, backward),
        },
        words: words[scene.lang],
        emit: dispatch,
      });
    };
  },
};

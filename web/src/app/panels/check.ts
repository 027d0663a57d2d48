/** CHECK: the run on the screen as a Python program that Keras computes again. */
import { check as en } from "../../i18n/en/check.ts";
import { check as ko } from "../../i18n/ko/check.ts";
import type { CheckMessages, Lang } from "../../i18n/messages.ts";
import { type CheckedRun, checkScript } from "../../keras/check_script.ts";
import { checkedRun } from "../../state/check_run.ts";
import { type Stage, stage } from "../../state/memo.ts";
import type { Catalog, Result } from "../../types/core.ts";
import { checkView, mostShown } from "../../view/check.ts";
// What this part shares with the reader stays in the reader's part, which every learner fetches: in one piece it is smaller.
import "../keras_reader.ts";
import { copyText } from "../clipboard.ts";
import { download } from "../download.ts";
import { checkStyles } from "./check_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, CheckMessages>> = { en, ko };

interface Stages {
  readonly catalog: Stage<Catalog>;
  readonly run: Stage<Result<CheckedRun>>;
  /** Shortened: the whole is written when it is asked for. */
  readonly shown: Stage<string>;
}

function follow({ engine, derived, scene, choices }: PanelScene<"check">, before: Stages | null): Stages {
  const { computed } = scene;
  const dialect = choices.dialect ?? computed.spec.dialect;
  const catalog = stage(before?.catalog, [engine], () => engine.catalog());
  const run = stage(before?.run, [engine, computed, derived.layouts, derived.edits, dialect], () =>
    checkedRun(engine, computed, derived.layouts, derived.edits, dialect),
  );
  const shown = stage(before?.shown, [run.output, catalog.output], () =>
    run.output.ok ? checkScript(run.output.value, catalog.output, { shortened: mostShown }) : "",
  );
  return { catalog, run, shown };
}

export const check: PanelPart<"check"> = {
  styles: checkStyles,
  initial: { dialect: null },
  start() {
    let stages: Stages | null = null;
    return (panel) => {
      stages = follow(panel, stages);
      const { scene, choices, dispatch } = panel;
      const { run, shown, catalog } = stages;
      const whole = () => (run.output.ok ? checkScript(run.output.value, catalog.output) : "");
      return checkView(
        {
          dialect: choices.dialect ?? scene.computed.spec.dialect,
          shown: shown.output,
          numbers: run.output.ok ? numbersIn(run.output.value) : 0,
          problem: run.output.ok ? null : run.output.error,
          stale: scene.stale,
          words: words[scene.lang],
          copy: () => copyText(whole()),
          download: () => download("check_in_keras.py", new Blob([whole()], { type: "text/x-python;charset=utf-8" })),
        },
        dispatch,
      );
    };
  },
};

function numbersIn({ weights, inputs, outputs }: CheckedRun): number {
  return [...inputs, ...outputs].reduce((sum, { data }) => sum + data.length, weights.length);
}

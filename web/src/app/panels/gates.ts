/** GATES: each gate over time, drawn from the run on the screen. */
import { gates as en } from "../../i18n/en/gates.ts";
import { gates as ko } from "../../i18n/ko/gates.ts";
import type { GateMessages, Lang } from "../../i18n/messages.ts";
import { gatesView } from "../../view/gates.ts";
import { gatesStyles } from "./gates_styles.ts";
import type { PanelPart } from "./panel.ts";

const words: Readonly<Record<Lang, GateMessages>> = { en, ko };

export const gates: PanelPart<"gates"> = {
  styles: gatesStyles,
  initial: { part: null, form: "strips", unit: 0 },
  start() {
    return ({ scene, choices, dispatch }) => gatesView({ scene, choices, words: words[scene.lang], emit: dispatch });
  },
};

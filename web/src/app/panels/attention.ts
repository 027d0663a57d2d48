/** ATTENTION: which steps each step looks at, drawn from the run on the screen. */
import { attention as en } from "../../i18n/en/attention.ts";
import { attention as ko } from "../../i18n/ko/attention.ts";
import type { AttentionMessages, Lang } from "../../i18n/messages.ts";
import { attentionView } from "../../view/attention.ts";
import { attentionStyles } from "./attention_styles.ts";
import type { PanelPart } from "./panel.ts";

const words: Readonly<Record<Lang, AttentionMessages>> = { en, ko };

export const attention: PanelPart<"attention"> = {
  styles: attentionStyles,
  initial: {},
  start() {
    return ({ scene, dispatch }) => attentionView({ scene, words: words[scene.lang], emit: dispatch });
  },
};

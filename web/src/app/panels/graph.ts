/** GRAPH: the wires of the cell at the cursor, drawn from the run on the screen. */
import { graph as en } from "../../i18n/en/graph.ts";
import { graph as ko } from "../../i18n/ko/graph.ts";
import type { GraphMessages, Lang } from "../../i18n/messages.ts";
import { graphView } from "../../view/graph.ts";
import { graphStyles } from "./graph_styles.ts";
import type { PanelPart } from "./panel.ts";

const words: Readonly<Record<Lang, GraphMessages>> = { en, ko };

export const graph: PanelPart<"graph"> = {
  styles: graphStyles,
  initial: { form: "letters" },
  start() {
    return ({ scene, choices, dispatch }) => graphView({ scene, choices, words: words[scene.lang], emit: dispatch });
  },
};

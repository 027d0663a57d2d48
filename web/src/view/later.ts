/** The views that the first picture does without: one part, loaded right after it. Where one of them is wanted before, its place stays empty. */
import { css } from "lit";
import { editorStyles } from "./editor_styles.ts";
import { examplesMenuStyles } from "./examples_menu.ts";
import type * as later from "./later.ts";
import { numberFieldStyles } from "./number_field.ts";
import { problemStyles } from "./problems.ts";
import { foldedStyles } from "./score_folded.ts";
import { overviewStyles } from "./score_overview.ts";
import { travelStyles } from "./score_travel.ts";
import { printedStyles } from "./summary_printed.ts";
import { timeTableStyles } from "./time_table.ts";

export { examplesList } from "./examples_menu.ts";
export { numberField } from "./number_field.ts";
export { touchable } from "./number_touch.ts";
export { problemList } from "./problems.ts";
export { foldedScore } from "./score_folded.ts";
export { overview } from "./score_overview.ts";
export { traveller } from "./score_travel.ts";
export { typingField } from "./score_typing.ts";
export { modelChooser, printedSummary } from "./summary_printed.ts";
export { timeTable } from "./time_table.ts";

export const laterStyles = css`
  ${editorStyles}
  ${examplesMenuStyles}
  ${numberFieldStyles}
  ${problemStyles}
  ${foldedStyles}
  ${overviewStyles}
  ${travelStyles}
  ${printedStyles}
  ${timeTableStyles}
`;

export type Later = typeof later;

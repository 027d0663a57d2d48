/** The style sheets of the later views, in order. */
import type { CSSResultGroup } from "lit";
import { copiedFromStyles } from "../view/copied_from.ts";
import { editorStyles } from "../view/editor_styles.ts";
import { examplesMenuStyles } from "../view/examples_menu.ts";
import { forcedColorStyles, printStyles } from "../view/media_styles.ts";
import { noneStyles } from "../view/none_explained.ts";
import { numberFieldStyles } from "../view/number_field.ts";
import { panelFrameStyles } from "../view/panel_frame.ts";
import { problemStyles } from "../view/problems.ts";
import { foldedStyles } from "../view/score_folded.ts";
import { overviewStyles } from "../view/score_overview.ts";
import { travelStyles } from "../view/score_travel.ts";
import { printedStyles } from "../view/summary_printed.ts";
import { timeTableStyles } from "../view/time_table.ts";

export const laterStyles: CSSResultGroup = [
  copiedFromStyles,
  editorStyles,
  examplesMenuStyles,
  noneStyles,
  numberFieldStyles,
  panelFrameStyles,
  problemStyles,
  foldedStyles,
  overviewStyles,
  travelStyles,
  printedStyles,
  timeTableStyles,
  printStyles,
  forcedColorStyles,
];

/** All style sheets of the element, in order. */
import type { CSSResultGroup } from "lit";
import { styles as cellStyles } from "../view/cell.ts";
import { headerStyles } from "../view/header.ts";
import { hintStyles } from "../view/hint.ts";
import { modelStyles } from "../view/model.ts";
import { numbersStyles } from "../view/numbers.ts";
import { shapesStyles } from "../view/shapes.ts";
import { shellStyles } from "../view/shell_styles.ts";
import { statusStyles } from "../view/status.ts";
import { summaryStyles } from "../view/summary.ts";
import { tabStyles } from "../view/tabs.ts";
import { tokens } from "../view/theme/tokens.ts";
import { styles as timeStyles } from "../view/time.ts";

export const elementStyles: CSSResultGroup = [
  tokens,
  shellStyles,
  tabStyles,
  headerStyles,
  hintStyles,
  statusStyles,
  modelStyles,
  shapesStyles,
  summaryStyles,
  numbersStyles,
  timeStyles,
  cellStyles,
];

/** The style sheet of taking along. */
import type { CSSResultGroup } from "lit";
import { dialogStyles } from "../../view/dialog.ts";
import { exportStyles as ownStyles } from "../../view/export.ts";

export const exportStyles: CSSResultGroup = [dialogStyles, ownStyles];

/** The style sheet of what passes a playground on. */
import type { CSSResultGroup } from "lit";
import { dialogStyles } from "../view/dialog.ts";
import { shareStyles as ownStyles } from "../view/share.ts";

export const shareStyles: CSSResultGroup = [dialogStyles, ownStyles];

/** The style sheet of what passes a playground on. */
import type { CSSResultGroup } from "lit";
import { shareStyles as dialogStyles } from "../view/share.ts";

export const shareStyles: CSSResultGroup = [dialogStyles];

/** The style sheet of the list of commands. */
import type { CSSResultGroup } from "lit";
import { commandStyles as ownStyles } from "../../view/commands.ts";
import { dialogStyles } from "../../view/dialog.ts";

export const commandStyles: CSSResultGroup = [dialogStyles, ownStyles];

/** The style sheet of the list of commands. */
export { commandStyles } from "../../view/commands.ts";

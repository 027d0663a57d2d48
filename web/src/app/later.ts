/** What the page does without until its first picture is there: how it answers, and the views that only an answer can bring. */
export { actions } from "../state/actions.ts";
export { anchored } from "../state/anchor.ts";
export { withEdits } from "../state/edits.ts";
export { reduce } from "../state/reduce.ts";
export * as views from "../view/later.ts";
export { Announcer } from "./announcer.ts";
export { Copier, copyText } from "./clipboard.ts";
export { EditorIsland } from "./editor_island.ts";
export { examples } from "./examples/index.ts";
export { actionOf } from "./keyboard.ts";
export { laterStyles } from "./later_styles.ts";
export { loadMathFont } from "./math_font.ts";
export { Panels } from "./panels/panels.ts";
export { Player } from "./player.ts";

/** The style sheet of GATES. */
export { gatesStyles } from "../../view/gates_styles.ts";

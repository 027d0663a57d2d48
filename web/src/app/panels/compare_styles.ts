/** The style sheet of COMPARE. */
export { compareStyles } from "../../view/compare_styles.ts";

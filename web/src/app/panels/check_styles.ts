/** The style sheet of CHECK. */
export { checkStyles } from "../../view/check_styles.ts";

/** The style sheet of GRADIENT. */
export { gradientStyles } from "../../view/gradient_styles.ts";

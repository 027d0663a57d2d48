/** The style sheet of LEARN. */
export { learnStyles } from "../../view/learn_styles.ts";

/** The style sheet of NUMPY. */
export { numpyStyles } from "../../view/numpy_styles.ts";

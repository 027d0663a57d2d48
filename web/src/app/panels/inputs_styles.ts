/** The style sheet of INPUTS. */
export { inputsStyles } from "../../view/inputs_styles.ts";

/** The style sheet of taking along. */
export { exportStyles } from "../../view/export.ts";

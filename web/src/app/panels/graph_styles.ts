/** The style sheet of GRAPH. */
export { graphStyles } from "../../view/graph_styles.ts";

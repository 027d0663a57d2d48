/** The style sheet of LAYERS. */
export { layersStyles } from "../../view/layers_styles.ts";

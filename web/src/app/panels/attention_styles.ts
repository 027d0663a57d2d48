/** The style sheet of ATTENTION. */
export { attentionStyles } from "../../view/attention_styles.ts";

/** The views that the first picture does without: one part, loaded right after it. Where one of them is wanted before, its place stays empty. */
import type * as later from "./later.ts";

export { afterword } from "./afterword.ts";
export { copiedFrom } from "./copied_from.ts";
export { examplesList } from "./examples_menu.ts";
export { misfitRow } from "./misfit_row.ts";
export { noneExplained } from "./none_explained.ts";
export { numberField } from "./number_field.ts";
export { touchable } from "./number_touch.ts";
export { modelForms } from "./panel_frame.ts";
export { problemList } from "./problems.ts";
export { foldedScore } from "./score_folded.ts";
export { overview, timeTable, wiredScore } from "./score_parts.ts";
export { traveller } from "./score_travel.ts";
export { typingField } from "./score_typing.ts";
export { staleGuide } from "./stale_guide.ts";
export { modelChooser, printedSummary } from "./summary_printed.ts";
export { inView } from "./time_in_view.ts";

export type Later = typeof later;

/** What model.summary() prints, in the Keras that the text speaks and in the other one. */
import type { DialectChoice } from "../types/command.ts";
import type { Dialect, Result, SummaryFlavor, SummaryOptions } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import type { Diagnostic, Reading, ReadModel } from "../types/reading.ts";

export interface Printing {
  readonly text: Result<string>;
  /** Why this Keras refuses the text as it stands; null where it does not. The printed text is then that of the same model in its own spelling. */
  readonly refusal: Diagnostic | null;
}

/** null if the text has to be read in the other Keras, and cannot be yet. */
export function printed(
  engine: Engine,
  read: (dialect: DialectChoice) => Reading | null,
  model: ReadModel,
  flavor: SummaryFlavor,
): Printing | null {
  const dialect = dialectOf(flavor);
  const options = optionsOf(model);
  if (model.spec.dialect === dialect) return { text: engine.summary(model.spec, flavor, options), refusal: null };
  const reading = read(dialect);
  if (reading === null) return null;
  const other = reading.models.find(({ from }) => from === model.from);
  const spec = other?.complete ? other.spec : { ...model.spec, dialect };
  const refusal = reading.diagnostics.find(
    ({ severity, from, to }) => severity === "error" && from <= model.to && to >= model.from,
  );
  return { text: engine.summary(spec, flavor, options), refusal: refusal ?? null };
}

function dialectOf(flavor: SummaryFlavor): Dialect {
  return flavor === "keras3" || flavor === "keras3_0" ? "keras3" : "keras2";
}

/** As the text's own call of summary() asks for. */
function optionsOf({ summaries }: ReadModel): SummaryOptions {
  const { line_length, show_trainable, expand_nested } = summaries.at(-1) ?? {};
  return {
    ...(line_length === undefined ? {} : { line_length }),
    ...(show_trainable === undefined ? {} : { show_trainable }),
    ...(expand_nested === undefined ? {} : { expand_nested }),
  };
}

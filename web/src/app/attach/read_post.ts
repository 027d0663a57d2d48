/** Reads the blocks of a post as one notebook, and offers those that hold a recurrent model to be stepped through. */
import { completeEngine } from "../../engine/complete.ts";
import { sharedEngine } from "../../engine/shared.ts";
import { type PostProgram, programOfPost } from "../../keras/post_program.ts";
import { codeOfPost } from "../../keras/post_text.ts";
import { type PrintedDifference, printedDifferences } from "../../keras/printed_difference.ts";
import { type PrintedSummary, printedSummaries } from "../../keras/printed_summary.ts";
import type { Engine } from "../../types/engine.ts";
import type { Reading, ReadModel } from "../../types/reading.ts";
import { reader } from "../keras_reader.ts";
import type { PostBlock } from "./blocks.ts";
import { offer } from "./offer.ts";

const recurrent = /^(SimpleRNN|LSTM|GRU|RNN|ConvLSTM[123]D|Bidirectional)$/;

/** `blocks` are all of the page, `promising` those whose words look like a recurrent model. */
export async function offerAll(blocks: readonly PostBlock[], promising: readonly PostBlock[]): Promise<void> {
  await completeEngine();
  const loaded = await sharedEngine();
  if (!loaded.ok) return;
  const engine = loaded.value;
  const cells = blocks.filter((block) => block.code && isProgram(codeOfPost(block.text), engine));
  const codes = cells.map((block) => codeOfPost(block.text));
  for (const block of promising) {
    const at = cells.indexOf(block);
    if (at === -1) continue;
    const program = programOfPost(codes, at);
    const reading = reader.read(program.text, engine.catalog(), "auto");
    const models = modelsIn(reading, program);
    if (!models.some(isRecurrent)) continue;
    const printed = printedBelow(block, blocks, promising);
    offer(block.frame, program.text, differencesOf(models, printed, engine));
  }
}

/** Python that at least holds together: output and other languages do not. */
function isProgram(code: string, engine: Engine): boolean {
  return !reader.read(code, engine.catalog(), "auto").diagnostics.some(({ code: said }) => said.startsWith("syntax"));
}

/** Those to which this very block, and not only one before it, adds a layer. */
function modelsIn({ models }: Reading, { from }: PostProgram): readonly ReadModel[] {
  return models.filter(({ spans, complete }) => complete && spans.some((span) => span !== null && span.from >= from));
}

function isRecurrent({ spec }: ReadModel): boolean {
  return spec.layers.some(({ class_name }) => recurrent.test(class_name));
}

/** What the block itself and those below it print, up to the next that may hold a model. */
function printedBelow(
  block: PostBlock,
  blocks: readonly PostBlock[],
  promising: readonly PostBlock[],
): readonly PrintedSummary[] {
  const rest = blocks.slice(blocks.indexOf(block) + 1);
  const end = rest.findIndex((other) => promising.includes(other));
  const below = end === -1 ? rest : rest.slice(0, end);
  return printedSummaries([block, ...below].map(({ text }) => text).join("\n"));
}

/** The first summary belongs to the first model that is asked for one. */
function differencesOf(
  models: readonly ReadModel[],
  printed: readonly PrintedSummary[],
  engine: Engine,
): readonly PrintedDifference[] {
  const asked = models.filter(({ summaries }) => summaries.length > 0);
  const shown = asked.length > 0 ? asked : models;
  if (printed.length !== shown.length) return [];
  return printed.flatMap((theirs, i) => {
    const spec = shown[i]?.spec;
    const text = spec === undefined ? null : engine.summary(spec, "keras2_7");
    const [ours] = text?.ok ? printedSummaries(text.value) : [];
    return ours === undefined ? [] : printedDifferences(theirs, ours);
  });
}

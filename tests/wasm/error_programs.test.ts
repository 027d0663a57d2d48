/**
 * Programs that Keras refuses, as a learner meets them: each gets Keras' text, a plain sentence in both languages that names the layer to blame, and
 * where a mend is offered it mends.
 */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Messages } from "../../web/src/i18n/messages.ts";
import { placeError } from "../../web/src/keras/doctor.ts";
import type { Dialect, Result } from "../../web/src/types/core.ts";
import type { Diagnostic, Mend, Reading } from "../../web/src/types/reading.ts";
import { diagnosticSentence, mendLabel } from "../../web/src/view/diagnostic.ts";
import { dictionaries } from "../web/fixtures/dictionaries.ts";
import { applyEdits } from "../web/keras/render.ts";
import { type Core, importCore } from "./library.ts";

interface Program {
  readonly id: string;
  readonly dialect: Dialect;
  readonly text: string;
}

interface ErrorCase {
  readonly id: string;
  readonly semantics: Dialect;
  readonly program: string;
  readonly raised: boolean;
}

/** Programs told in words become Keras text, as for the golden runner. */
const words = (await import("./golden/words.mjs" as string)) as {
  programText(program: string): { readonly text: string };
};

const golden: readonly Program[] = (JSON.parse(readFileSync("tests/golden/errors.json", "utf8")) as ErrorCase[])
  .filter(({ raised }) => raised)
  .map(({ id, semantics, program }) => ({ id, dialect: semantics, text: words.programText(program).text }));

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  rnn = await (await importCore()).load();
});

/** What the page says of a text: the reader's findings and, of models that are complete, the core's. */
function findings(
  text: string,
  dialect: Dialect,
): { readonly reading: Reading; readonly found: readonly Diagnostic[] } {
  const reading = rnn.read(text, { dialect });
  const ofCore = reading.models
    .filter(({ complete }) => complete)
    .flatMap((model) => {
      const results: Result<unknown>[] = [
        rnn.plan(model.spec),
        ...model.summaries.map(({ from, to, ...options }) => rnn.summary(model.spec, reading.dialect, options)),
      ];
      const [first] = results.flatMap((result) => (result.ok ? [] : [result.error]));
      return first === undefined ? [] : [placeError(reading, model, first)];
    });
  const found = [...reading.diagnostics, ...ofCore].filter(({ severity }) => severity !== "note");
  return { reading, found };
}

const HANGUL = /[\uac00-\ud7a3]/;

function expectSentence(text: string, code: string, korean: boolean): void {
  expect(text).not.toBe(code);
  expect(text).not.toContain("undefined");
  expect(text.length).toBeGreaterThan(8);
  expect(HANGUL.test(text), text).toBe(korean);
}

const PLACES =
  /^(SimpleRNN|LSTM|GRU|Dense|Bidirectional|TimeDistributed|Embedding|Dropout|RepeatVector|Sequential|add)$/;

/** The layer is in the words, or the words stand at its very text. */
function namesLayer(sentence: string, diagnostic: Diagnostic, { text }: Reading): boolean {
  const { layer, class: class_name, name } = diagnostic.args;
  const inWords = [layer, class_name, name, "TimeDistributed", "RepeatVector"].some(
    (word) => word !== undefined && sentence.includes(word),
  );
  const marked = text.slice(diagnostic.from, diagnostic.to);
  const before = text.slice(0, diagnostic.from);
  const called = /(\w+)\((?:[^()]|\([^()]*\))*$/.exec(before)?.[1] ?? "";
  return inWords || PLACES.test(called) || /\w\(/.test(marked) || /[\w)]\.\w*$/.test(before);
}

function mendsOf({ mend, alternatives = [] }: Diagnostic): readonly Mend[] {
  return mend === undefined ? alternatives : [mend, ...alternatives];
}

function expectMends(mend: Mend, diagnostic: Diagnostic, reading: Reading): void {
  const mended = applyEdits(reading.text, mend.edits);
  const { reading: again, found } = findings(mended, reading.dialect);
  const left = found.filter(({ severity }) => severity === "error");
  expect(
    left.map(({ code, args }) => [code, args]),
    `${diagnostic.code} mended to ${mended}`,
  ).toEqual([]);
  for (const { spec } of again.models) expect(rnn.plan(spec).ok, mended).toBe(true);
}

function expectTold({ text, dialect }: Program): void {
  const { reading, found } = findings(text, dialect);
  expect(found.length).toBeGreaterThan(0);
  for (const diagnostic of found) {
    for (const lang of ["en", "ko"] as const) {
      const m: Messages = dictionaries[lang];
      const sentence = diagnosticSentence(m, diagnostic);
      expectSentence(sentence, diagnostic.code, lang === "ko");
      expect(sentence).not.toBe(diagnostic.keras);
      if (diagnostic.severity === "error") expect(namesLayer(sentence, diagnostic, reading), sentence).toBe(true);
      for (const mend of mendsOf(diagnostic)) expect(mendLabel(m, mend)).not.toContain("undefined");
    }
    for (const mend of mendsOf(diagnostic)) expectMends(mend, diagnostic, reading);
  }
}

describe("a program that Keras refuses is told plainly, and mended where it can be", () => {
  test.each(golden.map((program) => [program.id, program] as const))("%s", (_, program) => {
    expectTold(program);
  });
});

/** What is read of other people's posts: code among prompts and numbers, blocks as one program, printed summaries and in what they differ. */
import { describe, expect, it } from "vitest";
import { programOfPost } from "../../../web/src/keras/post_program.ts";
import { codeOfPost } from "../../../web/src/keras/post_text.ts";
import { printedDifferences } from "../../../web/src/keras/printed_difference.ts";
import { type PrintedSummary, printedSummaries } from "../../../web/src/keras/printed_summary.ts";

describe("the code of a block", () => {
  it.each([
    ["as it stands, without the space around it", "\n\n  a = 1\n  b = 2\n\n", "  a = 1\n  b = 2"],
    ["without numbers that count its lines", " 9 a = 1\n10 for i in b:\n11     c()", "a = 1\nfor i in b:\n    c()"],
    ["with numbers that do not", "1 + 1\n3 + 1", "1 + 1\n3 + 1"],
    ["without prompts, and what was printed", ">>> f(\n... 1)\n3\n>>> g()", "f(\n1)\ng()"],
    ["without a notebook's prompts", "In [1]: f()\n   ...: g()\nOut[1]: 3\nIn [2]: h()", "f()\ng()\nh()"],
    ["below a prompt that stands alone", "In [1]:\nf()\ng()", "f()\ng()"],
    ["without spaces that Python does not know", "\ufefff(\u00a01)\r\ng()\u200b", "f( 1)\ng()"],
  ])("is taken %s", (_, text, code) => expect(codeOfPost(text)).toBe(code));
});

describe("a block's program", () => {
  it("begins with the blocks that give what it uses, through others too, and with earlier models", () => {
    const codes = ["n = 2", "unused = 1", "units = n + 1", "a = Sequential([LSTM(2)])", "print(1)", "b = LSTM(units)"];
    const { text, from } = programOfPost(codes, 5);
    expect(text).toBe([codes[0], codes[2], codes[3], codes[5]].join("\n\n"));
    expect(text.slice(from)).toBe(codes[5]);
  });

  it("knows nothing of those below it", () => expect(programOfPost(["x = y", "y = 2"], 0).text).toBe("x = y"));
});

const keras1 = `____________________________________________________________________________________________________
Layer (type)                     Output Shape          Param #     Connected to
====================================================================================================
lstm_1 (LSTM)                    (None, 128)           1,131,520   lstm_input_1[0][0]
bidirectional_1 (Bidirection     (None, 2, 6)          84
====================================================================================================
Total params: 1,131,604`;

describe("printed summaries", () => {
  it("are read in every generation's form", () => {
    expect(printedSummaries(keras1)).toEqual([
      {
        rows: [
          { name: "lstm_1", class_name: "LSTM", shape: [null, 128], params: 1131520 },
          { name: "bidirectional_1", class_name: "Bidirection", shape: [null, 2, 6], params: 84 },
        ],
        total: 1131604,
      },
    ]);
    const input =
      "Layer (type) …\n input_1 (InputLayer)        [(None, 2, 10)]           0   []\nTotal params: 0 (0.00 Byte)";
    expect(printedSummaries(input)[0]?.rows[0]?.shape).toEqual([null, 2, 10]);
    const wrapped = "┃ Layer (type)  ┃\n│ time_distributed  │ (8, 2, 3)   │      12 │\n│ (TimeDistributed) │   │  │";
    expect(printedSummaries(wrapped)[0]?.rows).toEqual([
      { name: "time_distributed", class_name: "TimeDistributed", shape: [8, 2, 3], params: 12 },
    ]);
  });

  it("are found one after the other, and not where there is none", () => {
    expect(printedSummaries(`${keras1}\n${keras1}`)).toHaveLength(2);
    expect(printedSummaries("Layer (type) of a table that holds nothing")).toEqual([]);
    expect(printedSummaries("no table")).toEqual([]);
  });

  it("take no time over text that only looks like one", () => {
    const row = `lstm (LSTM) (${"None, ".repeat(2000)}${"(a) ".repeat(2000)}`;
    const begin = performance.now();
    expect(printedSummaries(`Layer (type)\n${`${row}\n`.repeat(5)}`)).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe("a printed summary differs", () => {
  const summary = (...rows: [string, (number | null)[], number][]): PrintedSummary => ({
    rows: rows.map(([class_name, shape, params]) => ({ name: class_name.toLowerCase(), class_name, shape, params })),
    total: rows.reduce((sum, [, , params]) => sum + params, 0),
  });
  const ours = summary(["LSTM", [null, 3], 168], ["Dense", [null, 1], 4]);

  it("not in names, nor where Keras had no room for a class", () => {
    const { rows, total } = ours;
    const theirs = { rows: rows.map((row) => ({ ...row, name: "x", class_name: row.class_name.slice(0, 3) })), total };
    expect(printedDifferences(theirs, ours)).toEqual([]);
  });

  it("in the batch, once for all rows", () => {
    const batch = summary(["LSTM", [8, 3], 168], ["Dense", [8, 1], 4]);
    expect(printedDifferences(batch, ours)).toEqual([{ kind: "no_batch", printed: "(8, 3)", ours: "(None, 3)" }]);
    expect(printedDifferences(ours, batch)).toEqual([{ kind: "batch", printed: "(None, 3)", ours: "(8, 3)" }]);
  });

  it("in another size, in parameters, in their sum, in the layers", () => {
    const kinds = (theirs: PrintedSummary) => printedDifferences(theirs, ours).map(({ kind }) => kind);
    expect(kinds(summary(["LSTM", [null, 2, 3], 168], ["Dense", [null, 1], 4]))).toEqual(["shape"]);
    expect(kinds(summary(["LSTM", [null, 3], 160], ["Dense", [null, 1], 4]))).toEqual(["params"]);
    expect(kinds({ ...ours, total: 1 })).toEqual(["total"]);
    expect(kinds(summary(["LSTM", [null, 3], 168]))).toEqual(["layers"]);
    expect(kinds(summary(["GRU", [null, 3], 168], ["Dense", [null, 1], 4]))).toEqual(["layers"]);
  });

  it("as an older GRU did, which is said", () => {
    const gru = (params: number) => summary(["GRU", [null, 5], params]);
    expect(printedDifferences(gru(150), gru(165))).toEqual([
      { kind: "older_gru", layer: "gru", printed: "150", ours: "165" },
    ]);
  });
});

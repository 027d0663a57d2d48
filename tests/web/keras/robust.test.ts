/** Half-typed and damaged texts. Nothing throws, time is bounded, and a model called complete is one that Python would have built from what stands there. */
import { parser } from "@lezer/python";
import { describe, expect, test } from "vitest";
import { maxLayers, maxTextLength } from "../../../web/src/keras/limits.ts";
import { blankOutput } from "../../../web/src/keras/prompts.ts";
import { read } from "../../../web/src/keras/read.ts";
import { scan } from "../../../web/src/keras/scan.ts";
import type { Range, Reading } from "../../../web/src/types/reading.ts";
import { catalog } from "./catalog.ts";
import { examples } from "./examples.ts";
import { allPairs } from "./pairs.ts";
import { renderSpec } from "./render.ts";

/** Milliseconds of computing so far: unlike a clock, it does not run while other programs have the machine. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that the long tests may take where many programs share the machine. */
const patience = 900_000;

/** mulberry32: the same edits in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where the program that is read is no Python to the grammar. */
function errorsIn(text: string): readonly Range[] {
  const program = scan(blankOutput(text), []).text;
  const errors: Range[] = [];
  parser.parse(program).iterate({
    enter: ({ type, from, to }) => {
      // `3.` is a number to Python and an error to the grammar.
      if (type.isError && !/\d\.$/.test(program.slice(0, from).trimEnd())) errors.push({ from, to });
    },
  });
  return errors;
}

/** What must hold of every reading, whatever the text. */
function check(text: string, reading: Reading): void {
  const inText = ({ from, to }: Range): boolean =>
    Number.isInteger(from) && 0 <= from && from <= to && to <= text.length;
  for (const diagnostic of reading.diagnostics) {
    if (!inText(diagnostic))
      throw new Error(`${diagnostic.code} at ${diagnostic.from}-${diagnostic.to} of ${text.length}`);
    const edits = [...(diagnostic.mend?.edits ?? [])].sort((a, b) => a.from - b.from);
    edits.forEach((edit, i) => {
      if (!inText(edit) || edit.from < (edits[i - 1]?.to ?? 0))
        throw new Error(`the edits of ${diagnostic.code} overlap or leave the text`);
    });
  }
  const errors = reading.models.some((model) => model.complete) ? errorsIn(text) : [];
  for (const model of reading.models) {
    if (!inText(model)) throw new Error("a model leaves the text");
    if (model.spec.layers.length !== model.spans.length) throw new Error("spans are not parallel to layers");
    for (const span of model.spans) {
      if (span === null) continue;
      if (!inText(span) || !inText(span.name)) throw new Error("a span leaves the text");
      for (const range of Object.values(span.arguments))
        if (!inText(range)) throw new Error("an argument leaves the text");
    }
    if (!model.complete) continue;
    const error = reading.diagnostics.find((d) => d.severity === "error" && d.from <= model.to && d.to >= model.from);
    if (error !== undefined) throw new Error(`a complete model contains the error ${error.code}`);
    if (errors.some((error) => error.from < model.to && error.to > model.from))
      throw new Error(`a complete model does not parse: ${text.slice(model.from, model.to)}`);
  }
  if ((reading.shown === -1) !== (reading.models.length === 0))
    throw new Error("no model is shown though there is one");
}

function readChecked(text: string): Reading {
  const reading = read(text, catalog);
  check(text, reading);
  return reading;
}

describe.each(Object.entries(examples))("%s", (_, text) => {
  test("reads without an error", () => {
    const reading = readChecked(text);
    expect(reading.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    expect(reading.models.every((model) => model.complete)).toBe(true);
  });

  test(
    "every prefix is read, and a complete model in it is a beginning of the whole one",
    () => {
      const whole = readChecked(text).models.map((model) => renderSpec(model.spec).replace(/ \| .*/, ""));
      for (let end = 0; end <= text.length; end++) {
        const reading = readChecked(text.slice(0, end));
        reading.models.forEach((model, i) => {
          const line = text.slice(0, end).split("\n").at(-1) ?? "";
          // A line whose last word may go on is complete Python all the same; only finished lines can be compared.
          if (!model.complete || !/^\s*$/.test(line) || model.spec.nodes !== undefined) return;
          const layers = renderSpec(model.spec);
          const isBeginning = layers === "" || whole[i] === layers || whole[i]?.startsWith(`${layers} > `);
          if (isBeginning !== true)
            throw new Error(`after ${end} characters: ${layers} is no beginning of ${whole[i]}`);
        });
      }
    },
    patience,
  );
});

const snippets = [
  "(",
  ")",
  "[",
  "]",
  "'",
  '"',
  '"""',
  ",",
  "=",
  "\n",
  " ",
  "#",
  "\\",
  ".",
  ":",
  "：",
  "（",
  "）",
  "，",
  "“",
  "\u3000",
  "True",
  "none",
  "LSTM",
  "model",
  "add",
  "3",
  "1e400",
  "__proto__",
  "constructor",
  "=\n",
  "**",
  "*",
  "for x in y:",
  "def f(",
  "lambda",
  "return",
  "%",
  ">>> ",
  "{",
  "}",
  "f'{",
  "\u{1f600}",
  "-",
  "//0",
];

/** One to four random changes: a piece taken out, doubled, moved, or a snippet put in. */
function damaged(text: string, random: () => number): string {
  let result = text;
  const changes = 1 + Math.floor(random() * 4);
  for (let i = 0; i < changes; i++) {
    const from = Math.floor(random() * (result.length + 1));
    const to = Math.min(result.length, from + Math.floor(random() ** 3 * 40));
    const piece = result.slice(from, to);
    const kind = random();
    if (kind < 0.35) result = result.slice(0, from) + result.slice(to);
    else if (kind < 0.5) result = result.slice(0, to) + piece + result.slice(to);
    else if (kind < 0.6) {
      const rest = result.slice(0, from) + result.slice(to);
      const at = Math.floor(random() * (rest.length + 1));
      result = rest.slice(0, at) + piece + rest.slice(at);
    } else
      result = result.slice(0, from) + (snippets[Math.floor(random() * snippets.length)] ?? "") + result.slice(from);
  }
  return result;
}

/** `./dev fuzz` goes on for so many seconds, from a seed that it names. */
const fuzzSeconds = Number(process.env.FUZZ_SECONDS ?? 0);
const firstSeed = Number(process.env.FUZZ_SEED ?? 20261124);

/** Milliseconds that the slowest of `count` damaged texts took. */
function readDamaged(seed: number, count: number): number {
  const random = seeded(seed);
  const texts = [...Object.values(examples), ...allPairs().map((pair) => pair.code)];
  let slowest = 0;
  for (let i = 0; i < count; i++) {
    const text = damaged(texts[Math.floor(random() * texts.length)] ?? "", random);
    const start = cpuTime();
    try {
      readChecked(text);
    } catch (thrown) {
      throw new Error(`FUZZ_SEED=${seed}: ${String(thrown)}\n--- in ---\n${text}`);
    }
    slowest = Math.max(slowest, cpuTime() - start);
  }
  return slowest;
}

test(
  "10,000 damaged texts are read without a throw, each in its time",
  () => {
    const end = Date.now() + 1000 * fuzzSeconds;
    let seed = firstSeed;
    do {
      expect(readDamaged(seed++, 10_000)).toBeLessThan(5000);
    } while (Date.now() < end);
  },
  patience + 1000 * fuzzSeconds,
);

describe("absurd texts", () => {
  const codes = (text: string): string[] => readChecked(text).diagnostics.map((d) => d.code);

  test("a text beyond the limit is refused with its length", () => {
    expect(readChecked(" ".repeat(maxTextLength + 1)).diagnostics[0]).toMatchObject({
      code: "text_too_long",
      args: { length: "200001" },
    });
  });

  test.each([
    ["a loop without end", "model = Sequential()\nfor i in range(10**9):\n    x = i\n", "too_many_steps"],
    [
      "loops in loops",
      "for i in range(1000):\n  for j in range(1000):\n    for k in range(1000):\n      x = 1\n",
      "too_many_steps",
    ],
    [
      "too many layers",
      `model = Sequential()\nfor i in range(${maxLayers + 1}):\n    model.add(Dense(1))\n`,
      "too_many_layers",
    ],
    ["a list beyond reason", "model = Sequential([Dense(1)] * 10**9)\n", "unknown_value"],
    ["a comprehension without end", "model = Sequential([Dense(1) for i in range(10**9)])\n", "too_many_layers"],
    ["brackets in brackets", `model = Sequential(${"[".repeat(2000)}${"]".repeat(2000)})\n`, "nested_too_deep"],
    [
      "calls in calls",
      `model = Sequential([${"Bidirectional(".repeat(500)}LSTM(1)${")".repeat(500)}])\n`,
      "nested_too_deep",
    ],
    [
      "blocks in blocks",
      `${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}if True:`).join("\n")}\n${" ".repeat(300)}x = 1\n`,
      "nested_too_deep",
    ],
    ["a function that calls itself", "def f():\n    return f()\nf()\n", "calls_too_deep"],
    ["a number beyond exactness", "model = Sequential([Dense(2**80)])\n", "int_too_large"],
    ["a number beyond all", "model = Sequential([Dense(10**1000)])\n", "int_too_large"],
    [
      "models within models, each twice in the next",
      "m = Sequential([Input((2,)), Dense(2)])\nfor i in range(60):\n    x = Input((2,))\n    m = Model(x, m(m(x)))\n",
      "too_many_layers",
    ],
    ["a float beyond all", "model = Sequential([Dropout(1e400)])\n", "wants_finite"],
  ])("%s gets a sentence", (_, text, code) => {
    const start = cpuTime();
    expect(codes(text)).toContain(code);
    expect(cpuTime() - start).toBeLessThan(15_000);
  });

  test.each([
    ["brackets that never close", "(".repeat(maxTextLength)],
    ["brackets that were never open", ")".repeat(maxTextLength)],
    ["quotes", "'\n".repeat(maxTextLength / 2)],
    ["unclosed calls", "model.add(\n".repeat(15_000)],
    ["one long name", "a".repeat(maxTextLength)],
    ["one long sum", `x = ${"1+".repeat(maxTextLength / 2 - 10)}1`],
    ["attributes of attributes", `x${".a".repeat(maxTextLength / 2 - 10)}`],
    ["commas", `x = [${",".repeat(maxTextLength - 10)}]`],
    ["semicolons", "x;".repeat(maxTextLength / 2)],
    ["prompts", ">>> \n".repeat(40_000)],
    ["summary rules", `${"_".repeat(60)}\n`.repeat(3000)],
    ["blank lines", "\n".repeat(maxTextLength)],
    ["dots", ".".repeat(maxTextLength)],
    ["foreign brackets", "（".repeat(20_000)],
    [
      "thousands of models of the same graph",
      "x = Input((2,))\ny = x\nfor i in range(1500):\n    y = Dense(2)(y)\nfor i in range(6000):\n    m = Model(x, y)\n",
    ],
    [
      "thousands of models of the same model",
      "m = Sequential([Input((2,))] + [Dense(2) for i in range(1500)])\nx = Input((2,))\ny = m(x)\nfor i in range(6000):\n    n = Model(x, y)\n",
    ],
    ["statements", "x = 1\n".repeat(30_000)],
  ])("%s end in time", (_, text) => {
    const start = cpuTime();
    readChecked(text);
    expect(cpuTime() - start).toBeLessThan(15_000);
  });
});

test("with more errors than are told no model passes for complete", () => {
  const text = `${Array.from({ length: 300 }, (_, i) => `a${i} = Sequential([LSTM('${i}')])`).join("\n")}\nmodel = Sequential([LSTM('3')])\n`;
  const reading = readChecked(text);
  expect(reading.diagnostics).toHaveLength(200);
  expect(reading.models.filter((model) => model.complete)).toEqual([]);
});

test("names that objects have by nature are ordinary names", () => {
  const reading = readChecked(
    "__proto__ = 3\nconstructor = 4\ntoString = {'__proto__': 5, 'hasOwnProperty': 6}\nmodel = Sequential([Dense(__proto__), Dense(constructor), Dense(toString['__proto__']), LSTM(3, __proto__=1, constructor=2)])\nmodel.compile(Adam(__proto__=1, constructor=2))\n",
  );
  expect(reading.models[0]?.spec.layers.slice(0, 3).map((layer) => layer.config["units"])).toEqual([3, 4, 5]);
  expect(reading.diagnostics.map((d) => d.args["argument"])).toEqual(["__proto__", "constructor"]);
  expect(Object.hasOwn(Object.prototype, "units")).toBe(false);
});

test("reading has no memory: the same text gives the same reading", () => {
  const text = examples["the models of the post"] ?? "";
  const first = JSON.stringify(read(text, catalog));
  read("model = Sequential([LSTM(3)])", catalog);
  expect(JSON.stringify(read(text, catalog))).toBe(first);
});

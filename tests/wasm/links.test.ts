/** Links with the real reader and the real core: what a link brings back, what it refuses, and that no damage to one does harm. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { examples } from "../../web/src/app/examples/index.ts";
import { knownReading } from "../../web/src/app/examples/known.ts";
import { reader } from "../../web/src/app/keras_reader.ts";
import { createEngine } from "../../web/src/engine/engine.ts";
import { longestPacked, pack, unpack } from "../../web/src/files/link_text.ts";
import { shownAt } from "../../web/src/keras/shown_at.ts";
import { type Derived, derive, nothingDerived, type Tools } from "../../web/src/state/derive.ts";
import { withEdits } from "../../web/src/state/edits.ts";
import { fragmentOf, linkPartOf, version } from "../../web/src/state/link/address.ts";
import { contentOf, type LinkContent, opened, readContent, writeContent } from "../../web/src/state/link/link.ts";
import { migrated } from "../../web/src/state/link/migrations.ts";
import { reduce } from "../../web/src/state/reduce.ts";
import { initialState, type State } from "../../web/src/state/state.ts";
import type { Command } from "../../web/src/types/command.ts";

let tools: Tools;

beforeAll(() => {
  const engine = createEngine(new WebAssembly.Module(readFileSync("build/wasm-release/rnn.wasm")));
  tools = { engine, catalog: engine.catalog(), known: knownReading, shownAt, withEdits };
});

interface Page {
  readonly state: State;
  readonly derived: Derived;
}

function pageWith(code: string, ...commands: readonly Command[]): Page {
  let state = initialState(code);
  let derived = derive(state, tools, reader, nothingDerived);
  for (const command of commands) {
    state = reduce(state, command, derived);
    derived = derive(state, tools, reader, derived);
  }
  return { state, derived };
}

function linkOf({ state, derived }: Page): string {
  return fragmentOf(pack(writeContent(contentOf(state, derived))));
}

interface OpenedPage extends Page {
  readonly refused: readonly string[];
  readonly whole: boolean;
}

/** As the page opens it. */
function open(fragment: string): OpenedPage | null {
  const part = linkPartOf(fragment);
  if (part === null) return null;
  const { text, whole } = unpack(part.packed);
  const { content, lost } = readContent(text);
  return { ...openContent(migrated(content, part.version)), whole: whole && !lost };
}

function openContent(content: LinkContent): Page & { readonly refused: readonly string[] } {
  let previous = nothingDerived;
  return opened(initialState(content.code), content, reduce, (state) => {
    previous = derive(state, tools, reader, previous);
    return previous;
  });
}

/** What a link is there for: everything but what it is not to carry. */
function carried({ state }: Page) {
  const { history, touch, editing, playing, speed, theme, hint, ...rest } = state;
  return rest;
}

const lstm = `from keras import layers, Sequential
# 문장을 읽는 모델
model = Sequential([layers.Input((None, 4)), layers.Bidirectional(layers.LSTM(3, return_sequences=True)), layers.Dense(2)])`;

const touched: readonly Command[] = [
  { type: "dialect", dialect: "keras3" },
  { type: "seed", seed: 77 },
  { type: "batch", batch: 3 },
  { type: "steps", steps: 6 },
  {
    type: "source",
    input: 0,
    source: { kind: "generator", generator: { name: "sine", period: 3, amplitude: 0.5 } },
    joining: "",
  },
  { type: "edit", edit: { kind: "weight", path: "sequential/dense/kernel", index: 5, value: -1.25 }, transient: false },
  { type: "edit", edit: { kind: "input", input: 0, sample: 2, t: 4, entry: 1, value: 0.1 }, transient: false },
  { type: "seek", position: 17 },
  { type: "sample", sample: 2 },
  { type: "touch", touch: { kind: "weight", weight: 1, index: 3 }, pin: true },
  { type: "time_form", form: "table" },
  { type: "summary_tab", tab: "keras2" },
  { type: "summary_flavor", flavor: "keras2_13" },
  { type: "unfold", layer: 2 },
  { type: "open", panel: "gradient", open: true },
  {
    type: "panel",
    panel: "gradient",
    change: { form: "table", targets: [{ output: 0, index: 1, value: 0.5, shape: [3, 6, 2] }], checked: null },
  },
  { type: "lang", lang: "ko" },
  { type: "caret", caret: 10 },
];

describe("a link", () => {
  test("brings back everything that it is there to carry", () => {
    const page = pageWith(lstm, ...touched);
    expect(page.state.document.edits).toHaveLength(2);
    const there = open(linkOf(page));
    expect(there?.whole).toBe(true);
    expect(there?.refused).toEqual([]);
    expect(carried(there!)).toEqual(carried(page));
    expect(there!.derived.tick).toEqual(page.derived.tick);
    expect(there!.derived.computed?.outputs).toEqual(page.derived.computed?.outputs);
  });

  test("of any example is far below 2,000 characters, and of an untouched one is its text alone", () => {
    for (const { code, id } of examples) {
      expect(linkOf(pageWith(code)).length, id).toBeLessThan(400);
      expect(contentOf(pageWith(code).state, nothingDerived).fields, id).toEqual({});
      const stepped = pageWith(code, { type: "action", name: "next_step" }, { type: "seed", seed: 9 });
      expect(linkOf(stepped).length, id).toBeLessThan(500);
    }
    expect(linkOf(pageWith(lstm, ...touched)).length).toBeLessThan(700);
  });

  test("to a sub-step finds it by its name", () => {
    const page = pageWith(lstm, { type: "seek", position: 23 });
    const fields = contentOf(page.state, page.derived).fields;
    expect(fields["at"]).toEqual([
      page.derived.tick?.node,
      page.derived.tick?.part,
      page.derived.tick?.quantity,
      page.derived.tick?.t,
    ]);
    expect(open(linkOf(page))?.derived.position).toBe(23);
  });

  test("with a changed initial state carries it too", () => {
    const edit = {
      kind: "state",
      layer: "simple_rnn",
      part: "",
      quantity: "h",
      sample: 0,
      entry: 1,
      value: 0.5,
    } as const;
    const page = pageWith(examples[0]!.code, { type: "edit", edit, transient: false });
    expect(page.derived.edits).toHaveLength(1);
    expect(open(linkOf(page))?.state.document.edits).toEqual(page.state.document.edits);
  });

  test("opens as one step that undo takes back", () => {
    const there = open(linkOf(pageWith(lstm, ...touched)));
    expect(there?.state.history.past).toEqual([]);
  });
});

describe("what a link says is checked as if it had been typed", () => {
  const code = examples[0]!.code;
  const refusals: readonly (readonly [string, unknown])[] = [
    ["seed", -1],
    ["seed", 1.5],
    ["seed", "7"],
    ["seed", 1e300],
    ["batch", 0],
    ["batch", 1e9],
    ["steps", 99999],
    ["steps", [5]],
    ["dialect", "keras9"],
    ["dialect", { toString: "keras2" }],
    ["lang", "__proto__"],
    ["time", "constructor"],
    ["summary", 3],
    ["print", "keras3"],
    ["unfold", 99],
    ["sample", 99],
    ["caret", 100000],
    ["at", [0, "", "nothing", 1]],
    ["at", [[[]]]],
    ["pin", ["weight", -1, 0]],
    ["pin", "weight"],
    ["edits", [["weight", "simple_rnn/nothing", 0, 1]]],
    ["edits", [["weight", "simple_rnn/simple_rnn_cell/kernel", 0, "1"]]],
    ["edits", { length: 3 }],
    ["inputs", [{ input: 9, source: { kind: "generator", generator: { name: "zeros" } } }]],
    ["inputs", [{ input: 0, source: { kind: "generator", generator: { name: "zeros", more: 1 } } }]],
    ["inputs", [{ input: 0, source: { kind: "table", values: [1], batch: 1, steps: 2, entries: 10 } }]],
    ["inputs", [{ input: 0, source: { kind: "text", text: "a", unit: "poem", padding: "pre", truncating: "pre" } }]],
    ["__proto__", { seed: 7 }],
    ["constructor", 1],
    ["open", ["nothing"]],
    ["open", "gradient"],
    ["panels", { gradient: { form: "poem" } }],
    ["panels", { gradient: { targets: [{ output: -1, index: 0, value: 1, shape: [] }] } }],
    ["panels", { gradient: { form: "table", more: 1 } }],
    ["panels", { constructor: {} }],
    ["panels", 1],
    ["novelty", [1, 2, 3]],
  ];

  test.each(refusals)("%s: %j is refused, and the rest opens", (key, value) => {
    const text = `${code}\0${JSON.stringify({ seed: 5 }).replace("}", `,${JSON.stringify(key)}:${JSON.stringify(value)}}`)}`;
    const { content, lost } = readContent(text);
    const page = openContent(content);
    expect(lost).toBe(false);
    expect(page.refused).toEqual([key]);
    expect(page.state.document.code).toBe(code);
    expect(page.derived.computed).not.toBeNull();
    expect(carried(page)).toEqual(
      carried(pageWith(code, ...(key === "seed" ? [] : [{ type: "seed", seed: 5 } as const]))),
    );
    expect(({} as Record<string, unknown>)["seed"]).toBeUndefined();
  });

  test("of several changed numbers those that exist are taken, and the others are told", () => {
    const page = pageWith(code, {
      type: "edit",
      edit: { kind: "input", input: 0, sample: 0, t: 1, entry: 0, value: 2 },
      transient: false,
    });
    const edits = [
      ...(contentOf(page.state, page.derived).fields["edits"] as readonly []),
      ["input", 0, 0, 9, 99, 1],
      7,
    ];
    const there = openContent({ code, fields: { edits } });
    expect(there.refused).toEqual(["edits"]);
    expect(there.state.document.edits[0]).toEqual(page.state.document.edits[0]);
  });
});

describe("broken links", () => {
  test("a cut one opens the text as far as it goes", () => {
    const link = linkOf(pageWith(lstm, ...touched));
    const there = open(link.slice(0, -12));
    expect(there?.whole).toBe(false);
    expect(there?.state.document.code).toBe(lstm);
    expect(there?.derived.computed).not.toBeNull();
  });

  test("what is no link is none", () => {
    for (const fragment of ["", "#", "#time", "#v=1", "#v1", "https://example.org/v1=abc", "#vv1=AA"]) {
      expect(linkPartOf(fragment), fragment).toBeNull();
    }
    expect(linkPartOf("https://example.org/#theme=dark&v1=abc-_&x=y")).toEqual({ version: 1, packed: "abc-_" });
  });

  test("ten thousand damaged ones throw nothing and hang nowhere", () => {
    const seeds = [lstm, ...examples.map(({ code }) => code)].map((code, index) =>
      linkOf(pageWith(code, ...(index === 0 ? touched : [{ type: "action", name: "next_step" } as const]))),
    );
    let random = 12345;
    const next = (below: number): number => {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      return Math.floor((random / 2 ** 32) * below);
    };
    const letters = [..."ABCxyz019-_%=&#\u{1F600}\0 v"];
    const mutate = (link: string): string => {
      const at = next(link.length);
      switch (next(6)) {
        case 0:
          return link.slice(0, at);
        case 1:
          return link.slice(0, at) + letters[next(letters.length)] + link.slice(at + 1);
        case 2:
          return link.slice(0, at) + link.slice(at + 1 + next(8));
        case 3:
          return link.slice(0, at) + link.slice(next(link.length)) + link.slice(at);
        case 4:
          return link.toLowerCase();
        default:
          return encodeURIComponent(link);
      }
    };
    // What a stranger writes on purpose passes the digest: the text inside is damaged then.
    const forge = (link: string): string => {
      const { text } = unpack(linkPartOf(link)!.packed);
      const at = next(text.length);
      const pieces = ["9e999", "-1", "[[[[", "null", '"__proto__":{}', "\0", "}", "1e400", '"', "\u0007"];
      return fragmentOf(pack(text.slice(0, at) + pieces[next(pieces.length)] + text.slice(at + next(4))));
    };
    let slowest = 0;
    let whole = 0;
    for (let round = 0; round < 10_000; round++) {
      let link = seeds[next(seeds.length)]!;
      link = round % 4 === 0 ? forge(link) : mutate(link);
      if (next(3) === 0) link = mutate(link);
      const start = performance.now();
      const there = open(link);
      slowest = Math.max(slowest, performance.now() - start);
      if (there?.whole) whole += 1;
    }
    expect(whole).toBeGreaterThan(500);
    expect(slowest).toBeLessThan(2000);
  }, 120_000);

  test("deep nesting and endless lists are only text that cannot be read", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(readContent(`x\0${deep}`).content.code).toBe("x");
    const many = JSON.stringify({ edits: Array.from({ length: 5000 }, () => ["weight", "nothing", 0, 1]) });
    expect(openContent(readContent(`${examples[0]!.code}\0${many}`).content).refused).toEqual(["edits"]);
    expect(unpack("A".repeat(longestPacked * 2)).whole).toBe(false);
  });
});

describe("links that were written once", () => {
  const folder = "tests/web/state/links";
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

  test("every version has its links here, none has been forgotten", () => {
    expect(files.sort()).toEqual(Array.from({ length: version }, (_, index) => `v${index + 1}.json`));
  });

  interface Written {
    readonly link: string;
    readonly code: string;
    readonly state: Record<string, unknown>;
  }
  const written = files.flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Written[]);

  test.each(written)("$link", ({ link, code, state }) => {
    const there = open(link);
    expect(there?.whole).toBe(true);
    expect(there?.refused).toEqual([]);
    expect(there?.state.document.code).toBe(code);
    const { document, ...view } = there!.state;
    expect({ ...document, ...view, tick: there!.derived.tick }).toMatchObject(state);
  });
});

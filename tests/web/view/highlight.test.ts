import { describe, expect, test } from "vitest";
import { tokensOf } from "../../../web/src/app/tokens.ts";
import type { LayerSpan, ReadModel } from "../../../web/src/types/reading.ts";
import { stretches } from "../../../web/src/view/highlight.ts";
import { roleMarks } from "../../../web/src/view/role_marks.ts";

const text = "model.add(SimpleRNN(3, input_shape=(2, 10)))";

function range(part: string) {
  const from = text.indexOf(part);
  return { from, to: from + part.length };
}

const span: LayerSpan = {
  ...range("SimpleRNN(3, input_shape=(2, 10))"),
  name: range("SimpleRNN"),
  arguments: { units: range("3"), input_shape: range("(2, 10)") },
  wrapped: {},
};

const model = { spans: [null, span] } as unknown as ReadModel;

describe("the text in colour", () => {
  test("marks units in the hue of memory and features in the hue of the input", () => {
    const marked = roleMarks(text, model).map(({ from, to, role }) => [text.slice(from, to), role]);
    expect(marked).toEqual([
      ["SimpleRNN", "layer"],
      ["3", "memory"],
      ["10", "input"],
    ]);
  });

  test("finds the sizes inside a wrapper", () => {
    const wrapper: LayerSpan = { ...span, name: { from: 0, to: 5 }, arguments: {}, wrapped: { layer: span } };
    const marked = roleMarks(text, { spans: [wrapper] } as unknown as ReadModel);
    expect(marked.map((mark) => mark.role)).toEqual(["layer", "layer", "memory", "input"]);
  });

  test("loses no character and repeats none", () => {
    const problem = { ...range("10"), severity: "error", code: "", args: {} } as const;
    const cut = stretches(text, tokensOf(text), roleMarks(text, model), [problem]);
    expect(cut.map((stretch) => stretch.text).join("")).toBe(text);
    expect(cut.find((stretch) => stretch.text === "10")?.classes.split(" ")).toEqual(
      expect.arrayContaining(["tok-number", "role-input", "squiggle-error"]),
    );
  });

  test("shows a place between two characters on the one before it", () => {
    const end = { from: text.length, to: text.length, severity: "error", code: "", args: {} } as const;
    expect(stretches(text, tokensOf(text), [], [end]).at(-1)).toMatchObject({ text: ")" });
  });

  test("shows nothing for an empty text", () => {
    expect(stretches("", tokensOf(""), [], [])).toEqual([]);
  });
});

/** What the cell prints, as text. */
import { describe, expect, it } from "vitest";
import type { Scene, Touch } from "../../../web/src/types/scene.ts";
import { arithmetic } from "../../../web/src/view/arithmetic.ts";
import { cellView } from "../../../web/src/view/cell.ts";
import * as later from "../../../web/src/view/later.ts";
import { ledgerSections } from "../../../web/src/view/ledger_rows.ts";
import { expand, placeOf, symbolOf } from "../../../web/src/view/math_term.ts";
import { termText } from "../../../web/src/view/math_text.ts";
import { marksOf } from "../../../web/src/view/number_marks.ts";
import { markup } from "../fixtures/markup.ts";
import { lstmModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, positionOf, sceneOf } from "../fixtures/scenes.ts";

const post = computedOf(simpleRnnModel());
const lstm = computedOf(lstmModel());

/** The letters of a drawing: no tags, single spaces. */
function text(template: unknown): string {
  return markup(template)
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function written(scene: Scene): string {
  return text(arithmetic(scene, () => undefined, marksOf(scene), later));
}

function touching(touch: Touch, quantity = "h"): Scene {
  return sceneOf(post, { position: positionOf(post, quantity, 2), touch, lang: "en" });
}

describe("the arithmetic line", () => {
  it("writes a product of a vector and a column out", () => {
    const touch: Touch = { kind: "quantity", node: 1, part: "", quantity: "hU", t: 2, entry: 1 };
    expect(written(touching(touch))).toBe("(h1 Wh)[1] = (−0.145)·(−0.710) + (−0.952)·0.910 + 0.515·(−0.880) = −1.216");
  });

  it("hides the tail of a long sum, but has it", () => {
    const touch: Touch = { kind: "quantity", node: 1, part: "", quantity: "xW", t: 2, entry: 0 };
    const line = written(touching(touch));
    expect(line).toContain("… +6");
    expect(line.match(/·/g)).toHaveLength(10);
  });

  it("says of a weight that all time steps share it, and of a number not computed that it is not", () => {
    expect(written(touching({ kind: "weight", weight: 1, index: 4 }))).toBe(
      "Wh[1, 1] = 0.910 A weight. Every time step uses this same number. Change",
    );
    const ahead: Touch = { kind: "quantity", node: 1, part: "", quantity: "h", t: 2, entry: 0 };
    expect(written(touching(ahead, "xW"))).toBe("This number has not been computed yet.");
  });

  it("offers to take back what was changed, and neither that nor a change when nothing may be changed", () => {
    const edits = [
      { kind: "weight", path: "simple_rnn/recurrent_kernel", index: 4, value: 0.5, shape: [3, 3] },
    ] as const;
    const scene = { ...touching({ kind: "weight", weight: 1, index: 4 }), edits };
    expect(written(scene)).toContain("Take the change back");
    expect(written({ ...scene, readonly: true })).not.toMatch(/Change|Take/);
  });
});

describe("the equations", () => {
  function lines(scene: Scene): string[] {
    const place = placeOf(scene.computed, scene.tick)!;
    const shown = place.part.quantities.filter(
      (info) => info.state || (info.gate !== "" && info.operation === "activation"),
    );
    return shown.map((info) => `${termText(symbolOf(place, info))} = ${termText(expand(place, info))}`);
  }

  it("are Keras' with row vectors, one for each letter", () => {
    expect(lines(sceneOf(post, { position: positionOf(post, "h", 2) }))).toEqual(["h_2 = tanh(x_2 W_x + h_1 W_h + b)"]);
    expect(lines(sceneOf(lstm, { position: positionOf(lstm, "h", 2) }))).toEqual([
      "i_2 = σ(x_2 W_xi + h_1 W_hi + b_i)",
      "f_2 = σ(x_2 W_xf + h_1 W_hf + b_f)",
      "g_2 = tanh(x_2 W_xc + h_1 W_hc + b_c)",
      "o_2 = σ(x_2 W_xo + h_1 W_ho + b_o)",
      "c_2 = f_2 ∘ c_1 + i_2 ∘ g_2",
      "h_2 = o_2 ∘ tanh c_2",
    ]);
  });

  it("mark the term of the current tick, and that alone", () => {
    const marked = (quantity: string) => {
      const drawn = markup(
        cellView(sceneOf(post, { position: positionOf(post, quantity, 2) }), () => undefined, later),
      );
      const math = drawn.slice(drawn.indexOf("<math"), drawn.indexOf("</math>"));
      return (math.match(/class="[^"]*\bnow\b/g) ?? []).length;
    };
    expect([marked("x"), marked("xW"), marked("hU"), marked("s"), marked("z")]).toEqual([1, 1, 1, 1, 1]);
    // The letter and the function that makes it.
    expect(marked("h")).toBe(2);
  });
});

describe("the ledger", () => {
  it("has a row for each term, a rule above each sum and the activation last", () => {
    const scene = sceneOf(post, { position: positionOf(post, "z", 2) });
    const [section] = ledgerSections(scene, placeOf(post, scene.tick)!);
    expect(section?.rows.map((row) => [row.label.map(termText).join(" = "), row.ruled])).toEqual([
      ["x_2 W_x", false],
      ["h_1 W_h", false],
      ["s_2", true],
      ["b", false],
      ["z_2", true],
      ["h_2 = tanh z_2", false],
    ]);
  });

  it("opens the gate that is being computed and keeps one row of each other", () => {
    const scene = sceneOf(lstm, { position: positionOf(lstm, "s_f", 2) });
    const sections = ledgerSections(scene, placeOf(lstm, scene.tick)!);
    expect(sections.map((section) => [section.gate, section.open, section.rows.length])).toEqual([
      ["i", false, 1],
      ["f", true, 6],
      ["c", false, 1],
      ["o", false, 1],
      ["", true, 5],
    ]);
  });

  it("shows dots, not numbers, for what has not been computed", () => {
    const drawn = text(
      cellView(sceneOf(post, { position: positionOf(post, "hU", 2), lang: "en" }), () => undefined, later),
    );
    expect(drawn).toMatch(/s2 ?next step ?···|s2 next step · · ·/);
  });
});

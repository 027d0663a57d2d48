/** GRAPH: the wires as committed, what is lit, and where a touched number comes from and goes. */
import { describe, expect, test } from "vitest";
import { graph as en } from "../../../web/src/i18n/en/graph.ts";
import { graph as ko } from "../../../web/src/i18n/ko/graph.ts";
import type { GraphForm } from "../../../web/src/types/cells.ts";
import type { Scene, Touch } from "../../../web/src/types/scene.ts";
import { graphView } from "../../../web/src/view/graph.ts";
import { graphOf } from "../../../web/src/view/graph_model.ts";
import { placeOf } from "../../../web/src/view/math_term.ts";
import { lines, markup } from "../fixtures/markup.ts";
import { gruModel, lstmModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, positionOf, sceneOf } from "../fixtures/scenes.ts";

const lstm = computedOf(lstmModel());
const gru = computedOf(gruModel());
const simple = computedOf(simpleRnnModel());
const wide = computedOf(simpleRnnModel(false, { units: 20, features: 30, steps: 6, batch: 1 }));
const drawn = (scene: Scene, form: GraphForm = "letters") =>
  markup(graphView({ scene, choices: { form }, words: { en, ko }[scene.lang], emit: () => undefined }));
const h1: Touch = { kind: "quantity", node: 1, part: "", quantity: "h", t: 1, entry: 1 };

describe("the graph", () => {
  test("of an LSTM in letters is the figure of the textbooks", () => {
    const place = placeOf(lstm, lstm.timeline.ticks[0] ?? { node: 0, part: "", t: 0 });
    if (place === null) throw new Error("no place");
    const { wires } = graphOf(place, "letters");
    const into = (id: string) => wires.filter(({ to }) => to === id).map(({ from }) => from);
    expect(into("f")).toHaveLength(2);
    expect(into("fc")).toEqual(["f", "given c -1"]);
    expect(into("ig")).toEqual(["i", "g"]);
    expect(into("c")).toEqual(["fc", "ig"]);
    expect(into("h")).toEqual(["o", "tc"]);
  });

  test("a sub-step inside a gate lights the letter that takes it in", () => {
    const text = drawn(sceneOf(lstm, { lang: "en", position: positionOf(lstm, "hU_f", 2) }));
    expect(text.match(/class="graph-node [a-z]+ now"[^>]*aria-label="([^"]*)"/)?.[1]).toBe("f_2");
  });

  test.each(["en", "ko"] as const)("with a touched number is drawn as committed, in %s", async (lang) => {
    const scene = sceneOf(simple, { lang, position: positionOf(simple, "z", 2), touch: h1 });
    await expect(lines(drawn(scene))).toMatchFileSnapshot(`./snapshots/graph.${lang}.html`);
  });

  test("with every sub-step of a GRU is drawn as committed", async () => {
    const scene = sceneOf(gru, { lang: "en", position: positionOf(gru, "rh", 2) });
    await expect(lines(drawn(scene, "all"))).toMatchFileSnapshot("./snapshots/graph_all.en.html");
  });

  test("the window of a wide layer holds the touched number", () => {
    const touch: Touch = { kind: "quantity", node: 1, part: "", quantity: "h", t: 2, entry: 13 };
    const text = drawn(sceneOf(wide, { lang: "en", position: positionOf(wide, "z", 3), touch }));
    expect(text).toMatch(/class="heat [^"]*touched"[^>]*data-touch="q\|1\|\|h\|2\|13"/);
  });

  test("arrows come from every number that made the touched one, and lead to every one that it goes into", () => {
    const touch: Touch = { kind: "quantity", node: 1, part: "", quantity: "c", t: 2, entry: 1 };
    const text = drawn(sceneOf(lstm, { lang: "en", position: positionOf(lstm, "h", 2), touch }));
    expect(text.match(/class="way from"/g)).toHaveLength(2);
    expect(text.match(/class="way to"/g)).toHaveLength(1);
  });
});

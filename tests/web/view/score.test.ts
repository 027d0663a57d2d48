import { describe, expect, it } from "vitest";
import type { Plan } from "../../../web/src/types/core.ts";
import type { Term } from "../../../web/src/view/math_term.ts";
import { symbolText } from "../../../web/src/view/math_text.ts";
import { columnOf, isShown, rowsShown, scoreOf } from "../../../web/src/view/score.ts";
import { bidirectionalModel, denseModel, lstmModel, simpleRnnModel, stackedModel } from "../fixtures/models.ts";
import { computedOf, sceneOf } from "../fixtures/scenes.ts";

function score(plan: Plan, position = 0) {
  return scoreOf(sceneOf(computedOf(plan), { position }));
}

function letter(term: Term | null): string {
  return term?.kind === "symbol" ? symbolText(term) : "";
}

describe("the score", () => {
  it("puts the input at the bottom and the output on top, bands never overlapping", () => {
    for (const plan of [simpleRnnModel(), stackedModel(), denseModel(), bidirectionalModel(), lstmModel()]) {
      const { bands, height } = score(plan);
      expect(bands[0]?.kind).toBe("input");
      expect(bands.at(-1)?.leaves).not.toBeNull();
      expect(bands[0]!.bottom).toBeLessThan(height);
      for (let i = 1; i < bands.length; i++) expect(bands[i]!.bottom).toBeLessThan(bands[i - 1]!.top);
      expect(bands.at(-1)!.top).toBeGreaterThan(0);
    }
  });

  it("keeps every output of return_sequences and throws all but the last away without it", () => {
    expect(score(simpleRnnModel(true)).bands[1]).toMatchObject({ everyStep: true, leaves: [8, 2, 3] });
    expect(score(simpleRnnModel(false)).bands[1]).toMatchObject({ everyStep: false, leaves: [8, 3] });
    expect(score(stackedModel()).bands.map((band) => band.everyStep)).toEqual([true, true, false]);
  });

  it("reads the weights on arrows off the declared products", () => {
    const [, band] = score(simpleRnnModel()).bands;
    expect(band?.feeds.map((feed) => [feed.band, letter(feed.weight)])).toEqual([[0, "W_x"]]);
    expect(band?.strips.map((strip) => letter(strip.recurrentWeight))).toEqual(["W_h"]);
    const [, lstm] = score(lstmModel()).bands;
    expect(lstm?.strips.map((strip) => [strip.quantity, letter(strip.recurrentWeight)])).toEqual([
      ["h", "W_h"],
      ["c", ""],
    ]);
  });

  it("runs the backward half of a Bidirectional from the last column to the first, and joins both above", () => {
    const both = score(bidirectionalModel());
    const [, forward, backward, merge] = both.bands;
    expect([1, 2].map((t) => columnOf(both, forward!, t))).toEqual([1, 2]);
    expect([1, 2].map((t) => columnOf(both, backward!, t))).toEqual([2, 1]);
    expect(merge?.feeds.map((feed) => feed.band)).toEqual([1, 2]);
    expect(backward?.feeds.map((feed) => feed.band)).toEqual([0]);
    expect([forward, backward].map((band) => band!.everyStep)).toEqual([true, true]);
    const [, last] = score(bidirectionalModel(false)).bands;
    expect(last!.everyStep).toBe(false);
  });

  it("draws a window around the cursor of a run too long to draw, never more than 1,024 cells", () => {
    const plan = simpleRnnModel(true, { units: 24, features: 12, steps: 200, batch: 1 });
    const computed = computedOf(plan, { noise: true });
    for (const step of [1, 90, 200]) {
      const position = computed.timeline.ticks.findIndex((tick) => tick.column === step);
      const drawn = scoreOf(sceneOf(computed, { position }));
      expect(isShown(drawn, step)).toBe(true);
      const cells = drawn.bands.map(
        (band) =>
          rowsShown(drawn, band).length * band.strips.reduce((sum, strip) => sum + strip.shown.entries.length, 0),
      );
      expect(cells.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1024);
    }
  });
});

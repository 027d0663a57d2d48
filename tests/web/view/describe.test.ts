import { describe, expect, it } from "vitest";
import { describe as spoken, tickName } from "../../../web/src/view/describe.ts";
import { bidirectionalModel, denseModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, positionOf, sceneOf } from "../fixtures/scenes.ts";

const post = computedOf(simpleRnnModel());

describe("describe", () => {
  it("says where, what and with which numbers, in both languages", () => {
    const position = positionOf(post, "h", 2);
    expect(spoken(sceneOf(post, { position, lang: "en" }))).toBe("time step 2, h_2 = tanh z_2: 0.92 −0.07 0.43");
    expect(spoken(sceneOf(post, { position, lang: "ko" }))).toBe("시점 2, h_2 = tanh z_2: 0.92 −0.07 0.43");
  });

  it("cuts a long vector and counts the rest", () => {
    expect(spoken(sceneOf(post, { position: 0, lang: "en" }))).toBe(
      "time step 1, x_1: 0.81 0.65 0.62 0.38 0.92 0.10 and 4 more",
    );
  });

  it("has no time step to speak of for a layer without time", () => {
    const computed = computedOf(denseModel());
    const position = computed.timeline.ticks.length - 1;
    expect(spoken(sceneOf(computed, { position, lang: "en" }))).toBe("y = softmax z: 0.22 0.50 0.15 0.13");
  });

  it("says that there is nothing when there is nothing", () => {
    const empty = { ...post, timeline: { ticks: [], starts: [] } };
    expect(spoken(sceneOf(empty, { lang: "en" }))).toBe("Nothing has been computed yet.");
  });
});

describe("tickName", () => {
  it("names each sub-step of a SimpleRNN in a few characters", () => {
    const names = ["x", "xW", "hU", "s", "z", "h"].map((id) =>
      tickName(sceneOf(post, { position: positionOf(post, id, 2), lang: "en" })),
    );
    expect(names).toEqual(["x_2", "x_2 W_x", "h_1 W_h", "sum", "+ b", "tanh"]);
  });

  it("counts the reversed half of a Bidirectional by input steps: what it remembers lies to the right", () => {
    const both = computedOf(bidirectionalModel());
    const position = positionOf(both, "hU", 2, "backward");
    expect(tickName(sceneOf(both, { position, lang: "en" }))).toBe("h_2← W_h");
    expect(both.timeline.ticks[position]?.column).toBe(1);
  });
});

import { describe, expect, test } from "vitest";
import { anchored } from "../../../web/src/state/anchor.ts";
import { type Derived, derive, nothingDerived } from "../../../web/src/state/derive.ts";
import { reduce } from "../../../web/src/state/reduce.ts";
import { initialState, type State } from "../../../web/src/state/state.ts";
import type { Command } from "../../../web/src/types/command.ts";
import { fakeTools, good, known } from "./fake_tools.ts";

/** A page without a page: commands in, state and derived numbers out. */
function playground(code = good, withReader = true) {
  const { tools, reader, counts } = fakeTools();
  let present = withReader ? reader : null;
  let state = initialState(code);
  let derived = derive(state, tools, present, nothingDerived);
  return {
    counts,
    get state(): State {
      return state;
    },
    get derived(): Derived {
      return derived;
    },
    readerComes(): void {
      present = reader;
      derived = derive(state, tools, present, derived);
    },
    send(...commands: readonly Command[]): void {
      for (const command of commands) {
        state = reduce(state, command, derived);
        derived = derive(state, tools, present, derived);
      }
    },
  };
}

const type = (code: string): Command => ({ type: "code", code, caret: code.length });
const weightEdit = (index: number, value: number, transient = false): Command => ({
  type: "edit",
  edit: { kind: "weight", path: "simple_rnn/recurrent_kernel", index, value },
  transient,
});
const inputEdit = (t: number, entry: number, value: number): Command => ({
  type: "edit",
  edit: { kind: "input", input: 0, sample: 0, t, entry, value },
  transient: false,
});

function recurrentKernel({ derived }: { readonly derived: Derived }) {
  const { plan, weights } = derived.computed!;
  const info = plan.weights.find((weight) => weight.name === "recurrent_kernel")!;
  return [...weights.subarray(info.offset, info.offset + info.size)];
}

describe("from text to timeline", () => {
  test("the first model is run and stands at the end of its first time step without being asked", () => {
    const page = playground();
    expect(page.derived.stale).toBe(false);
    expect(page.derived.tick).toMatchObject({ quantity: "h", t: 1 });
  });

  test("moving the cursor, touching and choosing a sample compute nothing", () => {
    const page = playground();
    const before = { ...page.counts };
    page.send(
      { type: "action", name: "forward" },
      { type: "seek", position: 3 },
      { type: "touch", touch: { kind: "weight", weight: 0, index: 0 }, pin: true },
      { type: "sample", sample: 1 },
      { type: "caret", caret: 2 },
      { type: "lang", lang: "ko" },
    );
    expect(page.counts).toEqual(before);
  });

  test("an edited weight runs the model again, but reads, plans and draws no weights anew", () => {
    const page = playground();
    const { run, ...rest } = page.counts;
    page.send(weightEdit(4, 0.5));
    expect(page.counts).toEqual({ ...rest, run: run + 1 });
    expect(recurrentKernel(page)[4]).toBe(0.5);
  });

  test("another summary form prints again and computes nothing else", () => {
    const page = playground();
    const { summary, ...rest } = page.counts;
    page.send({ type: "summary_tab", tab: "keras3" });
    expect(page.counts).toEqual({ ...rest, summary: summary + 1 });
    expect(page.derived.printing).toEqual({ text: { ok: true, value: "3 in keras3" }, refusal: null });
  });

  test("half-typed code keeps the last good picture and marks it stale", () => {
    const page = playground();
    const before = page.derived.computed;
    page.send(type("SimpleRNN(5"));
    expect(page.derived.computed).toBe(before);
    expect(page.derived.stale).toBe(true);
    page.send(type("SimpleRNN(5)"));
    expect(page.derived.stale).toBe(false);
    expect(page.derived.computed?.plan.weights[1]?.shape).toEqual([5, 5]);
  });

  test("a model that the core refuses keeps the last good picture and says why, where", () => {
    const page = playground();
    page.send(type("SimpleRNN(0)"));
    expect(page.derived.stale).toBe(true);
    expect(page.derived.problems).toMatchObject([{ code: "units_not_positive", from: 0, to: 12 }]);
    expect(page.derived.computed).not.toBeNull();
  });

  test("the caret decides which of several models is shown", () => {
    const page = playground("SimpleRNN(3)\nSimpleRNN(4)");
    expect(page.derived.computed?.spec.name).toBe("4");
    page.send({ type: "caret", caret: 5 });
    expect(page.derived.computed?.spec.name).toBe("3");
  });

  test("an edit survives a change elsewhere and is asleep while its tensor has another shape", () => {
    const page = playground();
    page.send(weightEdit(8, 0.25));
    page.send(type("SimpleRNN(5)"));
    expect(page.derived.edits).toEqual([]);
    expect(recurrentKernel(page)).not.toContain(0.25);
    page.send(type("SimpleRNN(3)"));
    expect(page.derived.edits).toHaveLength(1);
    expect(recurrentKernel(page)[8]).toBe(0.25);
  });

  test("a number that is not finite, or not there, is refused", () => {
    const page = playground();
    page.send(weightEdit(0, Number.NaN), weightEdit(0, Number.POSITIVE_INFINITY));
    page.send({ type: "edit", edit: { kind: "weight", path: "no/such", index: 0, value: 1 }, transient: false });
    expect(page.state.document.edits).toEqual([]);
  });

  test("inputs have two decimals, lie within −1 … 1, and one more feature changes none of the others", () => {
    const page = playground();
    const [input] = page.derived.computed!.inputs;
    expect(input!.shape).toEqual([2, 3, 2]);
    for (const value of input!.data) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(Math.abs(value * 100 - Math.round(value * 100))).toBeLessThan(1e-4);
    }
    page.send(inputEdit(2, 1, 0.75));
    expect(page.derived.computed!.inputs[0]!.data[1 * 2 + 1]).toBe(0.75);
  });
});

describe("before the reader is there", () => {
  test("the text that was read when the page was built is run like any other", () => {
    const page = playground(known, false);
    expect(page.derived.computed?.spec.name).toBe("2");
    expect(page.derived.stale).toBe(false);
    expect(page.derived.needsReader).toBe(false);
    page.send({ type: "action", name: "forward" }, weightEdit(0, 0.5));
    expect(recurrentKernel(page)[0]).toBe(0.5);
  });

  test("its coming changes nothing on the screen", () => {
    const page = playground(known, false);
    const before = page.derived;
    const counts = { ...page.counts };
    page.readerComes();
    expect(page.counts).toEqual(counts);
    expect(page.derived.computed).toBe(before.computed);
    expect(page.derived.reading).toBe(before.reading);
  });

  test("another text waits for it, without a picture", () => {
    const page = playground(good, false);
    expect(page.derived).toMatchObject({ reading: null, needsReader: true, computed: null, stale: false });
    page.readerComes();
    expect(page.derived.needsReader).toBe(false);
    expect(page.derived.computed?.spec.name).toBe("3");
  });

  test("an edited text waits for it under the last picture, marked stale, with nothing that points into the old text", () => {
    const page = playground(known, false);
    const before = page.derived.computed;
    page.send(type("SimpleRNN(5)"));
    expect(page.derived).toMatchObject({ reading: null, model: null, stale: true, planStale: true, problems: [] });
    expect(page.derived.computed).toBe(before);
    page.send({ type: "action", name: "last" });
    expect(page.derived.tick).toMatchObject({ t: 3 });
    page.send(type(known));
    expect(page.derived.stale).toBe(false);
    page.send(type("SimpleRNN(5)"));
    page.readerComes();
    expect(page.derived.stale).toBe(false);
    expect(page.derived.computed?.spec.name).toBe("5");
  });

  test("what the other Keras prints waits for it", () => {
    const page = playground(known, false);
    page.send({ type: "summary_tab", tab: "keras3" });
    expect(page.derived.needsReader).toBe(false);
    page.send({ type: "summary_tab", tab: "keras2" });
    expect(page.derived).toMatchObject({ needsReader: true, printing: null, stale: false });
    page.readerComes();
    expect(page.derived.printing?.text).toEqual({ ok: true, value: "2 in keras2_7" });
  });
});

describe("undo and redo", () => {
  test("bring numbers back and forth", () => {
    const page = playground();
    const [before] = recurrentKernel(page);
    page.send(weightEdit(0, 0.5), weightEdit(0, -0.5));
    page.send({ type: "action", name: "undo" });
    expect(recurrentKernel(page)[0]).toBe(0.5);
    page.send({ type: "action", name: "undo" });
    expect(recurrentKernel(page)[0]).toBe(before);
    page.send({ type: "action", name: "redo" }, { type: "action", name: "redo" });
    expect(recurrentKernel(page)[0]).toBe(-0.5);
  });

  test("take a whole drag as one step", () => {
    const page = playground();
    page.send(weightEdit(0, 0.1, true), weightEdit(0, 0.2, true), weightEdit(0, 0.3));
    expect(page.state.history.past).toHaveLength(1);
    page.send({ type: "action", name: "undo" });
    expect(page.state.document.edits).toEqual([]);
  });

  test("take typing as one step, which an edited number ends", () => {
    const page = playground();
    page.send(type("SimpleRNN(4)"), type("SimpleRNN(5)"), type("SimpleRNN(3)"));
    page.send(weightEdit(0, 1), type("SimpleRNN(6)"));
    page.send({ type: "action", name: "undo" }, { type: "action", name: "undo" });
    expect(page.state.document.code).toBe("SimpleRNN(3)");
    page.send({ type: "action", name: "undo" });
    expect(page.state.document.code).toBe(good);
  });

  test("bring the code back that an example or a mend replaced", () => {
    const page = playground();
    page.send({ type: "example", code: "SimpleRNN(7)", caret: 0, hint: "step" });
    const mend = { code: "", args: {}, edits: [{ from: 10, to: 11, insert: "9" }] };
    page.send({ type: "mend", mend });
    expect(page.state.document.code).toBe("SimpleRNN(9)");
    page.send({ type: "action", name: "undo" });
    expect(page.state.document.code).toBe("SimpleRNN(7)");
    page.send({ type: "action", name: "undo" });
    expect(page.state.document.code).toBe(good);
  });

  test("reset takes all edits back in one step", () => {
    const page = playground();
    page.send(weightEdit(0, 1), weightEdit(1, 1), { type: "action", name: "reset" });
    expect(page.state.document.edits).toEqual([]);
    page.send({ type: "action", name: "undo" });
    expect(page.state.document.edits).toHaveLength(2);
  });
});

describe("stepping", () => {
  test("goes by sub-step and by time step, and stops at both ends", () => {
    const page = playground();
    const at = () => `${page.derived.tick?.quantity}_${page.derived.tick?.t}`;
    page.send({ type: "action", name: "forward" });
    expect(at()).toBe("x_2");
    page.send({ type: "action", name: "next_step" });
    expect(at()).toBe("h_2");
    page.send({ type: "action", name: "next_step" });
    expect(at()).toBe("h_3");
    page.send({ type: "action", name: "forward" });
    expect(at()).toBe("h_3");
    page.send({ type: "action", name: "previous_step" });
    expect(at()).toBe("h_2");
    page.send({ type: "action", name: "first" }, { type: "action", name: "back" });
    expect(at()).toBe("x_1");
    page.send({ type: "action", name: "last" });
    expect(at()).toBe("h_3");
  });

  test("play advances tick by tick, ends by itself, and begins again from the start", () => {
    const page = playground();
    page.send({ type: "action", name: "play" });
    let ticks = 0;
    while (page.state.playing && ticks < 100) {
      page.send({ type: "advance" });
      ticks++;
    }
    expect(page.derived.position).toBe(page.derived.computed!.timeline.ticks.length - 1);
    expect(ticks).toBe(12);
    page.send({ type: "action", name: "play" });
    expect(page.derived.position).toBe(0);
  });

  test("a position beyond a shorter run is its end", () => {
    const page = playground();
    page.send({ type: "seek", position: 1000 });
    expect(page.derived.tick).toMatchObject({ quantity: "h", t: 3 });
  });
});

describe("hints", () => {
  test("come one after the other as each is done", () => {
    const page = playground();
    const seen = [page.state.hint];
    page.send({ type: "action", name: "forward" });
    seen.push(page.state.hint);
    page.send({ type: "touch", touch: { kind: "weight", weight: 0, index: 0 }, pin: true });
    seen.push(page.state.hint);
    page.send(weightEdit(0, 1));
    seen.push(page.state.hint);
    page.send(type("SimpleRNN(5)"));
    seen.push(page.state.hint);
    expect(seen).toEqual(["step", "touch", "edit", "units", null]);
  });

  test("stay away once sent away", () => {
    const page = playground();
    page.send({ type: "dismiss_hint" }, { type: "action", name: "forward" });
    expect(page.state.hint).toBeNull();
  });
});

describe("a model that changes under the cursor", () => {
  function kept(page: ReturnType<typeof playground>, before: Derived): State {
    return anchored(page.state, before, page.derived);
  }

  test("leaves it on the same quantity at the same time step", () => {
    const page = playground();
    page.send({ type: "seek", position: 8 });
    const before = page.derived;
    page.send(type("SimpleRNN(5)"));
    expect(kept(page, before).position).toBe(8);
    const moved = { ...before, tick: { ...before.tick!, t: 3 } };
    expect(kept(page, moved).position).toBe(14);
  });

  test("keeps a touched number while the layers are the same", () => {
    const page = playground();
    const touch = { kind: "weight", weight: 0, index: 0 } as const;
    page.send({ type: "touch", touch, pin: true });
    const before = page.derived;
    page.send(type("SimpleRNN(5)"));
    expect(kept(page, before).pinned).toEqual(touch);
    const plan = before.computed!.plan;
    const renamed = {
      ...before.computed!,
      plan: { ...plan, layers: plan.layers.map((layer) => ({ ...layer, name: "other" })) },
    };
    expect(kept(page, { ...before, computed: renamed }).pinned).toBeNull();
  });
});

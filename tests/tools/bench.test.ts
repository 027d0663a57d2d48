/** The judgement of ./dev bench: nothing that was not measured, or that disagrees with its peer, counts as met. */
import { expect, test } from "vitest";
import { contest, median } from "../bench/contest.mjs";
import { judged } from "../bench/targets.mjs";

const sizes = { batch: 1, steps: 2, inputs: 1, units: 2 };

function contender(name: string, numbers: readonly number[]) {
  return { name, run: () => undefined, output: () => Float32Array.from(numbers) };
}

const timed = (ratio: number, agrees: boolean) => [
  {
    place: "node",
    group: "forward",
    name: "LSTM W1",
    flops: 1,
    contenders: [
      { name: "ours", median: 1, ratio: 1, agrees: true },
      { name: "onnxruntime-web", median: ratio, ratio, agrees },
    ],
  },
];

const worst = (results: object[]) => judged(results).find(({ name }) => name.endsWith("onnxruntime-web,worst"));

test("without a measurement every target is short", () => {
  expect(judged([]).filter(({ ok }) => ok)).toEqual([]);
});

test("a target is met when the ratio reaches it, and only by a result that agrees with the peer's", () => {
  expect(worst(timed(1.4, true))).toMatchObject({ got: 1.4, ok: true });
  expect(worst(timed(1.2, true))).toMatchObject({ got: 1.2, ok: false });
  expect(worst(timed(1.4, false))).toMatchObject({ got: null, ok: false });
});

test("results are compared number by number, and the last step where the peer gives no more", async () => {
  const options = { seconds: 0, least: 0.01 };
  const ours = contender("ours", [1, 2, 3, 4]);
  const others = [contender("whole", [1, 2, 3, 4]), contender("last", [3, 4]), contender("wrong", [1, 2, 3, 5])];
  const results = await contest({ sizes }, [ours, ...others, contender("nan", [1, 2, 3, Number.NaN])], options);
  expect(results.map((result: { readonly agrees: boolean }) => result.agrees)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("the median of an even number of times lies between the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

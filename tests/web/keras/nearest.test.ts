import { expect, test } from "vitest";
import { distance, nearest } from "../../../web/src/keras/nearest.ts";

test("a swap of neighbours is one slip, as are a letter too many, too few and another", () => {
  expect(distance("retrun", "return", 3)).toBe(1);
  expect(distance("untis", "units", 3)).toBe(1);
  expect(distance("SimpleRN", "SimpleRNN", 3)).toBe(1);
  expect(distance("Densse", "Dense", 3)).toBe(1);
  expect(distance("LSTN", "LSTM", 3)).toBe(1);
  expect(distance("kitten", "sitting", 5)).toBe(3);
});

test("beyond the limit the distance is not worked out", () => {
  expect(distance("abcdefgh", "zyxwvuts", 2)).toBe(3);
  expect(distance("a", "abcdef", 2)).toBe(3);
});

test("short words allow one slip, long ones more", () => {
  expect(nearest("unit", ["units"])).toBe("units");
  expect(nearest("unt", ["units"])).toBeUndefined();
  expect(nearest("recurent_activatoin", ["recurrent_activation", "activation"])).toBe("recurrent_activation");
  expect(nearest("ab", ["ac"])).toBeUndefined();
});

test("case alone is no distance, and the very word is no suggestion", () => {
  expect(nearest("lstm", ["LSTM", "GRU"])).toBe("LSTM");
  expect(nearest("LSTM", ["LSTM"])).toBeUndefined();
});

test("of two words equally near neither is sure", () => {
  expect(nearest("dot_axis", ["dot_axes", "dot_axos"])).toBeUndefined();
});

import fc from "fast-check";
import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { pack, unpack } from "../../../web/src/files/link_text.ts";

const code = "model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(2, 10)))";

test("every text comes out as it went in, in characters that an address carries as they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const packed = pack(text);
      expect(packed).toMatch(/^[\w-]*$/);
      expect(unpack(packed)).toEqual({ text: new TextDecoder().decode(new TextEncoder().encode(text)), whole: true });
    }),
  );
});

test("Korean comments and long texts come out as they went in", () => {
  const long = `# 순환 신경망\n${Array.from({ length: 900 }, (_, index) => `x${index} = ${index * index}`).join("\n")}`;
  expect(unpack(pack(long))).toEqual({ text: long, whole: true });
});

test("the usual words of Keras cost next to nothing", () => {
  expect(pack(code).length).toBeLessThan(50);
});

test("a cut text opens as far as it goes and is known to be cut, wherever the cut is", () => {
  const long = `${code}\n# ${"여덟 글자 한글 ".repeat(3)}\nmodel.add(Dense(7, name="the_last_layer"))`;
  const packed = pack(long);
  for (let length = 0; length < packed.length; length++) {
    const { text, whole } = unpack(packed.slice(0, length));
    // The mark of the end is the last to go, and nothing with it.
    expect(whole, `at ${length}`).toBe(text === long);
    expect(long.startsWith(text), `at ${length}: ${text}`).toBe(true);
  }
  expect(unpack(packed.slice(0, -6)).text.length).toBeGreaterThan(code.length);
});

test("a changed character is noticed", () => {
  const packed = pack(code);
  for (let at = 0; at < packed.length; at++) {
    const other = packed[at] === "A" ? "B" : "A";
    const damaged = packed.slice(0, at) + other + packed.slice(at + 1);
    // Bits beyond the last byte mean nothing.
    if (unpack(damaged).text !== code || at < 4) expect(unpack(damaged).whole, `at ${at}`).toBe(false);
  }
});

test("what would unpack to a hundred megabytes is stopped at its limit", () => {
  const bomb = Buffer.concat([Buffer.alloc(3), deflateSync(new Uint8Array(100_000_000), { level: 9 })]);
  const before = process.memoryUsage().arrayBuffers;
  const { text, whole } = unpack(bomb.toString("base64url"));
  expect(whole).toBe(false);
  expect(text.length).toBeLessThanOrEqual(400_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

test("anything at all unpacks to something", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: "binary" })), (text) => {
      expect(typeof unpack(text).text).toBe("string");
    }),
    { numRuns: 2000 },
  );
});

import { expect, test } from "vitest";
import { lastState } from "../../../web/src/app/examples/last_state.ts";
import { reader } from "../../../web/src/app/keras_reader.ts";
import type { Reading } from "../../../web/src/types/reading.ts";
import { catalog } from "../keras/catalog.ts";

const { code } = lastState;

/** The committed file: what of a reading does not follow from the rest, and the tokens. */
function written({ dialect, dialect_reason, dialect_evidence, models }: Reading): string {
  const data = { dialect, dialect_reason, dialect_evidence, model: models[0], tokens: reader.tokens(code) };
  const literal = JSON.stringify(data).replace(/"(\w+)":/g, "$1:");
  return `/**
 * What the reader answers for the first example, so that its picture does not wait for the reader.
 * Written by \`npx vitest run tests/web/app/first_reading.test.ts --update\`, never by hand.
 */
import type { Reading, ReadModel, Token } from "../../types/reading.ts";

interface FirstReading extends Pick<Reading, "dialect" | "dialect_reason" | "dialect_evidence"> {
  readonly model: ReadModel;
  readonly tokens: readonly Token[];
}

// biome-ignore format: data, nothing to read
export const firstReading: FirstReading = ${literal};
`;
}

test("the first example is committed as the reader reads it", async () => {
  const file = "../../../web/src/app/examples/first_reading.ts";
  await expect(written(reader.read(code, catalog, "auto"))).toMatchFileSnapshot(file);
});

test("the page knows it as the reader would answer, and no other text", async () => {
  const { knownReading, knownTokens } = await import("../../../web/src/app/examples/known.ts");
  expect(knownReading(code, "auto")).toEqual(reader.read(code, catalog, "auto"));
  expect(knownTokens(code)).toEqual(reader.tokens(code));
  expect(knownReading(code, "keras3")).toBeNull();
  expect(knownReading(`${code} `, "auto")).toBeNull();
  expect(knownTokens(`${code} `)).toEqual([]);
});

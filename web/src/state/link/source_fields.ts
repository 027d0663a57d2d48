/** A learner's own inputs as links carry them. Whether the model takes them is for the page to say. */
import type { Generator, GivenSource, InputSource } from "../../types/inputs.ts";
import { type Check, integer, list, number, oneOf, record, text } from "./checks.ts";
import type { Json } from "./json.ts";

const size = integer(1, 4096);
const mostNumbers = 1 << 20;
const mostInputs = 64;
const side = oneOf({ pre: 0, post: 0 });

function word<Word extends string>(one: Word): Check<Word> {
  return oneOf({ [one]: 0 } as Record<Word, 0>);
}

/** The first of several that takes it. */
function either<Value>(...checks: readonly Check<Value>[]): Check<Value> {
  return (json) => {
    for (const check of checks) {
      const checked = check(json);
      if (checked !== null) return checked;
    }
    return null;
  };
}

type Made<Name extends Generator["name"]> = Extract<Generator, { name: Name }>;
type Kind<Name extends InputSource["kind"]> = Extract<InputSource, { kind: Name }>;

const generator: Check<Generator> = either<Generator>(
  record<Made<"zeros">>({ name: word("zeros") }),
  record<Made<"one_hot">>({ name: word("one_hot") }),
  record<Made<"ramp">>({ name: word("ramp"), from: number, to: number }),
  record<Made<"sine">>({ name: word("sine"), period: number, amplitude: number }),
  record<Made<"noise">>({ name: word("noise"), seed: integer(0, Number.MAX_SAFE_INTEGER), amplitude: number }),
);

const table = record<Kind<"table">>({
  kind: word("table"),
  values: list(number, mostNumbers),
  batch: size,
  steps: integer(0, 4096),
  entries: integer(1, mostNumbers),
});

/** As many numbers as its sizes say. */
const wholeTable: Check<Kind<"table">> = (json) => {
  const checked = table(json);
  if (checked === null) return null;
  const { values, batch, steps, entries } = checked.is;
  return values.length === batch * Math.max(1, steps) * entries ? checked : null;
};

const source: Check<InputSource> = either<InputSource>(
  record<Kind<"generator">>({ kind: word("generator"), generator }),
  wholeTable,
  record<Kind<"text">>({
    kind: word("text"),
    text,
    unit: oneOf({ word: 0, syllable: 0, character: 0, jamo: 0 }),
    padding: side,
    truncating: side,
  }),
);

const given = record<GivenSource>({ input: integer(0, mostInputs), source });

/** At most one for each input. */
export function readSources(json: Json): { readonly is: readonly GivenSource[] } | null {
  const checked = list(given, mostInputs)(json);
  const inputs = new Set(checked?.is.map(({ input }) => input));
  return checked !== null && inputs.size === checked.is.length ? checked : null;
}

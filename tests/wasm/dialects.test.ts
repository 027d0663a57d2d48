/** Golden cases on which Keras 2 and 3 agree run as Keras 3 elsewhere; here as Keras 2. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, test } from "vitest";
import { type Core, importCore } from "./library.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly semantics?: string;
}

type Check = (one: Case, context: { readonly rnn: Awaited<ReturnType<Core["load"]>> }) => void;

async function checkOf(file: string, name: string): Promise<Check> {
  const kinds = (await import(`./golden/kinds/${file}.mjs`)) as Readonly<Record<string, Check>>;
  const check = kinds[name];
  if (check === undefined) throw new Error(`no ${name}`);
  return check;
}

const checks: Readonly<Record<string, Check>> = {
  forward: await checkOf("forward", "checkForward"),
  grad: await checkOf("grad", "checkGrad"),
  train: await checkOf("train", "checkTrain"),
};

const FOLDER = "tests/golden";
const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as readonly Case[])
  .filter(({ kind, semantics }) => kind in checks && semantics === "any");

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  rnn = await (await importCore()).load();
});

describe("a case on which both agree holds as Keras 2", () => {
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    checks[one.kind]?.({ ...one, semantics: "keras2" }, { rnn });
  });
});

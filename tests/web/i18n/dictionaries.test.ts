import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { diagnosticCodes, mendCodes } from "../../../web/src/keras/codes.ts";
import { read } from "../../../web/src/keras/read.ts";
import type { Diagnostic, Mend } from "../../../web/src/types/reading.ts";
import { dictionaries } from "../fixtures/dictionaries.ts";
import { catalog } from "../keras/catalog.ts";
import { allPairs } from "../keras/pairs.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const languages = ["en", "ko"] as const;
const hangul = /[\uac00-\ud7a3]/;

type Args = Readonly<Record<string, string>>;

function sentence(area: object, code: string, args: Args): string | undefined {
  const found: unknown = Object.entries(area).find(([key]) => key === code)?.[1];
  return typeof found === "function" ? String(found(args)) : (found as string | undefined);
}

function filesBelow(folder: string, ending: RegExp): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(join(path, file), "utf8"));
}

/** Every code that the core, its boundary and the engine can answer with. */
function errorCodes(): string[] {
  const sources = [
    ...filesBelow("core/src", /\.(cpp|h)$/),
    ...filesBelow("wasm", /\.(cpp|h)$/),
    ...filesBelow("web/src/engine", /\.ts$/),
  ];
  const patterns = [
    /\.code = "([a-z_0-9]+)"/g,
    /\bfail\(place, "([a-z_0-9]+)"/g,
    /(?:engineError|failed|Refusal)\("([a-z_0-9]+)"/g,
  ];
  const documented = filesBelow("docs", /^errors\.md$/).flatMap((text) =>
    [...text.matchAll(/^\|\s*`([a-z_0-9]+)`/gm)].map((match) => match[1] ?? ""),
  );
  const written = sources.flatMap((text) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? "")),
  );
  const composed = ["unknown_activation", "unknown_initializer", "unknown_regularizer", "unknown_constraint"];
  return [...new Set([...documented, ...written, ...composed])];
}

describe.each(languages)("in %s", (lang) => {
  const m = dictionaries[lang];

  test("every code of the reader has a sentence, and no sentence is without a code", () => {
    expect(Object.keys(m.later.diagnostics).sort()).toEqual([...diagnosticCodes].sort());
  });

  test("every mend has a label, and no label is without a mend", () => {
    expect(Object.keys(m.later.mends).sort()).toEqual([...mendCodes].sort());
  });

  test("every error code of the core, the boundary and the engine has a sentence", () => {
    const codes = errorCodes();
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => sentence({ ...m.later.errors, ...m.coreFailures }, code, {}) === undefined)).toEqual(
      [],
    );
  });

  test("the sentences have all their figures", () => {
    const lacking = allPairs().flatMap(({ code, options }) =>
      read(code, catalog, options).diagnostics.flatMap((diagnostic: Diagnostic) => {
        const mends: readonly Mend[] = [
          ...(diagnostic.mend === undefined ? [] : [diagnostic.mend]),
          ...(diagnostic.alternatives ?? []),
        ];
        const texts = [
          sentence(m.later.diagnostics, diagnostic.code, diagnostic.args),
          ...mends.map((mend) => sentence(m.later.mends, mend.code, mend.args)),
        ];
        return texts.filter((text) => text === undefined || text.includes("undefined"));
      }),
    );
    expect(lacking).toEqual([]);
  });

  test("the reasons for a dialect are told with the word that decided", () => {
    expect(sentence(m.dialectReasons, "only_keras2", { text: "batch_input_shape=" })).toContain("batch_input_shape=");
    expect(Object.keys(m.dialectReasons).sort()).toEqual([
      "asked",
      "default",
      "input_shape",
      "only_keras2",
      "only_keras3",
    ]);
  });
});

/** What a code can say, area by area. */
function coded(lang: (typeof languages)[number]) {
  const { later, coreFailures, dialectReasons } = dictionaries[lang];
  const { diagnostics, errors, mends } = later;
  return { diagnostics, errors, mends, coreFailures, dialectReasons };
}

test("Korean sentences are Korean, and English ones are not", () => {
  const args = new Proxy({}, { get: (_, name) => `<${String(name)}>` }) as Args;
  const [en, ko] = [coded("en"), coded("ko")];
  for (const area of ["diagnostics", "mends", "errors", "coreFailures", "dialectReasons"] as const) {
    for (const code of Object.keys(en[area])) {
      expect(sentence(ko[area], code, args), code).toMatch(hangul);
      expect(sentence(en[area], code, args), code).not.toMatch(hangul);
    }
  }
});

test("Korean sentences put no particle directly after a figure or a code word", () => {
  const args = new Proxy({}, { get: () => "☐" }) as Args;
  const particle = /☐”?(은|는|이|가|을|를|과|와|으로|로|이라|라)(?=[\s.,])/;
  for (const area of Object.values(coded("ko"))) {
    for (const code of Object.keys(area)) expect(sentence(area, code, args), code).not.toMatch(particle);
  }
});

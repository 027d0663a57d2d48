import { expect, test } from "vitest";
import { cxxProblems, importsOf, webProblems } from "./check_imports.mjs";

const problems = (path: string, source: string): readonly string[] => webProblems(path, importsOf(source));

test("a view may import types, words and Lit", () => {
  const source =
    'import { html } from "lit";\nimport type {\n  Scene,\n} from "../types/scene.ts";\nimport { cell } from "./cell.ts";';
  expect(problems("web/src/view/time.ts", source)).toEqual([]);
});

test("a view may not import state or engine, nor anything app", () => {
  const source =
    'import { reduce } from "../state/reduce.ts";\nimport "../engine/load.ts";\nexport { shell } from "../app/shell.ts";';
  expect(problems("web/src/view/time.ts", source)).toHaveLength(3);
});

test("state may import the engine's types but not its code", () => {
  expect(problems("web/src/state/compute.ts", 'import type { Engine } from "../engine/index.ts";')).toEqual([]);
  expect(problems("web/src/state/compute.ts", 'import { load } from "../engine/index.ts";')).toHaveLength(1);
});

test("an import in a comment is no import", () => {
  expect(problems("web/src/keras/read.ts", '// import "lit";\n/* import "lit"; */')).toEqual([]);
});

test("a dynamic import counts, and so does a package the folder may not use", () => {
  expect(problems("web/src/keras/read.ts", 'const m = await import("@codemirror/view");')).toHaveLength(1);
});

test("a relative import without its extension is refused", () => {
  expect(problems("web/src/keras/read.ts", 'import { walk } from "./walk";')).toHaveLength(1);
});

test("the core's public face knows neither Eigen nor its own sources", () => {
  expect(
    cxxProblems("core/include/rnn/plan.h", '#include <vector>\n#include <rnn/shape.h>\n#include "rnn/spec.h"'),
  ).toEqual([]);
  expect(cxxProblems("core/include/rnn/plan.h", '#include <Eigen/Core>\n#include "layers/dense.h"')).toHaveLength(2);
});

test("the core is built without streams, and the wasm without the core's insides", () => {
  expect(cxxProblems("core/src/plan.cpp", "#include <iostream>")).toHaveLength(1);
  expect(cxxProblems("wasm/bindings.cpp", '#include "../core/src/math/gemm.h"')).toHaveLength(1);
});

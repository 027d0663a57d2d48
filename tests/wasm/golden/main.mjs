/**
 * node tests/wasm/golden/main.mjs DIR [--kinds a,b,…] [--layers A,B,…]: every case of every *.json file of DIR, and of the model files below it
 * (files named *case.json in folders below), through the published library in dist/core. Prints `FAIL file id: why` for each case that fails and ends with
 * `N passed, N failed`; exit status 1 when anything failed. --kinds and --layers leave out other cases and say how many; keys that the schema does
 * not have are told before the totals.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { load } from "../../../dist/core/index.js";
import { ignoredKeys } from "./compare.mjs";
import { checkConfig } from "./kinds/config.mjs";
import { checkError } from "./kinds/error.mjs";
import { checkFileForward, checkFileForwardFunctional } from "./kinds/file_forward.mjs";
import { checkForward } from "./kinds/forward.mjs";
import { checkGrad } from "./kinds/grad.mjs";
import { checkInitializer } from "./kinds/initializer.mjs";
import { checkLoss } from "./kinds/loss.mjs";
import { checkNaming } from "./kinds/naming.mjs";
import { checkOptimizer } from "./kinds/optimizer.mjs";
import { checkShape } from "./kinds/shape.mjs";
import { checkSummary } from "./kinds/summary.mjs";
import { checkTrain } from "./kinds/train.mjs";

const KINDS = {
  forward: checkForward,
  grad: checkGrad,
  train: checkTrain,
  loss: checkLoss,
  optimizer: checkOptimizer,
  shape: checkShape,
  summary: checkSummary,
  error: checkError,
  config: checkConfig,
  naming: checkNaming,
  initializer: checkInitializer,
  "file-forward": checkFileForward,
  "file-forward-functional": checkFileForwardFunctional,
};

/** A list after a comma-separated option, null where the option is absent. */
function optionOf(args, name) {
  const at = args.indexOf(name);
  if (at < 0) return null;
  const [, list = ""] = args.splice(at, 2);
  return list.split(",").filter((entry) => entry !== "");
}

function parseArguments(args) {
  const rest = [...args];
  const kinds = optionOf(rest, "--kinds");
  const layers = optionOf(rest, "--layers");
  const [directory] = rest;
  return rest.length === 1 && !directory.startsWith("--") ? { directory, kinds, layers } : null;
}

/** Every "class_name" below `value` that stands for a layer is among `names`. */
function onlyLayers(value, names) {
  if (typeof value !== "object" || value === null) return true;
  if (typeof value.class_name === "string" && !names.includes(value.class_name)) return false;
  return Object.values(value).every((inner) => onlyLayers(inner, names));
}

function isSelected(one, { kinds, layers }) {
  if (kinds !== null && !kinds.includes(one.kind)) return false;
  return layers === null || onlyLayers(one.layers ?? [], layers);
}

/** Why the case fails, or undefined. A check throws what it finds. */
async function failureOf(one, context) {
  if (typeof one?.id !== "string" || typeof one?.kind !== "string") return "a case without id and kind";
  const check = KINDS[one.kind];
  if (check === undefined) return `unknown kind "${one.kind}"`;
  try {
    await check(one, context);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message.split("\n")[0] : String(thrown);
  }
}

/** The cases of a file; a string says why there are none. */
function readCases(path) {
  try {
    const parsed = JSON.parse(readFileSync(path, "utf8"));
    if (Array.isArray(parsed)) return parsed;
    return typeof parsed === "object" && parsed !== null ? [parsed] : "the file holds no cases";
  } catch (thrown) {
    return `the file cannot be read: ${thrown.message}`;
  }
}

function caseFiles(directory) {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const isCaseFile = (name) => (dirname(name) === "." ? name.endsWith(".json") : name.endsWith("case.json"));
  return names.filter(isCaseFile).sort();
}

async function run({ directory, ...selection }) {
  const rnn = await load();
  const counts = { passed: 0, failed: 0, left_out: 0 };
  const report = (file, id, why) => {
    counts.failed += 1;
    console.log(`FAIL ${file} ${id}: ${why}`);
  };
  const files = caseFiles(directory);
  if (files.length === 0) report(directory, "*", "no *.json file to read");
  for (const name of files) {
    const path = join(directory, name);
    const cases = readCases(path);
    const file = relative(directory, path);
    if (typeof cases === "string") {
      report(file, "*", cases);
      continue;
    }
    for (const one of cases) {
      if (one?.kind in KINDS && !isSelected(one, selection)) {
        counts.left_out += 1;
        continue;
      }
      const why = await failureOf(one, { rnn, folder: dirname(path) });
      if (why === undefined) counts.passed += 1;
      else report(file, one?.id ?? "?", why);
    }
  }
  const ignored = ignoredKeys();
  if (ignored.length > 0) console.log(`not looked at: ${ignored.join(", ")}`);
  if (counts.left_out > 0) console.log(`${counts.left_out} cases of other kinds or layers left out`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

const options = parseArguments(process.argv.slice(2));
if (options === null) {
  console.error("usage: node tests/wasm/golden/main.mjs DIR [--kinds a,b,…] [--layers A,B,…]");
  process.exitCode = 2;
} else {
  process.exitCode = await run(options);
}

/**
 * node tests/bench/main.mjs [NAME…]: times what NAME says (kernels, growth, forward, tfjs, train, products, native, native-train, chromium, first,
 * page, size; everything where nothing is said) and prints
 * a table, then a line `target NAME wanted W got G ok|short` for each target. results.json and chart.svg go to build/bench. BENCH_SECONDS: per contest.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { brotliCompressSync } from "node:zlib";
import { timeInChromium } from "./chromium.mjs";
import { timeInNode } from "./node.mjs";
import { chart, growthChart, HEADING, linesOf } from "./report.mjs";
import { judged, OUTSIDE } from "./targets.mjs";

const OUTPUT = "build/bench";
const NATIVE_LIBRARY = "build/native-wide/tests/bench/librnn_bench.so";
/** Names of this command to groups of native.py. */
const NATIVE_GROUPS = { products: "products", native: "forward", "native-train": "train" };

const names = process.argv.slice(2);
const seconds = Number(process.env["BENCH_SECONDS"] ?? 3);
const wants = (name) => names.length === 0 || names.includes(name);
const results = [];

function peakOf(place) {
  const found = results.find(
    (result) => result.place === place && (result.group === "kernels" || result.group === "peak"),
  );
  if (found === undefined || found.contenders === undefined) return found?.peak ?? 0;
  const { name, median } = found.contenders.at(-1);
  return ((name.includes("twice") ? 2 : 1) * found.flops) / median / 1e6;
}

function report(result) {
  results.push(result);
  for (const line of linesOf(result, peakOf(result.place))) console.log(line);
}

async function timeNatively() {
  const groups = Object.keys(NATIVE_GROUPS)
    .filter(wants)
    .map((name) => NATIVE_GROUPS[name]);
  if (groups.length === 0) return;
  if (!existsSync(NATIVE_LIBRARY)) {
    report({ place: "native", group: "missing", name: "native build" });
    return;
  }
  const python = spawn(
    process.env["PYTHON"] ?? "python3",
    ["tests/bench/native.py", NATIVE_LIBRARY, String(seconds), ...groups],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: python.stdout })) report(JSON.parse(line));
}

/** The whole core as brotli makes it; what loads it is a part of the library's own script. */
function sizeOfCore() {
  const kilobytes = brotliCompressSync(readFileSync("build/wasm-release/rnn.wasm")).length / 1000;
  return { place: "page", name: "brotli", got: kilobytes, text: `${kilobytes.toFixed(1)} kB of wasm` };
}

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, node ${process.version}; one thread, float32`);
console.log(HEADING);
await timeInNode({ wants, report, seconds });
await timeNatively();
await timeInChromium({ wants, report, seconds, executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium" });
if (wants("size")) report(sizeOfCore());

mkdirSync(OUTPUT, { recursive: true });
const targets = judged(results);
writeFileSync(`${OUTPUT}/results.json`, JSON.stringify({ when: new Date().toISOString(), results, targets }, null, 1));
writeFileSync(`${OUTPUT}/chart.svg`, chart(results));
writeFileSync(`${OUTPUT}/growth.svg`, growthChart(results));
for (const outside of OUTSIDE) console.log(`outside this script: ${outside}`);
for (const { name, wanted, got, ok } of targets) {
  console.log(`target ${name} wanted ${wanted} got ${got === null ? "-" : got.toPrecision(3)} ${ok ? "ok" : "short"}`);
}

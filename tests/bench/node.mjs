/** The contests in node: the published library against the npm packages of tests/bench/package.json. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { growth } from "./growth.mjs";
import { timeKernels } from "./kernels.mjs";
import {
  ALL_CELLS,
  ALL_SIZES,
  forwardContests,
  TENSORFLOW_CELLS,
  tensorflowContests,
  trainingContest,
} from "./wasm.mjs";

const require = createRequire(import.meta.url);

async function importTensorflow() {
  const tf = await import("@tensorflow/tfjs-core");
  await import("@tensorflow/tfjs-backend-cpu");
  const { setThreadsCount, setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  const layers = await import("@tensorflow/tfjs-layers");
  setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "dist/"));
  setThreadsCount(1);
  tf.enableProdMode();
  await tf.setBackend("wasm");
  return { tf, layers };
}

/** Calls `report` with each result as it comes. */
export async function timeInNode({ wants, report, seconds }) {
  if (wants("kernels")) {
    report({
      place: "node",
      group: "kernels",
      ...timeKernels(readFileSync("build/wasm-release/tests/bench/rnn_bench.wasm")),
    });
  }
  const { load } = await import("../../dist/core/index.js");
  const rnn = await load();
  if (wants("growth")) {
    for (const result of growth(rnn)) report({ place: "node", ...result });
  }
  const at = (result) => report({ place: "node", ...result });
  if (wants("forward")) {
    const ort = await import("onnxruntime-web");
    for await (const result of forwardContests({ rnn, ort }, ALL_CELLS, ALL_SIZES, { seconds })) at(result);
  }
  if (!wants("tfjs") && !wants("train")) return;
  const libraries = { rnn, ...(await importTensorflow()) };
  if (wants("tfjs")) {
    for await (const result of tensorflowContests(libraries, TENSORFLOW_CELLS, ALL_SIZES, { seconds })) at(result);
  }
  if (!wants("train")) return;
  for (const cell of TENSORFLOW_CELLS) at(await trainingContest(libraries, cell, { seconds: 2 * seconds }));
  at(await trainingContest(libraries, "LSTM", { seconds: 2 * seconds }, true));
  await libraries.tf.setBackend("cpu");
  at(await trainingContest(libraries, "LSTM", { seconds }));
}

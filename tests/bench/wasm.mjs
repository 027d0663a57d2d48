/** Everything that is timed in WebAssembly, in node or in a page: `libraries` are the peers as that place loads them. */
import { contest } from "./contest.mjs";
import { onnxContender } from "./peers/onnxruntime.mjs";
import { ourContender, ourTrainer } from "./peers/ours.mjs";
import { tensorflowContender, tensorflowLastStepContender, tensorflowTrainer } from "./peers/tensorflow.mjs";
import { CELLS, forwardCase, trainingCase, WORKLOADS } from "./workloads.mjs";

/** {task, flops, contenders}: a contest as it is reported. */
const named = (task, group, contenders) => ({ name: task.name, group, flops: task.flops, contenders });

/** Against onnxruntime-web: every cell at every size. */
export async function* forwardContests({ rnn, ort }, cells, sizes, options) {
  for (const cell of cells) {
    for (const workload of sizes) {
      const task = forwardCase(cell, workload);
      const contenders = [ourContender(rnn, task), await onnxContender(ort, task)];
      yield named(task, "forward", await contest(task, contenders, options));
    }
  }
}

/** Against TensorFlow.js' wasm backend, which has neither a GRU with reset_after nor a Bidirectional worth the name. */
export async function* tensorflowContests({ rnn, tf, layers }, cells, sizes, options) {
  for (const cell of cells) {
    for (const workload of sizes) {
      const task = forwardCase(cell, workload, false);
      const contenders = [
        ourContender(rnn, task),
        tensorflowContender(tf, layers, task),
        tensorflowLastStepContender(tf, layers, task),
      ];
      yield named(task, "forward-tfjs", await contest(task, contenders, options));
    }
  }
}

export async function trainingContest({ rnn, tf, layers }, cell, options, tokens = false) {
  const task = trainingCase(cell, tokens);
  const contenders = [ourTrainer(rnn, task), tensorflowTrainer(tf, layers, task)];
  return named(task, `train-${tf.getBackend()}`, await contest(task, contenders, options));
}

export const ALL_CELLS = Object.keys(CELLS);
export const ALL_SIZES = Object.keys(WORKLOADS);
export const TENSORFLOW_CELLS = ["SimpleRNN", "LSTM", "GRU"];

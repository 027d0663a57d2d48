/** onnxruntime-web, wasm, one thread. Its layers are time-major; what has to be turned round is turned outside of the time taken. */
import { recurrentModel } from "../onnx.mjs";
import { CELLS } from "../workloads.mjs";

function timeMajor(x, { batch, steps, inputs }) {
  const turned = new Float32Array(x.length);
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < steps; t++) {
      turned.set(x.subarray((b * steps + t) * inputs, (b * steps + t + 1) * inputs), (t * batch + b) * inputs);
    }
  }
  return turned;
}

/** (steps, directions, batch, units) → (batch, steps, directions · units). */
function batchMajor(y, { batch, steps, units }, directions) {
  const turned = new Float32Array(y.length);
  for (let t = 0; t < steps; t++) {
    for (let d = 0; d < directions; d++) {
      for (let b = 0; b < batch; b++) {
        const from = ((t * directions + d) * batch + b) * units;
        turned.set(y.subarray(from, from + units), ((b * steps + t) * directions + d) * units);
      }
    }
  }
  return turned;
}

/** `ort`: the package as imported, its wasm paths set. */
export async function onnxContender(ort, task) {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  const session = await ort.InferenceSession.create(recurrentModel(task), { executionProviders: ["wasm"] });
  const { batch, steps, inputs } = task.sizes;
  const feeds = { X: new ort.Tensor("float32", timeMajor(task.x, task.sizes), [steps, batch, inputs]) };
  return {
    name: "onnxruntime-web",
    run: () => session.run(feeds),
    async output() {
      const { Y } = await session.run(feeds);
      return batchMajor(Y.data, task.sizes, CELLS[task.cell].directions);
    },
    end: () => session.release(),
  };
}

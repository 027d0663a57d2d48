/** The library as published in dist/core. */

function recurrentConfig({ cell, sizes, resetAfter }) {
  const config = { units: sizes.units, return_sequences: true };
  return cell === "GRU" ? { ...config, reset_after: resetAfter } : config;
}

function recurrentLayer(task) {
  if (task.cell !== "BiLSTM") return { class_name: task.cell, config: recurrentConfig(task) };
  return { class_name: "Bidirectional", config: { layer: { class_name: "LSTM", config: recurrentConfig(task) } } };
}

function sequential(task, ...more) {
  const { steps, inputs } = task.sizes;
  const input = { class_name: "InputLayer", config: { batch_shape: [null, steps, inputs] } };
  return { dialect: "keras3", sequential: true, layers: [input, recurrentLayer(task), ...more] };
}

function flat(task, ...more) {
  const arrays = [...task.directions.flatMap(({ kernel, recurrent, bias }) => [kernel, recurrent, bias]), ...more];
  const numbers = new Float32Array(arrays.reduce((size, array) => size + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    numbers.set(array, at);
    at += array.length;
  }
  return numbers;
}

function unwrap(result) {
  if (result.ok) return result.value;
  throw new Error(`rnn-playground: ${result.error.message}`);
}

export function ourContender(rnn, task) {
  const { batch, steps, inputs } = task.sizes;
  const spec = sequential(task);
  const options = { weights: flat(task), inputs: { shape: [batch, steps, inputs], data: task.x } };
  const run = () => unwrap(rnn.run(spec, options)).outputs[0].data;
  const traceBytes = () => unwrap(rnn.run(spec, options)).trace.values.byteLength;
  return { name: "ours", run, output: run, traceBytes };
}

/** Updates per call: what a page would ask of a worker at a time. */
const UPDATES = 4;

export function ourTrainer(rnn, task) {
  const { batch, steps, inputs } = task.sizes;
  const dense = { class_name: "Dense", config: { units: inputs, activation: "softmax" } };
  const spec = sequential({ ...task, resetAfter: false }, dense);
  const shape = [batch, steps, inputs];
  const fit = {
    inputs: { shape, data: task.x },
    targets: { shape, data: task.y },
    loss: "categorical_crossentropy",
    optimizer: { class_name: "Adam", config: { learning_rate: 0.001 } },
    batch_size: batch,
    shuffle: false,
  };
  const initial = { weights: flat(task, task.dense.kernel, task.dense.bias) };
  let { state } = unwrap(rnn.train(spec, initial, { ...fit, epochs: 1 }));
  return {
    name: "ours",
    runs: UPDATES,
    run() {
      ({ state } = unwrap(rnn.train(spec, state, { ...fit, epochs: UPDATES })));
    },
    output: () =>
      Float32Array.from(unwrap(rnn.train(spec, initial, { ...fit, epochs: 3 })).history, ({ loss }) => loss),
  };
}

/** TensorFlow.js' layers on the backend that is set. Its GRU knows only reset_after=False. */

const MAKERS = { SimpleRNN: "simpleRNN", LSTM: "lstm", GRU: "gru" };

/** All weights are set afterwards: drawing orthogonal ones takes this library minutes at 512 units. */
function recurrentLayer(layers, { cell, sizes }, returnSequences) {
  const { steps, inputs, units } = sizes;
  const sigmoid = cell === "SimpleRNN" ? {} : { recurrentActivation: "sigmoid" };
  return layers[MAKERS[cell]]({
    units,
    returnSequences,
    inputShape: [steps, inputs],
    recurrentInitializer: "zeros",
    ...sigmoid,
  });
}

function setRecurrent(tf, layer, { cell, sizes, directions }) {
  const [{ kernel, recurrent, bias }] = directions;
  const columns = bias.length;
  const tensors = [
    tf.tensor(kernel, [sizes.inputs, columns]),
    tf.tensor(recurrent, [sizes.units, columns]),
    tf.tensor(bias, [columns]),
  ];
  layer.setWeights(tensors);
  tf.dispose(tensors);
  return cell;
}

function forwardContender(tf, layersApi, task, returnSequences) {
  const { batch, steps, inputs } = task.sizes;
  const model = layersApi.sequential();
  model.add(recurrentLayer(layersApi.layers, task, returnSequences));
  setRecurrent(tf, model.layers[0], task);
  const run = () =>
    tf.tidy(() => model.predict(tf.tensor(task.x, [batch, steps, inputs]), { batchSize: batch }).dataSync());
  return {
    name: `tfjs-${tf.getBackend()}${returnSequences ? "" : ", last step"}`,
    lastOnly: !returnSequences,
    run,
    output: run,
  };
}

/** `tf`: tfjs-core with a backend set; `layersApi`: tfjs-layers. */
export const tensorflowContender = (tf, layersApi, task) => forwardContender(tf, layersApi, task, true);
export const tensorflowLastStepContender = (tf, layersApi, task) => forwardContender(tf, layersApi, task, false);

/** Each call of `run` is one update; `losses` makes `count` of them from the initial weights. */
export function tensorflowTrainer(tf, layersApi, task) {
  const { batch, steps, inputs, units } = task.sizes;
  const x = tf.tensor(task.x, [batch, steps, inputs]);
  const y = tf.tensor(task.y, [batch, steps, inputs]);
  const model = layersApi.sequential();
  model.add(recurrentLayer(layersApi.layers, task, true));
  model.add(layersApi.layers.dense({ units: inputs, activation: "softmax" }));
  model.compile({ optimizer: tf.train.adam(0.001, 0.9, 0.999, 1e-7), loss: "categoricalCrossentropy" });
  setRecurrent(tf, model.layers[0], task);
  model.layers[1].setWeights([tf.tensor(task.dense.kernel, [units, inputs]), tf.tensor(task.dense.bias, [inputs])]);
  const run = () => model.trainOnBatch(x, y);
  return {
    name: `tfjs-${tf.getBackend()}`,
    run,
    async output() {
      const losses = [];
      for (let i = 0; i < 3; i++) losses.push(await run());
      return Float32Array.from(losses);
    },
    end: () => tf.dispose([x, y]),
  };
}

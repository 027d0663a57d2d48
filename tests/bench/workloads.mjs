/** What is timed: the same layers, sizes and numbers for every contender, in node, in a browser and natively. */

/** Small as a lesson, one long sequence, a batch of long ones, a wide layer. */
export const WORKLOADS = {
  W0: { batch: 8, steps: 2, inputs: 10, units: 3 },
  W1: { batch: 1, steps: 100, inputs: 32, units: 64 },
  W2: { batch: 32, steps: 100, inputs: 64, units: 128 },
  W3: { batch: 32, steps: 50, inputs: 128, units: 512 },
};

export const CELLS = {
  SimpleRNN: { gates: 1, directions: 1 },
  LSTM: { gates: 4, directions: 1 },
  GRU: { gates: 3, directions: 1 },
  BiLSTM: { gates: 4, directions: 2 },
};

/** A recurrent layer and Dense(inputs, softmax) at every step: the next of `inputs` tokens. */
export const TRAINING = { batch: 32, steps: 40, inputs: 64, units: 128 };

/** Multiplications and additions of x · W and h · U over all steps. */
export function forwardFlops(cell, { batch, steps, inputs, units }) {
  const { gates, directions } = CELLS[cell];
  return 2 * batch * steps * gates * directions * units * (inputs + units);
}

/** Three products for each of h · U and Dense (forward, the gradient of the weights, the way back), two for x · W, which tokens need not compute. */
export function trainingFlops(cell, { batch, steps, inputs, units }, tokens) {
  const { gates } = CELLS[cell];
  return 2 * batch * steps * units * (3 * gates * units + (tokens ? 0 : 2 * gates * inputs) + 3 * inputs);
}

/** Numbers in [-scale, scale), the same everywhere. */
export function uniform(count, scale, seed) {
  const numbers = new Float32Array(count);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    numbers[i] = (state / 2147483648 - 1) * scale;
  }
  return numbers;
}

/** One direction's weights in Keras' layout: kernel (inputs, gates · units), recurrent kernel (units, gates · units), bias. */
function directionWeights(cell, { inputs, units }, resetAfter, seed) {
  const columns = CELLS[cell].gates * units;
  const scale = 1 / Math.sqrt(units);
  const biases = cell === "GRU" && resetAfter ? 2 : 1;
  return {
    kernel: uniform(inputs * columns, scale, seed),
    recurrent: uniform(units * columns, scale, seed + 1),
    bias: uniform(biases * columns, scale, seed + 2),
  };
}

/** A forward case: sizes, weights of each direction and an input (batch, steps, inputs). */
export function forwardCase(cell, workload, resetAfter = true) {
  const sizes = WORKLOADS[workload];
  const directions = Array.from({ length: CELLS[cell].directions }, (_, d) =>
    directionWeights(cell, sizes, resetAfter, 10 * d + 1),
  );
  return {
    name: `${cell} ${workload}`,
    cell,
    sizes,
    resetAfter,
    directions,
    x: uniform(sizes.batch * sizes.steps * sizes.inputs, 1, 77),
    flops: forwardFlops(cell, sizes),
  };
}

/** A training case: dense numbers or one-hot `tokens`, the tokens that follow as one-hot targets, and initial weights. */
export function trainingCase(cell, tokens = false) {
  const sizes = TRAINING;
  const { batch, steps, inputs, units } = sizes;
  const ids = uniform(batch * steps, 1, 5).map((u) => Math.floor(((u + 1) / 2) * inputs));
  const x = tokens ? new Float32Array(ids.length * inputs) : uniform(ids.length * inputs, 1, 6);
  const y = new Float32Array(ids.length * inputs);
  for (const [i, id] of ids.entries()) {
    if (tokens) x[i * inputs + id] = 1;
    y[i * inputs + ((id * 7 + 3) % inputs)] = 1;
  }
  return {
    name: `train ${cell}${tokens ? ", tokens" : ""}`,
    cell,
    sizes,
    directions: [directionWeights(cell, sizes, false, 1)],
    dense: { kernel: uniform(units * inputs, 1 / Math.sqrt(units), 8), bias: new Float32Array(inputs) },
    x,
    y,
    flops: trainingFlops(cell, sizes, tokens),
  };
}

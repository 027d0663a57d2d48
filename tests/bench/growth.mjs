/** How time and memory grow with one size at a time, the others as in BASE: an LSTM forward with its whole trace. */
import { median, now } from "./contest.mjs";
import { ourContender } from "./peers/ours.mjs";
import { forwardFlops, uniform } from "./workloads.mjs";

const BASE = { batch: 8, steps: 50, inputs: 32, units: 64 };
const SWEEPS = {
  units: [4, 8, 16, 32, 64, 128, 256, 512, 1024],
  steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
  batch: [1, 2, 4, 8, 16, 32, 64, 128, 256],
};
const LEAST = 30;
const ROUNDS = 5;

function taskOf(sizes) {
  const { batch, steps, inputs, units } = sizes;
  const scale = 1 / Math.sqrt(units);
  const directions = [
    {
      kernel: uniform(inputs * 4 * units, scale, 1),
      recurrent: uniform(units * 4 * units, scale, 2),
      bias: uniform(4 * units, scale, 3),
    },
  ];
  return { cell: "LSTM", sizes, resetAfter: true, directions, x: uniform(batch * steps * inputs, 1, 4) };
}

function timeOnce(run) {
  let repetitions = 0;
  const start = now();
  while (repetitions === 0 || now() - start < LEAST) {
    run();
    repetitions += 1;
  }
  return (now() - start) / repetitions;
}

/** {name, sweep, points: [{size, step, gfs, megabytes} | {size, refused}]}; `step`: microseconds per time step. */
export function* growth(rnn) {
  for (const [sweep, list] of Object.entries(SWEEPS)) {
    const points = list.map((size) => {
      const sizes = { ...BASE, [sweep]: size };
      const contender = ourContender(rnn, taskOf(sizes));
      try {
        contender.run();
      } catch (error) {
        return { size, refused: error.message };
      }
      const ms = median(Array.from({ length: ROUNDS }, () => timeOnce(contender.run)));
      const megabytes = contender.traceBytes() / 2 ** 20;
      return { size, step: (1000 * ms) / sizes.steps, gfs: forwardFlops("LSTM", sizes) / ms / 1e6, megabytes };
    });
    yield { group: "growth", name: `growth with ${sweep}`, sweep, base: BASE, points };
  }
}

/** Times contenders in turns, so that whatever else the machine does meets all of them alike; and only those whose result agrees with the first's. */

const MIN_ROUNDS = 5;
const MAX_ROUNDS = 60;
/** Single precision in another order of summation, over a hundred steps. */
const TOLERANCE = 2e-3;

const wall = () => performance.now();

function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that this process has computed for, which on a shared machine is what a contender takes; in a page, those that have passed. */
export const now = typeof process === "object" ? cpuTime : wall;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Half the distance of the quartiles, as a share of the median. */
function spreadOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const quartile = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return (quartile(0.75) - quartile(0.25)) / 2 / median(numbers);
}

/** The largest difference of two outputs; a contender that gives the last step only is held against the last steps of the other. */
function difference(ours, theirs, steps) {
  const perStep = theirs.length < ours.length;
  if (!perStep && theirs.length !== ours.length) return Number.POSITIVE_INFINITY;
  const width = perStep ? steps.width : 1;
  let worst = 0;
  for (let i = 0; i < theirs.length; i++) {
    const at = perStep ? (Math.floor(i / width) * steps.count + steps.count - 1) * width + (i % width) : i;
    const distance = Math.abs(ours[at] - theirs[i]);
    worst = distance <= worst ? worst : distance; // NaN is carried
  }
  return worst;
}

async function timeOf(contender, repetitions) {
  const start = now();
  for (let i = 0; i < repetitions; i++) {
    const pending = contender.run();
    if (pending instanceof Promise) await pending;
  }
  return (now() - start) / repetitions / (contender.runs ?? 1);
}

/** Enough repetitions that a clock of coarse grain does not matter. */
async function repetitionsFor(contender, least) {
  const first = await timeOf(contender, 1);
  const again = Math.min(first, await timeOf(contender, Math.max(1, Math.min(50, Math.floor(least / first)))));
  return Math.max(1, Math.ceil(least / (again * (contender.runs ?? 1))));
}

async function agree(contenders, task) {
  const { steps, units } = task.sizes;
  const reference = await contenders[0].output();
  const distances = [];
  for (const contender of contenders) {
    distances.push(difference(reference, await contender.output(), { count: steps, width: units }));
  }
  return distances;
}

/**
 * Milliseconds per run of each contender: [{name, median, best, spread, rounds, ratio, difference, agrees}]. `ratio` is the median over the rounds of its time
 * by the first contender's in the same round.
 */
export async function contest(task, contenders, { seconds = 3, least = 4 } = {}) {
  const distances = await agree(contenders, task);
  const repetitions = [];
  for (const contender of contenders) repetitions.push(await repetitionsFor(contender, least));
  const times = contenders.map(() => []);
  const deadline = wall() + seconds * 1000;
  for (let round = 0; round < MAX_ROUNDS && (round < MIN_ROUNDS || wall() < deadline); round++) {
    for (const [i, contender] of contenders.entries()) times[i].push(await timeOf(contender, repetitions[i]));
  }
  for (const contender of contenders) contender.end?.();
  return contenders.map(({ name }, i) => ({
    name,
    median: median(times[i]),
    best: Math.min(...times[i]),
    spread: spreadOf(times[i]),
    rounds: times[i].length,
    ratio: median(times[i].map((time, round) => time / times[0][round])),
    difference: distances[i],
    agrees: distances[i] <= TOLERANCE,
  }));
}

/** The core's products and the multiply-add peak, timed directly in WebAssembly: build/wasm-release/tests/bench/rnn_bench.wasm. */
import { median, now } from "./contest.mjs";

/** (rows, depth, columns) of C = A · B; "ta" is a weight's gradient Aᵀ · B. */
const PRODUCTS = [
  { name: "GEMV 1,128,512", m: 1, k: 128, n: 512, kind: "gemv" },
  { name: "GEMV 1,512,2048", m: 1, k: 512, n: 2048, kind: "gemv" },
  { name: "GEMM 8,64,256", m: 8, k: 64, n: 256, kind: "gemm" },
  { name: "GEMM 32,128,512", m: 32, k: 128, n: 512, kind: "gemm" },
  { name: "GEMM 32,512,2048", m: 32, k: 512, n: 2048, kind: "gemm" },
  { name: "GEMM 1280,128,512", m: 1280, k: 128, n: 512, kind: "gemm" },
  { name: "GEMM AᵀB 128,1280,512", m: 128, k: 1280, n: 512, kind: "gemm", transposed: true },
];

const PEAK_ROUNDS = 500_000;
const ROUNDS = 21;

function milliseconds(run) {
  const start = now();
  run();
  return now() - start;
}

/** C of one call against the sum of products, in the first and last row. */
function isRight(memory, exports, { m, k, n, transposed }) {
  const at = (operand, count) => new Float32Array(memory.buffer, exports.bench_operand(operand), count);
  const [a, b, c] = [at(0, m * k), at(1, k * n), at(2, m * n)];
  return [0, m - 1].every((i) => {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (transposed ? a[p * m + i] : a[i * k + p]) * b[p * n + j];
      if (!(Math.abs(sum - c[i * n + j]) <= 1e-4 * k)) return false;
    }
    return true;
  });
}

/** What the module imports is called only when memory runs out. */
function instantiate(bytes) {
  const module = new WebAssembly.Module(bytes);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`rnn_bench.wasm called ${name}`);
    };
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  exports._initialize();
  return exports;
}

/** {peak, products: [{name, kind, gfs, best, share, agrees}]}; peak in GF/s. Shares are of the peak measured in the same round. */
export function timeKernels(bytes) {
  const exports = instantiate(bytes);
  const flops = exports.bench_peak_flops() * PEAK_ROUNDS;
  const peakOnce = () => flops / milliseconds(() => exports.bench_peak(PEAK_ROUNDS, 1e-9)) / 1e6;
  for (let i = 0; i < 5; i++) peakOnce();
  const peaks = [];
  const products = PRODUCTS.map((product) => {
    const { name, kind, m, k, n, transposed = false } = product;
    const multiply = transposed ? exports.bench_multiply_transposed : exports.bench_multiply;
    const work = 2 * m * k * n;
    const times = Math.max(1, Math.round(5e7 / work));
    exports.bench_operands(BigInt(m), BigInt(k), BigInt(n));
    const once = () => (work * times) / milliseconds(() => multiply(BigInt(m), BigInt(k), BigInt(n), times)) / 1e6;
    once();
    const agrees = isRight(exports.memory, exports, product);
    const rates = [];
    const shares = [];
    for (let round = 0; round < ROUNDS; round++) {
      const peak = peakOnce();
      const rate = once();
      peaks.push(peak);
      rates.push(rate);
      shares.push(rate / peak);
    }
    return { name, kind, gfs: median(rates), best: Math.max(...rates), share: median(shares), agrees };
  });
  return { peak: median(peaks), best: Math.max(...peaks), products };
}

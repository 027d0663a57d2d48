/** What is wanted, and how it is read off the results. A target whose measurement is missing or disagrees with its peer is short. */
import { TENSORFLOW_CELLS } from "./wasm.mjs";

const contests = (results, place, group) =>
  results.filter((result) => result.place === place && result.group === group && result.contenders !== undefined);

/** Peer's time by ours in one contest; null when the peer is missing or gave another result. */
function ratio(result, peer) {
  const found = result?.contenders.find(({ name }) => name.startsWith(peer));
  return found?.agrees === true ? found.ratio : null;
}

/** A list of ratios, or null when there are none or one of them is missing. */
function ratios(results, place, group, peer, only = () => true) {
  const found = contests(results, place, group)
    .filter(({ name }) => only(name))
    .map((result) => ratio(result, peer));
  return found.length > 0 && found.every((value) => value !== null) ? found : null;
}

const worst = (values) => (values === null ? null : Math.min(...values));
const geometricMean = (values) =>
  values === null ? null : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const ort = (results) => ratios(results, "node", "forward", "onnxruntime-web");
const tfjs = (results, suffix) => {
  const lasts = contests(results, "node", "forward-tfjs").map((result) => {
    const found = result.contenders.find(({ name }) => name === `tfjs-wasm${suffix}`);
    return found?.agrees === true ? found.ratio : null;
  });
  return lasts.length > 0 && lasts.every((value) => value !== null) ? lasts : null;
};
const training = (results, backend, name) =>
  worst(ratios(results, "node", `train-${backend}`, "tfjs", (n) => n === name));
const torch = (results, size) => worst(ratios(results, "native", "forward", "PyTorch", (name) => name.endsWith(size)));

function kernelShare(results, kind) {
  const kernels = results.find(({ place, group }) => place === "node" && group === "kernels");
  const shares = kernels?.products.filter((product) => product.kind === kind);
  return shares?.every(({ agrees }) => agrees) ? worst(shares.map(({ share }) => share)) : null;
}

/** A layer's rate as a share of the peak that was measured in the same run. */
function layerShare(results, group, name) {
  const peak = results.find((result) => result.place === "node" && result.group === "kernels")?.peak;
  const result = contests(results, "node", group).find((found) => found.name === name);
  if (peak === undefined || result === undefined) return null;
  return result.flops / result.contenders[0].median / 1e6 / peak;
}

const page = (results, name) => results.find((result) => result.place === "page" && result.name === name)?.got ?? null;

const WANTED_OF_TRAINING = { LSTM: 15, GRU: 12, SimpleRNN: 8 };

const atLeast = (wanted, name, got) => ({ name, wanted: `>=${wanted}`, meets: (value) => value >= wanted, got });
const atMost = (wanted, name, got) => ({ name, wanted: `<=${wanted}`, meets: (value) => value <= wanted, got });

/** Names without spaces, so that a line of the end splits into words. */
export const TARGETS = [
  atLeast(2, "wasm-forward/onnxruntime-web,geometric-mean", (results) => geometricMean(ort(results))),
  atLeast(1.3, "wasm-forward/onnxruntime-web,worst", (results) => worst(ort(results))),
  atLeast(6, "wasm-forward/tfjs-wasm,all-steps,worst", (results) => worst(tfjs(results, ""))),
  atLeast(1.6, "wasm-forward/tfjs-wasm,last-step,worst", (results) => worst(tfjs(results, ", last step"))),
  ...TENSORFLOW_CELLS.map((cell) =>
    atLeast(WANTED_OF_TRAINING[cell], `wasm-training/tfjs-wasm,${cell}`, (results) =>
      training(results, "wasm", `train ${cell}`),
    ),
  ),
  atLeast(20, "wasm-training/tfjs-wasm,LSTM,token-ids", (results) => training(results, "wasm", "train LSTM, tokens")),
  atLeast(60, "wasm-training/tfjs-cpu,LSTM", (results) => training(results, "cpu", "train LSTM")),
  atLeast(0.8, "share-of-peak,GEMM", (results) => kernelShare(results, "gemm")),
  atLeast(0.65, "share-of-peak,GEMV", (results) => kernelShare(results, "gemv")),
  atLeast(0.8, "share-of-peak,SimpleRNN-W3", (results) => layerShare(results, "forward", "SimpleRNN W3")),
  atLeast(0.7, "share-of-peak,LSTM-W2", (results) => layerShare(results, "forward", "LSTM W2")),
  atLeast(0.75, "share-of-peak,training-LSTM", (results) => layerShare(results, "train-wasm", "train LSTM")),
  atLeast(12, "native-forward/PyTorch,W1", (results) => torch(results, "W1")),
  atLeast(1.9, "native-forward/PyTorch,W2", (results) => torch(results, "W2")),
  atLeast(1.2, "native-forward/PyTorch,W3", (results) => torch(results, "W3")),
  atLeast(2, "native-training/PyTorch", (results) => worst(ratios(results, "native", "train", "PyTorch"))),
  atLeast(1, "wasm/own-native-SSE,forward-and-training", (results) => page(results, "wasm-to-sse")),
  atMost(1.03, "traced/untraced-forward", (results) => page(results, "traced")),
  atMost(0.25, "plan+run+trace-W0/onnxruntime-web-run", (results) => {
    const small = ratios(results, "node", "forward", "onnxruntime-web", (name) => name.endsWith("W0"));
    return small === null ? null : 1 / worst(small);
  }),
  atMost(100, "one-step-above-raw-export,ns", (results) => page(results, "step")),
  atMost(0.2, "first-result/tfjs-wasm", (results) => page(results, "first result / tfjs-wasm")),
  atMost(0.125, "first-result/onnxruntime-web", (results) => page(results, "first result / onnxruntime-web")),
  atMost(60, "wasm,brotli,kB", (results) => page(results, "brotli")),
];

/** These peers come from no registry; they are timed by hand. */
export const OUTSIDE = ["native-batch-1/RTNeural >=1.1", "native/frugally-deep >=3"];

export function judged(results) {
  return TARGETS.map(({ name, wanted, meets, got }) => {
    const value = got(results);
    return { name, wanted, got: value, ok: value !== null && meets(value) };
  });
}

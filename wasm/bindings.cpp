// The boundary: free functions, plain data in and out, no state between calls.
// Each takes whatever JavaScript hands over and answers `{ok: true, value} | {ok: false, error}`; rnn.d.ts declares them.
#include <emscripten/bind.h>

#include <string>
#include <utility>
#include <vector>

#include "call.h"
#include "read_run.h"
#include "rnn/run.h"
#include "rnn/summary.h"
#include "rnn/weights.h"
#include "train.h"
#include "training.h"
#include "write.h"

namespace rnn::wasm {
namespace {

Js jsVersion() { return Js(RNN_VERSION); }

Js jsPlan(const Js& spec) {
  Call call(spec);
  return call.ok() ? success(planToJs(call.plan)) : failure(call.error);
}

Js jsSummary(const Js& spec, const Js& flavor, const Js& options) {
  Call call(spec);
  SummaryOptions read;
  if (!call.ok() || !readSummaryOptions(flavor, options, call.place(), read)) return failure(call.error);
  const Result<std::string> text = rnn::summary(call.plan, read);
  return call.accept(text) ? success(Js(text.value())) : failure(call.error);
}

Js jsInitialWeights(const Js& spec, const Js& seed) {
  Call call(spec);
  std::uint64_t read = 0;
  if (!call.ok() || !readSeed(seed, call.place(), read)) return failure(call.error);
  if (!reserve(call.plan.parameters * static_cast<std::int64_t>(sizeof(Scalar)), call.error)) return failure(call.error);
  const Result<std::vector<Scalar>> weights = rnn::initialWeights(call.plan, read);
  return call.accept(weights) ? success(scalarsToJs(weights.value())) : failure(call.error);
}

/// Asks for the memory of the whole tape before the core does; and of its twin, where the way back is taken too. What is beyond the
/// limit is left for run() to refuse.
bool reserveTrace(Call& call, const RunInputs& inputs, bool back) {
  std::vector<std::vector<std::int64_t>> shapes;
  for (const Tensor& tensor : inputs.inputs) shapes.push_back(tensor.shape);
  const Result<std::int64_t> bytes = rnn::traceBytes(call.plan, shapes);
  if (!call.accept(bytes)) return false;
  return bytes.value() > Limits{}.trace_bytes || reserve(bytes.value() * (back ? 2 : 1), call.error);
}

Js jsRun(const Js& spec, const Js& weights, const Js& inputs) {
  Call call(spec);
  RunRequest request;
  if (!call.ok() || !readRunRequest(weights, inputs, call.place(), call.origins(), request) ||
      !reserveTrace(call, request.inputs, !request.targets.empty()))
    return failure(call.error);
  const Result<Run> run = rnn::run(call.plan, request.weights, request.inputs);
  if (!call.accept(run)) return failure(call.error);
  if (request.targets.empty()) return success(runToJs(run.value(), nullptr, call.origins()));
  WayBack back;
  if (!runBack(call, request, run.value(), back)) return failure(call.error);
  return success(runToJs(run.value(), &back, call.origins()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(rnn) {
  emscripten::function("catalog", &catalogToJs);
  emscripten::function("version", &jsVersion);
  emscripten::function("plan", &jsPlan);
  emscripten::function("summary", &jsSummary);
  emscripten::function("initialWeights", &jsInitialWeights);
  emscripten::function("initialize", &jsInitialize);
  emscripten::function("run", &jsRun);
  emscripten::function("loss", &jsLoss);
  emscripten::function("optimizerStep", &jsOptimizerStep);
  emscripten::function("optimizerSize", &jsOptimizerSize);
  emscripten::function("train", &jsTrain);
  emscripten::function("evaluate", &jsEvaluate);
}

}  // namespace rnn::wasm

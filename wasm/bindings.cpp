// The boundary: free functions, plain data in and out, no state between calls.
// Each takes whatever JavaScript hands over and answers `{ok: true, value} | {ok: false, error}`; rnn.d.ts declares them.
#include <emscripten/bind.h>

#include <string>
#include <utility>
#include <vector>

#include "read_model.h"
#include "read_run.h"
#include "rnn/plan.h"
#include "rnn/run.h"
#include "rnn/summary.h"
#include "rnn/weights.h"
#include "write.h"

namespace rnn::wasm {
namespace {

/// What a call works on: a model read and planned, or the Error why not.
class Call {
 public:
  explicit Call(const Js& spec) { ok_ = readModel(spec, error, model_) && plan_model(); }
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  [[nodiscard]] Place place() { return Place{error, plan.spec.dialect}; }
  [[nodiscard]] const std::vector<int>& origins() const { return model_.origins; }
  [[nodiscard]] bool ok() const { return ok_; }

  /// Whether `result` holds a value; takes over its Error, with the layer counted as JavaScript counts it.
  template <class T>
  bool accept(const Result<T>& result) {
    return result.ok() || take(result.error());
  }

  Plan plan;
  Error error;

 private:
  bool take(const Error& found) {
    error = found;
    error.layer = originOf(error.layer, model_);
    return false;
  }

  bool plan_model() {
    Result<Plan> result = rnn::plan(model_.spec);
    if (!accept(result)) return false;
    plan = std::move(result).value();
    return true;
  }

  ReadModel model_;
  bool ok_ = false;
};

Call::~Call() = default;  // out of line: a Plan has many vectors to free

Js jsVersion() { return toJs(RNN_VERSION); }

Js jsPlan(const Js& spec) {
  Call call(spec);
  return call.ok() ? success(planToJs(call.plan)) : failure(call.error);
}

Js jsSummary(const Js& spec, const Js& flavor, const Js& options) {
  Call call(spec);
  SummaryOptions read;
  if (!call.ok() || !readSummaryOptions(flavor, options, call.place(), read)) return failure(call.error);
  const Result<std::string> text = rnn::summary(call.plan, read);
  return call.accept(text) ? success(toJs(text.value())) : failure(call.error);
}

Js jsInitialWeights(const Js& spec, const Js& seed) {
  Call call(spec);
  std::uint64_t read = 0;
  if (!call.ok() || !readSeed(seed, call.place(), read)) return failure(call.error);
  if (!reserve(call.plan.parameters * static_cast<std::int64_t>(sizeof(Scalar)), call.error)) return failure(call.error);
  const Result<std::vector<Scalar>> weights = rnn::initialWeights(call.plan, read);
  return call.accept(weights) ? success(scalarsToJs(weights.value())) : failure(call.error);
}

/// Asks for the memory of the whole tape before the core does.
bool reserveTrace(Call& call, const RunInputs& inputs) {
  std::vector<std::vector<std::int64_t>> shapes;
  for (const Tensor& tensor : inputs.inputs) shapes.push_back(tensor.shape);
  const Result<std::int64_t> bytes = rnn::traceBytes(call.plan, shapes);
  return call.accept(bytes) && reserve(bytes.value(), call.error);
}

Js jsRun(const Js& spec, const Js& weights, const Js& inputs) {
  Call call(spec);
  std::vector<Scalar> numbers;
  RunInputs read;
  if (!call.ok() || !readScalars(weights, call.place().at("weights"), numbers) ||
      !readRunInputs(inputs, call.place(), call.origins(), read) || !reserveTrace(call, read))
    return failure(call.error);
  const Result<Run> run = rnn::run(call.plan, numbers, read);
  return call.accept(run) ? success(runToJs(run.value(), call.origins())) : failure(call.error);
}

}  // namespace

EMSCRIPTEN_BINDINGS(rnn) {
  emscripten::function("catalog", &catalogToJs);
  emscripten::function("version", &jsVersion);
  emscripten::function("plan", &jsPlan);
  emscripten::function("summary", &jsSummary);
  emscripten::function("initialWeights", &jsInitialWeights);
  emscripten::function("run", &jsRun);
}

}  // namespace rnn::wasm

// The boundary: free functions, plain data in and out, no state between calls.
// Each takes whatever JavaScript hands over (web/src/engine/message.ts) and answers with a value or an Error; web/src/engine/answers.ts
// declares what.
#include <string>
#include <utility>
#include <vector>

#include "answer.h"
#include "call.h"
#include "engine.h"
#include "read_run.h"
#include "rnn/run.h"
#include "rnn/summary.h"
#include "rnn/weights.h"
#include "train.h"
#include "training.h"
#include "write.h"

namespace rnn::wasm {
namespace {

bool version(const Arguments& /*none*/, Answer& answer) {
  answer.json.value(RNN_VERSION);
  return true;
}

bool catalog(const Arguments& /*none*/, Answer& answer) {
  writeCatalog(answer.json);
  return true;
}

/// spec → the plan.
bool plan(const Arguments& arguments, Answer& answer) {
  const Call call(arguments[0]);
  if (!call.ok()) return answer.refuse(call.error);
  writePlan(answer.json, call.plan);
  return true;
}

/// spec, flavor, options → the text.
bool summary(const Arguments& arguments, Answer& answer) {
  Call call(arguments[0]);
  SummaryOptions options;
  if (!call.ok() || !readSummaryOptions(arguments[1], arguments[2], call.place(), options)) return answer.refuse(call.error);
  const Result<std::string> text = rnn::summary(call.plan, options);
  if (!call.accept(text)) return answer.refuse(call.error);
  answer.json.value(text.value());
  return true;
}

/// spec, seed → the numbers of all weights.
bool initialWeights(const Arguments& arguments, Answer& answer) {
  Call call(arguments[0]);
  std::uint64_t seed = 0;
  if (!call.ok() || !readSeed(arguments[1], call.place(), seed)) return answer.refuse(call.error);
  if (!reserve(call.plan.parameters * static_cast<std::int64_t>(sizeof(Scalar)), call.error)) return answer.refuse(call.error);
  const Result<std::vector<Scalar>> weights = rnn::initialWeights(call.plan, seed);
  return call.accept(weights) ? answer.give(weights.value()) : answer.refuse(call.error);
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

/// spec, weights, request → the trace and what the model gives; with targets also the way back.
bool run(const Arguments& arguments, Answer& answer) {
  Call call(arguments[0]);
  RunRequest request;
  if (!call.ok() || !readRunRequest(arguments[1], arguments[2], call.place(), call.origins(), request) ||
      !reserveTrace(call, request.inputs, !request.targets.empty()))
    return answer.refuse(call.error);
  const Result<Run> run = rnn::run(call.plan, request.weights, request.inputs);
  if (!call.accept(run)) return answer.refuse(call.error);
  const bool back = !request.targets.empty();
  WayBack way;
  if (back && !runBack(call, request, run.value(), way)) return answer.refuse(call.error);
  writeRun(answer, run.value(), back ? &way : nullptr, call.origins());
  return true;
}

/// Calls `function` with the list at `message`. Whether it succeeded; the answer is its value or the Error.
bool respond(bool (*function)(const Arguments&, Answer&), const Word* message) {
  const Value list(message);
  Arguments arguments;
  for (Word i = 0; i < list.size(); ++i) arguments[i] = get(list, i);
  Answer answer;
  const bool ok = function(arguments, answer);
  sendAnswer(answer.json.text().data(), answer.json.text().size());
  return ok;
}

extern "C" {

[[clang::export_name("version")]] bool exportVersion(const Word* message) { return respond(version, message); }
[[clang::export_name("catalog")]] bool exportCatalog(const Word* message) { return respond(catalog, message); }
[[clang::export_name("plan")]] bool exportPlan(const Word* message) { return respond(plan, message); }
[[clang::export_name("summary")]] bool exportSummary(const Word* message) { return respond(summary, message); }
[[clang::export_name("initialWeights")]] bool exportInitialWeights(const Word* message) { return respond(initialWeights, message); }
[[clang::export_name("initialize")]] bool exportInitialize(const Word* message) { return respond(initialize, message); }
[[clang::export_name("run")]] bool exportRun(const Word* message) { return respond(run, message); }
[[clang::export_name("loss")]] bool exportLoss(const Word* message) { return respond(loss, message); }
[[clang::export_name("optimizerStep")]] bool exportOptimizerStep(const Word* message) { return respond(optimizerStep, message); }
[[clang::export_name("optimizerSize")]] bool exportOptimizerSize(const Word* message) { return respond(optimizerSize, message); }
[[clang::export_name("train")]] bool exportTrain(const Word* message) { return respond(train, message); }
[[clang::export_name("evaluate")]] bool exportEvaluate(const Word* message) { return respond(evaluate, message); }
}

}  // namespace
}  // namespace rnn::wasm

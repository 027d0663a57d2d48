#include "training.h"

#include <cstddef>
#include <string>
#include <utility>

#include "fields.h"
#include "read_layer.h"
#include "read_run.h"
#include "rnn/contributions.h"
#include "rnn/weights.h"
#include "write.h"

namespace rnn::wasm {
namespace {

bool readLossOfOutput(Call& call, Target target, const Run& run, std::size_t output, LossResult& result) {
  target.inputs.y_pred = run.outputs[output];
  if (target.masked && target.inputs.mask.data.empty() && !run.output_masks.empty()) target.inputs.mask = run.output_masks[output];
  Result<LossResult> found = rnn::loss(target.loss, call.plan.spec.dialect, target.inputs);
  if (!call.accept(found)) return false;
  result = std::move(found).value();
  return true;
}

/// The core trusts the sizes of what it updates.
bool checkUpdate(const Place& place, std::size_t weights, std::size_t gradients, const std::vector<Variable>& variables) {
  bool fits = gradients == weights;
  for (const Variable& variable : variables) {
    const auto size = static_cast<std::int64_t>(weights);
    fits = fits && variable.offset >= 0 && variable.size >= 0 && variable.offset <= size && variable.size <= size - variable.offset;
  }
  return fits || fail(place, "bad_size", "Weights, gradients and variables do not fit together",
                      {{"expected", std::to_string(weights)}, {"found", std::to_string(gradients)}});
}

}  // namespace

bool readRunRequest(Value weights, Value inputs, const Place& place, const std::vector<int>& origins, RunRequest& request) {
  if (!readScalars(weights, place.at("weights"), request.weights) || !readRunInputs(inputs, place, origins, request.inputs) ||
      !readTargets(get(inputs, "targets"), place.at("targets"), request.targets))
    return false;
  const Value contributions = get(inputs, "contributions");
  if (!isAbsent(contributions) && !readIntegers(contributions, place.at("contributions"), request.contributions)) return false;
  const Value window = get(inputs, "window");
  if (isAbsent(window)) return true;
  if (!readInteger(window, place.at("window"), request.back.window)) return false;
  return request.back.window >= 0 || failKind(place.at("window"), "non-negative int", window);
}

bool runBack(Call& call, const RunRequest& request, const Run& run, WayBack& back) {
  const std::string expected = std::to_string(run.outputs.size());
  const std::string found = std::to_string(request.targets.size());
  if (run.outputs.size() != request.targets.size())
    return fail(call.place().at("targets"), "wrong_count", joined({"`targets` should be ", expected, " arrays. Received: ", found}),
                {{"param", "targets"}, {"expected", expected}, {"found", found}});
  std::vector<Tensor> output_gradients;
  for (std::size_t i = 0; i < run.outputs.size(); ++i) {
    LossResult result;
    if (!readLossOfOutput(call, request.targets[i], run, i, result)) return false;
    back.loss += result.value;
    output_gradients.push_back(std::move(result.gradient));
  }
  Result<Gradients> gradients = rnn::backward(call.plan, request.weights, request.inputs, run, output_gradients, request.back);
  if (!call.accept(gradients)) return false;
  back.gradients = std::move(gradients).value();
  for (const std::int64_t weight : request.contributions) {
    const int index = weight >= 0 && weight < static_cast<std::int64_t>(call.plan.weights.size()) ? static_cast<int>(weight) : -1;
    Result<Tensor> taken = rnn::contributions(call.plan, run, back.gradients, index);
    if (!call.accept(taken)) return false;
    back.contributions.push_back(std::move(taken).value());
  }
  return true;
}

bool initialize(const Arguments& arguments, Answer& answer) {
  Error error;
  const Place place{error};
  InitializerSpec spec;
  std::vector<std::int64_t> sizes;
  std::uint64_t seed = 0;
  if (!readIdentified(arguments[0], place.at("initializer"), spec.identifier, fieldsOf(spec)) ||
      !readIntegers(arguments[1], place.at("shape"), sizes) || !readSeed(arguments[2], place, seed) ||
      !checkSizes(sizes, place.at("shape")))
    return answer.refuse(error);
  const Result<std::vector<Scalar>> drawn = rnn::initialize(spec, sizes, seed, "");
  return drawn.ok() ? answer.give(drawn.value()) : answer.refuse(drawn.error());
}

bool loss(const Arguments& arguments, Answer& answer) {
  Error error;
  Place place{error};
  LossSpec spec;
  LossInputs inputs;
  if (!readDialect(arguments[0], place) || !readLoss(arguments[1], place.at("loss"), spec) ||
      !readLossInputs(arguments[2], place.at("inputs"), inputs))
    return answer.refuse(error);
  const Result<LossResult> result = rnn::loss(spec, place.dialect, inputs);
  if (!result.ok()) return answer.refuse(result.error());
  writeLoss(answer, result.value());
  return true;
}

bool optimizerStep(const Arguments& arguments, Answer& answer) {
  Error error;
  Place place{error};
  OptimizerSpec spec;
  OptimizerState state;
  std::vector<Scalar> weights;
  std::vector<Scalar> gradients;
  std::vector<Variable> variables;
  const Value request = arguments[2];
  if (!readDialect(arguments[0], place) || !readOptimizer(arguments[1], place.at("optimizer"), spec)) return answer.refuse(error);
  if (!isObject(request)) return failKind(place.at("request"), "dict", request), answer.refuse(error);
  if (!readScalars(get(request, "weights"), place.at("weights"), weights) ||
      !readScalars(get(request, "gradients"), place.at("gradients"), gradients) ||
      !readVariables(get(request, "variables"), place.at("variables"), variables) ||
      !readOptimizerState(get(request, "state"), place.at("state"), weights.size(), state) ||
      !checkUpdate(place.at("optimizer"), weights.size(), gradients.size(), variables))
    return answer.refuse(error);
  const Result<OptimizerUpdate> update =
      rnn::optimizerStep(spec, place.dialect, std::move(weights), std::move(gradients), variables, std::move(state));
  if (!update.ok()) return answer.refuse(update.error());
  answer.reserve(update.value().weights.size() + countOf(update.value().state));
  answer.json.open('{');
  answer.json.key("weights");
  answer.floats(update.value().weights);
  answer.json.key("state");
  writeOptimizerState(answer, update.value().state);
  answer.json.close('}');
  return true;
}

bool optimizerSize(const Arguments& arguments, Answer& answer) {
  Error error;
  const Place place{error};
  OptimizerSpec spec;
  std::int64_t parameters = 0;
  if (!readOptimizer(arguments[0], place.at("optimizer"), spec) || !readInteger(arguments[1], place.at("parameters"), parameters))
    return answer.refuse(error);
  if (const std::optional<Error> refused = rnn::checkOptimizer(spec, Dialect::kKeras3)) return answer.refuse(*refused);
  const OptimizerSize size = rnn::optimizerSize(spec, parameters);
  answer.json.open('{');
  answer.json.field("numbers", size.numbers);
  answer.json.field("bytes", size.bytes);
  answer.json.close('}');
  return true;
}

}  // namespace rnn::wasm

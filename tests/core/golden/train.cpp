// kind = train: fit() for some epochs: losses, weights and outputs before and after.
#include "rnn/train.h"

#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "golden/inputs.h"
#include "golden/model.h"

namespace golden {
namespace {

Failure compareOutput(const std::string& what, const Json& expected, const rnn::Plan& plan, const std::vector<rnn::Scalar>& weights,
                      const rnn::RunInputs& inputs, Tolerance tolerance) {
  const rnn::Result<rnn::Run> run = rnn::run(plan, weights, inputs);
  if (!run) return sentence(run.error());
  return compare(what, readArray(expected), run.value().outputs.at(0), tolerance);
}

Failure compareHistory(const Json& expected, const std::vector<rnn::EpochRecord>& history, Tolerance tolerance) {
  if (expected.size() != history.size()) return "loss_history has " + std::to_string(expected.size()) + " epochs";
  for (std::size_t e = 0; e < expected.size(); ++e) {
    if (expected[e].is_null()) continue;
    if (Failure failure = compare("loss of epoch " + std::to_string(e), readArray(expected[e]), {}, {history[e].loss}, tolerance))
      return failure;
  }
  return {};
}

rnn::TrainOptions optionsOf(const Json& c) {
  rnn::TrainOptions options{.losses = {readLoss(c.at("loss"))}, .optimizer = readOptimizer(c.at("optimizer"))};
  options.epochs = c.value("epochs", std::int64_t{1});
  options.batch_size = c.value("batch_size", std::int64_t{32});
  options.shuffle = c.value("shuffle", false);
  for (const Json& frozen : c.value("frozen_weights", Json::array())) options.frozen_weights.push_back(frozen.get<int>());
  return options;
}

}  // namespace

Failure checkTrain(const Json& c) {
  noteUnknownKeys(c, "a train case",
                  {"id",     "kind",       "semantics",   "source",        "tolerance",      "verified_by",   "notes",
                   "layers", "input",      "input_dtype", "weights",       "target",         "loss",          "optimizer",
                   "epochs", "batch_size", "shuffle",     "frozen_layers", "frozen_weights", "sample_weight", "expected"});
  const Json& expected = c.at("expected");
  noteUnknownKeys(expected, "expected", {"loss_history", "weights", "output_before", "output_after"});
  const Tolerance tolerance = toleranceOf(c, {1e-4, 1e-4});
  const rnn::Plan plan = planOf(c, 1);
  const std::vector<rnn::Scalar> weights = weightsOf(c, plan);
  const rnn::RunInputs inputs = inputsOf(c, plan);
  if (expected.contains("output_before")) {
    if (Failure failure = compareOutput("output before ", expected.at("output_before"), plan, weights, inputs, tolerance)) return failure;
  }

  rnn::Dataset data{.inputs = inputs.inputs, .targets = {readTensor(c.at("target"))}, .sample_weights = {}};
  if (c.contains("sample_weight")) data.sample_weights = {readTensor(c.at("sample_weight"))};
  const rnn::Result<rnn::TrainResult> trained = rnn::train(plan, {.weights = weights, .optimizer = {}, .stateful = {}}, data, optionsOf(c));
  if (!trained) return sentence(trained.error());

  if (expected.contains("loss_history")) {
    if (Failure failure = compareHistory(expected.at("loss_history"), trained.value().history, tolerance)) return failure;
  }
  const std::vector<rnn::Scalar>& after = trained.value().state.weights;
  if (expected.contains("weights")) {
    if (Failure failure = compareFlat("weight after training", expected.at("weights"), after, tolerance)) return failure;
  }
  if (!expected.contains("output_after")) return {};
  return compareOutput("output after ", expected.at("output_after"), plan, after, inputs, tolerance);
}

}  // namespace golden

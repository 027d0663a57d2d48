// kind = loss: the constant of Keras' own test, and the number of a real run.
#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "rnn/losses.h"

namespace golden {
namespace {

Failure compareLoss(const std::string& what, const Json& expected, const rnn::LossResult& result, Tolerance tolerance) {
  const Array array = readArray(expected);
  if (array.shape.empty()) return compare(what, array, {}, {result.value}, tolerance);
  return compare(what + " ", array, result.values, tolerance);
}

/// How near a float run of Keras can be. Some of its backends take a binary crossentropy of logits by way of 1 − sigmoid(x), of which float
/// keeps four digits at x = 10; and 1 − 1e-7 is 0.99999988 in float, so that clipped probabilities differ in double.
Tolerance observedTolerance(const rnn::LossSpec& spec) {
  if (sizeof(rnn::Scalar) != sizeof(float)) return {1e-4, 2e-2};
  return spec.from_logits.value_or(false) ? Tolerance{5e-4, 1e-5} : Tolerance{1e-7, 1e-5};
}

}  // namespace

Failure checkLoss(const Json& c) {
  noteUnknownKeys(c, "a loss case",
                  {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "loss", "y_true", "y_pred", "sample_weight",
                   "mask", "expected", "observed"});
  const rnn::LossSpec spec = readLoss(c.at("loss"));
  if (const std::optional<rnn::Error> error = rnn::checkLoss(spec, dialectOf(c))) {
    return (error->code == "unknown_loss" ? "not supported: " : "") + sentence(*error);
  }
  rnn::LossInputs inputs{.y_true = readTensor(c.at("y_true")), .y_pred = readTensor(c.at("y_pred"))};
  if (c.contains("sample_weight") && !c.at("sample_weight").is_null()) inputs.sample_weight = readTensor(c.at("sample_weight"));
  if (c.contains("mask") && !c.at("mask").is_null()) inputs.mask = readTensor(c.at("mask"));
  const rnn::Result<rnn::LossResult> result = rnn::loss(spec, dialectOf(c), inputs);
  if (!result) return sentence(result.error());
  if (c.contains("expected")) {
    if (Failure failure = compareLoss("loss", c.at("expected"), result.value(), toleranceOf(c, {1e-5, 1e-5}))) return failure;
  }
  if (c.contains("observed")) return compareLoss("observed loss", c.at("observed"), result.value(), observedTolerance(spec));
  return {};
}

}  // namespace golden

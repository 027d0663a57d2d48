#include "layers/noise.h"

#include "errors.h"
#include "layers/entries.h"
#include "layers/window.h"
#include "python_text.h"

namespace rnn {

std::optional<Error> checkRate(const char* param, double rate, Dialect dialect) {
  if (rate >= 0 && rate <= 1) return std::nullopt;
  const std::string found = pythonNumber(rate);
  const std::string name = param;
  Error error{.code = "rate_out_of_range", .param = param, .args = {{"param", name}, {"found", found}}};
  error.message =
      dialect == Dialect::kKeras3
          ? "Invalid value received for argument `" + name + "`. Expected a float value between 0 and 1. Received: " + name + "=" + found
          : "Invalid value " + found + " received for `" + name + "`, expected a value between 0 and 1.";
  return error;
}

RandomStream streamOf(const Call& call, const std::string& id, std::optional<std::int64_t> seed) {
  std::string name = joined(joined(call.name, call.part), id);
  if (seed) name += " seed=" + std::to_string(*seed);
  return randomStream(call.seed, name);
}

Scalar keepFactor(RandomStream stream, std::uint64_t index, double rate) {
  const double keep = 1 - rate;
  return randomUniform(stream, index) < keep ? static_cast<Scalar>(1 / keep) : Scalar(0);
}

namespace {

/// x, the drawn numbers and y; only x where nothing is drawn.
std::nullopt_t declareNoise(Draft& draft, const char* class_name, bool drawn, QuantityInfo noise, Operation join) {
  const Shape& shape = draft.inputs[0].shape;
  PartDraft& part = addReadingPart(draft, class_name, shape);
  if (!drawn) {
    addIdentity(draft, part);
    return std::nullopt;
  }
  const std::string id = noise.id;
  addShaped(part, std::move(noise), shape, {.constant = true});
  addResult(draft, part, {.operation = join, .operands = {valueOperand("x"), valueOperand(id)}}, shape, 0);
  return std::nullopt;
}

std::nullopt_t declareDropout(Draft& draft, const char* class_name, double rate) {
  QuantityInfo keep{.id = "keep", .symbol = "k", .operation = Operation::kScale, .constants = {{"rate", rate}}};
  return declareNoise(draft, class_name, draft.setting.training && rate > 0, std::move(keep), Operation::kScale);
}

/// Draws the factors of each sample; `draw` says for each entry which number of the stream decides, out of `count` per sample.
void drop(const Call& call, double rate, std::optional<std::int64_t> seed, const std::vector<std::size_t>& draw, std::uint64_t count,
          bool per_sample) {
  const Entries keep = entriesOf(tape(call, "keep"));
  if (!keep) return;
  const RandomStream stream = streamOf(call, "keep", seed);
  for (std::int64_t b = 0; b < keep.batch; ++b) {
    const std::uint64_t begin = per_sample ? static_cast<std::uint64_t>(b) * count : 0;
    for (std::size_t e = 0; e < draw.size(); ++e) keep.at(b, e) = keepFactor(stream, begin + draw[e], rate);
  }
  elementwise(
      tape(call, "y").all(), [](Scalar x, Scalar k) { return x * k; }, tape(call, "x").all(), tape(call, "keep").all());
}

void dropBack(const Call& call) {
  const Rows keep = tape(call, "keep");
  if (!keep) return;  // y is x, and so is its gradient
  accumulate(
      gradient(call, "x").all(), [](Scalar dy, Scalar k) { return dy * k; }, gradient(call, "y").all(), keep.all());
}

/// The axes of a sample along which a draw is shared.
std::vector<int> sharedAxes(const Shape& noise_shape) {
  std::vector<int> axes;
  for (std::size_t i = 1; i < noise_shape.size(); ++i) {
    if (noise_shape[i] == 1) axes.push_back(static_cast<int>(i) - 1);
  }
  return axes;
}

}  // namespace

std::optional<Error> check(const DropoutSpec& spec, const Setting& setting) { return checkRate("rate", spec.rate, setting.dialect); }

std::optional<Error> declare(const DropoutSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  bool fits = spec.noise_shape.empty() || spec.noise_shape.size() == shape.size();
  for (std::size_t i = 0; fits && i < spec.noise_shape.size(); ++i) {
    const Dim& size = spec.noise_shape[i];
    fits = !size || *size == 1 || !shape[i] || size == shape[i];
  }
  if (!fits) {
    return Error{.code = "noise_shape",
                 .message = "Argument `noise_shape` must have 1, None or the input's size along each axis of the input " + toString(shape) +
                            ". Received: noise_shape=" + toString(spec.noise_shape),
                 .param = "noise_shape",
                 .args = {{"shape", toString(shape)}, {"found", toString(spec.noise_shape)}}};
  }
  return declareDropout(draft, DropoutSpec::kClass, spec.rate);
}

void forward(const DropoutSpec& spec, const Call& call) {
  const Sizes sizes = sampleSizes(call, "x");
  const std::vector<std::size_t> draw = projected(sizes, sharedAxes(spec.noise_shape), false);
  const bool per_sample = spec.noise_shape.empty() || spec.noise_shape[0] != 1;
  drop(call, spec.rate, spec.seed, draw, draw.size(), per_sample);
}

void backward(const DropoutSpec&, const Call& call) { dropBack(call); }

std::optional<Error> check(const SpatialDropout1DSpec& spec, const Setting& setting) {
  return checkRate("rate", spec.rate, setting.dialect);
}

std::optional<Error> declare(const SpatialDropout1DSpec& spec, Draft& draft) {
  if (auto error = checkSequenceRank(draft)) return error;
  return declareDropout(draft, SpatialDropout1DSpec::kClass, spec.rate);
}

/// One draw per feature, for all time steps of a sample.
void forward(const SpatialDropout1DSpec& spec, const Call& call) {
  const std::vector<std::size_t> draw = projected(sampleSizes(call, "x"), {0}, false);
  drop(call, spec.rate, spec.seed, draw, draw.size(), true);
}

void backward(const SpatialDropout1DSpec&, const Call& call) { dropBack(call); }

std::optional<Error> check(const GaussianNoiseSpec& spec, const Setting& setting) {
  if (setting.dialect == Dialect::kKeras2) return std::nullopt;
  return checkRate("stddev", spec.stddev, setting.dialect);
}

std::optional<Error> declare(const GaussianNoiseSpec& spec, Draft& draft) {
  QuantityInfo noise{.id = "noise", .symbol = "ε", .operation = Operation::kScale, .constants = {{"stddev", spec.stddev}}};
  return declareNoise(draft, GaussianNoiseSpec::kClass, draft.setting.training && spec.stddev != 0, std::move(noise), Operation::kAdd);
}

void forward(const GaussianNoiseSpec& spec, const Call& call) {
  const Entries noise = entriesOf(tape(call, "noise"));
  if (!noise) return;
  const RandomStream stream = streamOf(call, "noise", spec.seed);
  std::uint64_t index = 0;
  for (std::int64_t b = 0; b < noise.batch; ++b) {
    for (std::size_t e = 0; e < noise.size(); ++e) noise.at(b, e) = static_cast<Scalar>(spec.stddev * randomNormal(stream, index++));
  }
  elementwise(
      tape(call, "y").all(), [](Scalar x, Scalar e) { return x + e; }, tape(call, "x").all(), tape(call, "noise").all());
}

void backward(const GaussianNoiseSpec&, const Call& call) {
  if (tape(call, "noise")) add(gradient(call, "x").all(), gradient(call, "y").all());
}

}  // namespace rnn

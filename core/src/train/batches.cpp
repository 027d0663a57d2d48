#include "train/batches.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rnn {
namespace {

std::int64_t samplesIn(const Tensor& tensor) { return tensor.shape.empty() ? 0 : tensor.shape.front(); }

bool isWhole(const Tensor& tensor) {
  std::int64_t count = 1;
  for (const std::int64_t size : tensor.shape) count *= size;
  return static_cast<std::int64_t>(tensor.data.size()) == count;
}

Tensor samplesOf(const Tensor& tensor, const std::vector<std::int64_t>& order, std::int64_t begin, std::int64_t end) {
  if (samplesIn(tensor) == 0) return {};
  Tensor batch{.shape = tensor.shape, .data = {}};
  batch.shape.front() = end - begin;
  const auto size = static_cast<std::ptrdiff_t>(tensor.data.size()) / samplesIn(tensor);
  batch.data.reserve(static_cast<std::size_t>(size * (end - begin)));
  for (std::int64_t i = begin; i < end; ++i) {
    const auto first = tensor.data.begin() + order[static_cast<std::size_t>(i)] * size;
    batch.data.insert(batch.data.end(), first, first + size);
  }
  return batch;
}

std::string sizesText(const std::vector<Tensor>& tensors) {
  std::string text;
  for (const Tensor& tensor : tensors) text += (text.empty() ? "" : ", ") + std::to_string(samplesIn(tensor));
  return text;
}

Error argument(const char* param, std::int64_t found) {
  return {.code = "training_argument",
          .message = std::string("Argument `") + param + "` must be a positive integer. Received: " + param + "=" + std::to_string(found),
          .param = param,
          .args = {{"param", param}, {"found", std::to_string(found)}}};
}

Error targetCount(const char* what, std::size_t expected, std::size_t found) {
  return {.code = "training_targets",
          .message = "The model has " + std::to_string(expected) + " outputs, but there are " + std::to_string(found) + " " + what,
          .args = {{"what", what}, {"expected", std::to_string(expected)}, {"found", std::to_string(found)}}};
}

std::optional<Error> checkCounts(const Plan& plan, const Dataset& data, const TrainOptions& options) {
  const std::size_t outputs = plan.spec.outputs.size();
  if (data.targets.size() != outputs) return targetCount("targets", outputs, data.targets.size());
  if (options.losses.size() != outputs && options.losses.size() != 1) return targetCount("losses", outputs, options.losses.size());
  if (!options.loss_weights.empty() && options.loss_weights.size() != outputs)
    return targetCount("loss weights", outputs, options.loss_weights.size());
  if (!data.sample_weights.empty() && data.sample_weights.size() != outputs)
    return targetCount("sample weights", outputs, data.sample_weights.size());
  if (options.batch_size <= 0) return argument("batch_size", options.batch_size);
  if (options.epochs < 0) return argument("epochs", options.epochs);
  return std::nullopt;
}

}  // namespace

Result<std::int64_t> sampleCount(const Plan& plan, const Dataset& data, const TrainOptions& options) {
  if (const std::optional<Error> error = checkCounts(plan, data, options)) return *error;
  const std::int64_t count = data.inputs.empty() ? 0 : samplesIn(data.inputs.front());
  bool agree = count > 0;
  for (const std::vector<Tensor>* tensors : {&data.inputs, &data.targets}) {
    for (const Tensor& tensor : *tensors) agree = agree && samplesIn(tensor) == count && isWhole(tensor);
  }
  for (const Tensor& tensor : data.sample_weights)
    agree = agree && (tensor.data.empty() || (samplesIn(tensor) == count && isWhole(tensor)));
  if (agree) return count;
  const std::string x = sizesText(data.inputs);
  const std::string y = sizesText(data.targets);
  return Error{.code = "training_samples",
               .message = "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: " + x +
                          "\n'y' sizes: " + y,
               .args = {{"x", x}, {"y", y}}};
}

Dataset batchOf(const Dataset& data, const std::vector<std::int64_t>& order, std::int64_t begin, std::int64_t end) {
  Dataset batch;
  for (const Tensor& tensor : data.inputs) batch.inputs.push_back(samplesOf(tensor, order, begin, end));
  for (const Tensor& tensor : data.targets) batch.targets.push_back(samplesOf(tensor, order, begin, end));
  for (const Tensor& tensor : data.sample_weights) batch.sample_weights.push_back(samplesOf(tensor, order, begin, end));
  return batch;
}

Tensor classWeights(const std::vector<std::pair<std::int64_t, double>>& class_weight, const Tensor& target) {
  const std::int64_t count = samplesIn(target);
  const auto size = static_cast<std::ptrdiff_t>(target.data.size()) / count;
  Tensor weights{.shape = {count}, .data = std::vector<Scalar>(static_cast<std::size_t>(count), Scalar(1))};
  for (std::int64_t i = 0; i < count; ++i) {
    const auto first = target.data.begin() + i * size;
    const std::int64_t label = size == 1 ? std::llround(static_cast<double>(*first)) : std::max_element(first, first + size) - first;
    const auto found = std::find_if(class_weight.begin(), class_weight.end(), [&](const auto& one) { return one.first == label; });
    if (found != class_weight.end()) weights.data[static_cast<std::size_t>(i)] = static_cast<Scalar>(found->second);
  }
  return weights;
}

}  // namespace rnn

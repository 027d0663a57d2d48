// Specs drawn from a fuzzer's bytes: every layer and argument by the same `fields` as the boundary, so a new layer is fuzzed without a line
// here.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rnn/optimizers.h"
#include "rnn/spec.h"

namespace rnn::fuzz {

class Draw {
 public:
  explicit Draw(FuzzedDataProvider& bytes) : bytes_(bytes) {}

  /// One to six layers, called in a row or, where they are not sequential, on any tensors at all, existing or not.
  ModelSpec model();

  void operator()(const char*, bool& value, unsigned = kPlain) { value = bytes_.ConsumeBool(); }
  void operator()(const char*, std::int64_t& value, unsigned = kPlain) { value = integer(); }
  void operator()(const char*, double& value, unsigned = kPlain) { value = number(); }
  void operator()(const char*, std::string& value, unsigned = kPlain) { value = word(); }
  void operator()(const char*, Wrapped& value, unsigned = kPlain) {
    if (depth_ < 3) value.resize(bytes_.ConsumeIntegralInRange<std::size_t>(0, 2));
    ++depth_;
    for (LayerSpec& inner : value) inner = layer();
    --depth_;
  }
  template <class T>
  void operator()(const char* name, std::optional<T>& value, unsigned = kPlain) {
    value.reset();
    if (bytes_.ConsumeBool()) (*this)(name, value.emplace());
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& value, unsigned = kPlain) {
    value.resize(bytes_.ConsumeIntegralInRange<std::size_t>(0, 4));
    for (T& item : value) (*this)(name, item);
  }
  template <class T>
  requires requires(T& value) { value.identifier; }
  void operator()(const char* name, T& value, unsigned = kPlain) {
    (*this)(name, value.identifier);
    T::fields(value, *this);
  }

  std::int64_t integer() {
    switch (bytes_.ConsumeIntegralInRange(0, 9)) {
      case 0:
        return bytes_.ConsumeIntegral<std::int64_t>();
      case 1:
        return bytes_.PickValueInArray<std::int64_t>({-1, 1000, 1 << 20, std::numeric_limits<std::int64_t>::max()});
      case 2:
        return 0;  // a Dense of Keras 2 may have no units
      default:
        return bytes_.ConsumeIntegralInRange<std::int64_t>(1, 5);
    }
  }

  double number() {
    if (bytes_.ConsumeBool()) return bytes_.ConsumeFloatingPointInRange(-2.0, 2.0);
    if (bytes_.ConsumeBool()) return bytes_.ConsumeFloatingPoint<double>();
    return bytes_.PickValueInArray({0.0, -0.0, 1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()});
  }

  /// Words that Keras knows, in either spelling, and now and then any bytes.
  std::string word() {
    if (bytes_.ConsumeIntegralInRange(0, 15) == 0) return bytes_.ConsumeRandomLengthString(12);
    return bytes_.PickValueInArray({"tanh",
                                    "relu",
                                    "sigmoid",
                                    "hard_sigmoid",
                                    "softmax",
                                    "gelu",
                                    "linear",
                                    "exponential",
                                    "glorot_uniform",
                                    "orthogonal",
                                    "Identity",
                                    "zeros",
                                    "VarianceScaling",
                                    "RandomNormal",
                                    "Constant",
                                    "l1",
                                    "l2",
                                    "l1_l2",
                                    "orthogonal_regularizer",
                                    "max_norm",
                                    "non_neg",
                                    "unit_norm",
                                    "min_max_norm",
                                    "concat",
                                    "sum",
                                    "mul",
                                    "ave",
                                    "valid",
                                    "same",
                                    "causal",
                                    "channels_last",
                                    "channels_first",
                                    "dot",
                                    "int32",
                                    "float32",
                                    "fan_in",
                                    "fan_out",
                                    "fan_avg",
                                    "uniform",
                                    "truncated_normal",
                                    "sgd",
                                    "adam",
                                    "RMSprop",
                                    "ftrl",
                                    "nadam",
                                    "adamax",
                                    "adagrad",
                                    "adamw",
                                    "mse",
                                    "mae",
                                    "binary_crossentropy",
                                    "sparse_categorical_crossentropy",
                                    "categorical_crossentropy",
                                    "huber",
                                    "CosineDecay",
                                    "ExponentialDecay",
                                    "PiecewiseConstantDecay",
                                    "sum_over_batch_size",
                                    "none",
                                    "accuracy",
                                    ""});
  }

  LayerSpec layer();

  FuzzedDataProvider& bytes() { return bytes_; }

 private:
  std::vector<int> indices(std::size_t count) {
    std::vector<int> list(bytes_.ConsumeIntegralInRange<std::size_t>(0, 3));
    for (int& index : list) index = bytes_.ConsumeIntegralInRange<int>(-1, static_cast<int>(count));
    return list;
  }

  /// Nested models of any layers and calls, existing or not.
  std::vector<NestedModel> nested(std::size_t count) {
    std::vector<NestedModel> models(bytes_.ConsumeIntegralInRange<std::size_t>(1, 2));
    for (NestedModel& model : models) {
      model = {.name = word(), .class_name = bytes_.ConsumeBool() ? "Sequential" : "Functional", .layers = indices(count)};
      (*this)("input_shapes", model.input_shapes);
      model.calls.resize(bytes_.ConsumeIntegralInRange<std::size_t>(0, 2));
      for (NestedCall& call : model.calls) call = {.inputs = {tensor(count)}, .outputs = {tensor(count)}, .nodes = indices(count)};
    }
    return models;
  }

  TensorRef tensor(std::size_t nodes) {
    return {.node = bytes_.ConsumeIntegralInRange<int>(-1, static_cast<int>(nodes)), .output = bytes_.ConsumeIntegralInRange<int>(-1, 3)};
  }

  FuzzedDataProvider& bytes_;
  int depth_ = 0;
};

template <std::size_t... kIndex>
LayerKind kindAt(std::size_t index, std::index_sequence<kIndex...>) {
  LayerKind kind;
  ((index == kIndex ? static_cast<void>(kind.emplace<kIndex>()) : void()), ...);
  return kind;
}

inline LayerSpec Draw::layer() {
  constexpr std::size_t kKinds = std::variant_size_v<LayerKind>;
  LayerSpec drawn;
  drawn.kind = kindAt(bytes_.ConsumeIntegralInRange<std::size_t>(0, kKinds - 1), std::make_index_sequence<kKinds>());
  if (bytes_.ConsumeIntegralInRange(0, 7) == 0) drawn.name = word();
  drawn.trainable = bytes_.ConsumeIntegralInRange(0, 7) != 0;
  std::visit([this](auto& spec) { std::decay_t<decltype(spec)>::fields(spec, *this); }, drawn.kind);
  return drawn;
}

inline ModelSpec Draw::model() {
  ModelSpec spec;
  spec.dialect = bytes_.ConsumeBool() ? Dialect::kKeras2 : Dialect::kKeras3;
  spec.sequential = bytes_.ConsumeIntegralInRange(0, 2) != 0;
  if (bytes_.ConsumeIntegralInRange(0, 7) != 0) {
    InputLayerSpec input;
    input.batch_shape = {std::nullopt, 3, 2};
    if (bytes_.ConsumeBool()) InputLayerSpec::fields(input, *this);
    spec.layers.push_back({.name = "", .kind = std::move(input)});
  }
  const auto count = bytes_.ConsumeIntegralInRange<std::size_t>(1, 6);
  for (std::size_t i = 0; i < count; ++i) spec.layers.push_back(layer());
  if (bytes_.ConsumeIntegralInRange(0, 7) == 0) spec.nested = nested(spec.layers.size());
  if (spec.sequential) return spec;
  for (std::size_t i = 0; i < spec.layers.size() + 1; ++i) {
    NodeSpec node;
    node.layer = bytes_.ConsumeIntegralInRange<int>(-1, static_cast<int>(spec.layers.size()));
    if (bytes_.ConsumeBool()) node.layer = static_cast<int>(i % spec.layers.size());
    for (auto left = bytes_.ConsumeIntegralInRange(0, 3); left > 0; --left) node.inputs.push_back(tensor(i));
    for (auto left = bytes_.ConsumeIntegralInRange(0, 3); left > 1; --left) node.initial_state.push_back(tensor(i));
    spec.nodes.push_back(std::move(node));
  }
  for (auto left = bytes_.ConsumeIntegralInRange(0, 2); left > 0; --left) spec.inputs.push_back(tensor(spec.nodes.size()));
  for (auto left = bytes_.ConsumeIntegralInRange(0, 2); left > 0; --left) spec.outputs.push_back(tensor(spec.nodes.size()));
  return spec;
}

}  // namespace rnn::fuzz

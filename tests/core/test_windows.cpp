#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

std::string shapeOf(Shape input, LayerKind kind) {
  return toString(planned(sequential(std::move(input), {layer(std::move(kind))})).layers[1].output_shapes);
}

/// One feature over time.
std::vector<Scalar> passed(LayerKind kind, std::vector<Scalar> x, const std::vector<Scalar>& weights = {}) {
  const auto n = static_cast<std::int64_t>(x.size());
  const Plan p = planned(sequential({1, n, 1}, {layer(std::move(kind))}));
  return ran(p, weights, {.inputs = {{{1, n, 1}, std::move(x)}}}).outputs[0].data;
}

void prove(std::vector<std::int64_t> sizes, const LayerKind& kind, const Tensor& mask = {}) {
  INFO(std::visit([](const auto& spec) { return spec.kClass; }, kind) << " on " << sizes[1] << " steps");
  const Plan p = planned(sequential(Shape(sizes.begin(), sizes.end()), {layer(kind)}));
  const RunInputs inputs{.inputs = {tensor(sizes)}, .mask = mask};
  REQUIRE(recomputeAll(p, weightsFor(p), inputs) > 0);
  const Run result = ran(p, weightsFor(p), inputs);
  REQUIRE(toString(Shape(result.outputs[0].shape.begin(), result.outputs[0].shape.end())) == toString(p.layers[1].output_shapes));
  checkGradients(p, weightsFor(p), inputs);
}

}  // namespace

TEST_CASE("Global pooling takes the mean or the largest over time") {
  requireClose(passed(GlobalAveragePooling1DSpec{}, {1, 5, 3}), {3});
  requireClose(passed(GlobalMaxPooling1DSpec{}, {1, 5, 3}), {5});
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 7}, GlobalAveragePooling1DSpec{}) == "(None, 7)");
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 7}, GlobalMaxPooling1DSpec{.options = {.keepdims = true}}) == "(None, 1, 7)");
  REQUIRE(planError(sequential({std::nullopt, 7}, {layer(GlobalMaxPooling1DSpec{})})).code == "rank_mismatch");
}

TEST_CASE("The global mean leaves masked steps out, the global maximum does not") {
  const Tensor x{{2, 3, 1}, {1, 5, 30, 7, 8, 9}};
  const Tensor mask{{2, 3}, {1, 1, 0, 0, 1, 0}};
  requireClose(
      ran(planned(sequential({2, 3, 1}, {layer(GlobalAveragePooling1DSpec{})})), {}, {.inputs = {x}, .mask = mask}).outputs[0].data,
      {3, 8});
  requireClose(ran(planned(sequential({2, 3, 1}, {layer(GlobalMaxPooling1DSpec{})})), {}, {.inputs = {x}, .mask = mask}).outputs[0].data,
               {30, 9});
}

TEST_CASE("Pooling windows: 'valid' leaves an incomplete one out, 'same' keeps it and counts only what exists") {
  requireClose(passed(MaxPooling1DSpec{}, {1, 5, 3, 4, 2}), {5, 4});
  requireClose(passed(MaxPooling1DSpec{.options = {.padding = "same"}}, {1, 5, 3, 4, 2}), {5, 4, 2});
  requireClose(passed(AveragePooling1DSpec{.options = {.padding = "same"}}, {1, 5, 3, 4, 2}), {3, 3.5, 2});
  requireClose(passed(AveragePooling1DSpec{.options = {.pool_size = {3}, .strides = {1}, .padding = "same"}}, {1, 5, 3}), {3, 3, 4});
  requireClose(passed(AveragePooling1DSpec{.options = {.pool_size = {2}, .strides = {1}}}, {1, 5, 3}), {3, 4});
  REQUIRE(shapeOf({std::nullopt, 10, 4}, MaxPooling1DSpec{.options = {.pool_size = {3}}}) == "(None, 3, 4)");
  REQUIRE(shapeOf({std::nullopt, 10, 4}, MaxPooling1DSpec{.options = {.pool_size = {3}, .padding = "same"}}) == "(None, 4, 4)");
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 4}, AveragePooling1DSpec{}) == "(None, None, 4)");
}

TEST_CASE("Conv1D multiplies the steps under its window with one kernel") {
  const std::vector<Scalar> kernel_and_bias = {2, 3, 10};  // y_t = 2 x_t + 3 x_{t+1} + 10
  requireClose(passed(Conv1DSpec{.filters = 1, .kernel_size = {2}}, {1, 5, 7}, kernel_and_bias), {2 * 1 + 3 * 5 + 10, 2 * 5 + 3 * 7 + 10});
  requireClose(passed(Conv1DSpec{.filters = 1, .kernel_size = {2}, .padding = "same"}, {1, 5, 7}, kernel_and_bias),
               {2 * 1 + 3 * 5 + 10, 2 * 5 + 3 * 7 + 10, 2 * 7 + 10});
  requireClose(passed(Conv1DSpec{.filters = 1, .kernel_size = {2}, .padding = "causal"}, {1, 5, 7}, kernel_and_bias),
               {3 * 1 + 10, 2 * 1 + 3 * 5 + 10, 2 * 5 + 3 * 7 + 10});
  requireClose(passed(Conv1DSpec{.filters = 1, .kernel_size = {2}, .dilation_rate = {2}}, {1, 5, 7}, kernel_and_bias),
               {2 * 1 + 3 * 7 + 10});
  requireClose(passed(Conv1DSpec{.filters = 1, .kernel_size = {2}, .strides = {2}, .padding = "same"}, {1, 5, 7}, kernel_and_bias),
               {2 * 1 + 3 * 5 + 10, 2 * 7 + 10});
}

TEST_CASE("Conv1D's shapes and parameters are Keras'") {
  const Plan p = planned(sequential({std::nullopt, 100, 8}, {layer(Conv1DSpec{.filters = 32, .kernel_size = {5}})}));
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 96, 32)");
  REQUIRE(p.parameters == 5 * 8 * 32 + 32);
  REQUIRE(p.weights[0].shape == std::vector<std::int64_t>{5, 8, 32});
  REQUIRE(
      planned(sequential({std::nullopt, 100, 8}, {layer(Conv1DSpec{.filters = 32, .kernel_size = {5}, .groups = 4})})).weights[0].shape ==
      std::vector<std::int64_t>{5, 2, 32});
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 8}, Conv1DSpec{.filters = 2, .kernel_size = {5}}) == "(None, None, 2)");
  REQUIRE(shapeOf({std::nullopt, 11, 8}, Conv1DSpec{.filters = 2, .kernel_size = {3}, .strides = {2}, .padding = "causal"}) ==
          "(None, 6, 2)");
}

TEST_CASE("Windows are what they declare, and their gradients agree with central differences") {
  for (const bool keepdims : {false, true}) {
    prove({2, 4, 3}, GlobalAveragePooling1DSpec{.options = {.keepdims = keepdims}});
    prove({2, 4, 3}, GlobalMaxPooling1DSpec{.options = {.keepdims = keepdims}});
    prove({2, 4, 3}, GlobalAveragePooling1DSpec{.options = {.keepdims = keepdims}}, {{2, 4}, {1, 0, 1, 1, 0, 0, 1, 0}});
  }
  for (const char* padding : {"valid", "same"}) {
    for (const std::int64_t stride : {1, 2, 3}) {
      prove({2, 7, 2}, MaxPooling1DSpec{.options = {.pool_size = {3}, .strides = {stride}, .padding = padding}});
      prove({2, 7, 2}, AveragePooling1DSpec{.options = {.pool_size = {3}, .strides = {stride}, .padding = padding}});
    }
  }
  for (const char* padding : {"valid", "same", "causal"}) {
    prove({2, 7, 3}, Conv1DSpec{.filters = 2, .kernel_size = {3}, .padding = padding, .activation = "tanh"});
    prove({2, 7, 3}, Conv1DSpec{.filters = 2, .kernel_size = {2}, .strides = {2}, .padding = padding, .use_bias = false});
    prove({2, 7, 3}, Conv1DSpec{.filters = 2, .kernel_size = {2}, .padding = padding, .dilation_rate = {3}, .activation = "sigmoid"});
    prove({2, 5, 4}, Conv1DSpec{.filters = 6, .kernel_size = {3}, .padding = padding, .groups = 2, .activation = "tanh"});
    prove({2, 5, 4},
          Conv1DSpec{.filters = 4, .kernel_size = {2}, .padding = padding, .groups = 4, .activation = "softmax", .use_bias = false});
  }
}

TEST_CASE("Windows that cannot be get Keras' sentences") {
  const auto message = [](LayerKind kind, Shape shape = {std::nullopt, 3, 4}, Dialect dialect = Dialect::kKeras3) {
    return planError(sequential(std::move(shape), {layer(std::move(kind))}, dialect)).message;
  };
  REQUIRE(message(Conv1DSpec{.filters = 0, .kernel_size = {2}}) ==
          "Invalid value for argument `filters`. Expected a strictly positive value. Received filters=0.");
  REQUIRE(message(Conv1DSpec{.filters = 3, .kernel_size = {2}, .groups = 2}) ==
          "The number of filters must be evenly divisible by the number of groups. Received: groups=2, filters=3.");
  REQUIRE(message(Conv1DSpec{.filters = 3, .kernel_size = {2}, .groups = 3}) ==
          "The number of input channels must be evenly divisible by the number of groups. Received groups=3, but the input has 4 channels "
          "(full input "
          "shape is (None, 3, 4)).");
  REQUIRE(message(Conv1DSpec{.filters = 1, .kernel_size = {0}}) ==
          "The `kernel_size` argument must be a tuple of 1 integers. Received kernel_size=0, including values {0} that do not satisfy "
          "`value > 0`");
  REQUIRE(message(Conv1DSpec{.filters = 1, .kernel_size = {2}, .strides = {2}, .dilation_rate = {2}}) ==
          "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=(2,) and dilation_rate=(2,)");
  REQUIRE(message(Conv1DSpec{.filters = 1, .kernel_size = {5}}) ==
          "Computed output size would be zero or negative. Received `inputs shape=(None, 3, 4)`, `kernel shape=(5, 4, 1)`, "
          "`dilation_rate=[1]`, "
          "`strides=(1,)`, `padding=valid`.");
  REQUIRE(message(Conv1DSpec{.filters = 1, .kernel_size = {5}}, {std::nullopt, 3, 4}, Dialect::kKeras2)
              .rfind("One of the dimensions in the output is <= 0 due to downsampling in conv1d. Consider increasing the input size. "
                     "Received input shape "
                     "[None, 3, 4]",
                     0) == 0);
  REQUIRE(message(Conv1DSpec{.filters = 1, .kernel_size = {2}}, {std::nullopt, 4}) ==
          "Input 0 with name 'None' of layer 'conv1d' is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape "
          "received: (None, 4)");
  REQUIRE(message(MaxPooling1DSpec{.options = {.pool_size = {5}}}) ==
          "Computed output size would be zero or negative. Received: `inputs.shape=[None 3 4]`, `pool_size=[5]`, `strides=(5,)`, "
          "`padding=valid`.");
  REQUIRE(planError({.layers = {layer(MaxPooling1DSpec{.options = {.padding = "causal"}})}}).code == "padding");
  REQUIRE(planError({.layers = {layer(MaxPooling1DSpec{.options = {.data_format = "channels_first"}})}}).code == "channels_first");
}

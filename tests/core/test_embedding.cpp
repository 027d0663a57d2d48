#include <limits>

#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

Tensor indices(std::vector<std::int64_t> shape, std::vector<Scalar> data) { return {std::move(shape), std::move(data)}; }

}  // namespace

TEST_CASE("Embedding looks rows up: index 2 is the third row") {
  const Plan p = planned(sequential({std::nullopt, 2}, {layer(EmbeddingSpec{.input_dim = 3, .output_dim = 2})}));
  REQUIRE(p.parameters == 6);
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 2, 2)");
  REQUIRE(p.weights[0].name == "embeddings");
  const std::vector<Scalar> table = {10, 11, 20, 21, 30, 31};
  const Tensor y = ran(p, table, {.inputs = {indices({2, 2}, {2, 0, 1, 1})}}).outputs[0];
  REQUIRE(y.data == std::vector<Scalar>{30, 31, 10, 11, 20, 21, 20, 21});
}

TEST_CASE("Embedding takes indices of any rank") {
  const auto shape = [](Shape input) {
    return toString(planned(sequential(std::move(input), {layer(EmbeddingSpec{.input_dim = 9, .output_dim = 4})})).layers[1].output_shapes);
  };
  REQUIRE(shape({std::nullopt, std::nullopt}) == "(None, None, 4)");
  REQUIRE(shape({std::nullopt, 5, 3}) == "(None, 5, 3, 4)");
  REQUIRE(shape({8}) == "(8, 4)");
  for (const std::vector<std::int64_t>& sizes : {std::vector<std::int64_t>{4}, {2, 3}, {2, 3, 2}, {2, 1}}) {
    const Plan p =
        planned(sequential(Shape(sizes.begin(), sizes.end()), {layer(EmbeddingSpec{.input_dim = 4, .output_dim = 3, .mask_zero = true})}));
    Tensor x = tensor(sizes);
    for (std::size_t i = 0; i < x.data.size(); ++i) x.data[i] = static_cast<Scalar>((i * 7 + 1) % 4);
    REQUIRE(recomputeAll(p, weightsFor(p), {.inputs = {x}}) > 0);
    checkGradients(p, weightsFor(p), {.inputs = {x}}, true);
  }
}

TEST_CASE("mask_zero masks index 0, and the mask reaches the recurrent layer") {
  const Plan p = planned(
      sequential({std::nullopt, 3}, {layer(EmbeddingSpec{.input_dim = 5, .output_dim = 2, .mask_zero = true}), layer(simpleRNN(2))}));
  REQUIRE(p.nodes[1].output_masked[0]);
  const auto weights = weightsFor(p);
  const Tensor padded = ran(p, weights, {.inputs = {indices({1, 3}, {4, 2, 0})}}).outputs[0];
  const Plan shorter = planned(sequential({std::nullopt, 2}, {layer(EmbeddingSpec{.input_dim = 5, .output_dim = 2}), layer(simpleRNN(2))}));
  requireClose(padded.data, ran(shorter, weights, {.inputs = {indices({1, 2}, {4, 2})}}).outputs[0].data);
  REQUIRE(recomputeAll(p, weights, {.inputs = {indices({2, 3}, {4, 0, 1, 0, 0, 3})}}) > 0);
  checkGradients(p, weights, {.inputs = {indices({2, 3}, {4, 0, 1, 0, 0, 3})}}, true);
}

TEST_CASE("An index beyond the table is refused before anything is looked up") {
  const Plan p = planned(sequential({std::nullopt, 2}, {layer(EmbeddingSpec{.input_dim = 3, .output_dim = 2})}));
  for (const Scalar index : {Scalar(3), Scalar(-1), std::numeric_limits<Scalar>::quiet_NaN(), std::numeric_limits<Scalar>::infinity()}) {
    const Result<Run> result = run(p, weightsFor(p), {.inputs = {indices({1, 2}, {0, index})}});
    REQUIRE_FALSE(result);
    REQUIRE(result.error().code == "index_out_of_range");
    REQUIRE(result.error().layer == 1);
  }
}

TEST_CASE("Embedding's sizes must be positive, and Keras 2's input_length must agree") {
  const auto error = [](EmbeddingSpec spec, Dialect dialect) {
    return planError(sequential({std::nullopt, 6}, {layer(spec)}, dialect)).message;
  };
  REQUIRE(error({.input_dim = 0, .output_dim = 4}, Dialect::kKeras3) ==
          "`input_dim` must be a positive integer. Received: input_dim=0 (of type int).");
  REQUIRE(error({.input_dim = 0, .output_dim = 4}, Dialect::kKeras2) ==
          "Both `input_dim` and `output_dim` should be positive, Received input_dim = 0 and output_dim = 4");
  REQUIRE(error({.input_dim = 10, .output_dim = 4, .input_length = 5}, Dialect::kKeras2) ==
          "\"input_length\" is 5, but received input has shape (None, 6)");
  const EmbeddingSpec known{.input_dim = 10, .output_dim = 4, .input_length = 5};
  REQUIRE(toString(planned(sequential({std::nullopt, std::nullopt}, {layer(known)}, Dialect::kKeras2)).layers[1].output_shapes) ==
          "(None, 5, 4)");
  REQUIRE(toString(planned(sequential({std::nullopt, std::nullopt}, {layer(known)})).layers[1].output_shapes) == "(None, None, 4)");
}

TEST_CASE("Masking masks a step whose every number is the value, and gives zeros there") {
  const Plan p = planned(sequential({1, 3, 2}, {layer(MaskingSpec{.mask_value = -1})}));
  const Run result = ran(p, {}, {.inputs = {indices({1, 3, 2}, {-1, -1, -1, 5, 3, 4})}});
  REQUIRE(result.outputs[0].data == std::vector<Scalar>{0, 0, -1, 5, 3, 4});
  REQUIRE(result.output_masks[0].data == std::vector<Scalar>{0, 1, 1});
}

TEST_CASE("Masking's quantities are what they declare, its gradients agree with central differences") {
  for (const std::vector<std::int64_t>& sizes : {std::vector<std::int64_t>{2, 3}, {2, 4, 3}, {2, 3, 2, 2}}) {
    const Plan p = planned(sequential(Shape(sizes.begin(), sizes.end()), {layer(MaskingSpec{})}));
    Tensor x = tensor(sizes);
    for (std::size_t i = 0; i < static_cast<std::size_t>(sizes.back()); ++i) x.data[i] = 0;
    REQUIRE(recomputeAll(p, {}, {.inputs = {x}}) > 0);
  }
  const Plan p = planned(sequential({2, 4, 3}, {layer(MaskingSpec{.mask_value = 7}), layer(simpleRNN(2))}));
  Tensor x = tensor({2, 4, 3});
  for (std::size_t i = 3; i < 6; ++i) x.data[i] = 7;
  REQUIRE(recomputeAll(p, weightsFor(p), {.inputs = {x}}) > 0);
  const Run result = ran(p, weightsFor(p), {.inputs = {x}});
  const Result<Gradients> gradients = backward(p, weightsFor(p), {.inputs = {x}}, result, {tensor({2, 2})});
  REQUIRE(gradients);
  // A masked step has no say, so it gets no gradient; the others do.
  for (std::size_t i = 0; i < 9; ++i) REQUIRE((gradients.value().inputs[0].data[i] == 0) == (i >= 3 && i < 6));
}

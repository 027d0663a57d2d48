#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

std::string shapeOf(Shape input, LayerKind kind, Dialect dialect = Dialect::kKeras3) {
  return toString(planned(sequential(std::move(input), {layer(std::move(kind))}, dialect)).layers[1].output_shapes);
}

/// The numbers 1, 2, 3, … through one layer.
std::vector<Scalar> passed(std::vector<std::int64_t> shape, LayerKind kind) {
  const Plan p = planned(sequential(Shape(shape.begin(), shape.end()), {layer(std::move(kind))}));
  Tensor x = tensor(std::move(shape));
  for (std::size_t i = 0; i < x.data.size(); ++i) x.data[i] = static_cast<Scalar>(i + 1);
  return ran(p, {}, {.inputs = {x}}).outputs[0].data;
}

struct Arrangement {
  std::vector<std::int64_t> input;
  LayerKind kind;
};

std::vector<Arrangement> arrangements() {
  return {{{2, 3}, RepeatVectorSpec{.n = 4}},
          {{2, 4, 3}, FlattenSpec{}},
          {{2, 4, 3}, FlattenSpec{.data_format = "channels_first"}},
          {{2, 3, 2, 2}, FlattenSpec{.data_format = "channels_first"}},
          {{2, 5}, FlattenSpec{}},
          {{2, 4, 3}, ReshapeSpec{.target_shape = {6, -1}}},
          {{2, 4, 3}, ReshapeSpec{.target_shape = {2, 3, 2}}},
          {{2, 12}, ReshapeSpec{.target_shape = {-1, 4}}},
          {{2, 4, 3}, ReshapeSpec{.target_shape = {12}}},
          {{2, 4, 3}, PermuteSpec{.dims = {2, 1}}},
          {{2, 4, 3, 2}, PermuteSpec{.dims = {3, 1, 2}}},
          {{2, 4, 3}, UpSampling1DSpec{.size = 3}},
          {{2, 4, 3}, ZeroPadding1DSpec{.padding = {2, 1}}},
          {{2, 4, 3}, Cropping1DSpec{.cropping = {1, 2}}}};
}

}  // namespace

TEST_CASE("RepeatVector gives the vector once per step") {
  REQUIRE(passed({1, 2}, RepeatVectorSpec{.n = 3}) == std::vector<Scalar>{1, 2, 1, 2, 1, 2});
  REQUIRE(shapeOf({std::nullopt, 10}, RepeatVectorSpec{.n = 4}) == "(None, 4, 10)");
  REQUIRE(shapeOf({8, std::nullopt}, RepeatVectorSpec{.n = 4}) == "(8, 4, None)");
  REQUIRE(planError(sequential({std::nullopt, 2, 3}, {layer(RepeatVectorSpec{.n = 4})})).message ==
          "Input 0 with name 'None' of layer 'repeat_vector' is incompatible with the layer: expected ndim=2, found ndim=3. Full shape "
          "received: (None, 2, 3)");
  REQUIRE(planError({.layers = {layer(RepeatVectorSpec{.n = 0})}}).message == "Argument `n` should be a positive integer. Received: n=0");
}

TEST_CASE("Flatten keeps the order of the data, and knows a size only if it knows all") {
  REQUIRE(passed({1, 2, 2}, FlattenSpec{}) == std::vector<Scalar>{1, 2, 3, 4});
  REQUIRE(passed({1, 2, 3}, FlattenSpec{.data_format = "channels_first"}) == std::vector<Scalar>{1, 4, 2, 5, 3, 6});
  REQUIRE(shapeOf({std::nullopt, 2, 3}, FlattenSpec{}) == "(None, 6)");
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 3}, FlattenSpec{}) == "(None, None)");
  REQUIRE(shapeOf({8}, FlattenSpec{}) == "(8, 1)");
  REQUIRE(planError({.layers = {layer(FlattenSpec{.data_format = "first"})}}).message ==
          "The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received: data_format=first");
}

TEST_CASE("Reshape works out -1, and refuses what does not fit") {
  REQUIRE(shapeOf({std::nullopt, 4, 3}, ReshapeSpec{.target_shape = {6, -1}}) == "(None, 6, 2)");
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 3}, ReshapeSpec{.target_shape = {-1, 1, 3}}) == "(None, None, 1, 3)");
  const auto error = [](std::vector<std::int64_t> target, Dialect dialect) {
    return planError(sequential({std::nullopt, 4}, {layer(ReshapeSpec{.target_shape = std::move(target)})}, dialect)).message;
  };
  REQUIRE(error({3}, Dialect::kKeras3) == "The total size of the tensor must be unchanged. Received: input_shape=(4,), target_shape=(3,)");
  REQUIRE(error({3}, Dialect::kKeras2) == "total size of new array must be unchanged, input_shape = [4], output_shape = [3]");
  REQUIRE(error({3, -1}, Dialect::kKeras3) ==
          "The total size of the tensor must be unchanged, however, the input size cannot by divided by the specified dimensions in "
          "target_shape. Received: "
          "input_shape=(4,), target_shape=(3, -1)");
  REQUIRE(error({-1, -1}, Dialect::kKeras3) ==
          "There must be at most one unknown dimension (-1) in `target_shape`. Received: target_shape=(-1, -1).");
  REQUIRE(error({-1, -1}, Dialect::kKeras2) ==
          "There must be at most one unknown dimension in output_shape. Received: output_shape=[-1, -1].");
}

TEST_CASE("Permute counts axes from one, without the batch") {
  REQUIRE(passed({1, 2, 3}, PermuteSpec{.dims = {2, 1}}) == std::vector<Scalar>{1, 4, 2, 5, 3, 6});
  REQUIRE(shapeOf({std::nullopt, 10, 64}, PermuteSpec{.dims = {2, 1}}) == "(None, 64, 10)");
  REQUIRE(planError({.layers = {layer(PermuteSpec{.dims = {0, 1}})}}).message ==
          "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. "
          "Received dims=(0, 1)");
  REQUIRE(planError(sequential({std::nullopt, 10}, {layer(PermuteSpec{.dims = {2, 1}})})).code == "rank_mismatch");
}

TEST_CASE("UpSampling1D repeats steps, ZeroPadding1D adds some, Cropping1D takes some away") {
  REQUIRE(passed({1, 2, 1}, UpSampling1DSpec{.size = 2}) == std::vector<Scalar>{1, 1, 2, 2});
  REQUIRE(passed({1, 2, 1}, ZeroPadding1DSpec{.padding = {1, 2}}) == std::vector<Scalar>{0, 1, 2, 0, 0});
  REQUIRE(passed({1, 4, 1}, Cropping1DSpec{.cropping = {1}}) == std::vector<Scalar>{2, 3});
  REQUIRE(shapeOf({std::nullopt, 4, 2}, ZeroPadding1DSpec{}) == "(None, 6, 2)");
  REQUIRE(shapeOf({std::nullopt, std::nullopt, 2}, Cropping1DSpec{}) == "(None, None, 2)");
  REQUIRE(planError(sequential({std::nullopt, 3, 2}, {layer(Cropping1DSpec{.cropping = {1, 2}})})).code == "crop_too_large");
}

TEST_CASE("Rearranged numbers are where their declarations say, and gradients come back to where they came from") {
  for (const Arrangement& one : arrangements()) {
    INFO(std::visit([](const auto& spec) { return spec.kClass; }, one.kind));
    const Plan p = planned(sequential(Shape(one.input.begin(), one.input.end()), {layer(one.kind)}));
    const RunInputs inputs{.inputs = {tensor(one.input)}};
    REQUIRE(recomputeAll(p, {}, inputs) > 0);
    const Run result = ran(p, {}, inputs);
    REQUIRE(toString(Shape(result.outputs[0].shape.begin(), result.outputs[0].shape.end())) == toString(p.layers[1].output_shapes));
    checkGradients(p, {}, inputs);
  }
}

TEST_CASE("A mask ends where time is rearranged") {
  for (const LayerKind& kind : std::vector<LayerKind>{FlattenSpec{}, ReshapeSpec{.target_shape = {3, 4}}, PermuteSpec{.dims = {2, 1}}}) {
    const Plan p = planned(sequential({2, 4, 3}, {layer(MaskingSpec{}), layer(kind)}));
    REQUIRE(p.nodes[1].output_masked[0]);
    REQUIRE_FALSE(p.nodes[2].output_masked[0]);
  }
}

TEST_CASE("Sizes beyond counting are refused when the data comes, not computed with") {
  const Plan p = planned(
      sequential({1, 2}, {layer(RepeatVectorSpec{.n = std::int64_t{1} << 40}), layer(UpSampling1DSpec{.size = std::int64_t{1} << 40})}));
  const Result<Run> result = run(p, {}, {.inputs = {tensor({1, 2})}});
  REQUIRE_FALSE(result);
  REQUIRE(result.error().code == "too_large");
}

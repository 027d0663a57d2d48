#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

/// Query (2, 3, d), value (2, 4, e) and perhaps a key (2, 4, d), each through a Masking when `masked`; then the layer.
ModelSpec attending(const LayerKind& kind, bool own_key = false, bool masked = false, Dialect dialect = Dialect::kKeras3) {
  ModelSpec spec{.dialect = dialect, .sequential = false};
  NodeSpec last;
  std::vector<Shape> shapes = {{2, 3, 2}, {2, 4, own_key ? 5 : 2}};
  if (own_key) shapes.push_back({2, 4, 2});
  for (const Shape& shape : shapes) {
    spec.layers.push_back(inputLayer(shape));
    spec.nodes.push_back({.layer = static_cast<int>(spec.layers.size()) - 1});
    spec.inputs.push_back({.node = static_cast<int>(spec.nodes.size()) - 1});
    if (masked) {
      spec.layers.push_back(layer(MaskingSpec{.mask_value = 7}));
      spec.nodes.push_back({.layer = static_cast<int>(spec.layers.size()) - 1, .inputs = {spec.inputs.back()}});
    }
    last.inputs.push_back({.node = static_cast<int>(spec.nodes.size()) - 1});
  }
  spec.layers.push_back(layer(kind));
  last.layer = static_cast<int>(spec.layers.size()) - 1;
  spec.nodes.push_back(last);
  return spec;
}

RunInputs data(bool own_key = false) {
  RunInputs inputs{.inputs = {tensor({2, 3, 2}, 3), tensor({2, 4, own_key ? 5 : 2}, 4)}};
  if (own_key) inputs.inputs.push_back(tensor({2, 4, 2}, 5));
  return inputs;
}

/// One step of one sample becomes the value that Masking masks.
void maskStep(Tensor& x, std::size_t row) {
  const auto width = static_cast<std::size_t>(x.shape[2]);
  for (std::size_t j = 0; j < width; ++j) x.data[row * width + j] = 7;
}

std::vector<LayerKind> kinds() {
  return {AttentionSpec{},
          AttentionSpec{.use_scale = true},
          AttentionSpec{.score_mode = "concat"},
          AttentionSpec{.use_scale = true, .score_mode = "concat"},
          AdditiveAttentionSpec{},
          AdditiveAttentionSpec{.use_scale = false}};
}

}  // namespace

TEST_CASE("Attention with one query and two values is a weighted mean, its weights a softmax of inner products") {
  ModelSpec spec{.sequential = false,
                 .layers = {inputLayer({1, 1, 2}), inputLayer({1, 2, 2}), layer(AttentionSpec{.call = {.return_attention_scores = true}})}};
  spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{.node = 0}, {.node = 1}}}};
  spec.outputs = {{.node = 2}, {.node = 2, .output = 1}};
  const Plan p = planned(spec);
  REQUIRE(toString(p.layers[2].output_shapes) == "[(1, 1, 2), (1, 1, 2)]");
  const Run result = ran(p, {}, {.inputs = {Tensor{{1, 1, 2}, {1, 2}}, Tensor{{1, 2, 2}, {3, 0, 0, 1}}}});
  const double first = std::exp(1.0 * 3 + 2.0 * 0);
  const double second = std::exp(1.0 * 0 + 2.0 * 1);
  const double a = first / (first + second);
  requireClose(result.outputs[0].data, {static_cast<Scalar>(a * 3), static_cast<Scalar>((1 - a) * 1)});
  requireClose(result.outputs[1].data, {static_cast<Scalar>(a), static_cast<Scalar>(1 - a)});
  requireClose(static_cast<double>(at(result, 2, "", "weights", 1, 0, 1)), 1 - a);
}

TEST_CASE("AdditiveAttention scores by the sum of tanh") {
  ModelSpec spec{.sequential = false, .layers = {inputLayer({1, 1, 1}), inputLayer({1, 2, 1}), layer(AdditiveAttentionSpec{})}};
  spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{.node = 0}, {.node = 1}}}};
  const Plan p = planned(spec);
  REQUIRE(p.weights[0].name == "scale");
  REQUIRE(p.weights[0].shape == std::vector<std::int64_t>{1});
  const double first = std::exp(0.5 * std::tanh(0.3 + 1.0));
  const double second = std::exp(0.5 * std::tanh(0.3 - 2.0));
  requireClose(ran(p, {Scalar(0.5)}, {.inputs = {Tensor{{1, 1, 1}, {Scalar(0.3)}}, Tensor{{1, 2, 1}, {1, -2}}}}).outputs[0].data,
               {static_cast<Scalar>((first * 1 + second * -2) / (first + second))});
}

TEST_CASE("Attention is what it declares, and its gradients agree with central differences") {
  for (const LayerKind& kind : kinds()) {
    for (const bool own_key : {false, true}) {
      const Plan p = planned(attending(kind, own_key));
      REQUIRE(toString(p.layers.back().output_shapes) == (own_key ? "(2, 3, 5)" : "(2, 3, 2)"));
      REQUIRE(recomputeAll(p, weightsFor(p), data(own_key)) > 0);
      checkGradients(p, weightsFor(p), data(own_key));
    }
  }
}

TEST_CASE("Masked values get no weight, masked queries give zeros, and the query's mask goes on") {
  for (const LayerKind& kind : kinds()) {
    const Plan p = planned(attending(kind, false, true));
    REQUIRE(p.nodes.back().output_masked[0]);
    RunInputs inputs = data();
    maskStep(inputs.inputs[0], 1);  // the first sample's second query step
    maskStep(inputs.inputs[1], 3);  // its fourth value step
    const Run result = ran(p, weightsFor(p), inputs);
    const int node = static_cast<int>(p.nodes.size()) - 1;
    for (std::int64_t t = 1; t <= 3; ++t) REQUIRE(at(result, node, "", "weights", t, 0, 3) == 0);
    REQUIRE(result.outputs[0].data[2] == 0);
    REQUIRE(result.outputs[0].data[3] == 0);
    REQUIRE(result.output_masks[0].data == std::vector<Scalar>{1, 0, 1, 1, 1, 1});
    REQUIRE(recomputeAll(p, weightsFor(p), inputs) > 0);
  }
}

TEST_CASE("Gradients pass through masks and the causal mask as central differences say") {
  AttentionSpec causal{.use_scale = true, .call = {.use_causal_mask = true}};
  for (const LayerKind& kind :
       {LayerKind{causal}, LayerKind{AdditiveAttentionSpec{.call = {.use_causal_mask = true}}}, LayerKind{AttentionSpec{}}}) {
    const Plan p = planned(attending(kind));
    RunInputs inputs = data();
    inputs.mask = {{2, 3}, {1, 1, 0, 0, 1, 1}};
    REQUIRE(recomputeAll(p, weightsFor(p), inputs) > 0);
    checkGradients(p, weightsFor(p), inputs);
  }
}

TEST_CASE("With the causal mask no step looks at a later one") {
  const Plan p = planned(attending(AttentionSpec{.call = {.use_causal_mask = true}}));
  const Run result = ran(p, weightsFor(p), data());
  for (std::int64_t t = 1; t <= 3; ++t) {
    for (std::int64_t s = 0; s < 4; ++s) REQUIRE((at(result, 2, "", "weights", t, 1, s) == 0) == (s >= t));
  }
}

TEST_CASE("Attention drops weights in training only, and returns those that it used") {
  const Plan p = planned(attending(AttentionSpec{.dropout = 0.5, .call = {.return_attention_scores = true}}));
  RunInputs inputs = data();
  inputs.training = true;
  inputs.seed = 4;
  REQUIRE(recomputeAll(p, {}, inputs) > 0);
  checkGradients(p, {}, inputs);
  const Run result = ran(p, {}, inputs);
  double dropped = 0;
  for (std::int64_t t = 1; t <= 3; ++t) {
    for (std::int64_t s = 0; s < 4; ++s) dropped += at(result, 2, "", "dropped_weights", t, 0, s) == 0;
  }
  REQUIRE(dropped > 0);
  REQUIRE(ran(p, {}, data()).outputs[0].data != result.outputs[0].data);
}

TEST_CASE("Attention that cannot be gets a sentence") {
  REQUIRE(planError({.layers = {layer(AttentionSpec{.score_mode = "cosine"})}}).message ==
          "Invalid value for argument score_mode. Expected one of {'dot', 'concat'}. Received: score_mode=cosine");
  REQUIRE(planError(sequential({2, 3, 4}, {layer(AttentionSpec{})})).code == "attention_inputs");
  ModelSpec spec = attending(AttentionSpec{});
  std::get<InputLayerSpec>(spec.layers[1].kind).batch_shape = {2, 4, 6};
  REQUIRE(planError(spec).code == "attention_sizes");
}

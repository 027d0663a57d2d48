// Keras 2 lets a Dense have no units. Its vectors have no entries, and every layer takes them.
#include "models.h"
#include "rnn/contributions.h"
#include "rnn/gradients.h"
#include "rnn/summary.h"
#include "rnn/train.h"
#include "rnn/weights.h"

using namespace rnn;
using namespace rnn::test;

namespace {

ModelSpec emptied(std::vector<LayerSpec> after) {
  after.insert(after.begin(), layer(DenseSpec{.units = 0}));
  return sequential({std::nullopt, 4, 2}, std::move(after), Dialect::kKeras2);
}

/// Runs, goes back and trains; every weight's gradient is split by time steps where that can be done.
Run throughAll(const ModelSpec& spec, const std::vector<Tensor>& data) {
  const Plan p = planned(spec);
  const Result<std::vector<Scalar>> weights = initialWeights(p, 1);
  REQUIRE(weights);
  const RunInputs inputs{.inputs = data, .training = true};
  const Run forward = ran(p, weights.value(), inputs);
  std::vector<Tensor> arriving;
  for (const Tensor& output : forward.outputs) arriving.push_back(tensor(output.shape, 5));
  const Result<Gradients> back = backward(p, weights.value(), inputs, forward, arriving);
  REQUIRE(back);
  for (std::size_t w = 0; w < p.weights.size(); ++w) static_cast<void>(contributions(p, forward, back.value(), static_cast<int>(w)).ok());
  const Dataset dataset{.inputs = data, .targets = arriving, .sample_weights = {}};
  TrainOptions options{.losses = {{.identifier = "mse"}}, .epochs = 1, .batch_size = 2};
  REQUIRE(train(p, {.weights = weights.value(), .optimizer = {}, .stateful = {}}, dataset, options));
  REQUIRE(summary(p, {.flavor = SummaryFlavor::kKeras2_7}));
  return forward;
}

}  // namespace

TEST_CASE("A Dense of no units is a layer in Keras 2; less than none, and none in Keras 3, is refused") {
  const Plan p = planned(emptied({}));
  CHECK(p.parameters == 0);
  CHECK(p.layers[1].output_shapes[0] == Shape{std::nullopt, 4, 0});
  CHECK(p.weights[0].shape == std::vector<std::int64_t>{2, 0});
  CHECK(planError(sequential({std::nullopt, 2}, {layer(DenseSpec{.units = -1})}, Dialect::kKeras2)).code == "units_not_positive");
  CHECK(planError(sequential({std::nullopt, 2}, {layer(DenseSpec{.units = 0})})).code == "units_not_positive");
  CHECK(planError(sequential({std::nullopt, 2, 2}, {layer(simpleRNN(0))}, Dialect::kKeras2)).code == "units_not_positive");
}

TEST_CASE("Every layer of one input takes vectors of no entries") {
  const RecurrentOptions sequence{.return_sequences = true};
  std::vector<LayerKind> kinds;
  kinds.emplace_back(DenseSpec{.units = 3});
  kinds.emplace_back(DenseSpec{.units = 0, .activation = "softmax"});
  kinds.emplace_back(DenseSpec{.units = 3, .use_bias = false});
  kinds.emplace_back(simpleRNN(2, sequence));
  kinds.emplace_back(LSTMSpec{.cell = {.units = 2, .dropout = 0.5}, .options = sequence});
  kinds.emplace_back(GRUSpec{.cell = {.units = 2, .recurrent_dropout = 0.5}});
  kinds.emplace_back(RNNSpec{.cell = {layer(LSTMCellSpec{.units = 2}), layer(GRUCellSpec{.units = 3})}});
  kinds.emplace_back(BidirectionalSpec{.layer = {layer(simpleRNN(2, sequence))}});
  kinds.emplace_back(TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 2})}});
  kinds.emplace_back(TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 0})}});
  kinds.emplace_back(ActivationSpec{.activation = "log_softmax"});
  kinds.emplace_back(MaskingSpec{});
  kinds.emplace_back(FlattenSpec{});
  kinds.emplace_back(ReshapeSpec{.target_shape = {2, 2, 0}});
  kinds.emplace_back(UpSampling1DSpec{});
  kinds.emplace_back(ZeroPadding1DSpec{});
  kinds.emplace_back(Cropping1DSpec{});
  kinds.emplace_back(ReLUSpec{});
  kinds.emplace_back(LeakyReLUSpec{});
  kinds.emplace_back(ELUSpec{});
  kinds.emplace_back(PReLUSpec{});
  kinds.emplace_back(SoftmaxSpec{});
  kinds.emplace_back(DropoutSpec{.rate = 0.5});
  kinds.emplace_back(SpatialDropout1DSpec{.rate = 0.5});
  kinds.emplace_back(GaussianNoiseSpec{.stddev = 1});
  kinds.emplace_back(LayerNormalizationSpec{});
  kinds.emplace_back(LayerNormalizationSpec{.axis = {1}});
  kinds.emplace_back(BatchNormalizationSpec{});
  kinds.emplace_back(GlobalAveragePooling1DSpec{});
  kinds.emplace_back(GlobalMaxPooling1DSpec{});
  kinds.emplace_back(AveragePooling1DSpec{});
  kinds.emplace_back(MaxPooling1DSpec{});
  kinds.emplace_back(Conv1DSpec{.filters = 2, .kernel_size = {2}});
  kinds.emplace_back(Conv1DSpec{.filters = 2, .kernel_size = {2}, .padding = "causal", .use_bias = false});
  for (const LayerKind& kind : kinds) {
    INFO(kind.index());
    const Run run = throughAll(emptied({layer(kind)}), {tensor({3, 4, 2})});
    for (const Scalar number : run.outputs[0].data) REQUIRE(std::isfinite(number));
  }
  static_cast<void>(throughAll(emptied({layer(FlattenSpec{}), layer(RepeatVectorSpec{.n = 3}), layer(simpleRNN(2))}), {tensor({3, 4, 2})}));
}

TEST_CASE("After a Dense of no units only the biases are left") {
  const ModelSpec spec = emptied({layer(DenseSpec{.units = 2, .bias_initializer = {.identifier = "ones"}})});
  const Run run = throughAll(spec, {tensor({3, 4, 2})});
  for (const Scalar number : run.outputs[0].data) CHECK(number == 1);
}

TEST_CASE("Merging layers take tensors of no entries") {
  std::vector<LayerKind> kinds;
  kinds.emplace_back(AddSpec{});
  kinds.emplace_back(MultiplySpec{});
  kinds.emplace_back(MaximumSpec{});
  kinds.emplace_back(AverageSpec{});
  kinds.emplace_back(ConcatenateSpec{});
  kinds.emplace_back(DotSpec{.axes = {2}});
  kinds.emplace_back(AttentionSpec{});
  kinds.emplace_back(AdditiveAttentionSpec{});
  for (const LayerKind& kind : kinds) {
    INFO(kind.index());
    ModelSpec spec{.dialect = Dialect::kKeras2, .sequential = false};
    spec.layers = {inputLayer({std::nullopt, 4, 2}), layer(DenseSpec{.units = 0}), layer(kind)};
    spec.nodes = {{.layer = 0}, {.layer = 1, .inputs = {{.node = 0}}}, {.layer = 2, .inputs = {{.node = 1}, {.node = 1}}}};
    spec.inputs = {{.node = 0}};
    spec.outputs = {{.node = 2}};
    const Run run = throughAll(spec, {tensor({3, 4, 2})});
    for (const Scalar number : run.outputs[0].data) REQUIRE(std::isfinite(number));
  }
}

TEST_CASE("A mean over no entries is not a number, a sum over none is zero") {
  const Tensor none{{2, 0}, {}};
  const LossInputs inputs{.y_true = none, .y_pred = none, .sample_weight = {}, .mask = {}};
  const Result<LossResult> mean = loss({.identifier = "mse"}, Dialect::kKeras2, inputs);
  REQUIRE(mean);
  CHECK(std::isnan(mean.value().value));
  const Result<LossResult> sum = loss({.identifier = "categorical_crossentropy"}, Dialect::kKeras2, inputs);
  REQUIRE(sum);
  CHECK(sum.value().value == 0);
}

TEST_CASE("Features turned into time may come to a sequence of no steps: it has a shape, and cannot be run") {
  const Plan p = planned(emptied({layer(PermuteSpec{.dims = {2, 1}}), layer(simpleRNN(2))}));
  CHECK(p.layers[2].output_shapes[0] == Shape{std::nullopt, 0, 4});
  const Result<Run> refused = run(p, weightsFor(p), {.inputs = {tensor({3, 4, 2})}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "no_time_steps");
}

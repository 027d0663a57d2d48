#include <limits>

#include "models.h"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("A stacked SimpleRNN without return_sequences gets Keras' sentence") {
  const auto spec = [](Dialect dialect) { return sequential({std::nullopt, 2, 10}, {layer(simpleRNN(3)), layer(simpleRNN(3))}, dialect); };
  const Error keras3 = planError(spec(Dialect::kKeras3));
  REQUIRE(keras3.code == "rank_mismatch");
  REQUIRE(keras3.layer == 2);
  REQUIRE(keras3.message ==
          "Input 0 with name 'None' of layer 'simple_rnn_1' is incompatible with the layer: expected ndim=3, found ndim=2. Full shape "
          "received: (None, 3)");
  REQUIRE(
      planError(spec(Dialect::kKeras2)).message ==
      "Input 0 of layer \"simple_rnn_1\" is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 3)");
}

TEST_CASE("Units must be positive, also in a model that cannot be built yet") {
  for (const std::int64_t units : {std::int64_t{0}, std::int64_t{-3}, std::numeric_limits<std::int64_t>::min()}) {
    const Error error = planError({.layers = {layer(simpleRNN(units))}});
    REQUIRE(error.code == "units_not_positive");
    REQUIRE(error.param == "units");
    REQUIRE(error.message ==
            "Received an invalid value for argument `units`, expected a positive integer, got " + std::to_string(units) + ".");
    REQUIRE(planError({.layers = {layer(DenseSpec{.units = units})}}).code == "units_not_positive");
  }
}

TEST_CASE("Unknown names get each dialect's sentence") {
  SimpleRNNSpec rnn = simpleRNN(3);
  rnn.cell.activation = "tanhh";
  REQUIRE(planError({.layers = {layer(rnn)}}).message == "Could not interpret activation function identifier: tanhh");
  REQUIRE(planError({.dialect = Dialect::kKeras2, .layers = {layer(rnn)}})
              .message.rfind("Unknown activation function: 'tanhh'. Please ensure", 0) == 0);
  DenseSpec dense{.units = 3, .kernel_initializer = {.identifier = "foo"}};
  const Error error = planError({.layers = {layer(dense)}});
  REQUIRE(error.message == "Could not interpret initializer identifier: foo");
  REQUIRE(error.param == "kernel_initializer");
  dense.kernel_initializer.identifier = "GlorotUniform";
  REQUIRE(plan({.layers = {layer(dense)}}));
  REQUIRE(planError({.layers = {layer(BidirectionalSpec{.layer = {layer(rnn)}})}}).code == "unknown_activation");
}

TEST_CASE("hard_silu is Keras 3's alone") {
  const std::vector<LayerSpec> layers = {layer(ActivationSpec{"hard_silu"})};
  REQUIRE(plan({.dialect = Dialect::kKeras3, .layers = layers}));
  REQUIRE(planError({.dialect = Dialect::kKeras2, .layers = layers}).code == "unknown_activation");
}

TEST_CASE("An unknown feature size cannot make weights") {
  REQUIRE(planError(sequential({std::nullopt, 2, std::nullopt}, {layer(simpleRNN(3))})).message ==
          "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape=(None, 3) for variable "
          "path='sequential/simple_rnn/simple_rnn_cell/kernel'");
  REQUIRE(planError(sequential({std::nullopt, std::nullopt}, {layer(DenseSpec{.units = 3})})).message ==
          "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape=(None, 3) for variable "
          "path='sequential/dense/kernel'");
}

TEST_CASE("Names must be unique, and hold no slash in Keras 3") {
  const std::vector<LayerSpec> twice = {layer(DenseSpec{.units = 3}, "a"), layer(DenseSpec{.units = 3}, "a")};
  REQUIRE(planError(sequential({std::nullopt, 10}, twice)).message ==
          "All layers added to a Sequential model should have unique names. Name 'a' is already the name of a layer in this model. Update "
          "the `name` "
          "argument to pass a unique name.");
  REQUIRE(planError(sequential({std::nullopt, 10}, {layer(DenseSpec{.units = 3}, "a/b")})).code == "name_with_slash");
  REQUIRE(plan(sequential({std::nullopt, 10}, {layer(DenseSpec{.units = 3}, "a/b")}, Dialect::kKeras2)));
}

TEST_CASE("Several outputs inside a Sequential: Keras 2 refuses at once, Keras 3 when another layer follows") {
  const LayerSpec states = layer(simpleRNN(3, {.return_state = true}));
  REQUIRE(planError(sequential({std::nullopt, 2, 10}, {states}, Dialect::kKeras2)).code == "multiple_outputs");
  REQUIRE(plan(sequential({std::nullopt, 2, 10}, {states})));
  const Error error = planError(sequential({std::nullopt, 2, 10}, {states, layer(DenseSpec{.units = 1})}));
  REQUIRE(error.message == "Layer \"dense\" expects 1 input(s), but it received 2 input tensors.");
  REQUIRE(error.layer == 2);
}

TEST_CASE("A Sequential without an input is planned unbuilt and cannot run") {
  const Plan p = planned({.layers = {layer(simpleRNN(3)), layer(DenseSpec{.units = 1})}});
  REQUIRE_FALSE(p.built);
  REQUIRE(p.parameters == 0);
  REQUIRE(p.layers[1].name == "dense");
  REQUIRE(p.layers[1].output_shapes.empty());
  const Result<Run> result = run(p, {}, {.inputs = {tensor({1, 2, 10})}});
  REQUIRE_FALSE(result);
  REQUIRE(result.error().code == "not_built");
}

TEST_CASE("Sizes beyond every limit are refused before memory is asked for") {
  const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  REQUIRE(planError({.layers = {layer(simpleRNN(huge))}}).code == "too_large");
  REQUIRE(planError(sequential({std::nullopt, 2, huge}, {layer(simpleRNN(3))})).code == "too_large");
  REQUIRE(planError(sequential({std::nullopt, huge}, {layer(DenseSpec{.units = 1'000'000})})).code == "too_large");
  REQUIRE(planError(sequential({std::nullopt, 2, 100'000}, {layer(simpleRNN(1000))})).code == "too_large");

  const Plan p =
      planned(sequential({std::nullopt, std::nullopt, 3}, {layer(simpleRNN(3, {.return_sequences = true})), layer(DenseSpec{.units = 2})}));
  const Result<std::int64_t> bytes = traceBytes(p, {{2, 5, 3}});
  REQUIRE(bytes);
  REQUIRE(bytes.value() ==
          static_cast<std::int64_t>(ran(p, weightsFor(p), {.inputs = {tensor({2, 5, 3})}}).trace.values.size() * sizeof(Scalar)));
  REQUIRE_FALSE(traceBytes(p, {{huge, huge, 3}}));
  const Result<Run> refused = run(p, weightsFor(p), {.inputs = {tensor({2, 5, 3})}}, {.trace_bytes = bytes.value() - 1});
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().code == "too_large");
  const Plan folded =
      planned(sequential({std::nullopt, std::nullopt, 3}, {layer(TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 2})}})}));
  REQUIRE_FALSE(traceBytes(folded, {{huge, huge, 3}}));
}

TEST_CASE("Arguments that are no numbers are refused") {
  SimpleRNNSpec rnn = simpleRNN(3);
  rnn.cell.dropout = std::numeric_limits<double>::quiet_NaN();
  const Error error = planError({.layers = {layer(rnn)}});
  REQUIRE(error.code == "not_finite");
  REQUIRE(error.param == "dropout");
}

TEST_CASE("Data that does not fit the model is refused") {
  const auto code = [](Dialect dialect, const RunInputs& inputs, std::size_t dropped = 0) {
    const Plan p = planned(sequential({std::nullopt, 2, 10}, {layer(simpleRNN(3))}, dialect));
    auto weights = weightsFor(p);
    weights.resize(weights.size() - dropped);
    const Result<Run> result = run(p, weights, inputs);
    return result ? std::string("accepted") : result.error().code;
  };
  REQUIRE(code(Dialect::kKeras2, {.inputs = {tensor({1, 3, 10})}}) == "input_shape");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({1, 3, 10})}}) == "accepted");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({1, 2, 9})}}) == "input_shape");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({1, 2})}}) == "input_shape");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({0, 2, 10})}}) == "input_shape");
  REQUIRE(code(Dialect::kKeras3, {}) == "input_count");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {{{1, 2, 10}, {1, 2, 3}}}}) == "tensor_size");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {{{-1, 2, 10}, {}}}}) != "accepted");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({1, 2, 10})}}, 1) == "weights_size");
  REQUIRE(code(Dialect::kKeras3, {.inputs = {tensor({1, 2, 10})}, .mask = tensor({1, 3})}) == "mask_shape");
}

TEST_CASE("A graph with a dangling end is refused") {
  ModelSpec spec{.sequential = false};
  spec.layers = {inputLayer({std::nullopt, 3}), layer(DenseSpec{.units = 2})};
  const auto code = [&](std::vector<NodeSpec> nodes, std::vector<TensorRef> outputs = {}) {
    ModelSpec model = spec;
    model.nodes = std::move(nodes);
    model.outputs = std::move(outputs);
    const Result<Plan> result = plan(model);
    return result ? std::string("accepted") : result.error().code;
  };
  REQUIRE(code({{.layer = 0}, {.layer = 1, .inputs = {{0, 0}}}}) == "accepted");
  REQUIRE(code({}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 5, .inputs = {{0, 0}}}}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 1, .inputs = {{1, 0}}}}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 1}}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 1, .inputs = {{0, 1}}}}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 1, .inputs = {{0, 0}}}}, {{1, 3}}) == "graph");
  REQUIRE(code({{.layer = 0}, {.layer = 1, .inputs = {{0, 0}}}}, {{-1, 0}}) == "graph");
}

TEST_CASE("An initial state must fit, one tensor per state") {
  const auto message = [](Dialect dialect, std::int64_t size, std::vector<TensorRef> states) {
    ModelSpec spec{.dialect = dialect, .sequential = false};
    spec.layers = {inputLayer({std::nullopt, 2, 4}), inputLayer({std::nullopt, size}), layer(LSTMSpec{.cell = {.units = 3}})};
    spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{0, 0}}, .initial_state = std::move(states)}};
    const Result<Plan> result = plan(spec);
    return result ? std::string("accepted") : result.error().code + ": " + result.error().message;
  };
  REQUIRE(message(Dialect::kKeras3, 3, {{1, 0}, {1, 0}}) == "accepted");
  REQUIRE(message(Dialect::kKeras3, 3, {{1, 0}}).find("list index out of range") != std::string::npos);
  REQUIRE(message(Dialect::kKeras3, 5, {{1, 0}, {1, 0}}).find("size 3 is different from 5") != std::string::npos);
  REQUIRE(message(Dialect::kKeras2, 3, {{1, 0}}).rfind("initial_state_count", 0) == 0);
  REQUIRE(message(Dialect::kKeras2, 5, {{1, 0}, {1, 0}}).rfind("initial_state_shape", 0) == 0);
  REQUIRE(message(Dialect::kKeras2, 3, {{1, 0}, {1, 1}}).rfind("graph", 0) == 0);
}

TEST_CASE("A layer of one input is not called on two") {
  ModelSpec spec{.sequential = false};
  spec.layers = {inputLayer({std::nullopt, 3}), layer(DenseSpec{.units = 3}), layer(AddSpec{})};
  spec.nodes = {{.layer = 0}, {.layer = 1, .inputs = {{0, 0}, {0, 0}}}};
  REQUIRE(planError(spec).message == "Layer \"dense\" expects 1 input(s), but it received 2 input tensors.");
  spec.nodes[1].layer = 2;
  REQUIRE(plan(spec));
}

TEST_CASE("A shape has no negative sizes") {
  REQUIRE(planError(sequential({std::nullopt, -2, 10}, {layer(simpleRNN(3))})).code == "negative_dimension");
}

TEST_CASE("A shared layer keeps the size it was built for") {
  ModelSpec spec{.sequential = false};
  spec.layers = {inputLayer({std::nullopt, 3}), inputLayer({std::nullopt, 4}), layer(DenseSpec{.units = 2})};
  spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{0, 0}}}, {.layer = 2, .inputs = {{1, 0}}}};
  REQUIRE(planError(spec).code == "shared_shape");
  REQUIRE(planError(spec).message.find("expected axis -1 of input shape to have value 3, but received input with shape (None, 4)") !=
          std::string::npos);
}

TEST_CASE("A shared recurrent layer says what its product, or Keras 2's check, says") {
  for (const LayerKind& kind : {LayerKind(simpleRNN(3)), LayerKind(BidirectionalSpec{.layer = {layer(simpleRNN(3))}})}) {
    ModelSpec spec{.sequential = false};
    spec.layers = {inputLayer({1, 2, 10}), inputLayer({1, 2, 9}), layer(kind)};
    spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{0, 0}}}, {.layer = 2, .inputs = {{1, 0}}}};
    REQUIRE(planError(spec).message ==
            "Exception encountered when calling SimpleRNNCell.call().\n\nmatmul: Input operand 1 has a mismatch in its core dimension 0, "
            "with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 10 is different from 9)");
    spec.dialect = Dialect::kKeras2;
    REQUIRE(planError(spec).message.find("expected shape=(None, None, 10), found shape=(1, 2, 9)") != std::string::npos);
  }
}

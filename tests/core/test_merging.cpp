#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

using Inputs = std::vector<std::vector<std::int64_t>>;

/// A constructor, because the readings of nested braces alone cost the compiler minutes.
struct Joint {
  Joint(Inputs sizes, LayerKind layer_kind) : inputs(std::move(sizes)), kind(std::move(layer_kind)) {}
  Inputs inputs;
  LayerKind kind;
};

/// Inputs, and one layer that reads all of them; `masked`: each passes a Masking first.
ModelSpec joint(const Joint& of, Dialect dialect = Dialect::kKeras3, bool masked = false) {
  ModelSpec spec{.dialect = dialect, .sequential = false};
  NodeSpec last;
  for (const auto& sizes : of.inputs) {
    spec.layers.push_back(inputLayer(Shape(sizes.begin(), sizes.end())));
    spec.nodes.push_back({.layer = static_cast<int>(spec.layers.size()) - 1});
    spec.inputs.push_back({.node = static_cast<int>(spec.nodes.size()) - 1});
    if (masked) {
      spec.layers.push_back(layer(MaskingSpec{}));
      spec.nodes.push_back({.layer = static_cast<int>(spec.layers.size()) - 1, .inputs = {spec.inputs.back()}});
    }
    last.inputs.push_back({.node = static_cast<int>(spec.nodes.size()) - 1});
  }
  spec.layers.push_back(layer(of.kind));
  last.layer = static_cast<int>(spec.layers.size()) - 1;
  spec.nodes.push_back(last);
  return spec;
}

RunInputs dataFor(const Joint& of) {
  RunInputs inputs;
  for (const auto& sizes : of.inputs) inputs.inputs.push_back(tensor(sizes, static_cast<int>(inputs.inputs.size()) + 2));
  return inputs;
}

std::string shapeOf(const Joint& of) { return toString(planned(joint(of)).layers.back().output_shapes); }

std::vector<Scalar> joined(LayerKind kind, std::vector<Scalar> a, std::vector<Scalar> b) {
  const auto n = static_cast<std::int64_t>(a.size());
  const auto m = static_cast<std::int64_t>(b.size());
  const Plan p = planned(joint(Joint(Inputs{{1, n}, {1, m}}, std::move(kind))));
  return ran(p, {}, {.inputs = {Tensor{{1, n}, std::move(a)}, Tensor{{1, m}, std::move(b)}}}).outputs[0].data;
}

void prove(const Joint& of) {
  INFO(std::visit([](const auto& spec) { return spec.kClass; }, of.kind));
  const Plan p = planned(joint(of));
  const RunInputs inputs = dataFor(of);
  REQUIRE(recomputeAll(p, {}, inputs) > 0);
  const Run result = ran(p, {}, inputs);
  REQUIRE(toString(Shape(result.outputs[0].shape.begin(), result.outputs[0].shape.end())) == toString(p.layers.back().output_shapes));
  checkGradients(p, {}, inputs);
}

/// By value: g++ would try to evaluate a static list of them at compile time, in all of the machine's memory.
std::vector<LayerKind> merges() { return {AddSpec{}, MultiplySpec{}, AverageSpec{}, MaximumSpec{}, MinimumSpec{}}; }

}  // namespace

TEST_CASE("Merging layers do what their names say") {
  requireClose(joined(AddSpec{}, {1, 5}, {3, 2}), {4, 7});
  requireClose(joined(SubtractSpec{}, {1, 5}, {3, 2}), {-2, 3});
  requireClose(joined(MultiplySpec{}, {1, 5}, {3, 2}), {3, 10});
  requireClose(joined(AverageSpec{}, {1, 5}, {3, 2}), {2, 3.5});
  requireClose(joined(MaximumSpec{}, {1, 5}, {3, 2}), {3, 5});
  requireClose(joined(MinimumSpec{}, {1, 5}, {3, 2}), {1, 2});
  requireClose(joined(ConcatenateSpec{}, {1, 5}, {3, 2, 9}), {1, 5, 3, 2, 9});
  requireClose(joined(DotSpec{.axes = {1}}, {1, 5}, {3, 2}), {1 * 3 + 5 * 2});
  requireClose(joined(DotSpec{.axes = {-1}, .normalize = true}, {3, 4}, {1, 0}), {Scalar(3.0 / 5)});
}

TEST_CASE("Merged shapes spread sizes of one and missing axes as Keras does") {
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 3, 4}}, AddSpec{})) == "(2, 3, 4)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 1, 4}}, AddSpec{})) == "(2, 3, 4)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 4}, {2, 3, 4}}, AddSpec{})) == "(2, 3, 4)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 1}, {2, 1, 4}}, MultiplySpec{})) == "(2, 3, 4)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 3, 5}}, ConcatenateSpec{})) == "(2, 3, 9)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 5, 4}}, ConcatenateSpec{.axis = 1})) == "(2, 8, 4)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 5, 4}}, DotSpec{.axes = {2}})) == "(2, 3, 5)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 4}, {2, 3, 5}}, DotSpec{.axes = {1}})) == "(2, 4, 5)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 3, 5}, {2, 10, 3}}, DotSpec{.axes = {1, 2}})) == "(2, 5, 10)");
  REQUIRE(shapeOf(Joint(Inputs{{2, 4}, {2, 4}}, DotSpec{.axes = {1}})) == "(2, 1)");
}

TEST_CASE("Merges are what they declare, and their gradients agree with central differences") {
  for (const LayerKind& kind : merges()) {
    prove(Joint(Inputs{{2, 3}, {2, 3}, {2, 3}}, kind));
    prove(Joint(Inputs{{2, 3, 4}, {2, 3, 4}}, kind));
    prove(Joint(Inputs{{2, 4}, {2, 3, 4}}, kind));
    prove(Joint(Inputs{{2, 3, 4}, {2, 1, 4}, {2, 3, 1}}, kind));
    prove(Joint(Inputs{{2, 3, 2, 2}, {2, 3, 1, 2}}, kind));
  }
  prove(Joint(Inputs{{2, 3, 4}, {2, 3, 4}}, SubtractSpec{}));
  prove(Joint(Inputs{{2, 3, 4}, {2, 4}}, SubtractSpec{}));
  prove(Joint(Inputs{{2, 3}, {2, 1}, {2, 2}}, ConcatenateSpec{}));
  prove(Joint(Inputs{{2, 3, 4}, {2, 3, 1}}, ConcatenateSpec{}));
  prove(Joint(Inputs{{2, 3, 4}, {2, 2, 4}}, ConcatenateSpec{.axis = 1}));
  prove(Joint(Inputs{{2, 3, 2, 2}, {2, 3, 2, 1}}, ConcatenateSpec{}));
  prove(Joint(Inputs{{2, 3, 2, 2}, {2, 3, 1, 2}}, ConcatenateSpec{.axis = 2}));
  for (const bool normalize : {false, true}) {
    prove(Joint(Inputs{{2, 4}, {2, 4}}, DotSpec{.axes = {1}, .normalize = normalize}));
    prove(Joint(Inputs{{2, 3, 4}, {2, 5, 4}}, DotSpec{.axes = {2}, .normalize = normalize}));
    prove(Joint(Inputs{{2, 3, 4}, {2, 3, 5}}, DotSpec{.axes = {1}, .normalize = normalize}));
    prove(Joint(Inputs{{2, 3, 4}, {2, 5, 3}}, DotSpec{.axes = {1, 2}, .normalize = normalize}));
    prove(Joint(Inputs{{2, 3}, {2, 5, 3}}, DotSpec{.axes = {1, 2}, .normalize = normalize}));
    prove(Joint(Inputs{{2, 4, 3}, {2, 4}}, DotSpec{.axes = {1}, .normalize = normalize}));
  }
}

TEST_CASE("A tensor merged with itself gets both gradients") {
  ModelSpec spec = joint(Joint(Inputs{{2, 3}}, MultiplySpec{}));
  spec.nodes.back().inputs = {{.node = 0}, {.node = 0}};
  checkGradients(planned(spec), {}, {.inputs = {tensor({2, 3})}});
}

TEST_CASE("Masks meet: valid in all for Keras 2, in any for Keras 3") {
  for (const LayerKind& kind : {LayerKind{AddSpec{}}, LayerKind{ConcatenateSpec{}}}) {
    const Joint of(Inputs{{1, 4, 1}, {1, 4, 1}}, kind);
    const RunInputs inputs{.inputs = {Tensor{{1, 4, 1}, {1, 1, 0, 0}}, Tensor{{1, 4, 1}, {1, 0, 1, 0}}}};
    REQUIRE(ran(planned(joint(of, Dialect::kKeras2, true)), {}, inputs).output_masks[0].data == std::vector<Scalar>{1, 0, 0, 0});
    REQUIRE(ran(planned(joint(of, Dialect::kKeras3, true)), {}, inputs).output_masks[0].data == std::vector<Scalar>{1, 1, 1, 0});
  }
}

TEST_CASE("Sequences joined end to end keep their masks end to end") {
  const Joint of(Inputs{{1, 2, 1}, {1, 3, 1}}, ConcatenateSpec{.axis = 1});
  const Plan p = planned(joint(of, Dialect::kKeras3, true));
  const RunInputs inputs{.inputs = {Tensor{{1, 2, 1}, {5, 0}}, Tensor{{1, 3, 1}, {0, 6, 7}}}};
  REQUIRE(ran(p, {}, inputs).output_masks[0].data == std::vector<Scalar>{1, 0, 0, 1, 1});
  REQUIRE(recomputeAll(p, {}, inputs) > 0);
}

TEST_CASE("In Keras 3 a masked step takes no part in products and extremes") {
  const RunInputs inputs{.inputs = {Tensor{{1, 4, 1}, {2, 3, 0, 0}}, Tensor{{1, 4, 1}, {-5, 0, -7, 0}}}};
  const auto result = [&](LayerKind kind, Dialect dialect) {
    const Plan p = planned(joint(Joint(Inputs{{1, 4, 1}, {1, 4, 1}}, std::move(kind)), dialect, true));
    REQUIRE(recomputeAll(p, {}, inputs) > 0);
    return ran(p, {}, inputs).outputs[0].data;
  };
  REQUIRE(result(MultiplySpec{}, Dialect::kKeras3) == std::vector<Scalar>{-10, 3, -7, 0});
  REQUIRE(result(MultiplySpec{}, Dialect::kKeras2) == std::vector<Scalar>{-10, 0, 0, 0});
  REQUIRE(result(MaximumSpec{}, Dialect::kKeras3) == std::vector<Scalar>{2, 3, -7, 0});
  REQUIRE(result(MaximumSpec{}, Dialect::kKeras2) == std::vector<Scalar>{2, 3, 0, 0});
  REQUIRE(result(MinimumSpec{}, Dialect::kKeras3) == std::vector<Scalar>{-5, 3, -7, 0});
}

TEST_CASE("Gradients of masked merges agree with central differences") {
  for (const LayerKind& kind : merges()) {
    const Joint of(Inputs{{2, 3, 2}, {2, 3, 2}, {2, 3, 2}}, kind);
    ModelSpec spec = joint(of);
    // Only the first input has a mask from outside; the others bring their own by a value that no number has.
    const Plan p = planned(spec);
    RunInputs inputs = dataFor(of);
    inputs.mask = {{2, 3}, {1, 0, 1, 0, 1, 1}};
    checkGradients(p, {}, inputs);
  }
}

TEST_CASE("Merges that cannot be get Keras' sentences") {
  const auto message = [](const Joint& of, Dialect dialect = Dialect::kKeras3) { return planError(joint(of, dialect)).message; };
  REQUIRE(message(Joint(Inputs{{2, 3}, {2, 4}}, AddSpec{})) == "Inputs have incompatible shapes. Received shapes (3,) and (4,)");
  REQUIRE(message(Joint(Inputs{{2, 3}, {5, 3}}, AddSpec{})) ==
          "Cannot merge tensors with different batch sizes. Received tensors with shapes [(2, 3), (5, 3)]");
  REQUIRE(message(Joint(Inputs{{2, 3}, {5, 3}}, AddSpec{}), Dialect::kKeras2) ==
          "Cannot merge tensors with different batch sizes. Got tensors with shapes [(2, 3), (5, 3)]");
  REQUIRE(planError(sequential({2, 3}, {layer(AddSpec{})})).message ==
          "A merge layer should be called on a list of inputs. Received: input_shape=(2, 3) (not a list of shapes)");
  REQUIRE(message(Joint(Inputs{{2, 3}, {2, 3}, {2, 3}}, SubtractSpec{})) ==
          "A `Subtract` layer should be called on exactly 2 inputs. Received: input_shape=[(2, 3), (2, 3), (2, 3)]");
  REQUIRE(message(Joint(Inputs{{2, 3, 4}, {2, 5, 4}}, ConcatenateSpec{})) ==
          "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[(2, 3, 4), "
          "(2, 5, 4)]");
  REQUIRE(message(Joint(Inputs{{2, 3, 4}, {2, 5, 4}}, DotSpec{.axes = {1}})) ==
          "Incompatible input shapes: axis values 3 (at axis 1) != 5 (at axis 1). Full input shapes: (2, 3, 4), (2, 5, 4)");
}

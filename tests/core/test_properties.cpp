// What must hold for any model, on models drawn at random. The draw is the same on every machine; a failure names its number.
#include <algorithm>

#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  /// 0 … n − 1
  std::int64_t roll(std::int64_t n) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::int64_t>((state_ >> 11U) % static_cast<std::uint64_t>(n));
  }
  bool coin() { return roll(2) == 1; }
  const char* pick(std::initializer_list<const char*> words) { return words.begin()[roll(static_cast<std::int64_t>(words.size()))]; }

 private:
  std::uint64_t state_;
};

template <class Spec>
LayerKind recurrent(Dice& dice, RecurrentOptions options) {
  Spec spec;
  spec.options = options;
  spec.cell.units = 1 + dice.roll(4);
  spec.cell.activation = dice.pick({"tanh", "sigmoid", "softsign"});
  spec.cell.use_bias = dice.roll(4) > 0;
  if constexpr (requires { spec.cell.reset_after; }) spec.cell.reset_after = dice.coin();
  return spec;
}

LayerKind anyRecurrent(Dice& dice, RecurrentOptions options) {
  switch (dice.roll(4)) {
    case 0:
      return recurrent<SimpleRNNSpec>(dice, options);
    case 1:
      return recurrent<LSTMSpec>(dice, options);
    case 2:
      return recurrent<GRUSpec>(dice, options);
    default:
      return RNNSpec{.cell = {layer(GRUCellSpec{.units = 1 + dice.roll(3)}), layer(SimpleRNNCellSpec{.units = 1 + dice.roll(3)})},
                     .options = options};
  }
}

DenseSpec anyDense(Dice& dice) {
  return {.units = 1 + dice.roll(4), .activation = dice.pick({"linear", "tanh", "softmax", "gelu"}), .use_bias = dice.coin()};
}

/// One to six layers on (None, None, d).
ModelSpec anyModel(Dice& dice, std::int64_t features) {
  std::vector<LayerSpec> layers;
  bool sequence = true;
  const std::int64_t count = 1 + dice.roll(6);
  while (static_cast<std::int64_t>(layers.size()) < count) {
    const std::int64_t kind = sequence ? dice.roll(6) : 4;
    if (kind <= 2) {
      const RecurrentOptions options{.return_sequences = dice.roll(3) > 0, .go_backwards = kind == 1};
      layers.push_back(layer(anyRecurrent(dice, options)));
      sequence = options.return_sequences;
    } else if (kind == 3) {
      const RecurrentOptions options{.return_sequences = dice.roll(3) > 0};
      layers.push_back(layer(
          BidirectionalSpec{.layer = {layer(anyRecurrent(dice, options))}, .merge_mode = dice.pick({"concat", "sum", "mul", "ave"})}));
      sequence = options.return_sequences;
    } else if (kind == 5) {
      layers.push_back(layer(TimeDistributedSpec{.layer = {layer(anyDense(dice))}}));
    } else {
      layers.push_back(dice.coin() ? layer(anyDense(dice)) : layer(ActivationSpec{dice.pick({"tanh", "softmax", "elu"})}));
    }
  }
  return sequential({std::nullopt, std::nullopt, features}, std::move(layers), dice.coin() ? Dialect::kKeras2 : Dialect::kKeras3);
}

Tensor anyMask(Dice& dice, std::int64_t batch, std::int64_t steps) {
  Tensor mask{{batch, steps}, {}};
  for (std::int64_t i = 0; i < batch * steps; ++i) mask.data.push_back(dice.roll(3) > 0 ? Scalar(1) : Scalar(0));
  return mask;
}

struct Drawn {
  Plan plan;
  std::vector<Scalar> weights;
  RunInputs inputs;
};

Drawn draw(std::uint64_t seed) {
  Dice dice(seed);
  const std::int64_t batch = 1 + dice.roll(3), steps = 1 + dice.roll(4), features = 1 + dice.roll(3);
  Drawn drawn{planned(anyModel(dice, features)), {}, {.inputs = {tensor({batch, steps, features}, static_cast<int>(seed))}}};
  drawn.weights = weightsFor(drawn.plan, static_cast<int>(seed));
  if (dice.roll(3) == 0) drawn.inputs.mask = anyMask(dice, batch, steps);
  return drawn;
}

}  // namespace

TEST_CASE("A run gives the shapes that the plan promised, and numbers that its declarations explain") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    INFO("model " << seed);
    const Drawn drawn = draw(seed);
    const Run run = ran(drawn.plan, drawn.weights, drawn.inputs);
    const Tensor& x = drawn.inputs.inputs[0];
    const Shape& promised = drawn.plan.layers.back().output_shapes[0];
    REQUIRE(run.outputs[0].shape.size() == promised.size());
    for (std::size_t axis = 0; axis < promised.size(); ++axis)
      REQUIRE(run.outputs[0].shape[axis] == promised[axis].value_or(x.shape[axis]));
    REQUIRE(recomputeAll(drawn.plan, drawn.weights, drawn.inputs) > 0);
  }
}

TEST_CASE("Any model computes each sample as if it were alone") {
  for (std::uint64_t seed = 200; seed < 260; ++seed) {
    INFO("model " << seed);
    const Drawn drawn = draw(seed);
    const Run together = ran(drawn.plan, drawn.weights, drawn.inputs);
    const Tensor& x = drawn.inputs.inputs[0];
    const Tensor& mask = drawn.inputs.mask;
    const auto row = [](const Tensor& all, std::int64_t sample) {
      Tensor one{all.shape, {}};
      one.shape[0] = 1;
      const auto size = static_cast<std::ptrdiff_t>(all.data.size()) / all.shape[0];
      one.data.assign(all.data.begin() + sample * size, all.data.begin() + (sample + 1) * size);
      return one;
    };
    for (std::int64_t sample = 0; sample < x.shape[0]; ++sample) {
      RunInputs alone{.inputs = {row(x, sample)}};
      if (!mask.data.empty()) alone.mask = row(mask, sample);
      requireClose(ran(drawn.plan, drawn.weights, alone).outputs[0].data, row(together.outputs[0], sample).data);
    }
  }
}

TEST_CASE("Any model's gradients agree with central differences") {
  for (std::uint64_t seed = 300; seed < 330; ++seed) {
    INFO("model " << seed);
    const Drawn drawn = draw(seed);
    checkGradients(drawn.plan, drawn.weights, drawn.inputs);
  }
}

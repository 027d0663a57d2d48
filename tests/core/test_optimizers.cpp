#include <cmath>

#include "catch.h"
#include "rnn/optimizers.h"

using namespace rnn;

namespace {

/// Runs one weight through the gradients and returns where it ends.
double after(const OptimizerSpec& spec, const std::vector<double>& gradients, double start = 1, Dialect dialect = Dialect::kKeras3) {
  std::vector<Scalar> weights = {static_cast<Scalar>(start)};
  OptimizerState state;
  for (const double g : gradients) {
    Result<OptimizerUpdate> update = optimizerStep(spec, dialect, weights, {static_cast<Scalar>(g)}, {{0, 1}}, state);
    if (!update) FAIL(update.error().message);
    weights = update.value().weights;
    state = update.value().state;
  }
  return weights[0];
}

Approx near(double value) { return Approx(value).epsilon(sizeof(Scalar) == sizeof(float) ? 2e-6 : 1e-12); }

}  // namespace

TEST_CASE("SGD with momentum, two steps by hand") {
  // m1 = -0.1·2, w = 1 - 0.2;  m2 = 0.9·(-0.2) - 0.1·1, w = 0.8 - 0.28
  CHECK(after({.identifier = "sgd", .learning_rate = 0.1, .momentum = 0.9}, {2, 1}) == near(0.52));
  // nesterov: w1 = 1 + 0.9·(-0.2) - 0.2;  w2 = w1 + 0.9·(-0.28) - 0.1
  CHECK(after({.identifier = "SGD", .learning_rate = 0.1, .momentum = 0.9, .nesterov = true}, {2, 1}) == near(0.62 - 0.252 - 0.1));
  CHECK(after({.identifier = "sgd", .learning_rate = 0.1, .nesterov = true}, {2}) == near(0.8));
}

TEST_CASE("RMSprop has its epsilon inside the root, in older Keras outside") {
  const OptimizerSpec spec{.identifier = "rmsprop", .learning_rate = 0.1, .rho = 0.5, .epsilon = 0.5};
  const double v = 0.5 * 4;
  CHECK(after(spec, {2}) == near(1 - 0.1 * 2 / std::sqrt(v + 0.5)));
  CHECK(after(spec, {2}, 1, Dialect::kKeras2) == near(1 - 0.1 * 2 / (std::sqrt(v) + 0.5)));
  OptimizerSpec centered = spec;
  centered.centered = true;
  CHECK(after(centered, {2}) == near(1 - 0.1 * 2 / std::sqrt(v - 1 + 0.5)));
}

TEST_CASE("Adam's first step is as long as the learning rate, whatever the gradient") {
  if (sizeof(Scalar) == sizeof(double)) {
    CHECK(after({.identifier = "adam", .learning_rate = 0.1}, {5}) == Approx(0.9).epsilon(1e-6));
    CHECK(after({.identifier = "adam", .learning_rate = 0.1}, {-0.01}) == Approx(1.1).epsilon(1e-4));
  }
  CHECK(after({.identifier = "adamax", .learning_rate = 0.1}, {5}) == Approx(0.9).epsilon(1e-6));
}

TEST_CASE("AMSGrad never forgets the largest second moment") {
  const OptimizerSpec plain{.identifier = "adam", .learning_rate = 0.1, .beta_2 = 0.5};
  OptimizerSpec amsgrad = plain;
  amsgrad.amsgrad = true;
  const std::vector<double> shrinking = {10, 0.1, 0.1, 0.1};
  CHECK(after(amsgrad, shrinking) > after(plain, shrinking));
}

TEST_CASE("Adagrad divides by the root of all squares so far") {
  CHECK(after({.identifier = "adagrad", .learning_rate = 1, .epsilon = 0, .initial_accumulator_value = 0}, {3, 4}) ==
        near(1 - 1 - 4 / 5.0));
}

TEST_CASE("Adadelta by hand") {
  const double epsilon = 0.01;
  const double v = 0.05 * 4;
  const double delta = 2 * std::sqrt(epsilon) / std::sqrt(v + epsilon);
  CHECK(after({.identifier = "adadelta", .learning_rate = 1, .epsilon = epsilon}, {2}) == near(1 - delta));
}

TEST_CASE("Nadam by hand, with the momentum schedule of each generation") {
  const auto byHand = [](double decay) {
    const double now = 0.9 * (1 - 0.5 * decay);
    const double next = 0.9 * (1 - 0.5 * decay * decay);
    const double m = 0.1 * 2;
    const double v = 0.001 * 4;
    const double m_hat = next * m / (1 - now * next) + (1 - now) * 2 / (1 - now);
    return 1 - 0.1 * m_hat / (std::sqrt(v / 0.001) + 1e-7);
  };
  CHECK(after({.identifier = "nadam", .learning_rate = 0.1}, {2}) == Approx(byHand(0.96)).epsilon(1e-5));
  CHECK(after({.identifier = "nadam", .learning_rate = 0.1}, {2}, 1, Dialect::kKeras2) ==
        Approx(byHand(std::pow(0.96, 0.004))).epsilon(1e-5));
}

TEST_CASE("Ftrl without regularization is Adagrad's step, and l1 makes small weights zero") {
  // From w = 0 the linear term starts at nothing: w1 = -g · α / √(a0 + g²).
  CHECK(after({.identifier = "ftrl", .learning_rate = 0.5}, {2}, 0) == near(-2 * 0.5 / std::sqrt(0.1 + 4)));
  CHECK(after({.identifier = "ftrl", .learning_rate = 0.5, .l1_regularization_strength = 3}, {2}, 0) == 0);
  CHECK(after({.identifier = "ftrl", .learning_rate = 0.5, .l2_regularization_strength = 1}, {2}, 0) ==
        near(-2 / (std::sqrt(4.1) / 0.5 + 2)));
}

TEST_CASE("Lion steps by the sign") {
  CHECK(after({.identifier = "lion", .learning_rate = 0.1}, {7}) == near(0.9));
  CHECK(after({.identifier = "lion", .learning_rate = 0.1}, {7, -0.1}) == near(0.8));  // 0.9·0.07 − 0.1·0.1 > 0
  CHECK(after({.identifier = "lion", .learning_rate = 0.1}, {0}) == near(1));
}

TEST_CASE("Weight decay pulls before the step, AdamW's by default") {
  CHECK(after({.identifier = "sgd", .learning_rate = 0.1, .weight_decay = 0.5}, {2}) == near(1 - 0.05 - 0.2));
  CHECK(after({.identifier = "adamw", .learning_rate = 0.1}, {0}) == near(1 - 0.1 * 0.004));
  CHECK(after({.identifier = "adam", .learning_rate = 0.1}, {0}) == near(1));
}

TEST_CASE("The three ways of clipping") {
  const auto gradientLeft = [](OptimizerSpec spec) {
    spec.identifier = "sgd";
    spec.learning_rate = 1;
    const Result<OptimizerUpdate> update = optimizerStep(spec, Dialect::kKeras3, {0, 0, 0}, {3, 4, 12}, {{0, 2}, {2, 1}}, {});
    REQUIRE(update.ok());
    return update.value().weights;
  };
  const auto isNear = [](const std::vector<Scalar>& found, const std::vector<double>& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(static_cast<double>(found[i]) == near(-wanted[i]));
  };
  isNear(gradientLeft({.clipnorm = 2.5}), {1.5, 2, 2.5});
  isNear(gradientLeft({.clipvalue = 3.5}), {3, 3.5, 3.5});
  isNear(gradientLeft({.global_clipnorm = 6.5}), {1.5, 2, 6});
  isNear(gradientLeft({.clipnorm = 100}), {3, 4, 12});
}

TEST_CASE("Weights that are no variables stay as they are") {
  const Result<OptimizerUpdate> update = optimizerStep({.identifier = "adam", .learning_rate = 0.1, .weight_decay = 0.1}, Dialect::kKeras3,
                                                       {1, 2, 3}, {1, 1, 1}, {{1, 1}}, {});
  REQUIRE(update.ok());
  CHECK(update.value().weights[0] == 1);
  CHECK(update.value().weights[1] < 2);
  CHECK(update.value().weights[2] == 3);
}

TEST_CASE("The learning rate follows its schedule by the number of updates made") {
  OptimizerSpec spec{.identifier = "sgd"};
  spec.schedule = {.identifier = "PiecewiseConstantDecay", .boundaries = {1}, .values = {0.5, 0.125}};
  CHECK(after(spec, {1, 1, 1}) == near(1 - 0.5 - 0.5 - 0.125));
}

TEST_CASE("decay divides the learning rate in Keras 2 and does nothing in Keras 3") {
  const OptimizerSpec spec{.identifier = "sgd", .learning_rate = 0.5, .decay = 1};
  CHECK(after(spec, {1, 1}, 1, Dialect::kKeras2) == near(1 - 0.5 - 0.25));
  CHECK(after(spec, {1, 1}, 1, Dialect::kKeras3) == near(0));
}

TEST_CASE("What Keras refuses") {
  CHECK(checkOptimizer({.identifier = "adma"}, Dialect::kKeras3)->message == "Could not interpret optimizer identifier: adma");
  CHECK(checkOptimizer({.identifier = "sgd", .momentum = 2}, Dialect::kKeras2)->message == "`momentum` must be between [0, 1].");
  CHECK(checkOptimizer({.identifier = "sgd", .momentum = -0.1}, Dialect::kKeras3)->param == "momentum");
  CHECK(checkOptimizer({.identifier = "adam", .momentum = 0.9}, Dialect::kKeras3)->message == "Argument(s) not recognized: momentum");
  CHECK(checkOptimizer({.identifier = "sgd", .clipnorm = 1, .clipvalue = 1}, Dialect::kKeras3)->code == "optimizer_argument");
  CHECK_FALSE(checkOptimizer({.identifier = "adam", .learning_rate = 0.1, .clipnorm = 1}, Dialect::kKeras3).has_value());
}

TEST_CASE("An optimizer says how many numbers it will keep") {
  CHECK(optimizerSize({.identifier = "adam"}, 85).numbers == 172);
  CHECK(optimizerSize({.identifier = "adam"}, 85).bytes == 692);
  CHECK(optimizerSize({.identifier = "sgd"}, 85).numbers == 2);
  CHECK(optimizerSize({.identifier = "sgd", .momentum = 0.9}, 85).numbers == 87);
  CHECK(optimizerSize({.identifier = "rmsprop"}, 85).numbers == 87);
}

TEST_CASE("Every optimizer finds the bottom of a bowl") {
  for (const OptimizerInfo& info : optimizers()) {
    INFO(info.class_name);
    std::vector<Scalar> weights = {1, -2};
    OptimizerState state;
    const OptimizerSpec spec{.identifier = info.identifier, .learning_rate = std::string(info.identifier) == "adadelta" ? 20 : 0.05};
    for (int step = 0; step < 400; ++step) {
      Result<OptimizerUpdate> update = optimizerStep(spec, Dialect::kKeras3, weights, weights, {{0, 2}}, state);
      REQUIRE(update.ok());
      weights = update.value().weights;
      state = update.value().state;
    }
    CHECK(std::abs(weights[0]) < Scalar(0.35));
    CHECK(std::abs(weights[1]) < Scalar(0.75));
  }
}

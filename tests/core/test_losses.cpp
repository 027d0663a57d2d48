#include <cmath>
#include <limits>

#include "catch.h"
#include "random.h"
#include "rnn/losses.h"
#include "rnn/metrics.h"

using namespace rnn;

namespace {

Tensor tensor(std::vector<std::int64_t> shape, std::vector<Scalar> data) { return {std::move(shape), std::move(data)}; }

LossResult lossOf(const LossSpec& spec, const LossInputs& inputs, Dialect dialect = Dialect::kKeras3) {
  const Result<LossResult> result = loss(spec, dialect, inputs);
  if (!result) FAIL(result.error().message);
  return result.value();
}

struct GradientCase {
  const char* name;
  LossSpec spec;
  bool probabilities = false;  // y_pred within (0, 1)
  bool one_hot = false;
  bool sparse = false;
};

const GradientCase kGradientCases[] = {
    {"mean squared error", {.identifier = "mse"}},
    {"mean absolute error", {.identifier = "mae"}},
    {"mean absolute percentage error", {.identifier = "mape"}},
    {"mean squared logarithmic error", {.identifier = "msle"}, true},
    {"huber", {.identifier = "huber", .delta = 0.4}},
    {"log cosh", {.identifier = "log_cosh"}},
    {"hinge", {.identifier = "hinge"}},
    {"squared hinge", {.identifier = "squared_hinge"}},
    {"categorical hinge", {.identifier = "categorical_hinge"}, false, true},
    {"poisson", {.identifier = "poisson"}, true},
    {"KL divergence", {.identifier = "kl_divergence"}, true},
    {"cosine similarity", {.identifier = "cosine_similarity"}},
    {"cosine similarity along the first axis", {.identifier = "cosine_similarity", .axis = 0}},
    {"binary crossentropy", {.identifier = "binary_crossentropy"}, true},
    {"binary crossentropy of logits, smoothed", {.identifier = "bce", .from_logits = true, .label_smoothing = 0.2}},
    {"categorical crossentropy, smoothed", {.identifier = "categorical_crossentropy", .label_smoothing = 0.1}, true, true},
    {"categorical crossentropy of logits", {.identifier = "categorical_crossentropy", .from_logits = true}, false, true},
    {"sparse categorical crossentropy", {.identifier = "sparse_categorical_crossentropy"}, true, false, true},
    {"sparse categorical crossentropy of logits",
     {.identifier = "sparse_categorical_crossentropy", .from_logits = true},
     false,
     false,
     true},
    {"an ignored class", {.identifier = "sparse_categorical_crossentropy", .ignore_class = 1}, true, false, true},
    {"sum", {.identifier = "mse", .reduction = "sum"}},
    {"mean with sample weight", {.identifier = "mse", .reduction = "mean_with_sample_weight"}},
};

/// Four samples of two steps and three classes, with weights and a mask.
LossInputs exampleOf(const GradientCase& one) {
  const RandomStream stream = randomStream(11, one.name);
  LossInputs inputs;
  inputs.y_pred.shape = {4, 2, 3};
  inputs.y_true.shape = one.sparse ? std::vector<std::int64_t>{4, 2} : inputs.y_pred.shape;
  for (std::uint64_t i = 0; i < 24; ++i) {
    const double u = randomUniform(stream, i);
    inputs.y_pred.data.push_back(static_cast<Scalar>(one.probabilities ? 0.1 + 0.8 * u : 2 * u - 1.03));
  }
  for (std::uint64_t i = 0; i < (one.sparse ? 8U : 24U); ++i) {
    const double u = randomUniform(stream, 100 + i);
    inputs.y_true.data.push_back(static_cast<Scalar>(one.sparse    ? std::floor(3 * u)
                                                     : one.one_hot ? (i % 3 == i / 3 % 3 ? 1 : 0)
                                                                   : u + 0.05));
  }
  if (one.spec.axis) return inputs;  // another shape of losses
  inputs.sample_weight = tensor({4}, {1, Scalar(0.5), 2, Scalar(1.5)});
  inputs.mask = tensor({4, 2}, {1, 1, 1, 0, 0, 1, 1, 1});
  return inputs;
}

}  // namespace

TEST_CASE("The gradient of every loss is its central difference") {
  if (sizeof(Scalar) != sizeof(double)) return;  // differences need double; the same source is compiled for it
  for (const GradientCase& one : kGradientCases) {
    INFO(one.name);
    LossInputs inputs = exampleOf(one);
    const Tensor gradient = lossOf(one.spec, inputs).gradient;
    for (std::size_t i = 0; i < inputs.y_pred.data.size(); ++i) {
      const Scalar p = inputs.y_pred.data[i];
      const auto h = static_cast<Scalar>(1e-6);
      inputs.y_pred.data[i] = p + h;
      const double above = lossOf(one.spec, inputs).value;
      inputs.y_pred.data[i] = p - h;
      const double below = lossOf(one.spec, inputs).value;
      inputs.y_pred.data[i] = p;
      CHECK(static_cast<double>(gradient.data[i]) == Approx((above - below) / (2 * static_cast<double>(h))).epsilon(1e-6).margin(1e-8));
    }
  }
}

TEST_CASE("Squared errors are averaged over all entries") {
  const LossResult result =
      lossOf({.identifier = "mean_squared_error"}, {.y_true = tensor({2, 2}, {0, 1, 0, 0}), .y_pred = tensor({2, 2}, {1, 1, 2, 0})});
  CHECK(result.value == Approx((1 + 0 + 4 + 0) / 4.0));
  CHECK(result.values.data == std::vector<Scalar>{Scalar(0.5), 2});
  CHECK(result.gradient.data == std::vector<Scalar>{Scalar(0.5), 0, 1, 0});  // 2 (p − y) / 4
}

TEST_CASE("The two generations clip a sure and wrong probability differently") {
  if (sizeof(Scalar) != sizeof(float)) return;  // the figures are those of float
  const auto extreme = [](Scalar y, Scalar p, Dialect dialect) {
    return lossOf({.identifier = "binary_crossentropy"}, {.y_true = tensor({1, 1}, {y}), .y_pred = tensor({1, 1}, {p})}, dialect).value;
  };
  CHECK(extreme(1, 0, Dialect::kKeras3) == Approx(16.118).epsilon(1e-4));
  CHECK(extreme(0, 1, Dialect::kKeras3) == Approx(15.942).epsilon(1e-4));
  CHECK(extreme(1, 0, Dialect::kKeras2) == Approx(15.425).epsilon(1e-4));
  CHECK(extreme(0, 1, Dialect::kKeras2) == Approx(15.333).epsilon(1e-4));
}

TEST_CASE("Logits of any size have a finite loss and gradient") {
  for (const Scalar size : {Scalar(1e4), Scalar(-1e4), Scalar(80), Scalar(-80)}) {
    for (const char* name : {"binary_crossentropy", "categorical_crossentropy"}) {
      const LossResult result =
          lossOf({.identifier = name, .from_logits = true}, {.y_true = tensor({1, 2}, {1, 0}), .y_pred = tensor({1, 2}, {size, -size})});
      CHECK(std::isfinite(result.value));
      CHECK(std::isfinite(result.gradient.data[0]));
    }
  }
}

TEST_CASE("A masked mean is over the valid steps, whatever stands in the others") {
  const Scalar infinity = std::numeric_limits<Scalar>::infinity();
  LossInputs inputs{.y_true = tensor({1, 3, 1}, {0, 0, 0}), .y_pred = tensor({1, 3, 1}, {1, 3, 100})};
  inputs.mask = tensor({1, 3}, {1, 1, 0});
  CHECK(lossOf({.identifier = "mse"}, inputs).value == Approx((1 + 9) / 2.0));
  CHECK(lossOf({.identifier = "mse", .reduction = "sum"}, inputs).value == Approx(10));
  inputs.y_pred.data[2] = infinity;
  CHECK(lossOf({.identifier = "mse"}, inputs).gradient.data[2] == 0);
}

TEST_CASE("Sample weights multiply, and the divisor stays the number of entries") {
  LossInputs inputs{.y_true = tensor({2, 1}, {0, 0}), .y_pred = tensor({2, 1}, {1, 2})};
  inputs.sample_weight = tensor({2}, {3, Scalar(0.5)});
  CHECK(lossOf({.identifier = "mse"}, inputs).value == Approx((3 * 1 + 0.5 * 4) / 2));
  CHECK(lossOf({.identifier = "mse", .reduction = "mean_with_sample_weight"}, inputs).value == Approx((3 * 1 + 0.5 * 4) / 3.5));
}

TEST_CASE("An ignored class leaves the mean to the others") {
  LossInputs inputs{.y_true = tensor({2}, {-1, 1}), .y_pred = tensor({2, 2}, {Scalar(0.5), Scalar(0.5), Scalar(0.25), Scalar(0.75)})};
  CHECK(lossOf({.identifier = "sparse_categorical_crossentropy", .ignore_class = -1}, inputs).value == Approx(-std::log(0.75)));
}

TEST_CASE("Labels 0 and 1 become signs for a hinge only when there are no others") {
  const auto hinge = [](std::vector<Scalar> y) {
    return lossOf({.identifier = "hinge"}, {.y_true = tensor({1, 2}, std::move(y)), .y_pred = tensor({1, 2}, {Scalar(0.5), Scalar(0.5)})})
        .value;
  };
  CHECK(hinge({0, 1}) == Approx((1.5 + 0.5) / 2));
  CHECK(hinge({-1, 1}) == Approx((1.5 + 0.5) / 2));
  CHECK(hinge({0, -1}) == Approx((1 + 1.5) / 2));
}

TEST_CASE("A last axis of one is added or dropped where that makes targets and outputs agree") {
  CHECK(lossOf({.identifier = "mse"}, {.y_true = tensor({2}, {0, 0}), .y_pred = tensor({2, 1}, {1, 3})}).value == Approx(5));
  CHECK(lossOf({.identifier = "mse"}, {.y_true = tensor({2, 2, 1}, {0, 0, 0, 0}), .y_pred = tensor({2, 2}, {1, 1, 3, 3})}).value ==
        Approx(5));
  CHECK(lossOf({.identifier = "sparse_categorical_crossentropy"},
               {.y_true = tensor({1, 1}, {1}), .y_pred = tensor({1, 2}, {Scalar(0.5), Scalar(0.5)})})
            .value == Approx(std::log(2)));
}

TEST_CASE("What does not fit is an error, not a broadcast") {
  const Result<LossResult> shapes = loss({.identifier = "mse"}, Dialect::kKeras3,
                                         {.y_true = tensor({2, 3}, std::vector<Scalar>(6)), .y_pred = tensor({2, 2}, {0, 0, 0, 0})});
  REQUIRE_FALSE(shapes.ok());
  CHECK(shapes.error().message ==
        "Arguments `target` and `output` must have the same shape. Received: target.shape=(2, 3), output.shape=(2, 2)");
  const Result<LossResult> label = loss({.identifier = "sparse_categorical_crossentropy"}, Dialect::kKeras3,
                                        {.y_true = tensor({1}, {2}), .y_pred = tensor({1, 2}, {1, 1})});
  REQUIRE_FALSE(label.ok());
  CHECK(label.error().code == "loss_label");
  CHECK(checkLoss({.identifier = "mean_squarred_error"}, Dialect::kKeras3)->message ==
        "Could not interpret loss identifier: mean_squarred_error");
  CHECK(checkLoss({.identifier = "mse2"}, Dialect::kKeras2)->message.substr(0, 30) == "Unknown loss function: 'mse2'.");
}

TEST_CASE("Accuracy is the kind that the shapes ask for") {
  const auto value = [](const char* name, LossInputs inputs) {
    const Result<MetricSum> sum = metric(name, Dialect::kKeras3, inputs);
    REQUIRE(sum.ok());
    return metricValue(sum.value());
  };
  CHECK(value("accuracy", {.y_true = tensor({4, 1}, {0, 1, 1, 0}),
                           .y_pred = tensor({4, 1}, {Scalar(0.2), Scalar(0.6), Scalar(0.4), Scalar(0.5)})}) == Approx(0.75));
  CHECK(value("accuracy", {.y_true = tensor({2}, {1, 0}), .y_pred = tensor({2, 2}, {0, 1, 0, 1})}) == Approx(0.5));
  CHECK(value("acc", {.y_true = tensor({2, 2}, {0, 1, 0, 1}), .y_pred = tensor({2, 2}, {0, 1, 1, 0})}) == Approx(0.5));
  CHECK(value("root_mean_squared_error", {.y_true = tensor({2, 1}, {0, 0}), .y_pred = tensor({2, 1}, {3, 4})}) == Approx(std::sqrt(12.5)));
  CHECK(value("mae", {.y_true = tensor({2, 1}, {0, 0}), .y_pred = tensor({2, 1}, {3, 4})}) == Approx(3.5));
  CHECK(value("crossentropy", {.y_true = tensor({1}, {0}), .y_pred = tensor({1, 2}, {Scalar(0.5), Scalar(0.5)})}) == Approx(std::log(2)));
  CHECK_FALSE(metric("acuracy", Dialect::kKeras3, {}).ok());
}

TEST_CASE("A masked step counts for no metric") {
  LossInputs inputs{.y_true = tensor({1, 2, 1}, {1, 1}), .y_pred = tensor({1, 2, 1}, {1, 0})};
  inputs.mask = tensor({1, 2}, {1, 0});
  CHECK(metricValue(metric("accuracy", Dialect::kKeras3, inputs).value()) == 1);
}

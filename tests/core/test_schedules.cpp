#include <cmath>

#include "catch.h"
#include "rnn/schedules.h"

using namespace rnn;

TEST_CASE("Exponential and inverse time decay, smooth and by steps") {
  ScheduleSpec spec{.identifier = "ExponentialDecay", .initial_learning_rate = 0.1, .decay_steps = 10, .decay_rate = 0.5};
  CHECK(learningRate(spec, 0) == Approx(0.1));
  CHECK(learningRate(spec, 5) == Approx(0.1 * std::sqrt(0.5)));
  spec.staircase = true;
  CHECK(learningRate(spec, 19) == Approx(0.05));
  spec.identifier = "InverseTimeDecay";
  CHECK(learningRate(spec, 20) == Approx(0.1 / 2));
  spec.staircase = false;
  CHECK(learningRate(spec, 5) == Approx(0.1 / 1.25));
}

TEST_CASE("Polynomial decay ends at its end rate, or begins again when it cycles") {
  ScheduleSpec spec{
      .identifier = "PolynomialDecay", .initial_learning_rate = 0.1, .decay_steps = 10, .end_learning_rate = 0.02, .power = 2};
  CHECK(learningRate(spec, 5) == Approx(0.08 * 0.25 + 0.02));
  CHECK(learningRate(spec, 1000) == Approx(0.02));
  spec.cycle = true;
  CHECK(learningRate(spec, 0) == Approx(0.1));
  CHECK(learningRate(spec, 15) == Approx(0.08 * 0.0625 + 0.02));
}

TEST_CASE("Cosine decay, with a warmup and with restarts") {
  ScheduleSpec spec{.identifier = "CosineDecay", .initial_learning_rate = 1, .decay_steps = 10, .alpha = 0.1};
  CHECK(learningRate(spec, 5) == Approx(0.9 * 0.5 + 0.1));
  CHECK(learningRate(spec, 99) == Approx(0.1));
  spec.warmup_target = 3;
  spec.warmup_steps = 4;
  CHECK(learningRate(spec, 2) == Approx(2));
  CHECK(learningRate(spec, 4) == Approx(3));
  CHECK(learningRate(spec, 14) == Approx(0.3));
  const ScheduleSpec restarts{.identifier = "CosineDecayRestarts", .initial_learning_rate = 1, .first_decay_steps = 10, .m_mul = 0.5};
  CHECK(learningRate(restarts, 5) == Approx(0.5));
  CHECK(learningRate(restarts, 10) == Approx(0.5));
  CHECK(learningRate(restarts, 20) == Approx(0.25));
  CHECK(learningRate(restarts, 30) == Approx(0.25));
}

TEST_CASE("Piecewise constant: up to and including each boundary") {
  const ScheduleSpec spec{.identifier = "PiecewiseConstantDecay", .boundaries = {2, 5}, .values = {3, 2, 1}};
  CHECK(learningRate(spec, 2) == 3);
  CHECK(learningRate(spec, 3) == 2);
  CHECK(learningRate(spec, 5) == 2);
  CHECK(learningRate(spec, 6) == 1);
}

TEST_CASE("Without a schedule the learning rate is the initial one") { CHECK(learningRate({.initial_learning_rate = 0.3}, 7) == 0.3); }

TEST_CASE("Missing and impossible arguments are refused in Python's and Keras' words") {
  CHECK(checkSchedule({.identifier = "CosineDecay"})->message ==
        "CosineDecay.__init__() missing 2 required positional arguments: 'initial_learning_rate' and 'decay_steps'");
  CHECK(checkSchedule({.identifier = "ExponentialDecay", .initial_learning_rate = 1, .decay_steps = 1})->message ==
        "ExponentialDecay.__init__() missing 1 required positional argument: 'decay_rate'");
  CHECK(checkSchedule({.identifier = "PiecewiseConstantDecay", .boundaries = {1}, .values = {1}})->param == "boundaries");
  CHECK(checkSchedule({.identifier = "CosineDecay", .initial_learning_rate = 1, .decay_steps = 0})->param == "decay_steps");
  CHECK(checkSchedule({.identifier = "LinearDecay"})->code == "unknown_schedule");
  CHECK_FALSE(checkSchedule({}).has_value());
}

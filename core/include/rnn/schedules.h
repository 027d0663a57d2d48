// Learning rates that change with the step, by the names of keras.optimizers.schedules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rnn/result.h"

namespace rnn {

/// A schedule; parameters left out have Keras' default. An empty identifier: the constant `initial_learning_rate`.
struct ScheduleSpec {
  std::string identifier;
  std::optional<double> initial_learning_rate;
  std::optional<double> decay_steps;        ///< CosineDecayRestarts: first_decay_steps is another argument
  std::optional<double> decay_rate;         ///< ExponentialDecay, InverseTimeDecay
  std::optional<bool> staircase;            ///< ExponentialDecay, InverseTimeDecay: whole decay_steps only; False
  std::optional<double> end_learning_rate;  ///< PolynomialDecay; 0.0001
  std::optional<double> power;              ///< PolynomialDecay; 1
  std::optional<bool> cycle;                ///< PolynomialDecay; False
  std::optional<double> alpha;              ///< cosine schedules: the part that is left at the end; 0
  std::optional<double> warmup_target;      ///< CosineDecay; None
  std::optional<double> warmup_steps;       ///< CosineDecay; 0
  std::optional<double> first_decay_steps;  ///< CosineDecayRestarts
  std::optional<double> t_mul, m_mul;       ///< CosineDecayRestarts: how much longer and lower each period is; 2 and 1
  std::vector<double> boundaries, values;   ///< PiecewiseConstantDecay
  static void fields(auto& self, auto&& visit) {
    visit("initial_learning_rate", self.initial_learning_rate);
    visit("decay_steps", self.decay_steps);
    visit("decay_rate", self.decay_rate);
    visit("staircase", self.staircase);
    visit("end_learning_rate", self.end_learning_rate);
    visit("power", self.power);
    visit("cycle", self.cycle);
    visit("alpha", self.alpha);
    visit("warmup_target", self.warmup_target);
    visit("warmup_steps", self.warmup_steps);
    visit("first_decay_steps", self.first_decay_steps);
    visit("t_mul", self.t_mul);
    visit("m_mul", self.m_mul);
    visit("boundaries", self.boundaries);
    visit("values", self.values);
  }
};

/// Why Keras would refuse it: an unknown name, a missing argument, boundaries that do not fit the values.
std::optional<Error> checkSchedule(const ScheduleSpec& schedule);

/// The learning rate for the update number `step`, counted from 0. `schedule` has passed checkSchedule.
double learningRate(const ScheduleSpec& schedule, std::int64_t step);

/// Class names of all schedules, for the catalog.
std::vector<std::string> scheduleNames();

}  // namespace rnn

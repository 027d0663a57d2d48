#include "rnn/schedules.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "elementary.h"

namespace rnn {
namespace {

constexpr double kPi = 3.14159265358979323846;

double cosineDecay(const ScheduleSpec& s, double step) {
  const double initial = s.initial_learning_rate.value_or(0);
  const double decay_steps = s.decay_steps.value_or(1);
  const double alpha = s.alpha.value_or(0);
  const double warmup = s.warmup_target ? s.warmup_steps.value_or(0) : 0;
  const double top = s.warmup_target.value_or(initial);
  if (step < warmup) return initial + (top - initial) * step / warmup;
  const double progress = std::min(step - warmup, decay_steps) / decay_steps;
  return top * ((1 - alpha) * 0.5 * (1 + cosine(kPi * progress)) + alpha);
}

/// Each period begins anew, t_mul times longer and m_mul times higher than the one before.
double cosineDecayRestarts(const ScheduleSpec& s, double step) {
  const double t_mul = s.t_mul.value_or(2);
  const double alpha = s.alpha.value_or(0);
  double into_period = step / s.first_decay_steps.value_or(1);
  double length = 1;
  double height = 1;
  while (into_period >= length) {
    into_period -= length;
    length *= t_mul;
    height *= s.m_mul.value_or(1);
  }
  const double wave = 0.5 * height * (1 + cosine(kPi * into_period / length));
  return s.initial_learning_rate.value_or(0) * ((1 - alpha) * wave + alpha);
}

double exponentialDecay(const ScheduleSpec& s, double step) {
  const double periods = step / s.decay_steps.value_or(1);
  return s.initial_learning_rate.value_or(0) * power(s.decay_rate.value_or(1), s.staircase.value_or(false) ? std::floor(periods) : periods);
}

double inverseTimeDecay(const ScheduleSpec& s, double step) {
  const double periods = step / s.decay_steps.value_or(1);
  return s.initial_learning_rate.value_or(0) /
         (1 + s.decay_rate.value_or(0) * (s.staircase.value_or(false) ? std::floor(periods) : periods));
}

double polynomialDecay(const ScheduleSpec& s, double step) {
  double decay_steps = s.decay_steps.value_or(1);
  if (s.cycle.value_or(false)) {
    decay_steps *= std::max(1.0, std::ceil(step / decay_steps));
  } else {
    step = std::min(step, decay_steps);
  }
  const double end = s.end_learning_rate.value_or(0.0001);
  return (s.initial_learning_rate.value_or(0) - end) * power(1 - step / decay_steps, s.power.value_or(1)) + end;
}

/// values[i] up to and including boundaries[i], the last value beyond them.
double piecewiseConstantDecay(const ScheduleSpec& s, double step) {
  const auto boundary = std::lower_bound(s.boundaries.begin(), s.boundaries.end(), step);
  return s.values[static_cast<std::size_t>(boundary - s.boundaries.begin())];
}

struct KnownSchedule {
  const char* name;
  double (*rate)(const ScheduleSpec&, double);
  /// Arguments without a default.
  std::vector<const char*> (*missing)(const ScheduleSpec&);
};

std::vector<const char*> missingOf(std::initializer_list<std::pair<const char*, bool>> arguments) {
  std::vector<const char*> missing;
  for (const auto& [name, given] : arguments) {
    if (!given) missing.push_back(name);
  }
  return missing;
}

std::vector<const char*> missingOfDecay(const ScheduleSpec& s) {
  return missingOf({{"initial_learning_rate", s.initial_learning_rate.has_value()},
                    {"decay_steps", s.decay_steps.has_value()},
                    {"decay_rate", s.decay_rate.has_value()}});
}

std::vector<const char*> missingOfSteps(const ScheduleSpec& s) {
  return missingOf({{"initial_learning_rate", s.initial_learning_rate.has_value()}, {"decay_steps", s.decay_steps.has_value()}});
}

std::vector<const char*> missingOfRestarts(const ScheduleSpec& s) {
  return missingOf(
      {{"initial_learning_rate", s.initial_learning_rate.has_value()}, {"first_decay_steps", s.first_decay_steps.has_value()}});
}

std::vector<const char*> missingOfPieces(const ScheduleSpec& s) {
  return missingOf({{"boundaries", !s.boundaries.empty()}, {"values", !s.values.empty()}});
}

constexpr KnownSchedule kSchedules[] = {
    {"ExponentialDecay", exponentialDecay, missingOfDecay},
    {"InverseTimeDecay", inverseTimeDecay, missingOfDecay},
    {"PolynomialDecay", polynomialDecay, missingOfSteps},
    {"CosineDecay", cosineDecay, missingOfSteps},
    {"CosineDecayRestarts", cosineDecayRestarts, missingOfRestarts},
    {"PiecewiseConstantDecay", piecewiseConstantDecay, missingOfPieces},
};

const KnownSchedule* findSchedule(const std::string& name) {
  const auto* known = std::find_if(std::begin(kSchedules), std::end(kSchedules), [&](const KnownSchedule& s) { return name == s.name; });
  return known == std::end(kSchedules) ? nullptr : known;
}

Error refused(const char* param, std::string message) {
  return {.code = "schedule_argument", .message = std::move(message), .param = param};
}

/// Python's sentence.
std::string missingText(const std::string& name, const std::vector<const char*>& missing) {
  std::string text = name + ".__init__() missing " + std::to_string(missing.size()) + " required positional argument" +
                     (missing.size() > 1 ? "s: " : ": ");
  for (std::size_t i = 0; i < missing.size(); ++i) {
    if (i > 0) text += missing.size() == 2 ? " and " : i + 1 == missing.size() ? ", and " : ", ";
    text += "'" + (missing[i] + std::string("'"));
  }
  return text;
}

}  // namespace

std::optional<Error> checkSchedule(const ScheduleSpec& schedule) {
  if (schedule.identifier.empty()) return std::nullopt;
  const KnownSchedule* known = findSchedule(schedule.identifier);
  if (known == nullptr) {
    return Error{.code = "unknown_schedule",
                 .message = "Unknown learning rate schedule: " + schedule.identifier,
                 .param = "learning_rate",
                 .args = {{"found", schedule.identifier}}};
  }
  const std::vector<const char*> missing = known->missing(schedule);
  if (!missing.empty()) return refused(missing.front(), missingText(schedule.identifier, missing));
  if (schedule.identifier == "PiecewiseConstantDecay" && schedule.boundaries.size() + 1 != schedule.values.size()) {
    return refused("boundaries", "The length of boundaries should be 1 less than the length of values. Received: boundaries of length " +
                                     std::to_string(schedule.boundaries.size()) + ", and values of length " +
                                     std::to_string(schedule.values.size()) + ".");
  }
  if (schedule.decay_steps && !(*schedule.decay_steps > 0)) return refused("decay_steps", "Argument `decay_steps` must be > 0");
  if (schedule.first_decay_steps && !(*schedule.first_decay_steps > 0))
    return refused("first_decay_steps", "Argument `first_decay_steps` must be > 0");
  if (schedule.t_mul && !(*schedule.t_mul >= 1)) return refused("t_mul", "Argument `t_mul` must be >= 1");
  return std::nullopt;
}

double learningRate(const ScheduleSpec& schedule, std::int64_t step) {
  const KnownSchedule* known = findSchedule(schedule.identifier);
  return known == nullptr ? schedule.initial_learning_rate.value_or(0) : known->rate(schedule, static_cast<double>(step));
}

std::vector<std::string> scheduleNames() {
  std::vector<std::string> names;
  for (const KnownSchedule& known : kSchedules) names.emplace_back(known.name);
  return names;
}

}  // namespace rnn

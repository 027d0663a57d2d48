#include <string_view>
#include <utility>

#include "errors.h"
#include "optimizers/clipping.h"
#include "optimizers/known.h"
#include "rnn/optimizers.h"

namespace rnn {
namespace {

Error refused(const char* param, std::string message) {
  return {.code = "optimizer_argument", .message = std::move(message), .param = param};
}

/// An argument that is given although the optimizer has none of that name.
struct StrangerFinder {
  const KnownOptimizer& known;
  const char* stranger = nullptr;

  template <class T>
  void operator()(const char* name, const std::optional<T>& given) {
    for (const std::string_view common : {"learning_rate", "decay", "weight_decay", "clipnorm", "clipvalue", "global_clipnorm"}) {
      if (name == common) return;
    }
    if (given && !hasArgument(known, name) && stranger == nullptr) stranger = name;
  }
  void operator()(const char*, const ScheduleSpec&) {}
};

std::optional<Error> checkMomentum(double momentum, Dialect dialect) {
  if (momentum >= 0 && momentum <= 1) return std::nullopt;
  return refused("momentum",
                 dialect == Dialect::kKeras3 ? "`momentum` must be a float between [0, 1]." : "`momentum` must be between [0, 1].");
}

double rateAt(const KnownOptimizer& known, const OptimizerSpec& spec, Dialect dialect, std::int64_t step) {
  double rate = spec.schedule.identifier.empty() ? constantRate(known, spec) : learningRate(spec.schedule, step);
  // Keras 3 still takes `decay`, with a warning that it does nothing.
  if (spec.decay && dialect == Dialect::kKeras2) rate /= 1 + *spec.decay * static_cast<double>(step);
  return rate;
}

void makeSlots(OptimizerState& state, std::size_t count, std::size_t size, const KnownOptimizer& known, const OptimizerSettings& settings) {
  if (state.slots.size() == count && (count == 0 || state.slots[0].size() == size)) return;
  state = {};
  state.slots.assign(count, std::vector<Scalar>(size, Scalar(0)));
  if (known.rule == adagrad || known.rule == ftrl) state.slots[0].assign(size, static_cast<Scalar>(settings.initial_accumulator_value));
}

}  // namespace

std::optional<Error> checkOptimizer(const OptimizerSpec& spec, Dialect dialect) {
  const KnownOptimizer* known = findOptimizer(spec.identifier);
  if (known == nullptr) {
    Error error = unknownIdentifier(dialect, "optimizer", spec.identifier, "optimizer");
    error.code = "unknown_optimizer";
    return error;
  }
  StrangerFinder finder{*known};
  OptimizerSpec::fields(spec, finder);
  if (finder.stranger != nullptr) return refused(finder.stranger, std::string("Argument(s) not recognized: ") + finder.stranger);
  if (spec.momentum) {
    if (const std::optional<Error> error = checkMomentum(*spec.momentum, dialect)) return error;
  }
  if (int{spec.clipnorm.has_value()} + int{spec.clipvalue.has_value()} + int{spec.global_clipnorm.has_value()} > 1) {
    return refused("clipnorm", "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set.");
  }
  return checkSchedule(spec.schedule);
}

OptimizerSize optimizerSize(const OptimizerSpec& spec, std::int64_t trainable_parameters) {
  const KnownOptimizer* known = findOptimizer(spec.identifier);
  if (known == nullptr) return {};
  const auto slots = static_cast<std::int64_t>(slotCount(*known, settingsOf(*known, spec)));
  // The step counter always; the learning rate unless a schedule computes it.
  const std::int64_t counters = spec.schedule.identifier.empty() ? 2 : 1;
  const std::int64_t numbers = slots * trainable_parameters + counters;
  return {.numbers = numbers, .bytes = (numbers - 1) * 4 + 8};
}

Result<OptimizerUpdate> optimizerStep(const OptimizerSpec& spec, Dialect dialect, std::vector<Scalar> weights,
                                      std::vector<Scalar> gradients, const std::vector<Variable>& variables, OptimizerState state) {
  if (const std::optional<Error> error = checkOptimizer(spec, dialect)) return *error;
  const KnownOptimizer& known = *findOptimizer(spec.identifier);
  OptimizerSettings settings = settingsOf(known, spec);
  const std::size_t slots = slotCount(known, settings);
  makeSlots(state, slots, weights.size(), known, settings);
  settings.learning_rate = rateAt(known, spec, dialect, state.step);
  settings.older = dialect == Dialect::kKeras2;
  settings.t = ++state.step;
  if (known.rule == nadam) state.momentum_product *= nadamMomentum(settings, settings.t);
  settings.momentum_product = state.momentum_product;

  clipGradients(spec, variables, gradients);
  const auto decay = static_cast<Scalar>(spec.weight_decay.value_or(known.weight_decay) * settings.learning_rate);
  std::vector<Scalar*> slot_data(slots);
  for (const Variable& variable : variables) {
    Scalar* w = weights.data() + variable.offset;
    if (decay != 0) {
      for (std::int64_t i = 0; i < variable.size; ++i) w[i] -= w[i] * decay;
    }
    for (std::size_t s = 0; s < slots; ++s) slot_data[s] = state.slots[s].data() + variable.offset;
    known.rule(settings, {.w = w, .g = gradients.data() + variable.offset, .slots = slot_data.data(), .size = variable.size});
  }
  return OptimizerUpdate{.weights = std::move(weights), .state = std::move(state)};
}

}  // namespace rnn

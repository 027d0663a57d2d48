#include "optimizers/known.h"

#include <algorithm>
#include <iterator>

namespace rnn {
namespace {

constexpr OptimizerArgument kEpsilon = {"epsilon", 1e-7};
constexpr OptimizerArgument kBeta1 = {"beta_1", 0.9};
constexpr OptimizerArgument kBeta2 = {"beta_2", 0.999};
constexpr OptimizerArgument kRate = {"learning_rate", 0.001};

constexpr KnownOptimizer kOptimizers[] = {
    {"sgd", "SGD", sgd, {{"learning_rate", 0.01}, {"momentum", 0}, {"nesterov", 0, true}}},
    {"rmsprop", "RMSprop", rmsprop, {kRate, {"rho", 0.9}, {"momentum", 0}, kEpsilon, {"centered", 0, true}}},
    {"adam", "Adam", adam, {kRate, kBeta1, kBeta2, kEpsilon, {"amsgrad", 0, true}}},
    {"adamw", "AdamW", adam, {kRate, {"weight_decay", 0.004}, kBeta1, kBeta2, kEpsilon, {"amsgrad", 0, true}}, 0.004},
    {"adadelta", "Adadelta", adadelta, {kRate, {"rho", 0.95}, kEpsilon}},
    {"adagrad", "Adagrad", adagrad, {kRate, {"initial_accumulator_value", 0.1}, kEpsilon}},
    {"adamax", "Adamax", adamax, {kRate, kBeta1, kBeta2, kEpsilon}},
    {"nadam", "Nadam", nadam, {kRate, kBeta1, kBeta2, kEpsilon}},
    {"ftrl",
     "Ftrl",
     ftrl,
     {kRate,
      {"learning_rate_power", -0.5},
      {"initial_accumulator_value", 0.1},
      {"l1_regularization_strength", 0},
      {"l2_regularization_strength", 0},
      {"l2_shrinkage_regularization_strength", 0},
      {"beta", 0}}},
    {"lion", "Lion", lion, {kRate, kBeta1, {"beta_2", 0.99}}},
};

/// Visits the fields of a spec for the one of this name.
struct FieldReader {
  const std::string& name;
  std::optional<double> value;

  void operator()(const char* field, const std::optional<double>& given) {
    if (name == field && given) value = *given;
  }
  void operator()(const char* field, const std::optional<bool>& given) {
    if (name == field && given) value = *given ? 1 : 0;
  }
  void operator()(const char*, const ScheduleSpec&) {}
};

double valueOf(const KnownOptimizer& known, const OptimizerSpec& spec, const std::string& name) {
  FieldReader reader{name, {}};
  OptimizerSpec::fields(spec, reader);
  if (reader.value) return *reader.value;
  for (const OptimizerArgument& argument : known.arguments) {
    if (argument.name != nullptr && name == argument.name) return argument.value;
  }
  return 0;
}

}  // namespace

const KnownOptimizer* findOptimizer(const std::string& identifier) {
  const auto matches = [&](const KnownOptimizer& known) { return identifier == known.identifier || identifier == known.class_name; };
  const auto* known = std::find_if(std::begin(kOptimizers), std::end(kOptimizers), matches);
  return known == std::end(kOptimizers) ? nullptr : known;
}

bool hasArgument(const KnownOptimizer& known, const std::string& name) {
  return std::any_of(std::begin(known.arguments), std::end(known.arguments),
                     [&](const OptimizerArgument& argument) { return argument.name != nullptr && name == argument.name; });
}

OptimizerSettings settingsOf(const KnownOptimizer& known, const OptimizerSpec& spec) {
  const auto value = [&](const char* name) { return valueOf(known, spec, name); };
  OptimizerSettings settings;
  settings.momentum = value("momentum");
  settings.rho = value("rho");
  settings.beta_1 = value("beta_1");
  settings.beta_2 = value("beta_2");
  settings.epsilon = value("epsilon");
  settings.initial_accumulator_value = value("initial_accumulator_value");
  settings.learning_rate_power = value("learning_rate_power");
  settings.l1 = value("l1_regularization_strength");
  settings.l2 = value("l2_regularization_strength");
  settings.l2_shrinkage = value("l2_shrinkage_regularization_strength");
  settings.beta = value("beta");
  settings.nesterov = value("nesterov") != 0;
  settings.centered = value("centered") != 0;
  settings.amsgrad = value("amsgrad") != 0;
  return settings;
}

double constantRate(const KnownOptimizer& known, const OptimizerSpec& spec) { return valueOf(known, spec, "learning_rate"); }

std::size_t slotCount(const KnownOptimizer& known, const OptimizerSettings& settings) {
  if (known.rule == sgd) return settings.momentum != 0 ? 1 : 0;
  if (known.rule == rmsprop) return 1U + (settings.momentum > 0 ? 1U : 0U) + (settings.centered ? 1U : 0U);
  if (known.rule == adam) return settings.amsgrad ? 3 : 2;
  return known.rule == adagrad || known.rule == lion ? 1 : 2;
}

std::vector<OptimizerInfo> optimizers() {
  std::vector<OptimizerInfo> all;
  for (const KnownOptimizer& known : kOptimizers) {
    OptimizerInfo info{known.identifier, known.class_name, {}};
    for (const OptimizerArgument& argument : known.arguments) {
      if (argument.name != nullptr) info.arguments.push_back(argument);
    }
    all.push_back(std::move(info));
  }
  return all;
}

}  // namespace rnn

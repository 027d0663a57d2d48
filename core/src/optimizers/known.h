// Which optimizers there are, with which arguments, rule and memory.
#pragma once

#include <cstddef>
#include <string>

#include "optimizers/rules.h"
#include "rnn/optimizers.h"

namespace rnn {

constexpr std::size_t kMostArguments = 7;

struct KnownOptimizer {
  const char* identifier;
  const char* class_name;
  OptimizerRule rule;
  OptimizerArgument arguments[kMostArguments];  ///< in Keras' positional order; a name of nullptr ends them
  double weight_decay = 0;                      ///< by default
};

/// By either spelling, nullptr if there is none.
const KnownOptimizer* findOptimizer(const std::string& identifier);

bool hasArgument(const KnownOptimizer& known, const std::string& name);

/// The caller's values where given, the optimizer's defaults otherwise. Learning rate and step number are left to the caller.
OptimizerSettings settingsOf(const KnownOptimizer& known, const OptimizerSpec& spec);

/// The learning rate as given, or the default.
double constantRate(const KnownOptimizer& known, const OptimizerSpec& spec);

/// How many numbers per weight it remembers.
std::size_t slotCount(const KnownOptimizer& known, const OptimizerSettings& settings);

}  // namespace rnn

// The names that Keras knows for initializers, regularizers and constraints, in either spelling.
#pragma once

#include <string>

namespace rnn {

bool isInitializer(const std::string& identifier);
bool isRegularizer(const std::string& identifier);
bool isConstraint(const std::string& identifier);

}  // namespace rnn

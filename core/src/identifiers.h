// The names that Keras knows for regularizers and constraints; initializers.h has those of initializers, in either spelling.
#pragma once

#include <string>

namespace rnn {

bool isRegularizer(const std::string& identifier);
bool isConstraint(const std::string& identifier);

}  // namespace rnn

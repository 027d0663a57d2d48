// Arguments as Python prints them, for Keras' sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/shape.h"

namespace rnn {

/// "1.5", "-0.25", "2": up to six decimals, none when it is whole.
std::string pythonNumber(double value);

/// "(1, 2)", "(2,)"
std::string pythonTuple(const std::vector<std::int64_t>& values);

/// "[1, 2]"
std::string pythonList(const std::vector<std::int64_t>& values);

/// "[(None, 2), (None, 3)]"
std::string pythonList(const std::vector<Shape>& shapes);

}  // namespace rnn

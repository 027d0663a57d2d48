// What a case hands to run(), and shapes as JSON.
#pragma once

#include <string>

#include "golden/case.h"
#include "rnn/run.h"

namespace golden {

/// Input, mask, and initial states of the first recurrent layer. Throws std::runtime_error.
rnn::RunInputs inputsOf(const Json& c, const rnn::Plan& plan);

/// "[null,2,3]"
std::string shapeJson(const rnn::Shape& shape);

}  // namespace golden

// model.summary() of Keras 2, in the generations of keras-facts §1.2.
#pragma once

#include <string>

#include "rnn/plan.h"
#include "rnn/summary.h"

namespace rnn {

/// The text for one of the kKeras2… flavours; every line ends in a newline. Error: the model is not built.
Result<std::string> keras2Summary(const Plan& plan, const SummaryOptions& options);

}  // namespace rnn

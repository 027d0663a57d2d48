// model.summary() of Keras 3: a table drawn with box characters. keras-facts §2.
#pragma once

#include <string>

#include "rnn/plan.h"
#include "rnn/summary.h"

namespace rnn {

/// The text for one of the kKeras3… flavours. Error: the columns would be too narrow.
Result<std::string> keras3Summary(const Plan& plan, const SummaryOptions& options);

}  // namespace rnn

#include "rnn/summary.h"

#include "summary/keras2.h"
#include "summary/keras3.h"

namespace rnn {

Result<std::string> summary(const Plan& plan, const SummaryOptions& options) {
  const bool keras3 = options.flavor == SummaryFlavor::kKeras3 || options.flavor == SummaryFlavor::kKeras3_0;
  return keras3 ? keras3Summary(plan, options) : keras2Summary(plan, options);
}

}  // namespace rnn

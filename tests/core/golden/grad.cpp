// kind = grad: outputs, loss and the gradients of weights, inputs and initial states.
#include "golden/case.h"

namespace golden {

Failure checkGrad(const Json&) { return "kind grad is not supported"; }

}  // namespace golden

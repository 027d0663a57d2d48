#include "golden/case.h"

namespace golden {

Failure checkOptimizer(const Json&) { return "kind optimizer is not supported"; }

}  // namespace golden

#include "golden/case.h"

namespace golden {

Failure checkTrain(const Json&) { return "kind train is not supported"; }

}  // namespace golden

#include "rnn/plan.h"

#include <utility>

#include "draft_model.h"
#include "graph.h"
#include "names.h"

namespace rnn {

Result<Plan> plan(const ModelSpec& spec, const Limits& limits) {
  Result<ModelSpec> model = connected(spec);
  if (!model) return model.error();
  ModelSpec named = std::move(model).value();
  assignNames(named);
  Result<Drafted> drafted = draftModel(std::move(named), {.dialect = spec.dialect, .limits = limits}, nullptr);
  if (!drafted) return drafted.error();
  return std::move(std::move(drafted).value().plan);
}

}  // namespace rnn

#include "call.h"

#include <utility>

namespace rnn::wasm {

Call::Call(Value spec) {
  if (!readModel(spec, error, model_)) return;
  Result<Plan> result = rnn::plan(model_.spec);
  ok_ = accept(result);
  if (ok_) plan = std::move(result).value();
}

Call::~Call() = default;

bool Call::take(const Error& found) {
  error = found;
  error.layer = originOf(error.layer, model_);
  return false;
}

}  // namespace rnn::wasm

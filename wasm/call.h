// What a call works on: a model read and planned, or the Error why not.
#pragma once

#include <vector>

#include "read_model.h"
#include "read_value.h"
#include "rnn/plan.h"

namespace rnn::wasm {

class Call {
 public:
  explicit Call(Value spec);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] Place place() { return Place{error, plan.spec.dialect}; }
  /// For each of the core's layers: which of the layers handed over it comes from.
  [[nodiscard]] const std::vector<int>& origins() const { return model_.origins; }

  /// Whether `result` holds a value; takes over its Error, with the layer counted as JavaScript counts it.
  template <class T>
  bool accept(const Result<T>& result) {
    return result.ok() || take(result.error());
  }

  Plan plan;
  Error error;

 private:
  bool take(const Error& found);

  ReadModel model_;
  bool ok_ = false;
};

}  // namespace rnn::wasm

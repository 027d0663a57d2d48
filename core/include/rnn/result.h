// What a learner can cause comes back as a value: either the thing asked for, or an Error that says what and where.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace rnn {

/// One reason why a model, its weights or its inputs cannot be used.
struct Error {
  /// Stable identifier in snake_case, e.g. "rank_mismatch". The page looks its sentences up by it; docs/errors.md lists all.
  std::string code;
  /// Keras' own text for the dialect spoken (or ours, in Keras' vocabulary, where Keras has none). No final full stop of ours.
  std::string message;
  /// Index into ModelSpec::layers, -1 when no layer is to blame.
  int layer = -1;
  /// Keras' argument name, "" when no argument is to blame.
  std::string param;
  /// The figures of the sentence by name, e.g. {"expected","3"}, {"found","2"}: what a translation needs.
  std::vector<std::pair<std::string, std::string>> args;
};

/// A value or the Error that prevented it.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace rnn

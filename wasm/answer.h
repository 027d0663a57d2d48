// The answer of a call in the making: JSON, and one array that carries all its numbers, in which the JSON says what lies where.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "json.h"
#include "rnn/result.h"
#include "rnn/run.h"
#include "value.h"

namespace rnn::wasm {

/// What a function is called with.
using Arguments = std::array<Value, 4>;

std::size_t countOf(const std::vector<Tensor>& tensors);
std::size_t countOf(const std::vector<LayerState>& states);

class Answer {
 public:
  /// Before the first number: how many there will be.
  void reserve(std::size_t count);

  /// Where `part` begins among the numbers.
  std::int64_t append(const std::vector<Scalar>& part);

  /// `{offset, size}`
  void floats(const std::vector<Scalar>& part);
  /// `{shape, offset}`
  void tensor(const Tensor& tensor);
  void tensors(const char* name, const std::vector<Tensor>& list);
  /// `[{layer, states}]`; `origins` relates the core's layers to those handed over.
  void states(const char* name, const std::vector<LayerState>& list, const std::vector<int>& origins);

  /// Nothing but numbers: null.
  bool give(const std::vector<Scalar>& numbers);
  /// `{code, message, layer, param, args}` instead of what was to be answered. Returns false: the call has failed.
  bool refuse(const Error& error);

  Json json;

 private:
  std::int64_t used_ = 0;
};

}  // namespace rnn::wasm

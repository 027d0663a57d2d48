// A window of time steps that moves along a sequence: pooling, convolution, padding and cropping.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layers/layer.h"

namespace rnn {

/// Output step t (from 0) looks at the input steps t · stride + k · dilation − before for k = 0 … size − 1; beyond either end there is
/// nothing.
struct Window {
  std::int64_t size = 1;
  std::int64_t stride = 1;
  std::int64_t dilation = 1;
  std::int64_t before = 0;

  /// The input step, from 0; may lie outside.
  [[nodiscard]] std::int64_t step(std::int64_t t, std::int64_t k) const { return t * stride + k * dilation - before; }
};

/// How many steps Keras' padding leaves of `steps`: zero or fewer where the window does not fit. None stays None.
Dim windowCount(Dim steps, const Window& window, const std::string& padding);

/// The window with `before` as `padding` wants it for this many steps: "same" adds as many zeros at both ends, the odd one at the end;
/// "causal" all at the beginning.
Window padded(Window window, std::int64_t steps, const std::string& padding);

/// Size, stride and shift, for QuantityInfo::constants. Unknown steps: without the shift that depends on them.
std::vector<std::pair<std::string, double>> constantsOf(const Window& window);

/// An argument that Keras wants as one integer or a tuple of one, greater than zero.
std::optional<Error> checkSingle(const char* name, const std::vector<std::int64_t>& values);

/// `padding` is one of `allowed`, {"valid", "same"}.
std::optional<Error> checkPadding(const std::string& padding, const std::vector<const char*>& allowed, Dialect dialect);

/// Time is the second axis: channels_first cannot be shown.
std::optional<Error> checkChannelsLast(const std::optional<std::string>& data_format, Dialect dialect);

/// data_format names nothing that Keras knows.
std::optional<Error> checkDataFormat(const std::optional<std::string>& data_format, Dialect dialect);

/// Rank exactly three.
std::optional<Error> checkSequenceRank(const Draft& draft);

/// No window fits into the sequence; each layer has its own sentence for that.
Error windowDoesNotFit(const Shape& input, const Window& window, std::string message);

}  // namespace rnn

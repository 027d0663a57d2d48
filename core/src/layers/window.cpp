#include "layers/window.h"

#include <algorithm>
#include <utility>

#include "errors.h"
#include "python_text.h"

namespace rnn {

Dim windowCount(Dim steps, const Window& window, const std::string& padding) {
  if (!steps) return std::nullopt;
  const std::int64_t span = (window.size - 1) * window.dilation + 1;
  if (padding != "valid") return (*steps + window.stride - 1) / window.stride;
  return *steps < span ? 0 : (*steps - span) / window.stride + 1;
}

Window padded(Window window, std::int64_t steps, const std::string& padding) {
  const std::int64_t span = (window.size - 1) * window.dilation + 1;
  if (padding == "causal") window.before = span - 1;
  if (padding == "same") {
    const std::int64_t count = windowCount(steps, window, padding).value();
    window.before = std::max<std::int64_t>((count - 1) * window.stride + span - steps, 0) / 2;
  }
  return window;
}

std::vector<std::pair<std::string, double>> constantsOf(const Window& window) {
  return {{"size", static_cast<double>(window.size)},
          {"stride", static_cast<double>(window.stride)},
          {"dilation", static_cast<double>(window.dilation)},
          {"before", static_cast<double>(window.before)}};
}

std::optional<Error> checkSingle(const char* name, const std::vector<std::int64_t>& values) {
  if (values.size() == 1 && values[0] > 0) return std::nullopt;
  const std::string found = values.size() == 1 ? std::to_string(values[0]) : pythonTuple(values);
  Error error{.code = "wants_one_integer", .param = name, .args = {{"param", name}, {"found", found}}};
  error.message = std::string("The `") + name + "` argument must be a tuple of 1 integers. Received " + name + "=" + found;
  if (values.size() == 1) error.message += ", including values {" + found + "} that do not satisfy `value > 0`";
  return error;
}

std::optional<Error> checkPadding(const std::string& padding, const std::vector<const char*>& allowed, Dialect dialect) {
  std::string list;
  for (const char* name : allowed) {
    if (padding == name) return std::nullopt;
    list += (list.empty() ? "'" : ", '") + std::string(name) + "'";
  }
  return Error{.code = "padding",
               .message = "The `padding` argument must be " +
                          (dialect == Dialect::kKeras3 ? "one of {" + list + "}" : "a list/tuple or one of {" + list + "}") +
                          ". Received: " + padding,
               .param = "padding",
               .args = {{"found", padding}, {"allowed", list}}};
}

std::optional<Error> checkDataFormat(const std::optional<std::string>& data_format, Dialect dialect) {
  if (!data_format || *data_format == "channels_last" || *data_format == "channels_first") return std::nullopt;
  Error error{.code = "data_format", .param = "data_format", .args = {{"found", *data_format}}};
  error.message =
      dialect == Dialect::kKeras3
          ? "The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received: data_format=" + *data_format
          : "The `data_format` argument must be one of \"channels_first\", \"channels_last\". Received: " + *data_format;
  return error;
}

std::optional<Error> checkChannelsLast(const std::optional<std::string>& data_format, Dialect dialect) {
  if (auto error = checkDataFormat(data_format, dialect)) return error;
  if (!data_format || *data_format == "channels_last") return std::nullopt;
  return Error{.code = "channels_first",
               .message = "Only `data_format=\"channels_last\"` can be shown: (batch, time, features)",
               .param = "data_format",
               .args = {{"found", *data_format}}};
}

std::optional<Error> checkSequenceRank(const Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() == 3) return std::nullopt;
  return rankMismatch(draft.setting.dialect, draft.name, 3, shape);
}

Error windowDoesNotFit(const Shape& input, const Window& window, std::string message) {
  return {.code = "window_too_large",
          .message = std::move(message),
          .args = {{"shape", toString(input)}, {"size", std::to_string((window.size - 1) * window.dilation + 1)}}};
}

}  // namespace rnn

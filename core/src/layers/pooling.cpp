#include "layers/pooling.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "python_text.h"

namespace rnn {
namespace {

// ---- what is pooled
// --------------------------------------------------------------------------------------------------------------------------------

/// Input rows [begin, end) whose steps go into one output row.
struct Span {
  std::int64_t begin;
  std::int64_t end;
};

/// Which steps count: those that the mask, if there is one, calls valid.
bool counts(const Rows& mask, std::int64_t t, std::int64_t sample) { return !mask || *mask.at(t).row(sample) != 0; }

void averageRow(const Rows& x, const Rows& mask, const Span& span, const Matrix& y) {
  for (std::int64_t b = 0; b < y.rows; ++b) {
    Scalar n = 0;
    for (std::int64_t t = span.begin; t < span.end; ++t) {
      if (!counts(mask, t, b)) continue;
      n += 1;
      add(rowOf(y, b), rowOf(x.at(t), b));
    }
    // Without a single valid step Keras divides zero by zero as well.
    elementwise(
        rowOf(y, b), [n](Scalar sum) { return sum / n; }, rowOf(y, b));
  }
}

void averageRowBack(const Rows& dx, const Rows& mask, const Span& span, const Matrix& dy) {
  for (std::int64_t b = 0; b < dy.rows; ++b) {
    Scalar n = 0;
    for (std::int64_t t = span.begin; t < span.end; ++t) n += Scalar(counts(mask, t, b));
    for (std::int64_t t = span.begin; t < span.end; ++t) {
      if (counts(mask, t, b))
        accumulate(
            rowOf(dx.at(t), b), [n](Scalar d) { return d / n; }, rowOf(dy, b));
    }
  }
}

void maximumRow(const Rows& x, const Span& span, const Matrix& y) {
  elementwise(
      y, [](Scalar) { return -std::numeric_limits<Scalar>::infinity(); }, y);
  for (std::int64_t t = span.begin; t < span.end; ++t)
    elementwise(
        y, [](Scalar a, Scalar b) { return std::max(a, b); }, y, x.at(t));
}

/// Among equals the first receives all of it, or, where `shared`, each its share.
void maximumRowBack(const Rows& x, const Rows& dx, const Span& span, const Matrix& y, const Matrix& dy, bool shared) {
  for (std::int64_t b = 0; b < y.rows; ++b) {
    for (std::int64_t j = 0; j < y.columns; ++j) {
      Scalar equals = 0;
      for (std::int64_t t = span.begin; t < span.end; ++t) equals += Scalar(x.at(t).row(b)[j] == y.row(b)[j]);
      for (std::int64_t t = span.begin; t < span.end; ++t) {
        if (x.at(t).row(b)[j] != y.row(b)[j]) continue;
        dx.at(t).row(b)[j] += shared ? dy.row(b)[j] / equals : dy.row(b)[j];
        if (!shared) break;
      }
    }
  }
}

// ---- over all steps
// --------------------------------------------------------------------------------------------------------------------------------

/// y as one row: with keepdims it is a sequence of one step.
Matrix onlyRow(const Rows& y) { return y.at(y.temporal ? 1 : 0); }
Span allSteps(const Rows& x) { return {1, x.rows}; }

std::optional<Error> declareGlobal(const GlobalPoolingOptions& options, Draft& draft, const char* class_name, Operation operation,
                                   const char* function) {
  if (auto error = checkSequenceRank(draft)) return error;
  const Shape& in = draft.inputs[0].shape;
  const Shape shape = options.keepdims ? Shape{in[0], 1, in[2]} : Shape{in[0], in[2]};
  const bool masked = draft.inputs[0].masked && operation == Operation::kMean;
  PartDraft& part = addReadingPart(draft, class_name, shape);
  // The plain operations join one entry per operand, or all steps of a sequence into a quantity without time.
  QuantityInfo y{.operation = operation, .operands = {valueOperand("x")}};
  if (masked || options.keepdims) y = other(function, {valueOperand("x")});
  if (masked) {
    addShaped(part, {.id = "mask", .symbol = "m", .operation = Operation::kInput, .function = "mask", .operands = {inputOperand()}},
              {in[0], in[1], 1}, {.kind = Place::Kind::kInputMask, .constant = true});
    y.operands.push_back(valueOperand("mask"));
  }
  addResult(draft, part, std::move(y), shape);
  return std::nullopt;
}

// ---- over windows
// ----------------------------------------------------------------------------------------------------------------------------------

Window windowOf(const PoolingOptions& options) {
  const std::int64_t size = options.pool_size.front();
  return {.size = size, .stride = options.strides.empty() ? size : options.strides.front()};
}

/// The rows of x under the window at row t of y: only what exists counts, also for the mean.
Span spanAt(const Window& window, const Rows& x, std::int64_t t) {
  const std::int64_t begin = window.step(t - 1, 0) + 1;
  return {std::max<std::int64_t>(begin, 1), std::min(begin + window.size, x.rows)};
}

std::optional<Error> checkWindow(const PoolingOptions& options, const Setting& setting) {
  if (auto error = checkSingle("pool_size", options.pool_size)) return error;
  if (!options.strides.empty()) {
    if (auto error = checkSingle("strides", options.strides)) return error;
  }
  if (auto error = checkChannelsLast(options.data_format, setting.dialect)) return error;
  return checkPadding(options.padding, {"valid", "same"}, setting.dialect);
}

/// Keras 2 leaves it to TensorFlow to say so; Keras 3 prints NumPy arrays.
std::string tooShort(const Shape& in, const Window& window, const std::string& padding, Dialect dialect) {
  const std::string size = std::to_string(window.size);
  const std::string steps = std::to_string(in[1].value_or(0));
  if (dialect == Dialect::kKeras2) return "Negative dimension size caused by subtracting " + size + " from " + steps;
  const auto text = [](const Dim& dim) { return dim ? std::to_string(*dim) : std::string("None"); };
  return "Computed output size would be zero or negative. Received: `inputs.shape=[" + text(in[0]) + " " + steps + " " + text(in[2]) +
         "]`, `pool_size=[" + size + "]`, `strides=" + pythonTuple({window.stride}) + "`, `padding=" + padding + "`.";
}

std::optional<Error> declareWindow(const PoolingOptions& options, Draft& draft, const char* class_name, const char* function) {
  if (auto error = checkSequenceRank(draft)) return error;
  const Shape& in = draft.inputs[0].shape;
  Window window = windowOf(options);
  const Dim steps = windowCount(in[1], window, options.padding);
  if (steps && *steps <= 0) {
    return windowDoesNotFit(in, window, tooShort(in, window, options.padding, draft.setting.dialect));
  }
  if (in[1]) window = padded(window, *in[1], options.padding);
  PartDraft& part = addReadingPart(draft, class_name, {in[0], steps, in[2]});
  QuantityInfo y = other(function, {valueOperand("x")});
  y.constants = constantsOf(window);
  addResult(draft, part, std::move(y), {in[0], steps, in[2]});
  return std::nullopt;
}

template <class Row>
void eachWindow(const PoolingOptions& options, const Call& call, Row&& row) {
  const Rows x = tape(call, "x");
  const Window window = padded(windowOf(options), x.steps(), options.padding);
  const std::int64_t rows = tape(call, "y").rows;
  for (std::int64_t t = 1; t < rows; ++t) row(t, spanAt(window, x, t));
}

}  // namespace

std::optional<Error> check(const GlobalAveragePooling1DSpec& spec, const Setting& setting) {
  return checkChannelsLast(spec.options.data_format, setting.dialect);
}
std::optional<Error> declare(const GlobalAveragePooling1DSpec& spec, Draft& draft) {
  return declareGlobal(spec.options, draft, GlobalAveragePooling1DSpec::kClass, Operation::kMean, "mean_over_time");
}
void forward(const GlobalAveragePooling1DSpec&, const Call& call) {
  averageRow(tape(call, "x"), tape(call, "mask"), allSteps(tape(call, "x")), onlyRow(tape(call, "y")));
}
void backward(const GlobalAveragePooling1DSpec&, const Call& call) {
  averageRowBack(gradient(call, "x"), tape(call, "mask"), allSteps(tape(call, "x")), onlyRow(gradient(call, "y")));
}

std::optional<Error> check(const GlobalMaxPooling1DSpec& spec, const Setting& setting) {
  return checkChannelsLast(spec.options.data_format, setting.dialect);
}
std::optional<Error> declare(const GlobalMaxPooling1DSpec& spec, Draft& draft) {
  return declareGlobal(spec.options, draft, GlobalMaxPooling1DSpec::kClass, Operation::kMaximum, "maximum_over_time");
}
void forward(const GlobalMaxPooling1DSpec&, const Call& call) {
  maximumRow(tape(call, "x"), allSteps(tape(call, "x")), onlyRow(tape(call, "y")));
}
void backward(const GlobalMaxPooling1DSpec&, const Call& call) {
  const Rows x = tape(call, "x");
  maximumRowBack(x, gradient(call, "x"), allSteps(x), onlyRow(tape(call, "y")), onlyRow(gradient(call, "y")), true);
}

std::optional<Error> check(const AveragePooling1DSpec& spec, const Setting& setting) { return checkWindow(spec.options, setting); }
std::optional<Error> declare(const AveragePooling1DSpec& spec, Draft& draft) {
  return declareWindow(spec.options, draft, AveragePooling1DSpec::kClass, "window_mean");
}
void forward(const AveragePooling1DSpec& spec, const Call& call) {
  const Rows x = tape(call, "x");
  const Rows y = tape(call, "y");
  eachWindow(spec.options, call, [&](std::int64_t t, const Span& span) { averageRow(x, {}, span, y.at(t)); });
}
void backward(const AveragePooling1DSpec& spec, const Call& call) {
  const Rows dx = gradient(call, "x");
  const Rows dy = gradient(call, "y");
  eachWindow(spec.options, call, [&](std::int64_t t, const Span& span) { averageRowBack(dx, {}, span, dy.at(t)); });
}

std::optional<Error> check(const MaxPooling1DSpec& spec, const Setting& setting) { return checkWindow(spec.options, setting); }
std::optional<Error> declare(const MaxPooling1DSpec& spec, Draft& draft) {
  return declareWindow(spec.options, draft, MaxPooling1DSpec::kClass, "window_maximum");
}
void forward(const MaxPooling1DSpec& spec, const Call& call) {
  const Rows x = tape(call, "x");
  const Rows y = tape(call, "y");
  eachWindow(spec.options, call, [&](std::int64_t t, const Span& span) { maximumRow(x, span, y.at(t)); });
}
void backward(const MaxPooling1DSpec& spec, const Call& call) {
  const Rows x = tape(call, "x");
  const Rows dx = gradient(call, "x");
  const Rows y = tape(call, "y");
  const Rows dy = gradient(call, "y");
  eachWindow(spec.options, call, [&](std::int64_t t, const Span& span) { maximumRowBack(x, dx, span, y.at(t), dy.at(t), false); });
}

}  // namespace rnn

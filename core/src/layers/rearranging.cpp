#include "layers/rearranging.h"

#include <numeric>
#include <utility>

#include "checked.h"

namespace rnn {

void rearrange(const Call& call, const Sources& sources) {
  const Entries x = entriesOf(tape(call, "x"));
  const Entries y = entriesOf(tape(call, "y"));
  for (std::int64_t b = 0; b < y.batch; ++b) {
    for (std::size_t e = 0; e < sources.size(); ++e) {
      y.at(b, e) = sources[e] == kNothing ? Scalar(0) : x.at(b, static_cast<std::size_t>(sources[e]));
    }
  }
}

void rearrangeBack(const Call& call, const Sources& sources) {
  const Entries dx = entriesOf(gradient(call, "x"));
  const Entries dy = entriesOf(gradient(call, "y"));
  for (std::int64_t b = 0; b < dy.batch; ++b) {
    for (std::size_t e = 0; e < sources.size(); ++e) {
      if (sources[e] != kNothing) dx.at(b, static_cast<std::size_t>(sources[e])) += dy.at(b, e);
    }
  }
}

std::nullopt_t declareRearranging(Draft& draft, const char* class_name, const char* function, const Shape& shape,
                                  std::vector<std::pair<std::string, double>> constants) {
  PartDraft& part = addReadingPart(draft, class_name, shape);
  addResult(draft, part,
            {.operation = Operation::kReshape, .function = function, .constants = std::move(constants), .operands = {valueOperand("x")}},
            shape);
  return std::nullopt;
}

namespace {

Sources identity(const Sizes& x) {
  Sources sources(static_cast<std::size_t>(count(x)));
  std::iota(sources.begin(), sources.end(), 0);
  return sources;
}

/// y's axis i is x's axis dims[i].
Sources transposed(const Sizes& x, const std::vector<int>& dims) {
  Sizes strides(x.size(), 1);
  for (std::size_t i = x.size(); i-- > 1;) strides[i - 1] = strides[i] * x[i];
  Sources sources(static_cast<std::size_t>(count(x)));
  for (std::size_t e = 0; e < sources.size(); ++e) {
    auto rest = static_cast<std::int64_t>(e);
    for (std::size_t i = dims.size(); i-- > 0;) {
      const auto axis = static_cast<std::size_t>(dims[i]);
      sources[e] += rest % x[axis] * strides[axis];
      rest /= x[axis];
    }
  }
  return sources;
}

/// Step t of y is step steps(t) of x; outside: nothing.
template <class Steps>
Sources byStep(const Sizes& x, const Sizes& y, Steps&& steps) {
  const std::int64_t width = count(y) / y[0];
  Sources sources;
  for (std::int64_t t = 0; t < y[0]; ++t) {
    const std::int64_t from = steps(t);
    for (std::int64_t j = 0; j < width; ++j) sources.push_back(from < 0 || from >= x[0] ? kNothing : from * width + j);
  }
  return sources;
}

/// The product of the sizes, None when any is unknown or it cannot be counted.
Dim product(const Shape& shape, std::size_t begin) {
  Dim all = 1;
  for (std::size_t i = begin; i < shape.size(); ++i) all = checkedMultiply(all, shape[i]);
  return all;
}

}  // namespace

// ---- RepeatVector
// ----------------------------------------------------------------------------------------------------------------------------------

std::optional<Error> check(const RepeatVectorSpec& spec, const Setting&) {
  if (spec.n > 0) return std::nullopt;
  const std::string found = std::to_string(spec.n);
  return Error{.code = "repeat_not_positive",
               .message = "Argument `n` should be a positive integer. Received: n=" + found,
               .param = "n",
               .args = {{"found", found}}};
}

std::optional<Error> declare(const RepeatVectorSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() != 2) return rankMismatch(draft.setting.dialect, draft.name, 2, shape);
  return declareRearranging(draft, RepeatVectorSpec::kClass, "repeat", {shape[0], spec.n, shape[1]},
                            {{"size", static_cast<double>(spec.n)}});
}

Sources sourcesOf(const RepeatVectorSpec&, const Sizes& x, const Sizes& y) {
  return byStep({1, x[0]}, y, [](std::int64_t) { return 0; });
}

// ---- Flatten, Reshape, Permute
// ---------------------------------------------------------------------------------------------------------------------

std::optional<Error> check(const FlattenSpec& spec, const Setting& setting) { return checkDataFormat(spec.data_format, setting.dialect); }

std::optional<Error> declare(const FlattenSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  const bool channels_first = spec.data_format == "channels_first" && shape.size() > 2;
  return declareRearranging(draft, FlattenSpec::kClass, channels_first ? "flatten_channels_first" : "reshape",
                            {shape.at(0), product(shape, 1)});
}

Sources sourcesOf(const FlattenSpec& spec, const Sizes& x, const Sizes&) {
  if (spec.data_format != "channels_first") return identity(x);
  std::vector<int> dims;
  for (std::size_t i = 1; i < x.size(); ++i) dims.push_back(static_cast<int>(i));
  dims.push_back(0);
  return transposed(x, dims);
}

namespace {

Error reshapeSize(Dialect dialect, const Shape& input, const std::vector<std::int64_t>& target, bool divides) {
  const Shape inner(input.begin() + 1, input.end());
  Error error{.code = "reshape_size", .param = "target_shape", .args = {{"input", toString(inner)}, {"target", pythonTuple(target)}}};
  if (dialect == Dialect::kKeras2) {
    std::vector<std::int64_t> sizes;
    for (const Dim& size : inner) sizes.push_back(*size);
    error.message =
        "total size of new array must be unchanged, input_shape = " + pythonList(sizes) + ", output_shape = " + pythonList(target);
  } else {
    error.message = std::string("The total size of the tensor must be unchanged") +
                    (divides ? "." : ", however, the input size cannot by divided by the specified dimensions in target_shape.") +
                    " Received: input_shape=" + toString(inner) + ", target_shape=" + pythonTuple(target);
  }
  return error;
}

/// The target with −1 worked out; None where the input leaves it open.
Result<Shape> resolved(const std::vector<std::int64_t>& target, const Shape& input, Dialect dialect) {
  Shape shape{input.at(0)};
  Dim known = 1;
  std::size_t open = 0;  // index of −1 in `shape`, 0: none
  for (const std::int64_t size : target) {
    if (size < 0) open = shape.size();
    if (size >= 0) known = checkedMultiply(known, size);
    shape.push_back(size < 0 ? Dim() : Dim(size));
  }
  const Dim whole = product(input, 1);
  if (!whole) return shape;
  if (open == 0) {
    if (known != whole) return reshapeSize(dialect, input, target, true);
    return shape;
  }
  if (!known || *known == 0 || *whole % *known != 0) return reshapeSize(dialect, input, target, false);
  shape[open] = *whole / *known;
  return shape;
}

}  // namespace

std::optional<Error> check(const ReshapeSpec& spec, const Setting& setting) {
  const auto open = std::count_if(spec.target_shape.begin(), spec.target_shape.end(), [](std::int64_t size) { return size < 0; });
  const auto below = std::find_if(spec.target_shape.begin(), spec.target_shape.end(), [](std::int64_t size) { return size < -1; });
  const bool keras3 = setting.dialect == Dialect::kKeras3;
  if (open <= 1 && (below == spec.target_shape.end() || !keras3)) return std::nullopt;
  const std::string found = pythonTuple(spec.target_shape);
  Error error{.code = "reshape_target", .param = "target_shape", .args = {{"found", found}}};
  if (!keras3) {
    error.message =
        "There must be at most one unknown dimension in output_shape. Received: output_shape=" + pythonList(spec.target_shape) + ".";
  } else if (below != spec.target_shape.end()) {
    error.message =
        "Each dimension in `target_shape` must be a non-negative integer, or `-1` for a single unknown dimension. Received: target_shape=" +
        found + ".";
  } else {
    error.message = "There must be at most one unknown dimension (-1) in `target_shape`. Received: target_shape=" + found + ".";
  }
  return error;
}

std::optional<Error> declare(const ReshapeSpec& spec, Draft& draft) {
  const Result<Shape> shape = resolved(spec.target_shape, draft.inputs[0].shape, draft.setting.dialect);
  if (!shape) return shape.error();
  return declareRearranging(draft, ReshapeSpec::kClass, "reshape", shape.value());
}

Sources sourcesOf(const ReshapeSpec&, const Sizes& x, const Sizes&) { return identity(x); }

std::optional<Error> check(const PermuteSpec& spec, const Setting&) {
  std::vector<std::int64_t> sorted = spec.dims;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i] == static_cast<std::int64_t>(i) + 1) continue;
    return Error{
        .code = "permute_dims",
        .message =
            "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. "
            "Received dims=" +
            pythonTuple(spec.dims),
        .param = "dims",
        .args = {{"found", pythonTuple(spec.dims)}}};
  }
  return std::nullopt;
}

std::optional<Error> declare(const PermuteSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() != spec.dims.size() + 1)
    return rankMismatch(draft.setting.dialect, draft.name, static_cast<int>(spec.dims.size()) + 1, shape);
  Shape permuted{shape[0]};
  std::vector<std::pair<std::string, double>> constants;
  for (const std::int64_t dim : spec.dims) {
    permuted.push_back(shape[static_cast<std::size_t>(dim)]);
    constants.emplace_back("dim_" + std::to_string(constants.size() + 1), static_cast<double>(dim));
  }
  return declareRearranging(draft, PermuteSpec::kClass, "permute", permuted, std::move(constants));
}

Sources sourcesOf(const PermuteSpec& spec, const Sizes& x, const Sizes&) {
  std::vector<int> dims;
  for (const std::int64_t dim : spec.dims) dims.push_back(static_cast<int>(dim) - 1);
  return transposed(x, dims);
}

// ---- UpSampling1D, ZeroPadding1D, Cropping1D
// -------------------------------------------------------------------------------------------------------

std::optional<Error> check(const UpSampling1DSpec& spec, const Setting&) { return checkSingle("size", {spec.size}); }

std::optional<Error> declare(const UpSampling1DSpec& spec, Draft& draft) {
  if (auto error = checkSequenceRank(draft)) return error;
  const Shape& shape = draft.inputs[0].shape;
  return declareRearranging(draft, UpSampling1DSpec::kClass, "repeat", {shape[0], checkedMultiply(shape[1], spec.size), shape[2]},
                            {{"size", static_cast<double>(spec.size)}});
}

Sources sourcesOf(const UpSampling1DSpec& spec, const Sizes& x, const Sizes& y) {
  return byStep(x, y, [&](std::int64_t t) { return t / spec.size; });
}

namespace {

/// (before, after); one number stands for both.
std::pair<std::int64_t, std::int64_t> ends(const std::vector<std::int64_t>& values) { return {values.front(), values.back()}; }

std::optional<Error> checkEnds(const char* name, const std::vector<std::int64_t>& values) {
  const bool positive = std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value >= 0; });
  if ((values.size() == 1 || values.size() == 2) && positive) return std::nullopt;
  const std::string found = values.size() == 1 ? std::to_string(values[0]) : pythonTuple(values);
  Error error{.code = "wants_two_integers", .param = name, .args = {{"param", name}, {"found", found}}};
  error.message = std::string("The `") + name + "` argument must be a tuple of 2 integers. Received " + name + "=" + found;
  if (!positive) error.message += ", including values that do not satisfy `value >= 0`";
  return error;
}

std::nullopt_t declareShifted(Draft& draft, const char* class_name, Dim steps, std::int64_t before) {
  const Shape& shape = draft.inputs[0].shape;
  return declareRearranging(draft, class_name, "window", {shape[0], steps, shape[2]}, constantsOf({.before = before}));
}

}  // namespace

std::optional<Error> check(const ZeroPadding1DSpec& spec, const Setting& setting) {
  if (auto error = checkChannelsLast(spec.data_format, setting.dialect)) return error;
  return checkEnds("padding", spec.padding);
}

std::optional<Error> declare(const ZeroPadding1DSpec& spec, Draft& draft) {
  if (auto error = checkSequenceRank(draft)) return error;
  const auto [before, after] = ends(spec.padding);
  const Dim added = checkedAdd(before, after);
  return declareShifted(draft, ZeroPadding1DSpec::kClass, checkedAdd(draft.inputs[0].shape[1], added), before);
}

Sources sourcesOf(const ZeroPadding1DSpec& spec, const Sizes& x, const Sizes& y) {
  return byStep(x, y, [&](std::int64_t t) { return t - spec.padding.front(); });
}

std::optional<Error> check(const Cropping1DSpec& spec, const Setting&) { return checkEnds("cropping", spec.cropping); }

std::optional<Error> declare(const Cropping1DSpec& spec, Draft& draft) {
  if (auto error = checkSequenceRank(draft)) return error;
  const Shape& shape = draft.inputs[0].shape;
  const auto [before, after] = ends(spec.cropping);
  const Dim removed = checkedAdd(before, after);
  if (shape[1] && (!removed || *removed >= *shape[1])) {
    return Error{.code = "crop_too_large",
                 .message = "`cropping` parameter of `Cropping1D` layer must be smaller than the input length. Received: input_shape=" +
                            toString(shape) + ", cropping=" + pythonTuple({before, after}),
                 .param = "cropping",
                 .args = {{"shape", toString(shape)}, {"found", pythonTuple({before, after})}}};
  }
  return declareShifted(draft, Cropping1DSpec::kClass, shape[1] ? Dim(*shape[1] - *removed) : std::nullopt, -before);
}

Sources sourcesOf(const Cropping1DSpec& spec, const Sizes& x, const Sizes& y) {
  return byStep(x, y, [&](std::int64_t t) { return t + spec.cropping.front(); });
}

}  // namespace rnn

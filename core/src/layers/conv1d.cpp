#include "layers/conv1d.h"

#include <utility>

#include "checked.h"
#include "errors.h"
#include "math/activations.h"
#include "math/gemm.h"
#include "python_text.h"

namespace rnn {
namespace {

Window windowOf(const Conv1DSpec& spec) {
  return {.size = spec.kernel_size.front(), .stride = spec.strides.front(), .dilation = spec.dilation_rate.front()};
}

Error invalid(const char* code, const char* param, std::int64_t found, std::string message) {
  return {.code = code, .message = std::move(message), .param = param, .args = {{"found", std::to_string(found)}}};
}

std::optional<Error> checkFilters(const Conv1DSpec& spec, const Setting& setting) {
  const std::string filters = std::to_string(spec.filters);
  const std::string groups = std::to_string(spec.groups);
  if (spec.filters <= 0) {
    return invalid("filters_not_positive", "filters", spec.filters,
                   "Invalid value for argument `filters`. Expected a strictly positive value. Received filters=" + filters + ".");
  }
  if (spec.filters > setting.limits.units) return tooLarge("units", spec.filters, setting.limits.units);
  if (spec.groups <= 0) {
    return invalid("groups_not_positive", "groups", spec.groups,
                   "The number of groups must be a positive integer. Received: groups=" + groups + ".");
  }
  if (spec.filters % spec.groups == 0) return std::nullopt;
  return invalid(
      "filters_not_divisible", "groups", spec.groups,
      "The number of filters must be evenly divisible by the number of groups. Received: groups=" + groups + ", filters=" + filters + ".");
}

std::string tooShort(const Conv1DSpec& spec, const Shape& in, Dialect dialect) {
  if (dialect == Dialect::kKeras2) {
    std::string shape = toString(in);
    shape.front() = '[';
    shape.back() = ']';
    return "One of the dimensions in the output is <= 0 due to downsampling in conv1d. Consider increasing the input size. Received input "
           "shape " +
           shape + " which would produce output shape with a zero or negative value in a dimension.";
  }
  return "Computed output size would be zero or negative. Received `inputs shape=" + toString(in) +
         "`, `kernel shape=" + pythonTuple({spec.kernel_size[0], *in[2], spec.filters}) +
         "`, `dilation_rate=" + pythonList(spec.dilation_rate) + "`, `strides=" + pythonTuple(spec.strides) +
         "`, `padding=" + spec.padding + "`.";
}

std::string groupId(const char* id, std::int64_t group, std::int64_t groups) {
  return groups == 1 ? id : id + ("_" + std::to_string(group + 1));
}

/// Windows and products of each group, and their sum with the bias.
void declareProducts(const Conv1DSpec& spec, Draft& draft, PartDraft& part, int kernel, std::int64_t window_width, const Window& window) {
  const std::int64_t filters = spec.filters / spec.groups;
  part.stores = {{.id = "windows", .width = window_width * spec.groups}, {.id = "products", .width = spec.filters}};
  for (std::int64_t g = 0; g < spec.groups; ++g) {
    QuantityInfo taps{.id = groupId("window", g, spec.groups),
                      .symbol = groupId("x", g, spec.groups),
                      .role = Role::kInput,
                      .operation = Operation::kReshape,
                      .function = "window",
                      .constants = constantsOf(window),
                      .operands = {valueOperand("x")},
                      .extent = {window_width}};
    if (spec.groups > 1) {
      taps.constants.emplace_back("group", static_cast<double>(g));
      taps.constants.emplace_back("groups", static_cast<double>(spec.groups));
    }
    addQuantity(part, std::move(taps), inStore("windows", g * window_width));
  }
  for (std::int64_t g = 0; g < spec.groups; ++g) {
    addQuantity(part,
                {.id = groupId("xW", g, spec.groups),
                 .symbol = groupId("x W", g, spec.groups),
                 .role = Role::kInput,
                 .operation = Operation::kMatmul,
                 .operands = {valueOperand(groupId("window", g, spec.groups)), weightOperand(draft, kernel, groupId("", g, spec.groups))},
                 .extent = {filters}},
                inStore("products", g * filters));
  }
}

}  // namespace

std::optional<Error> check(const Conv1DSpec& spec, const Setting& setting) {
  if (auto error = checkFilters(spec, setting)) return error;
  if (auto error = checkSingle("kernel_size", spec.kernel_size)) return error;
  if (auto error = checkSingle("strides", spec.strides)) return error;
  if (auto error = checkSingle("dilation_rate", spec.dilation_rate)) return error;
  if (auto error = checkPadding(spec.padding, {"valid", "same", "causal"}, setting.dialect)) return error;
  if (auto error = checkChannelsLast(spec.data_format, setting.dialect)) return error;
  if (spec.strides[0] == 1 || spec.dilation_rate[0] == 1) return std::nullopt;
  return invalid("strides_and_dilation", "strides", spec.strides[0],
                 "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=" + pythonTuple(spec.strides) +
                     " and dilation_rate=" + pythonTuple(spec.dilation_rate));
}

std::optional<Error> declare(const Conv1DSpec& spec, Draft& draft) {
  const Shape& in = draft.inputs[0].shape;
  if (in.size() < 3) return rankTooSmall(draft.setting.dialect, draft.name, 3, in);
  if (auto error = checkSequenceRank(draft)) return error;
  Window window = windowOf(spec);
  if (!in[2]) {
    return lastDimensionUnknown(draft.setting.dialect, Conv1DSpec::kClass, joined(draft.scope, "kernel"),
                                {window.size, std::nullopt, spec.filters}, in);
  }
  if (*in[2] % spec.groups != 0) {
    const std::string channels = std::to_string(*in[2]);
    return Error{.code = "channels_not_divisible",
                 .message = "The number of input channels must be evenly divisible by the number of groups. Received groups=" +
                            std::to_string(spec.groups) + ", but the input has " + channels + " channels (full input shape is " +
                            toString(in) + ").",
                 .param = "groups",
                 .args = {{"groups", std::to_string(spec.groups)}, {"channels", channels}}};
  }
  const std::int64_t channels = *in[2] / spec.groups;
  const auto window_width = checkedMultiply(window.size, channels);
  const auto span = checkedMultiply(window.size, window.dilation);
  if (!window_width || !span) return tooLarge("parameters", std::nullopt, draft.setting.limits.parameters);
  const Dim steps = windowCount(in[1], window, spec.padding);
  if (steps && *steps <= 0) {
    return windowDoesNotFit(in, window, tooShort(spec, in, draft.setting.dialect));
  }
  if (in[1]) window = padded(window, *in[1], spec.padding);
  std::vector<Block> blocks;
  const std::int64_t filters = spec.filters / spec.groups;
  for (std::int64_t g = 0; g < spec.groups && spec.groups > 1; ++g)
    blocks.push_back({groupId("", g, spec.groups), g * filters, (g + 1) * filters, std::nullopt});
  const int W = addWeight(draft, {.name = "kernel",
                                  .symbol = "W",
                                  .role = Role::kInput,
                                  .shape = {window.size, channels, spec.filters},
                                  .initializer = spec.kernel_initializer,
                                  .regularizer = spec.kernel_regularizer,
                                  .constraint = spec.kernel_constraint,
                                  .blocks = std::move(blocks)});
  const Shape shape{in[0], steps, spec.filters};
  PartDraft& part = addReadingPart(draft, Conv1DSpec::kClass, shape);
  declareProducts(spec, draft, part, W, *window_width, window);
  std::vector<Operand> products;
  for (std::int64_t g = 0; g < spec.groups; ++g) products.push_back(valueOperand(groupId("xW", g, spec.groups)));
  std::string last = groupId("xW", 0, spec.groups);
  if (spec.groups > 1) {
    last = "xW";
    addShaped(part, {.id = last, .symbol = "x W", .role = Role::kInput, .operation = Operation::kConcat, .operands = std::move(products)},
              shape, inStore("products", 0));
  }
  if (spec.use_bias) {
    const int b = addWeight(draft, {.name = "bias",
                                    .symbol = "b",
                                    .role = Role::kBias,
                                    .shape = {spec.filters},
                                    .initializer = spec.bias_initializer,
                                    .regularizer = spec.bias_regularizer,
                                    .constraint = spec.bias_constraint});
    addShaped(part, {.id = "z", .symbol = "z", .operation = Operation::kAdd, .operands = {valueOperand(last), weightOperand(draft, b)}},
              shape, {.gradient_of = "products"});
    last = "z";
  }
  addResult(draft, part, {.operation = Operation::kActivation, .function = spec.activation, .operands = {valueOperand(last)}}, shape);
  return std::nullopt;
}

namespace {

/// The columns of one group in the kernel, the windows and the products.
struct Group {
  std::int64_t window_column, window_width, filter_column, filters, channel, channels;
};

template <class Visit>
void eachGroup(const Conv1DSpec& spec, const ConstMatrix& W, const Rows& x, Visit&& visit) {
  for (std::int64_t g = 0; g < spec.groups; ++g) {
    const std::int64_t filters = spec.filters / spec.groups;
    const std::int64_t channels = x.width / spec.groups;
    visit(Group{g * W.rows, W.rows, g * filters, filters, g * channels, channels});
  }
}

/// Pairs the columns of a window row with the input row that they are: visit(window part, input part).
template <class Visit>
void eachTap(const Window& window, const Group& group, const Rows& x, const Rows& windows, Visit&& visit) {
  for (std::int64_t t = 1; t < windows.rows; ++t) {
    for (std::int64_t k = 0; k < window.size; ++k) {
      const std::int64_t row = window.step(t - 1, k) + 1;
      if (row < 1 || row >= x.rows) continue;
      visit(columns(windows.at(t), group.window_column + k * group.channels, group.channels),
            columns(x.at(row), group.channel, group.channels));
    }
  }
}

}  // namespace

void forward(const Conv1DSpec& spec, const Call& call) {
  const ConstMatrix W = weight(call, "kernel");
  const ConstMatrix b = weight(call, "bias");
  const Rows x = tape(call, "x");
  const Rows windows = tape(call, "windows");
  const Matrix products = tape(call, "products").all();
  const Window window = padded(windowOf(spec), x.steps(), spec.padding);
  eachGroup(spec, W, x, [&](const Group& g) {
    eachTap(window, g, x, windows, [](const Matrix& taps, const Matrix& steps) { copy(taps, steps); });
    multiply(columns(windows.all(), g.window_column, g.window_width), columns(W, g.filter_column, g.filters),
             columns(products, g.filter_column, g.filters), Into::kReplace);
  });
  if (b) addBias(tape(call, "z").all(), products, b);
  activate(findActivation(spec.activation, call.setting.dialect).value(), b ? tape(call, "z").all() : products, tape(call, "y").all());
}

void backward(const Conv1DSpec& spec, const Call& call) {
  const ConstMatrix W = weight(call, "kernel");
  const Matrix dW = weightGradient(call, "kernel");
  const Rows x = tape(call, "x");
  const Rows windows = tape(call, "windows");
  const Rows dx = gradient(call, "x");
  const Rows dwindows = gradient(call, "windows");
  const Matrix dz = gradient(call, "products").all();
  const Matrix z = spec.use_bias ? tape(call, "z").all() : tape(call, "products").all();
  const Window window = padded(windowOf(spec), x.steps(), spec.padding);
  activateBack(findActivation(spec.activation, call.setting.dialect).value(), z, tape(call, "y").all(), gradient(call, "y").all(), dz);
  if (spec.use_bias) addColumnSums(weightGradient(call, "bias"), dz);
  eachGroup(spec, W, x, [&](const Group& g) {
    const Matrix dproduct = columns(dz, g.filter_column, g.filters);
    multiplyTransposed(columns(windows.all(), g.window_column, g.window_width), dproduct, columns(dW, g.filter_column, g.filters),
                       Into::kAdd);
    multiplyByTransposed(dproduct, columns(W, g.filter_column, g.filters), columns(dwindows.all(), g.window_column, g.window_width),
                         Into::kReplace);
    eachTap(window, g, dx, dwindows, [](const Matrix& taps, const Matrix& steps) { add(steps, taps); });
  });
}

}  // namespace rnn

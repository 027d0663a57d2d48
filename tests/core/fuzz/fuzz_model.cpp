// Any spec, weights and inputs through the whole core: nothing may crash, hang, overflow or read outside, whatever the bytes say.
// libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer; ./dev fuzz runs it.
#include <algorithm>

#include "draw.h"
#include "rnn/gradients.h"
#include "rnn/plan.h"
#include "rnn/run.h"
#include "rnn/summary.h"
#include "rnn/train.h"
#include "rnn/weights.h"

namespace rnn::fuzz {
namespace {

/// So small that a run takes milliseconds, and that the limits themselves are met often.
constexpr Limits kLimits{.parameters = 20'000, .units = 200, .trace_bytes = 1 << 20};

/// Broken promises end the process, which is how libFuzzer learns of them.
void require(bool kept) {
  if (!kept) __builtin_trap();
}

void printAll(const Plan& plan, Draw& draw) {
  for (const auto flavor : {SummaryFlavor::kKeras2_0, SummaryFlavor::kKeras2_2_5, SummaryFlavor::kTfKeras2_0, SummaryFlavor::kKeras2_7,
                            SummaryFlavor::kKeras2_13, SummaryFlavor::kKeras3_0, SummaryFlavor::kKeras3}) {
    SummaryOptions options{.flavor = flavor, .show_trainable = draw.bytes().ConsumeBool()};
    if (draw.bytes().ConsumeBool()) options.line_length = draw.bytes().ConsumeIntegralInRange(-5, 200);
    const Result<std::string> text = summary(plan, options);
    require(!text || text.value().empty() || text.value().back() == '\n');
  }
}

Tensor tensorOf(std::vector<std::int64_t> shape, Draw& draw) {
  std::int64_t size = 1;
  for (const std::int64_t n : shape) size *= n;
  Tensor tensor{.shape = std::move(shape), .data = {}};
  const bool whole = draw.bytes().ConsumeBool();
  for (std::int64_t i = 0; i < size; ++i) {
    tensor.data.push_back(whole ? static_cast<Scalar>(draw.bytes().ConsumeIntegralInRange(-1, 4)) : static_cast<Scalar>(draw.number()));
  }
  return tensor;
}

/// Data of the shape that is asked for, unknown sizes filled in; now and then of another. Nothing, where that would be much.
std::optional<Tensor> dataFor(const Shape& shape, std::int64_t batch, std::int64_t steps, Draw& draw) {
  std::vector<std::int64_t> sizes;
  std::int64_t total = 1;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    std::int64_t size = shape[axis].value_or(axis == 0 ? batch : steps);
    if (draw.bytes().ConsumeIntegralInRange(0, 31) == 0) size = draw.bytes().ConsumeIntegralInRange<std::int64_t>(0, 3);
    if (size > 4096 || total > 4096) return std::nullopt;
    total *= size;
    sizes.push_back(size);
  }
  return tensorOf(std::move(sizes), draw);
}

void trainOn(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, const Run& ran, Draw& draw) {
  TrainOptions options;
  const auto losses = draw.bytes().ConsumeIntegralInRange<std::size_t>(0, 2);
  for (std::size_t i = 0; i < losses; ++i) draw("loss", options.losses.emplace_back());
  draw("optimizer", options.optimizer);
  draw("metrics", options.metrics);
  draw("loss_weights", options.loss_weights);
  options.batch_size = draw.integer();
  options.epochs = std::min<std::int64_t>(draw.integer(), 2);
  options.window = draw.integer();
  Dataset data{.inputs = inputs.inputs, .targets = {}, .sample_weights = {}};
  for (const Tensor& output : ran.outputs) data.targets.push_back(tensorOf(output.shape, draw));
  const Result<TrainResult> trained = train(plan, {.weights = weights, .optimizer = {}, .stateful = {}}, data, options, kLimits);
  require(!trained || trained.value().state.weights.size() == weights.size());
  const Result<EpochRecord> judged = evaluate(plan, weights, data, options, kLimits);
  require(!judged || judged.value().metrics.size() <= options.metrics.size() * ran.outputs.size());
}

void runOn(const Plan& plan, Draw& draw) {
  Result<std::vector<Scalar>> initial = initialWeights(plan, draw.bytes().ConsumeIntegral<std::uint64_t>());
  if (!initial) return;
  std::vector<Scalar> weights = std::move(initial).value();
  for (auto edits = draw.bytes().ConsumeIntegralInRange(0, 4); edits > 0 && !weights.empty(); --edits) {
    weights[draw.bytes().ConsumeIntegralInRange<std::size_t>(0, weights.size() - 1)] = static_cast<Scalar>(draw.number());
  }
  RunInputs inputs;
  const auto batch = draw.bytes().ConsumeIntegralInRange<std::int64_t>(1, 3);
  const auto steps = draw.bytes().ConsumeIntegralInRange<std::int64_t>(1, 5);
  for (const TensorRef& ref : plan.spec.inputs) {
    const Shape& shape = plan.nodes[static_cast<std::size_t>(ref.node)].output_shapes[static_cast<std::size_t>(ref.output)];
    std::optional<Tensor> data = dataFor(shape, batch, steps, draw);
    if (!data) return;
    inputs.inputs.push_back(std::move(*data));
  }
  inputs.training = draw.bytes().ConsumeBool();
  if (draw.bytes().ConsumeIntegralInRange(0, 3) == 0) inputs.mask = tensorOf({batch, steps}, draw);
  const Result<Run> ran = run(plan, weights, inputs, kLimits);
  if (!ran) return;
  require(ran.value().outputs.size() == plan.spec.outputs.size());
  std::vector<Tensor> back;
  for (const Tensor& output : ran.value().outputs) back.push_back(tensorOf(output.shape, draw));
  const Result<Gradients> gradients = backward(plan, weights, inputs, ran.value(), back, {.window = draw.integer()}, kLimits);
  require(!gradients || gradients.value().weights.size() == weights.size());
  trainOn(plan, weights, inputs, ran.value(), draw);
}

}  // namespace
}  // namespace rnn::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rnn;
  FuzzedDataProvider bytes(data, size);
  fuzz::Draw draw(bytes);
  const Result<Plan> planned = plan(draw.model(), fuzz::kLimits);
  if (!planned) {
    fuzz::require(!planned.error().code.empty() && !planned.error().message.empty());
    return 0;
  }
  fuzz::printAll(planned.value(), draw);
  if (planned.value().built) fuzz::runOn(planned.value(), draw);
  return 0;
}

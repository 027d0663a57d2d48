// Whole models as plain functions, for Python's ctypes: one recurrent layer forward, and a training step of it with Dense on top.
#include <algorithm>
#include <utility>
#include <vector>

#include "rnn/run.h"
#include "rnn/train.h"

namespace {

using namespace rnn;

enum Cell { kSimpleRNN, kLSTM, kGRU, kBiLSTM };

struct Model {
  Plan plan;
  std::vector<Scalar> weights;
  RunInputs inputs;
  Dataset data;
  TrainOptions options;
  TrainState state;
  std::vector<Scalar> losses;
};

LayerSpec recurrent(Cell cell, std::int64_t units) {
  const RecurrentOptions sequences{.return_sequences = true};
  const LayerSpec lstm{.name = {}, .kind = LSTMSpec{.cell = {.units = units}, .options = sequences}};
  switch (cell) {
    case kSimpleRNN:
      return {.name = {}, .kind = SimpleRNNSpec{.cell = {.units = units}, .options = sequences}};
    case kGRU:
      return {.name = {}, .kind = GRUSpec{.cell = {.units = units}, .options = sequences}};
    case kBiLSTM:
      return {.name = {}, .kind = BidirectionalSpec{.layer = {lstm}}};
    case kLSTM:
      break;
  }
  return lstm;
}

ModelSpec modelOf(Cell cell, std::int64_t steps, std::int64_t inputs, std::int64_t units, bool dense) {
  ModelSpec spec;
  spec.layers.push_back({.name = {}, .kind = InputLayerSpec{.batch_shape = {std::nullopt, steps, inputs}}});
  spec.layers.push_back(recurrent(cell, units));
  if (dense) spec.layers.push_back({.name = {}, .kind = DenseSpec{.units = inputs, .activation = "softmax"}});
  return spec;
}

Tensor tensor(std::vector<std::int64_t> shape, const float* data) {
  std::size_t size = 1;
  for (const std::int64_t n : shape) size *= static_cast<std::size_t>(n);
  return {std::move(shape), std::vector<Scalar>(data, data + size)};
}

}  // namespace

extern "C" {

/// A model with `weights` in get_weights() order and the input `x` (batch, steps, inputs); for training with targets `y` of that shape and
/// Dense(inputs, softmax). Null when the core refuses it. Freed by bench_free.
void* bench_model(int cell, std::int64_t batch, std::int64_t steps, std::int64_t inputs, std::int64_t units, const float* weights,
                  const float* x, const float* y) {
  Result<Plan> planned = plan(modelOf(static_cast<Cell>(cell), steps, inputs, units, y != nullptr));
  if (!planned) return nullptr;
  auto* model =
      new Model{.plan = std::move(planned).value(), .weights = {}, .inputs = {}, .data = {}, .options = {}, .state = {}, .losses = {}};
  model->weights.assign(weights, weights + model->plan.parameters);
  model->inputs.inputs.push_back(tensor({batch, steps, inputs}, x));
  if (y == nullptr) return model;
  model->data = {.inputs = model->inputs.inputs, .targets = {tensor({batch, steps, inputs}, y)}, .sample_weights = {}};
  model->options.losses.push_back({.identifier = "categorical_crossentropy"});
  model->options.optimizer.identifier = "adam";
  model->options.batch_size = batch;
  model->options.shuffle = false;
  model->state.weights = model->weights;
  return model;
}

void bench_free(void* model) { delete static_cast<Model*>(model); }

/// The outputs into `out`; 0 when the core refuses the run.
int bench_forward(void* handle, float* out) {
  const Model& model = *static_cast<Model*>(handle);
  const Result<Run> ran = run(model.plan, model.weights, model.inputs);
  if (!ran) return 0;
  const std::vector<Scalar>& y = ran.value().outputs[0].data;
  std::copy(y.begin(), y.end(), out);
  return 1;
}

/// `updates` steps of Adam from where the model stands; their losses into `losses` unless that is null.
int bench_train(void* handle, std::int64_t updates, float* losses) {
  Model& model = *static_cast<Model*>(handle);
  model.options.epochs = updates;
  Result<TrainResult> trained = train(model.plan, std::move(model.state), model.data, model.options);
  if (!trained) return 0;
  TrainResult result = std::move(trained).value();
  model.state = std::move(result.state);
  for (std::size_t i = 0; losses != nullptr && i < result.history.size(); ++i) losses[i] = static_cast<float>(result.history[i].loss);
  return 1;
}
}

#include "train.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "call.h"
#include "json.h"
#include "read_run.h"
#include "read_training.h"
#include "rnn/train.h"
#include "write.h"

namespace rnn::wasm {
namespace {

/// Tensors, of which those that are None weigh nothing.
bool readTensors(Value value, const Place& place, std::vector<Tensor>& tensors) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  tensors.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Value item = get(value, i);
    if (!isAbsent(item) && !readTensor(item, place, tensors[i])) return false;
  }
  return true;
}

bool readDataset(Value value, const Place& place, Dataset& data) {
  if (!isObject(value)) return failKind(place.at("data"), "dict", value);
  return readTensors(get(value, "inputs"), place.at("inputs"), data.inputs) &&
         readTensors(get(value, "targets"), place.at("targets"), data.targets) &&
         readTensors(get(value, "sample_weights"), place.at("sample_weight"), data.sample_weights);
}

bool readLosses(Value value, const Place& place, std::vector<LossSpec>& losses) {
  unsigned count = 0;
  if (!readLength(value, place, count)) return false;
  losses.resize(count);
  for (unsigned i = 0; i < count; ++i)
    if (!readLoss(get(value, i), place, losses[i])) return false;
  return true;
}

bool readMetrics(Value value, const Place& place, std::vector<std::string>& metrics) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  metrics.resize(count);
  for (unsigned i = 0; i < count; ++i)
    if (!readString(get(value, i), place, metrics[i])) return false;
  return true;
}

/// `[[class, weight], …]`.
bool readClassWeights(Value value, const Place& place, std::vector<std::pair<std::int64_t, double>>& weights) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  weights.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Value pair = get(value, i);
    unsigned two = 0;
    if (!readLength(pair, place, two)) return false;
    if (!readInteger(get(pair, 0U), place, weights[i].first) || !readNumber(get(pair, 1U), place, weights[i].second)) return false;
  }
  return true;
}

bool readFrozen(Value value, const Place& place, std::size_t weights, std::vector<int>& frozen) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  frozen.resize(count);
  for (unsigned i = 0; i < count; ++i)
    if (!readIndex(get(value, i), place, static_cast<std::int64_t>(weights), frozen[i])) return false;
  return true;
}

bool readCount(Value value, const Place& place, std::int64_t& count) {
  if (isAbsent(value)) return true;
  return readInteger(value, place, count) && (count >= 0 || failKind(place, "non-negative int", value));
}

bool readTrainOptions(Value value, const Place& place, const Plan& plan, TrainOptions& options) {
  if (!isObject(value)) return failKind(place.at("options"), "dict", value);
  const Value loss_weights = get(value, "loss_weights");
  const Value optimizer = get(value, "optimizer");
  const Value shuffle = get(value, "shuffle");
  const Value seed = get(value, "seed");
  return readLosses(get(value, "losses"), place.at("loss"), options.losses) &&
         (isAbsent(loss_weights) || readNumbers(loss_weights, place.at("loss_weights"), options.loss_weights)) &&
         (isAbsent(optimizer) || readOptimizer(optimizer, place.at("optimizer"), options.optimizer)) &&
         readMetrics(get(value, "metrics"), place.at("metrics"), options.metrics) &&
         readCount(get(value, "epochs"), place.at("epochs"), options.epochs) &&
         readCount(get(value, "batch_size"), place.at("batch_size"), options.batch_size) &&
         (isAbsent(shuffle) || readBool(shuffle, place.at("shuffle"), options.shuffle)) &&
         readClassWeights(get(value, "class_weight"), place.at("class_weight"), options.class_weight) &&
         readFrozen(get(value, "frozen_weights"), place.at("frozen_weights"), plan.weights.size(), options.frozen_weights) &&
         readCount(get(value, "window"), place.at("window"), options.window) && (isAbsent(seed) || readSeed(seed, place, options.seed));
}

bool readTrainState(Value value, const Place& place, const std::vector<int>& origins, TrainState& state) {
  if (!isObject(value)) return failKind(place.at("state"), "dict", value);
  return readScalars(get(value, "weights"), place.at("weights"), state.weights) &&
         readOptimizerState(get(value, "optimizer"), place.at("optimizer"), state.weights.size(), state.optimizer) &&
         readStates(get(value, "stateful"), place.at("stateful"), origins, state.stateful) &&
         readCount(get(value, "epoch"), place.at("epoch"), state.epoch);
}

void writeRecord(Json& json, const EpochRecord& record) {
  json.open('{');
  json.field("loss", record.loss);
  json.fieldList("metrics", record.metrics, [&](double metric) { json.value(metric); });
  json.field("gradient_norm", record.gradient_norm);
  json.close('}');
}

void writeState(Answer& answer, const TrainState& state, const std::vector<int>& origins) {
  answer.reserve(state.weights.size() + countOf(state.optimizer) + countOf(state.stateful));
  answer.json.open('{');
  answer.json.key("weights");
  answer.floats(state.weights);
  answer.json.key("optimizer");
  writeOptimizerState(answer, state.optimizer);
  answer.states("stateful", state.stateful, origins);
  answer.json.field("epoch", state.epoch);
  answer.json.close('}');
}

}  // namespace

bool train(const Arguments& arguments, Answer& answer) {
  Call call(arguments[0]);
  TrainState state;
  Dataset data;
  TrainOptions options;
  if (!call.ok() || !readTrainState(arguments[1], call.place(), call.origins(), state) || !readDataset(arguments[2], call.place(), data) ||
      !readTrainOptions(arguments[3], call.place(), call.plan, options))
    return answer.refuse(call.error);
  const Result<TrainResult> result = rnn::train(call.plan, std::move(state), data, options);
  if (!call.accept(result)) return answer.refuse(call.error);
  Json& json = answer.json;
  json.open('{');
  json.key("state");
  writeState(answer, result.value().state, call.origins());
  json.fieldList("history", result.value().history, [&](const EpochRecord& record) { writeRecord(json, record); });
  json.close('}');
  return true;
}

bool evaluate(const Arguments& arguments, Answer& answer) {
  Call call(arguments[0]);
  std::vector<Scalar> weights;
  Dataset data;
  TrainOptions options;
  if (!call.ok() || !readScalars(arguments[1], call.place().at("weights"), weights) || !readDataset(arguments[2], call.place(), data) ||
      !readTrainOptions(arguments[3], call.place(), call.plan, options))
    return answer.refuse(call.error);
  const Result<EpochRecord> record = rnn::evaluate(call.plan, weights, data, options);
  if (!call.accept(record)) return answer.refuse(call.error);
  writeRecord(answer.json, record.value());
  return true;
}

}  // namespace rnn::wasm

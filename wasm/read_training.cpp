#include "read_training.h"

#include <cstddef>

#include "fields.h"
#include "read_layer.h"
#include "read_run.h"

namespace rnn::wasm {
namespace {

/// Keras' reduction=None is a value of its own; as an absent one it would stand for the default.
bool readReduction(Value value, LossSpec& loss) {
  if (!isObject(value)) return true;
  const Value config = get(value, "config");
  if (isObject(config) && get(config, "reduction").is(Value::Kind::kNull)) loss.reduction = "none";
  return true;
}

bool readOptionalTensor(Value value, const Place& place, Tensor& tensor) { return isAbsent(value) || readTensor(value, place, tensor); }

}  // namespace

bool readLoss(Value value, const Place& place, LossSpec& loss) {
  return readIdentified(value, place, loss.identifier, fieldsOf(loss)) && readReduction(value, loss);
}

bool readOptimizer(Value value, const Place& place, OptimizerSpec& optimizer) {
  // A learning rate that is no number is a schedule.
  const Value rate = get(get(value, "config"), "learning_rate");
  ScheduleSpec& schedule = optimizer.schedule;
  if (!isObject(rate)) return readIdentified(value, place, optimizer.identifier, fieldsOf(optimizer));
  return readIdentified(rate, place.at("learning_rate"), schedule.identifier, fieldsOf(schedule)) &&
         readIdentified(value, place, optimizer.identifier, fieldsOf(optimizer), "learning_rate");
}

bool readLossInputs(Value value, const Place& place, LossInputs& inputs) {
  if (!isObject(value)) return failKind(place, "dict", value);
  return readTensor(get(value, "y_true"), place.at("y_true"), inputs.y_true) &&
         readOptionalTensor(get(value, "y_pred"), place.at("y_pred"), inputs.y_pred) &&
         readOptionalTensor(get(value, "sample_weight"), place.at("sample_weight"), inputs.sample_weight) &&
         readOptionalTensor(get(value, "mask"), place.at("mask"), inputs.mask);
}

bool readTargets(Value value, const Place& place, std::vector<Target>& targets) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  targets.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Value item = get(value, i);
    Target& target = targets[i];
    if (!readLossInputs(item, place, target.inputs) || !readLoss(get(item, "loss"), place.at("loss"), target.loss)) return false;
    const Value masked = get(item, "masked");
    if (!isAbsent(masked) && !readBool(masked, place.at("masked"), target.masked)) return false;
  }
  return true;
}

bool readOptimizerState(Value value, const Place& place, std::size_t weights, OptimizerState& state) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!isObject(value)) return failKind(place, "dict", value);
  const Value slots = get(value, "slots");
  if (!readInteger(get(value, "step"), place, state.step) || !readNumber(get(value, "momentum_product"), place, state.momentum_product) ||
      !readLength(slots, place, count))
    return false;
  state.slots.resize(count);
  for (unsigned i = 0; i < count; ++i)
    if (!readScalars(get(slots, i), place, state.slots[i])) return false;
  bool fits = state.step >= 0;
  for (const std::vector<Scalar>& slot : state.slots) fits = fits && slot.size() == weights;
  return fits || fail(place, "bad_size", "The optimizer's state belongs to other weights", {{"param", place.param}});
}

bool readVariables(Value value, const Place& place, std::vector<Variable>& variables) {
  unsigned count = 0;
  if (!readLength(value, place, count)) return false;
  variables.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Value item = get(value, i);
    if (!isObject(item)) return failKind(place, "dict", item);
    if (!readInteger(get(item, "offset"), place, variables[i].offset) || !readInteger(get(item, "size"), place, variables[i].size))
      return false;
  }
  return true;
}

}  // namespace rnn::wasm

#include "read_training.h"

#include <cstddef>

#include "fields.h"
#include "read_layer.h"
#include "read_run.h"

namespace rnn::wasm {
namespace {

/// Keras' reduction=None is a value of its own; as an absent one it would stand for the default.
bool readReduction(const Js& value, LossSpec& loss) {
  if (!isObject(value)) return true;
  const Js config = get(value, "config");
  if (isObject(config) && get(config, "reduction").isNull()) loss.reduction = "none";
  return true;
}

/// A learning rate that is no number is a schedule.
bool readSchedule(const Js& value, const Place& place, OptimizerSpec& optimizer, Js& without) {
  const Js rate = get(get(value, "config"), "learning_rate");
  if (!isObject(rate)) return true;
  Js config = Js::global("Object").call<Js>("assign", Js::object(), get(value, "config"));
  put(config, "learning_rate", Js::null());
  without = Js::object();
  put(without, "class_name", get(value, "class_name"));
  put(without, "config", config);
  return readIdentified(rate, place.at("learning_rate"), optimizer.schedule.identifier, fieldsOf(optimizer.schedule));
}

bool readOptionalTensor(const Js& value, const Place& place, Tensor& tensor) { return isAbsent(value) || readTensor(value, place, tensor); }

}  // namespace

bool readLoss(const Js& value, const Place& place, LossSpec& loss) {
  return readIdentified(value, place, loss.identifier, fieldsOf(loss)) && readReduction(value, loss);
}

bool readOptimizer(const Js& value, const Place& place, OptimizerSpec& optimizer) {
  Js plain = value;
  if (isObject(value) && isObject(get(value, "config")) && !readSchedule(value, place, optimizer, plain)) return false;
  return readIdentified(plain, place, optimizer.identifier, fieldsOf(optimizer));
}

bool readLossInputs(const Js& value, const Place& place, LossInputs& inputs) {
  if (!isObject(value)) return failKind(place, "dict", value);
  return readTensor(get(value, "y_true"), place.at("y_true"), inputs.y_true) &&
         readOptionalTensor(get(value, "y_pred"), place.at("y_pred"), inputs.y_pred) &&
         readOptionalTensor(get(value, "sample_weight"), place.at("sample_weight"), inputs.sample_weight) &&
         readOptionalTensor(get(value, "mask"), place.at("mask"), inputs.mask);
}

bool readTargets(const Js& value, const Place& place, std::vector<Target>& targets) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  targets.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Js item = get(value, i);
    Target& target = targets[i];
    if (!readLossInputs(item, place, target.inputs) || !readLoss(get(item, "loss"), place.at("loss"), target.loss)) return false;
    const Js masked = get(item, "masked");
    if (!isAbsent(masked) && !readBool(masked, place.at("masked"), target.masked)) return false;
  }
  return true;
}

bool readOptimizerState(const Js& value, const Place& place, std::size_t weights, OptimizerState& state) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!isObject(value)) return failKind(place, "dict", value);
  const Js slots = get(value, "slots");
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

bool readVariables(const Js& value, const Place& place, std::vector<Variable>& variables) {
  unsigned count = 0;
  if (!readLength(value, place, count)) return false;
  variables.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Js item = get(value, i);
    if (!isObject(item)) return failKind(place, "dict", item);
    if (!readInteger(get(item, "offset"), place, variables[i].offset) || !readInteger(get(item, "size"), place, variables[i].size))
      return false;
  }
  return true;
}

}  // namespace rnn::wasm

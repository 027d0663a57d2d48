#include "read_run.h"

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <string>

#include "engine.h"

namespace rnn::wasm {
namespace {

/// Numbers in one array, 1 GiB: more could not be copied in and still leave room for a run.
constexpr std::int64_t kMaxScalars = std::int64_t{1} << 28;

/// The product of `shape`, -1 when a size is negative or the product exceeds what the boundary takes.
std::int64_t elementCount(const std::vector<std::int64_t>& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) {
    if (size < 0 || size > kMaxScalars) return -1;
    count *= size;
    if (count > kMaxScalars) return -1;
  }
  return count;
}

bool readTensors(Value value, const Place& place, std::vector<Tensor>& tensors) {
  unsigned count = 0;
  if (!readLength(value, place, count)) return false;
  tensors.resize(count);
  for (unsigned i = 0; i < count; ++i)
    if (!readTensor(get(value, i), place, tensors[i])) return false;
  return true;
}

/// The first of the core's layers that comes from layer `origin` handed over, -1 if there is none.
int layerFrom(int origin, const std::vector<int>& origins) {
  for (std::size_t i = 0; i < origins.size(); ++i)
    if (origins[i] == origin) return static_cast<int>(i);
  return -1;
}

struct NamedFlavor {
  const char* name;
  SummaryFlavor flavor;
};

constexpr NamedFlavor kFlavors[] = {
    {"keras2_0", SummaryFlavor::kKeras2_0}, {"keras2_2_5", SummaryFlavor::kKeras2_2_5}, {"tf_keras2_0", SummaryFlavor::kTfKeras2_0},
    {"keras2_7", SummaryFlavor::kKeras2_7}, {"keras2_13", SummaryFlavor::kKeras2_13},   {"keras3_0", SummaryFlavor::kKeras3_0},
    {"keras3", SummaryFlavor::kKeras3},
};

bool readFlavor(Value value, const Place& place, SummaryFlavor& flavor) {
  std::string name;
  if (!readString(value, place, name)) return false;
  for (const NamedFlavor& known : kFlavors) {
    if (name != known.name) continue;
    flavor = known.flavor;
    return true;
  }
  return failKind(place, "summary flavor", value);
}

}  // namespace

bool reserve(std::int64_t bytes, Error& error) {
  if (bytes >= 0 && static_cast<std::uint64_t>(bytes) <= std::numeric_limits<std::size_t>::max() / 2) {
    void* volatile block = std::malloc(static_cast<std::size_t>(bytes) + 1);  // volatile: a malloc that is only freed gets removed
    std::free(block);
    if (block != nullptr) return true;
  }
  const std::string megabytes = std::to_string(bytes >> 20);
  return fail(Place{error}, "out_of_memory", joined({"There are no ", megabytes, " MB of memory left for this"}),
              {{"megabytes", megabytes}});
}

bool readScalars(Value value, const Place& place, std::vector<Scalar>& numbers) {
  if (!value.is(Value::Kind::kFloats)) return failKind(place, "float32 array", value);
  const std::int64_t length = value.size();
  if (length > kMaxScalars) return failSize(place);
  if (!reserve(length * static_cast<std::int64_t>(sizeof(Scalar)), place.error)) return false;
  numbers.resize(static_cast<std::size_t>(length));
  if (length > 0) takeFloats(*value.content(), numbers.data());
  return true;
}

bool checkSizes(const std::vector<std::int64_t>& sizes, const Place& place) { return elementCount(sizes) >= 0 || failSize(place); }

bool readTensor(Value value, const Place& place, Tensor& tensor) {
  if (!isObject(value)) return failKind(place, "array", value);
  if (!readIntegers(get(value, "shape"), place, tensor.shape)) return false;
  const std::int64_t count = elementCount(tensor.shape);
  if (count < 0) return failSize(place);
  if (!readScalars(get(value, "data"), place, tensor.data)) return false;
  if (count == static_cast<std::int64_t>(tensor.data.size())) return true;
  const std::string expected = std::to_string(count);
  const std::string found = std::to_string(tensor.data.size());
  return fail(place, "bad_size", joined({"`", place.param, "` has a shape of ", expected, " numbers but holds ", found}),
              {{"param", place.param}, {"expected", expected}, {"found", found}});
}

bool readStates(Value value, const Place& place, const std::vector<int>& origins, std::vector<LayerState>& states) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  states.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    const Value item = get(value, i);
    int origin = 0;
    if (!isObject(item)) return failKind(place, "dict", item);
    if (!readIndex(get(item, "layer"), place, origins.empty() ? 0 : origins.back() + 1, origin)) return false;
    states[i].layer = layerFrom(origin, origins);
    if (!readTensors(get(item, "states"), place, states[i].states)) return false;
  }
  return true;
}

bool readSeed(Value value, const Place& place, std::uint64_t& seed) {
  std::int64_t integer = 0;
  if (!readInteger(value, place.at("seed"), integer)) return false;
  seed = static_cast<std::uint64_t>(integer);
  return integer >= 0 || failKind(place.at("seed"), "non-negative int", value);
}

bool readRunInputs(Value value, const Place& place, const std::vector<int>& origins, RunInputs& inputs) {
  if (!isObject(value)) return failKind(place.at("inputs"), "dict", value);
  const Value mask = get(value, "mask");
  const Value training = get(value, "training");
  const Value seed = get(value, "seed");
  return readTensors(get(value, "inputs"), place.at("inputs"), inputs.inputs) &&
         readStates(get(value, "initial_states"), place.at("initial_state"), origins, inputs.initial_states) &&
         readStates(get(value, "stateful"), place.at("stateful"), origins, inputs.stateful) &&
         (isAbsent(mask) || readTensor(mask, place.at("mask"), inputs.mask)) &&
         (isAbsent(training) || readBool(training, place.at("training"), inputs.training)) &&
         (isAbsent(seed) || readSeed(seed, place, inputs.seed));
}

bool readSummaryOptions(Value flavor, Value value, const Place& place, SummaryOptions& options) {
  if (!readFlavor(flavor, place.at("flavor"), options.flavor)) return false;
  if (isAbsent(value)) return true;
  if (!isObject(value)) return failKind(place.at("options"), "dict", value);
  const Value line_length = get(value, "line_length");
  const Value columns = get(value, "terminal_columns");
  const Value show = get(value, "show_trainable");
  const Value expand = get(value, "expand_nested");
  const Value parameters = get(value, "optimizer_parameters");
  const Value bytes = get(value, "optimizer_bytes");
  return (isAbsent(line_length) || readIndex(line_length, place.at("line_length"), kMaxListLength, options.line_length.emplace())) &&
         (isAbsent(columns) || readIndex(columns, place.at("terminal_columns"), kMaxListLength, options.terminal_columns)) &&
         (isAbsent(show) || readBool(show, place.at("show_trainable"), options.show_trainable)) &&
         (isAbsent(expand) || readBool(expand, place.at("expand_nested"), options.expand_nested)) &&
         (isAbsent(parameters) || readInteger(parameters, place.at("optimizer_parameters"), options.optimizer_parameters.emplace())) &&
         (isAbsent(bytes) || readInteger(bytes, place.at("optimizer_bytes"), options.optimizer_bytes));
}

}  // namespace rnn::wasm

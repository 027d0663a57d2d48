#include "read_model.h"

#include <cstddef>

#include "read_layer.h"

namespace rnn::wasm {

bool readDialect(Value value, Place& place) {
  std::string text;
  if (!readString(value, place.at("dialect"), text)) return false;
  if (text != "keras2" && text != "keras3") return failKind(place.at("dialect"), "'keras2' or 'keras3'", value);
  place.dialect = text == "keras2" ? Dialect::kKeras2 : Dialect::kKeras3;
  return true;
}

namespace {

bool isCalled(Value layer, std::string_view name) {
  const Value class_name = get(layer, "class_name");
  return class_name.is(Value::Kind::kString) && textOf(class_name) == name;
}

bool appendLayers(Value value, Place place, ReadModel& model);

/// Appends the layers of a nested Sequential except for its InputLayers.
bool appendNested(Value value, Place place, ReadModel& model) {
  if (++place.depth > kMaxDepth) return fail(place, "too_deep", "Models are nested too deeply");
  const Value config = get(value, "config");
  if (!isObject(config)) return failKind(place.at("config"), "dict", config);
  const Value layers = get(config, "layers");
  unsigned count = 0;
  if (!readLength(layers, place.at("layers"), count)) return false;
  for (unsigned i = 0; i < count; ++i) {
    const Value layer = get(layers, i);
    if (!isCalled(layer, "InputLayer") && !appendLayers(layer, place, model)) return false;
  }
  return true;
}

bool appendLayers(Value value, Place place, ReadModel& model) {
  if (isCalled(value, "Sequential")) return appendNested(value, place, model);
  if (model.spec.layers.size() >= kMaxListLength) return failSize(place.at("layers"));
  model.origins.push_back(place.layer);
  return readLayer(value, place, model.spec.layers.emplace_back());
}

/// Where a layer handed over lies in the flattened list: [begin, end).
struct Extent {
  int begin = 0;
  int end = 0;
};

bool readLayers(Value value, Place place, ReadModel& model, std::vector<Extent>& extents) {
  unsigned count = 0;
  if (!readLength(value, place.at("layers"), count)) return false;
  for (unsigned i = 0; i < count; ++i) {
    const int begin = static_cast<int>(model.spec.layers.size());
    place.layer = static_cast<int>(i);
    if (!appendLayers(get(value, i), place, model)) return false;
    extents.push_back({begin, static_cast<int>(model.spec.layers.size())});
  }
  return true;
}

/// References to calls; `last_nodes[i]` is the node that yields what call i handed over yields.
bool readRefs(Value value, const Place& place, const std::vector<int>& last_nodes, std::vector<TensorRef>& refs) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  for (unsigned i = 0; i < count; ++i) {
    const Value item = get(value, i);
    TensorRef& ref = refs.emplace_back();
    if (!isObject(item)) return failKind(place, "dict", item);
    if (!readIndex(get(item, "node"), place, static_cast<std::int64_t>(last_nodes.size()), ref.node)) return false;
    if (!readIndex(get(item, "output"), place, kMaxListLength, ref.output)) return false;
    ref.node = last_nodes[static_cast<std::size_t>(ref.node)];
  }
  return true;
}

/// −1 where it is left to be counted.
bool readCallIndex(Value value, const Place& place, int& index) {
  return isAbsent(value) || readIndex(value, place, std::int64_t{1} << 20, index);
}

/// One call; that of a nested Sequential becomes the chain of its layers. Refers only to calls before it, so that no cycle can arise.
bool readNode(Value value, const Place& place, const std::vector<Extent>& extents, std::vector<int>& last_nodes,
              std::vector<NodeSpec>& nodes) {
  int layer = 0;
  NodeSpec node;
  if (!isObject(value)) return failKind(place, "dict", value);
  if (!readIndex(get(value, "layer"), place, static_cast<std::int64_t>(extents.size()), layer)) return false;
  if (!readRefs(get(value, "inputs"), place.at("inputs"), last_nodes, node.inputs)) return false;
  if (!readRefs(get(value, "initial_state"), place.at("initial_state"), last_nodes, node.initial_state)) return false;
  if (!readCallIndex(get(value, "call_index"), place.at("call_index"), node.call_index)) return false;
  const Extent extent = extents[static_cast<std::size_t>(layer)];
  if (extent.begin == extent.end) return fail(place, "empty_model", "A nested Sequential has no layers");
  if (nodes.size() + static_cast<std::size_t>(extent.end - extent.begin) > kMaxListLength) return failSize(place);
  for (node.layer = extent.begin; node.layer < extent.end; ++node.layer) {
    nodes.push_back(node);
    node.inputs.assign(1, TensorRef{.node = static_cast<int>(nodes.size()) - 1});
    node.initial_state.clear();
  }
  last_nodes.push_back(static_cast<int>(nodes.size()) - 1);
  return true;
}

bool readNodes(Value value, const Place& place, const std::vector<Extent>& extents, std::vector<int>& last_nodes,
               std::vector<NodeSpec>& nodes) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  for (unsigned i = 0; i < count; ++i)
    if (!readNode(get(value, i), place, extents, last_nodes, nodes)) return false;
  return true;
}

/// Indices into a list handed over as what `places` has for them; −1, which the core refuses, where it has nothing.
bool readIndices(Value value, const Place& place, const std::vector<int>& places, std::vector<int>& indices) {
  std::vector<std::int64_t> given;
  if (!readIntegers(value, place, given)) return false;
  for (const std::int64_t index : given) {
    const bool known = index >= 0 && index < static_cast<std::int64_t>(places.size());
    indices.push_back(known ? places[static_cast<std::size_t>(index)] : -1);
  }
  return true;
}

bool readNestedModel(Value value, const Place& place, const std::vector<int>& first_layers, const std::vector<int>& last_nodes,
                     NestedModel& nested) {
  unsigned shapes = 0;
  unsigned calls = 0;
  bool ok = readString(get(value, "name"), place, nested.name) && readString(get(value, "class_name"), place, nested.class_name) &&
            readIndices(get(value, "layers"), place, first_layers, nested.layers) &&
            readLength(get(value, "input_shapes"), place, shapes) && readLength(get(value, "calls"), place, calls);
  for (unsigned i = 0; ok && i < shapes; ++i) ok = readShape(get(get(value, "input_shapes"), i), place, nested.input_shapes.emplace_back());
  for (unsigned i = 0; ok && i < calls; ++i) {
    NestedCall& call = nested.calls.emplace_back();
    const Value given = get(get(value, "calls"), i);
    ok = readRefs(get(given, "inputs"), place, last_nodes, call.inputs) &&
         readRefs(get(given, "outputs"), place, last_nodes, call.outputs) &&
         readIndices(get(given, "nodes"), place, last_nodes, call.nodes) && readCallIndex(get(given, "call_index"), place, call.call_index);
  }
  return ok;
}

bool readNestedModels(Value value, const Place& place, const std::vector<Extent>& extents, const std::vector<int>& last_nodes,
                      std::vector<NestedModel>& nested) {
  unsigned count = 0;
  if (isAbsent(value)) return true;
  if (!readLength(value, place, count)) return false;
  std::vector<int> first_layers;
  for (const Extent& extent : extents) first_layers.push_back(extent.begin);
  for (unsigned i = 0; i < count; ++i)
    if (!readNestedModel(get(value, i), place, first_layers, last_nodes, nested.emplace_back())) return false;
  return true;
}

}  // namespace

bool readModel(Value value, Error& error, ReadModel& model) {
  Place place{error};
  ModelSpec& spec = model.spec;
  if (!isObject(value)) return failKind(place.at("spec"), "dict", value);
  if (!readDialect(get(value, "dialect"), place)) return false;
  spec.dialect = place.dialect;
  if (!readBool(get(value, "sequential"), place.at("sequential"), spec.sequential)) return false;
  const Value name = get(value, "name");
  if (!isAbsent(name) && !readString(name, place.at("name"), spec.name)) return false;
  std::vector<Extent> extents;
  std::vector<int> last_nodes;
  return readLayers(get(value, "layers"), place, model, extents) &&
         readNodes(get(value, "nodes"), place.at("nodes"), extents, last_nodes, spec.nodes) &&
         readRefs(get(value, "inputs"), place.at("inputs"), last_nodes, spec.inputs) &&
         readRefs(get(value, "outputs"), place.at("outputs"), last_nodes, spec.outputs) &&
         readNestedModels(get(value, "nested"), place.at("nested"), extents, last_nodes, spec.nested);
}

int originOf(int layer, const ReadModel& model) {
  const bool known = layer >= 0 && static_cast<std::size_t>(layer) < model.origins.size();
  return known ? model.origins[static_cast<std::size_t>(layer)] : layer;
}

}  // namespace rnn::wasm

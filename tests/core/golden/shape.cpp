// kind = shape: names, output shapes, parameter counts and weights of every layer.
#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "golden/inputs.h"
#include "golden/model.h"

namespace golden {
namespace {

Failure differs(const std::string& what, const Json& expected, const Json& found) {
  if (expected == found) return {};
  return what + ": expected " + expected.dump() + ", got " + found.dump();
}

Json outputShapes(const rnn::LayerPlan& layer) {
  if (layer.output_shapes.size() == 1) return Json::parse(shapeJson(layer.output_shapes[0]));
  Json list = Json::array();
  for (const rnn::Shape& shape : layer.output_shapes) list.push_back(Json::parse(shapeJson(shape)));
  return list;
}

Failure checkWeight(const Json& expected, const rnn::WeightInfo& weight) {
  noteUnknownKeys(expected, "a weight", {"shape", "path", "name", "trainable"});
  for (const auto& [key, found] : {std::pair<const char*, Json>{"shape", weight.shape},
                                   {"path", weight.path},
                                   {"name", weight.name},
                                   {"trainable", weight.trainable}}) {
    if (!expected.contains(key)) continue;
    if (Failure failure = differs(weight.path + " " + key, expected.at(key), found)) return failure;
  }
  return {};
}

Failure checkLayer(const Json& expected, const rnn::Plan& plan, const rnn::LayerPlan& layer) {
  noteUnknownKeys(expected, "a layer", {"name", "class_name", "output_shape", "params", "weights", "extra_state"});
  for (const auto& [key, found] : {std::pair<const char*, Json>{"name", layer.name},
                                   {"class_name", layer.class_name},
                                   {"output_shape", outputShapes(layer)},
                                   {"params", layer.parameters}}) {
    if (!expected.contains(key)) continue;
    if (Failure failure = differs(layer.name + " " + key, expected.at(key), found)) return failure;
  }
  if (!expected.contains("weights")) return {};
  const Json& weights = expected.at("weights");
  if (weights.size() != static_cast<std::size_t>(layer.weights_end - layer.weights_begin))
    return layer.name + ": another number of weights";
  for (std::size_t w = 0; w < weights.size(); ++w) {
    if (Failure failure = checkWeight(weights[w], plan.weights[static_cast<std::size_t>(layer.weights_begin) + w])) return failure;
  }
  return {};
}

}  // namespace

Failure checkShape(const Json& c) {
  noteUnknownKeys(
      c, "a shape case",
      {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "layers", "batch_input_shape", "input_dtype", "expected"});
  const Json& expected = c.at("expected");
  noteUnknownKeys(expected, "expected", {"layers", "total_params"});
  const ModelOptions options{
      .dialect = dialectOf(c), .batch_shape = readShape(c.at("batch_input_shape")), .input_dtype = c.value("input_dtype", "float32")};
  const rnn::Result<rnn::Plan> plan = rnn::plan(modelOf(readLayers(c.at("layers")), options));
  if (!plan) return sentence(plan.error());
  const std::vector<rnn::LayerPlan>& layers = plan.value().layers;
  if (expected.contains("layers") && expected.at("layers").size() + 1 != layers.size()) return "another number of layers";
  for (std::size_t i = 0; expected.contains("layers") && i < expected.at("layers").size(); ++i) {
    if (Failure failure = checkLayer(expected.at("layers")[i], plan.value(), layers[i + 1])) return failure;
  }
  if (!expected.contains("total_params")) return {};
  return differs("total_params", expected.at("total_params"), plan.value().parameters);
}

}  // namespace golden

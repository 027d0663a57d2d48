#include "golden/model.h"

#include <algorithm>

#include "golden/arrays.h"
#include "golden/config.h"

namespace golden {
namespace {

bool isStateful(const Json& layers) { return layers.dump().find("\"stateful\":true") != std::string::npos; }

/// A stateful model is built for the batches that it is trained on, or for the input as it is.
std::int64_t batchSize(const Json& c, std::int64_t samples) { return std::min(c.value("batch_size", samples), samples); }

}  // namespace

std::vector<rnn::LayerSpec> readLayers(const Json& json) {
  std::vector<rnn::LayerSpec> layers;
  for (const Json& one : json) {
    if (one.value("class_name", "") == "Sequential") {
      for (rnn::LayerSpec& inner : readLayers(one.at("config").at("layers"))) layers.push_back(std::move(inner));
    } else {
      layers.push_back(readLayer(one));
    }
  }
  return layers;
}

rnn::ModelSpec modelOf(std::vector<rnn::LayerSpec> layers, const ModelOptions& options) {
  rnn::ModelSpec spec{.dialect = options.dialect, .sequential = options.sequential};
  rnn::InputLayerSpec input;
  input.batch_shape = options.batch_shape;
  input.dtype = options.input_dtype;
  spec.layers.push_back({.name = "", .trainable = true, .kind = std::move(input)});
  for (rnn::LayerSpec& layer : layers) spec.layers.push_back(std::move(layer));
  if (options.sequential) return spec;
  for (int i = 0; i < static_cast<int>(spec.layers.size()); ++i) {
    rnn::NodeSpec node{.layer = i};
    if (i > 0) node.inputs = {{i - 1, 0}};
    spec.nodes.push_back(std::move(node));
  }
  spec.inputs = {{0, 0}};
  for (int i = 0; i < options.outputs; ++i) spec.outputs.push_back({static_cast<int>(spec.layers.size()) - 1, i});
  return spec;
}

rnn::Plan planOf(const Json& c, int outputs) {
  const Array input = readArray(c.at("input"));
  ModelOptions options{.dialect = dialectOf(c), .input_dtype = c.value("input_dtype", "float32"), .outputs = outputs};
  options.batch_shape.assign(input.shape.begin(), input.shape.end());
  if (!options.batch_shape.empty())
    options.batch_shape[0] = isStateful(c.at("layers")) ? rnn::Dim{batchSize(c, input.shape[0])} : std::nullopt;
  std::vector<rnn::LayerSpec> layers = readLayers(c.at("layers"));
  for (const Json& frozen : c.value("frozen_layers", Json::array())) layers.at(frozen.get<std::size_t>()).trainable = false;
  const rnn::Result<rnn::Plan> plan = rnn::plan(modelOf(std::move(layers), options));
  if (!plan) throw std::runtime_error(sentence(plan.error()));
  return plan.value();
}

std::vector<rnn::Scalar> weightsOf(const Json& c, const rnn::Plan& plan) {
  FlatWeights weights = readWeights(c.at("weights"));
  if (weights.shapes.size() != plan.weights.size()) {
    throw std::runtime_error("the case has " + std::to_string(weights.shapes.size()) + " weights, the model " +
                             std::to_string(plan.weights.size()));
  }
  for (std::size_t w = 0; w < plan.weights.size(); ++w) {
    if (weights.shapes[w] != plan.weights[w].shape) {
      throw std::runtime_error("weight " + plan.weights[w].path + ": shape " + toText(plan.weights[w].shape) + " in the model, " +
                               toText(weights.shapes[w]) + " in the case");
    }
  }
  return std::move(weights.values);
}

}  // namespace golden

#include "golden/inputs.h"

#include <algorithm>
#include <stdexcept>

#include "golden/arrays.h"

namespace golden {
namespace {

int firstRecurrentLayer(const rnn::Plan& plan) {
  for (std::size_t i = 0; i < plan.layers.size(); ++i) {
    const std::vector<rnn::PartInfo>& parts = plan.layers[i].parts;
    if (std::any_of(parts.begin(), parts.end(), [](const rnn::PartInfo& part) { return part.recurrent; })) return static_cast<int>(i);
  }
  throw std::runtime_error("initial_state, but no recurrent layer");
}

}  // namespace

rnn::RunInputs inputsOf(const Json& c, const rnn::Plan& plan) {
  rnn::RunInputs inputs;
  inputs.inputs = {readTensor(c.at("input"))};
  if (c.contains("mask") && !c.at("mask").is_null()) inputs.mask = readTensor(c.at("mask"));
  if (c.contains("initial_state") && !c.at("initial_state").is_null()) {
    rnn::LayerState state{.layer = firstRecurrentLayer(plan)};
    for (const Json& one : c.at("initial_state")) state.states.push_back(readTensor(one));
    inputs.initial_states.push_back(std::move(state));
  }
  return inputs;
}

std::string shapeJson(const rnn::Shape& shape) {
  Json json = Json::array();
  for (const rnn::Dim& size : shape) json.push_back(size ? Json(*size) : Json(nullptr));
  return json.dump();
}

}  // namespace golden

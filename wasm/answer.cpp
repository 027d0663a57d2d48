#include "answer.h"

#include "engine.h"

namespace rnn::wasm {

std::size_t countOf(const std::vector<Tensor>& tensors) {
  std::size_t count = 0;
  for (const Tensor& tensor : tensors) count += tensor.data.size();
  return count;
}

std::size_t countOf(const std::vector<LayerState>& states) {
  std::size_t count = 0;
  for (const LayerState& state : states) count += countOf(state.states);
  return count;
}

void Answer::reserve(std::size_t count) { reserveNumbers(count); }

std::int64_t Answer::append(const std::vector<Scalar>& part) {
  const std::int64_t offset = used_;
  appendNumbers(part.data(), part.size());
  used_ += static_cast<std::int64_t>(part.size());
  return offset;
}

void Answer::floats(const std::vector<Scalar>& part) {
  json.open('{');
  json.field("offset", append(part));
  json.field("size", static_cast<std::int64_t>(part.size()));
  json.close('}');
}

void Answer::tensor(const Tensor& tensor) {
  json.open('{');
  json.field("shape", tensor.shape);
  json.field("offset", append(tensor.data));
  json.close('}');
}

void Answer::tensors(const char* name, const std::vector<Tensor>& list) {
  json.fieldList(name, list, [this](const Tensor& one) { tensor(one); });
}

void Answer::states(const char* name, const std::vector<LayerState>& list, const std::vector<int>& origins) {
  json.fieldList(name, list, [&](const LayerState& state) {
    json.open('{');
    json.field("layer", origins[static_cast<std::size_t>(state.layer)]);
    tensors("states", state.states);
    json.close('}');
  });
}

bool Answer::give(const std::vector<Scalar>& numbers) {
  reserve(numbers.size());
  append(numbers);
  json.null();
  return true;
}

bool Answer::refuse(const Error& error) {
  json = Json();
  json.open('{');
  json.field("code", error.code);
  json.field("message", error.message);
  json.field("layer", error.layer);
  json.field("param", error.param);
  json.key("args");
  json.open('{');
  for (const auto& [name, figure] : error.args) json.field(name.c_str(), figure);
  json.close('}');
  json.close('}');
  return false;
}

}  // namespace rnn::wasm

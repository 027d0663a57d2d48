#include <cassert>
#include <string>

#include "draft_model.h"
#include "layers/layer.h"
#include "layout.h"

namespace rnn {
namespace {

std::size_t partIndex(const Call& call) {
  const std::vector<PartDraft>& parts = call.node->parts;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (parts[p].info.id == call.part) return p;
  }
  return parts.size();
}

Rows find(const Call& call, const std::string& id, const NodeLayout& layout, Scalar* tape) {
  const std::size_t p = partIndex(call);
  if (p == call.node->parts.size()) return {};
  const PartDraft& part = call.node->parts[p];
  for (std::size_t q = 0; q < part.places.size(); ++q) {
    if (part.info.quantities[q].id == id) return rowsOf(layout.parts[p].quantities[q], tape);
  }
  for (std::size_t s = 0; s < part.stores.size(); ++s) {
    if (part.stores[s].id == id) return rowsOf(layout.parts[p].stores[s], tape);
  }
  return {};
}

Rows regionAt(const std::vector<Region>& regions, int index, Scalar* tape) {
  const auto i = static_cast<std::size_t>(index);
  return i < regions.size() ? rowsOf(regions[i], tape) : Rows{};
}

const WeightInfo* findWeight(const Call& call, const std::string& name) {
  for (int i = call.weights_begin; i < call.weights_end; ++i) {
    const WeightInfo& info = (*call.weights)[static_cast<std::size_t>(i)];
    if (info.part == call.part && info.name == name) return &info;
  }
  return nullptr;
}

template <class M, class Pointer>
M asMatrix(const WeightInfo* info, Pointer values) {
  // Where no weight has an entry there is no memory for them either.
  if (info == nullptr || (values == nullptr && info->size > 0)) return {};
  const std::int64_t last = info->shape.empty() ? 1 : info->shape.back();
  return {values + info->offset, last == 0 ? 0 : info->size / last, last, last};
}

}  // namespace

Rows tape(const Call& call, const std::string& id) { return find(call, id, *call.layout, call.values); }

Rows gradient(const Call& call, const std::string& id) { return find(call, id, *call.gradient_layout, call.gradients); }

const std::vector<std::int64_t>& extentOf(const Call& call, const std::string& id) {
  const std::vector<QuantityInfo>& quantities = call.node->parts[partIndex(call)].info.quantities;
  std::size_t i = 0;
  while (i + 1 < quantities.size() && quantities[i].id != id) ++i;
  assert(quantities[i].id == id);
  return quantities[i].extent;
}

std::int64_t lastSize(const Call& call, const std::string& id) { return extentOf(call, id).back(); }

Rows input(const Call& call, int index) { return regionAt(call.layout->parts[partIndex(call)].inputs, index, call.values); }

std::size_t countInputs(const Call& call) { return call.node->parts[partIndex(call)].inputs.size(); }

Rows inputGradient(const Call& call, int index) {
  return regionAt(call.gradient_layout->parts[partIndex(call)].inputs, index, call.gradients);
}

Rows inputMask(const Call& call, int index) { return regionAt(call.layout->parts[partIndex(call)].masks, index, call.values); }

ConstMatrix weight(const Call& call, const std::string& name) { return asMatrix<ConstMatrix>(findWeight(call, name), call.weight_values); }
Matrix weightGradient(const Call& call, const std::string& name) { return asMatrix<Matrix>(findWeight(call, name), call.weight_gradients); }
Matrix weightUpdate(const Call& call, const std::string& name) { return asMatrix<Matrix>(findWeight(call, name), call.weight_updates); }

Call innerCall(const Call& call, const std::string& part, const std::string& name) {
  Call inner = call;
  inner.part = joined(call.part, part);
  inner.name = name;
  return inner;
}

}  // namespace rnn

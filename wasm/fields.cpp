#include "fields.h"

#include <cstddef>
#include <utility>

namespace rnn::wasm {
namespace {

template <std::size_t... I>
bool make(std::string_view class_name, LayerKind& kind, std::index_sequence<I...> /*indices*/) {
  return ((class_name == std::variant_alternative_t<I, LayerKind>::kClass && (kind.emplace<I>(), true)) || ...);
}

}  // namespace

std::vector<Field> fieldsOf(LayerKind& kind) {
  return std::visit([](auto& spec) { return fieldsOf(spec); }, kind);
}

const char* className(const LayerKind& kind) {
  return std::visit([](const auto& spec) { return std::decay_t<decltype(spec)>::kClass; }, kind);
}

bool makeKind(std::string_view class_name, LayerKind& kind) {
  return make(class_name, kind, std::make_index_sequence<std::variant_size_v<LayerKind>>());
}

bool isActivation(const Field& field) { return std::string_view(field.name).ends_with("activation"); }

bool takesSeveral(const Field& field) { return std::string_view(field.name).starts_with("cell"); }

}  // namespace rnn::wasm

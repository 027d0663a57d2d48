#include "rnn/catalog.h"

#include <utility>

#include "rnn/spec.h"

namespace rnn {
namespace {

template <std::size_t... I>
std::vector<std::string> classNames(std::index_sequence<I...>) {
  return {std::variant_alternative_t<I, LayerKind>::kClass...};
}

}  // namespace

std::vector<std::string> layerNames() { return classNames(std::make_index_sequence<std::variant_size_v<LayerKind>>()); }

}  // namespace rnn

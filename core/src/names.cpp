#include "names.h"

#include <algorithm>
#include <utility>

#include "rnn/catalog.h"

namespace rnn {
namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

/// One counter per base name, as Keras keeps for a session.
class Counters {
 public:
  /// "lstm", "lstm_1", … or, counting from 1 as Keras 2 does for inputs, "input_1", "input_2", …
  std::string next(const std::string& base, int first = 0) {
    auto entry = std::find_if(counts_.begin(), counts_.end(), [&](const auto& known) { return known.first == base; });
    if (entry == counts_.end()) entry = counts_.insert(counts_.end(), {base, first});
    const int number = entry->second++;
    return number == 0 ? base : base + "_" + std::to_string(number);
  }

 private:
  std::vector<std::pair<std::string, int>> counts_;
};

void nameLayer(LayerSpec& layer, const ModelSpec& model, Counters& counters);

/// What is written inside the parentheses is created first.
template <class Spec>
void nameWrapped(Spec& spec, const ModelSpec& model, Counters& counters) {
  Spec::fields(spec, [&](const char*, auto& value, unsigned = kPlain) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Wrapped>) {
      for (LayerSpec& inner : value) nameLayer(inner, model, counters);
    }
  });
}

std::string automaticName(const LayerSpec& layer, const ModelSpec& model, Counters& counters) {
  if (!std::holds_alternative<InputLayerSpec>(layer.kind)) return counters.next(snakeCase(className(layer.kind)));
  if (model.dialect == Dialect::kKeras3) return counters.next("input_layer");
  return counters.next("input", 1);
}

void nameLayer(LayerSpec& layer, const ModelSpec& model, Counters& counters) {
  std::visit([&](auto& spec) { nameWrapped(spec, model, counters); }, layer.kind);
  if (layer.name.empty()) layer.name = automaticName(layer, model, counters);
}

/// The cells made by building `layer` once, in order, appended to `names`.
void countCells(const LayerKind& kind, Dialect dialect, Counters& counters, std::vector<std::string>& names);

template <class Spec>
void countCells(const Spec& spec, Dialect dialect, Counters& counters, std::vector<std::string>& names) {
  if constexpr (std::is_same_v<Spec, SimpleRNNSpec> || std::is_same_v<Spec, LSTMSpec> || std::is_same_v<Spec, GRUSpec>) {
    const std::string base = snakeCase(Spec::kClass) + "_cell";
    names.push_back(dialect == Dialect::kKeras2 ? counters.next(base) : base);
  } else if constexpr (std::is_same_v<Spec, BidirectionalSpec>) {
    // Keras makes the wrapped layer, throws it away, and makes two copies from its config.
    std::vector<std::string> discarded;
    std::vector<std::string> backward;
    if (spec.layer.empty()) return;
    countCells(spec.layer[0].kind, dialect, counters, discarded);
    if (!spec.backward_layer.empty()) countCells(spec.backward_layer[0].kind, dialect, counters, backward);
    countCells(spec.layer[0].kind, dialect, counters, names);
    if (spec.backward_layer.empty()) countCells(spec.layer[0].kind, dialect, counters, backward);
    names.insert(names.end(), backward.begin(), backward.end());
  } else if constexpr (std::is_same_v<Spec, TimeDistributedSpec>) {
    for (const LayerSpec& inner : spec.layer) countCells(inner.kind, dialect, counters, names);
  }
}

void countCells(const LayerKind& kind, Dialect dialect, Counters& counters, std::vector<std::string>& names) {
  std::visit([&](const auto& spec) { countCells(spec, dialect, counters, names); }, kind);
}

}  // namespace

std::string snakeCase(const std::string& name) {
  std::string snake;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool afterWord = i > 0 && isLower(name[i - 1]);
    const bool startsWord = i > 0 && i + 1 < name.size() && isLower(name[i + 1]);
    if (isUpper(name[i]) && (afterWord || startsWord)) snake += '_';
    snake += isUpper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  return snake;
}

void assignNames(ModelSpec& spec) {
  Counters counters;
  const bool keras2 = spec.dialect == Dialect::kKeras2;
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    // A Keras 2 Sequential names its implicit input after the layer that has the input_shape.
    const bool implicit = keras2 && spec.sequential && i == 0 && spec.layers.size() > 1 && spec.layers[0].name.empty() &&
                          std::holds_alternative<InputLayerSpec>(spec.layers[0].kind);
    if (implicit) continue;
    nameLayer(spec.layers[i], spec, counters);
  }
  if (!spec.layers.empty() && spec.layers[0].name.empty()) spec.layers[0].name = spec.layers[1].name + "_input";
  if (spec.name.empty()) spec.name = spec.sequential ? "sequential" : keras2 ? "model" : "functional";
}

std::vector<CellNames> cellNames(const ModelSpec& spec) {
  Counters counters;
  std::vector<CellNames> names(spec.layers.size());
  for (std::size_t i = 0; i < spec.layers.size(); ++i) countCells(spec.layers[i].kind, spec.dialect, counters, names[i].names);
  return names;
}

}  // namespace rnn

#include "golden/case.h"

#include <algorithm>

namespace golden {

rnn::Dialect dialectOf(const Json& c) { return c.value("semantics", "any") == "keras2" ? rnn::Dialect::kKeras2 : rnn::Dialect::kKeras3; }

std::set<std::string>& notLookedAt() {
  static std::set<std::string> keys;
  return keys;
}

void noteUnknownKeys(const Json& object, const std::string& what, std::initializer_list<const char*> known) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) notLookedAt().insert(what + "." + key);
  }
}

std::string sentence(const rnn::Error& error) {
  // The core knows the arguments of a few layers before it can compute them; alone in a model they are taken for cells.
  std::string text = (error.code == "not_a_layer" ? "not supported: " : error.code + ": ") + error.message;
  if (error.layer >= 0) text += " (layer " + std::to_string(error.layer) + ")";
  return text;
}

}  // namespace golden

// The arguments of a spec with their types erased: one list that the reading of configs and the catalog both walk.
// Each layer costs the boundary one instantiation, of `fieldsOf`; nothing else in wasm/ knows which layers there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rnn/schedules.h"
#include "rnn/spec.h"

namespace rnn::wasm {

/// Where an argument is stored. A new kind of argument needs a line here, one in read_layer.cpp and one in write_catalog.cpp.
using FieldValue = std::variant<std::int64_t*, double*, bool*, std::string*, std::optional<std::int64_t>*, std::optional<double>*,
                                std::optional<bool>*, std::optional<std::string>*, Shape*, std::vector<std::int64_t>*, std::vector<double>*,
                                InitializerSpec*, RegularizerSpec*, ConstraintSpec*, ScheduleSpec*, Wrapped*>;

struct Field {
  const char* name;
  unsigned flags;
  FieldValue value;
};

class FieldList {
 public:
  template <class T>
  void operator()(const char* name, T& member, unsigned flags = kPlain) {
    add(name, flags, &member);
  }
  std::vector<Field> fields;

 private:
  // Out of line: inlined, the push_back of every argument of every layer is most of the module.
  [[gnu::noinline]] void add(const char* name, unsigned flags, FieldValue value) { fields.push_back({name, flags, value}); }
};

/// The arguments of `spec` in Keras' positional order. The pointers live as long as `spec` does.
template <class Spec>
std::vector<Field> fieldsOf(Spec& spec) {
  FieldList list;
  Spec::fields(spec, list);
  return std::move(list.fields);
}

std::vector<Field> fieldsOf(LayerKind& kind);

/// The class name of the layer that `kind` holds.
const char* className(const LayerKind& kind);

/// Makes `kind` the layer called `class_name`, with Keras' defaults; false if there is no such layer.
bool makeKind(std::string_view class_name, LayerKind& kind);

/// Strings whose argument is an activation: None means "linear" there.
bool isActivation(const Field& field);

/// Layer arguments that also take a list of layers: RNN's `cell`, StackedRNNCells' `cells`.
bool takesSeveral(const Field& field);

}  // namespace rnn::wasm

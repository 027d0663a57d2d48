// Keras-style `{class_name, config}` → LayerSpec, for any layer that has `fields`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fields.h"
#include "read_value.h"
#include "rnn/spec.h"
#include "value.h"

namespace rnn::wasm {

/// Reads one layer. Every layer has `name`, `trainable` and `dtype`; its other arguments are those of its `fields`.
/// Keys of Keras' own files that say nothing here (`module`, `registered_name`, `build_config`) may stand beside `class_name`.
[[nodiscard]] bool readLayer(Value value, Place place, LayerSpec& layer);

/// What Keras names with a string or makes with parameters: an initializer, an optimizer, a loss. `parameters` are its fields; the one
/// called `apart` is left to the caller.
[[nodiscard]] bool readIdentified(Value value, const Place& place, std::string& identifier, const std::vector<Field>& parameters,
                                  std::string_view apart = "");

}  // namespace rnn::wasm

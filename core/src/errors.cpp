#include "errors.h"

#include <utility>

namespace rnn {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

/// How a dialect begins the sentence about a layer's input.
std::string incompatible(Dialect dialect, const std::string& layer) {
  if (dialect == Dialect::kKeras2) return "Input 0 of layer \"" + layer + "\" is incompatible with the layer: ";
  return "Input 0 with name 'None' of layer '" + layer + "' is incompatible with the layer: ";
}

}  // namespace

Error tooLarge(const std::string& what, std::optional<std::int64_t> found, std::int64_t limit) {
  const std::string figure = found ? number(*found) : "more than can be counted";
  return {.code = "too_large",
          .message = "The model needs " + figure + " " + what + ", the limit is " + number(limit),
          .param = what == "units" ? "units" : "",
          .args = {{"what", what}, {"found", figure}, {"limit", number(limit)}}};
}

Error rankMismatch(Dialect dialect, const std::string& layer, int expected, const Shape& found) {
  const std::string rank = std::to_string(found.size());
  return {.code = "rank_mismatch",
          .message = incompatible(dialect, layer) + "expected ndim=" + std::to_string(expected) + ", found ndim=" + rank +
                     ". Full shape received: " + toString(found),
          .args = {{"layer", layer}, {"expected", std::to_string(expected)}, {"found", rank}, {"shape", toString(found)}}};
}

Error rankTooSmall(Dialect dialect, const std::string& layer, int minimum, const Shape& found) {
  const std::string rank = std::to_string(found.size());
  return {.code = "rank_too_small",
          .message = incompatible(dialect, layer) + "expected min_ndim=" + std::to_string(minimum) + ", found ndim=" + rank +
                     ". Full shape received: " + toString(found),
          .args = {{"layer", layer}, {"expected", std::to_string(minimum)}, {"found", rank}, {"shape", toString(found)}}};
}

Error lastDimensionUnknown(Dialect dialect, const std::string& class_name, const std::string& path, const Shape& weight,
                           const Shape& input) {
  Error error{.code = "last_dimension_unknown", .args = {{"class", class_name}, {"shape", toString(input)}}};
  if (dialect == Dialect::kKeras3) {
    error.message =
        "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape=" + toString(weight) +
        " for variable path='" + path + "'";
  } else if (class_name == "Dense") {
    error.message =
        "The last dimension of the inputs to a Dense layer should be defined. Found None. Full input shape received: " + toString(input);
  } else {
    error.message = "The last dimension of the inputs to `" + class_name +
                    "` should be defined. Found `None`. Full input shape received: " + toString(input);
  }
  return error;
}

Error unitsNotPositive(std::int64_t units) {
  return {.code = "units_not_positive",
          .message = "Received an invalid value for argument `units`, expected a positive integer, got " + number(units) + ".",
          .param = "units",
          .args = {{"found", number(units)}}};
}

Error initialStateCount(Dialect dialect, const std::string& layer, std::size_t expected, std::size_t found) {
  Error error{.code = "initial_state_count",
              .param = "initial_state",
              .args = {{"layer", layer}, {"expected", std::to_string(expected)}, {"found", std::to_string(found)}}};
  if (dialect == Dialect::kKeras3 && found < expected) {
    error.message = "Exception encountered when calling the layer \"" + layer + "\".\n\nlist index out of range";
  } else {
    error.message = "An `initial_state` was passed that is not compatible with `cell.state_size`. Received " + std::to_string(found) +
                    " state tensors; however the layer has " + std::to_string(expected);
  }
  return error;
}

Error initialStateShape(Dialect dialect, const std::string& layer, std::size_t index, std::int64_t units, const Shape& found) {
  const std::string size = found.size() == 2 && found[1] ? number(*found[1]) : "None";
  Error error{.code = "initial_state_shape",
              .param = "initial_state",
              .args = {{"layer", layer},
                       {"index", std::to_string(index)},
                       {"expected", toString(Shape{std::nullopt, units})},
                       {"found", toString(found)}}};
  if (dialect == Dialect::kKeras3 && found.size() == 2) {
    error.message = productMismatch(number(units), size);
  } else {
    error.message = "An `initial_state` was passed that is not compatible with `cell.state_size`. Received a state of shape " +
                    toString(found) + "; however `cell.state_size` is " + number(units);
  }
  return error;
}

Error inputCount(const std::string& layer, std::size_t expected, std::size_t found) {
  return {.code = "input_count",
          .message = "Layer \"" + layer + "\" expects " + std::to_string(expected) + " input(s), but it received " + std::to_string(found) +
                     " input tensors.",
          .args = {{"layer", layer}, {"expected", std::to_string(expected)}, {"found", std::to_string(found)}}};
}

Error inputShape(Dialect dialect, const std::string& name, std::size_t input, const Shape& expected, const Shape& found) {
  const std::string index = std::to_string(input);
  Error error{.code = "input_shape", .args = {{"input", index}, {"expected", toString(expected)}, {"found", toString(found)}}};
  if (dialect == Dialect::kKeras2) {
    error.message = "Input " + index + " of layer \"" + name + "\" is incompatible with the layer: expected shape=" + toString(expected) +
                    ", found shape=" + toString(found);
  } else {
    error.message = "Invalid input shape for input Tensor of shape " + toString(found) + " for layer '" + name + "'. Expected shape " +
                    toString(expected) + ", but input has incompatible shape " + toString(found);
  }
  return error;
}

std::string productMismatch(const std::string& expected, const std::string& found) {
  return "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size " + expected +
         " is different from " + found + ")";
}

Error sharedShape(Dialect dialect, const std::string& layer, const std::string& cell, const Shape& built, const Shape& found) {
  const std::string features = built.back() ? number(*built.back()) : "None";
  Error error{.code = "shared_shape", .args = {{"layer", layer}, {"expected", features}, {"shape", toString(found)}}};
  const std::string incompatible = "Input 0 of layer \"" + layer + "\" is incompatible with the layer: ";
  if (cell.empty()) {
    error.message =
        incompatible + "expected axis -1 of input shape to have value " + features + ", but received input with shape " + toString(found);
  } else if (dialect == Dialect::kKeras2) {
    error.message = incompatible + "expected shape=" + toString(built) + ", found shape=" + toString(found);
  } else {
    error.message = "Exception encountered when calling " + cell + ".call().\n\n" +
                    productMismatch(features, found.back() ? number(*found.back()) : "None");
  }
  return error;
}

Error notFinite(const std::string& param) {
  return {.code = "not_finite", .message = "Argument `" + param + "` must be a finite number", .param = param, .args = {{"param", param}}};
}

Error unknownIdentifier(Dialect dialect, const std::string& kind, const std::string& identifier, const std::string& param) {
  Error error{.code = kind == "activation function" ? "unknown_activation" : "unknown_" + kind,
              .param = param,
              .args = {{"found", identifier}, {"param", param}}};
  if (dialect == Dialect::kKeras3) {
    error.message = "Could not interpret " + kind + " identifier: " + identifier;
  } else {
    error.message = "Unknown " + kind + ": '" + identifier +
                    "'. Please ensure you are using a `keras.utils.custom_object_scope` and that this object is included in the scope. See "
                    "https://www.tensorflow.org/guide/keras/save_and_serialize#registering_the_custom_object for details.";
  }
  return error;
}

}  // namespace rnn

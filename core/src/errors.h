// Keras' sentences, by dialect (Keras 2: tf.keras 2.7–2.15; Keras 3: 3.15). One function per code that more than one place can cause.
// docs/errors.md lists all codes.
#pragma once

#include <string>

#include "rnn/result.h"
#include "rnn/shape.h"
#include "rnn/spec.h"

namespace rnn {

/// A size too large to be counted, or beyond a limit of rnn::Limits. `what`: "parameters", "units", "trace_bytes".
Error tooLarge(const std::string& what, std::optional<std::int64_t> found, std::int64_t limit);

/// `expected ndim=3, found ndim=2`
Error rankMismatch(Dialect dialect, const std::string& layer, int expected, const Shape& found);
/// `expected min_ndim=2, found ndim=1`
Error rankTooSmall(Dialect dialect, const std::string& layer, int minimum, const Shape& found);

/// A weight whose shape depends on an unknown size. `path`: of the weight; `shape`: with None.
Error lastDimensionUnknown(Dialect dialect, const std::string& class_name, const std::string& path, const Shape& weight,
                           const Shape& input);

/// units ≤ 0 of a recurrent layer.
Error unitsNotPositive(std::int64_t units);

/// `initial_state=` with another number of tensors than the layer has states, or of another size.
Error initialStateCount(Dialect dialect, const std::string& layer, std::size_t expected, std::size_t found);
Error initialStateShape(Dialect dialect, const std::string& layer, std::size_t index, std::int64_t units, const Shape& found);

/// `Layer "dense" expects 1 input(s), but it received 3 input tensors.`
Error inputCount(const std::string& layer, std::size_t expected, std::size_t found);

/// Data, or the input of a nested model, of another shape than expected. `name`: Keras 2 blames the model, Keras 3 the InputLayer.
Error inputShape(Dialect dialect, const std::string& name, std::size_t input, const Shape& expected, const Shape& found);

/// A product whose inner sizes differ, in the words of Keras 3's NumPy backend.
std::string productMismatch(const std::string& expected, const std::string& found);

/// A shared layer called on `found` after it was built for another feature size. Recurrent layers (those with a `cell`, by class name) have
/// no check of their own in Keras 3: their product fails. `built`: the shape it was built for.
Error sharedShape(Dialect dialect, const std::string& layer, const std::string& cell, const Shape& built, const Shape& found);

/// An argument that holds no number (NaN or infinity).
Error notFinite(const std::string& param);

/// An identifier that names nothing. `kind`: "activation function", "initializer", "regularizer", "constraint".
Error unknownIdentifier(Dialect dialect, const std::string& kind, const std::string& identifier, const std::string& param);

}  // namespace rnn

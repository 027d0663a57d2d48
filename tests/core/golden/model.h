// The model of a case: its layers one after the other, called as functions, so that the last one may have several outputs in either
// dialect.
#pragma once

#include <string>
#include <vector>

#include "golden/case.h"
#include "rnn/plan.h"
#include "rnn/scalar.h"

namespace golden {

/// How the layers of a case become a model.
struct ModelOptions {
  rnn::Dialect dialect = rnn::Dialect::kKeras3;
  rnn::Shape batch_shape;  ///< of the input; first axis: samples
  std::string input_dtype = "float32";
  int outputs = 1;  ///< of the last layer
  bool sequential = false;
};

/// The layers of a case; a Sequential among them stands for its own layers. Throws as readLayer.
std::vector<rnn::LayerSpec> readLayers(const Json& json);

rnn::ModelSpec modelOf(std::vector<rnn::LayerSpec> layers, const ModelOptions& options);

/// The plan of a case that has an `input`: batch None, or the input's own where a layer is stateful. Throws std::runtime_error with Keras'
/// sentence.
rnn::Plan planOf(const Json& c, int outputs);

/// `weights` of the case, checked against the plan. Throws std::runtime_error.
std::vector<rnn::Scalar> weightsOf(const Json& c, const rnn::Plan& plan);

}  // namespace golden

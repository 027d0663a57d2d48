// What there is: the names that a reader of Keras text needs. Each layer's arguments, their order, defaults and flags are its `fields`.
#pragma once

#include <string>
#include <vector>

namespace rnn {

/// Class names of all layers, in the order of LayerKind.
std::vector<std::string> layerNames();

/// What automatic names count from: "TimeDistributed" → "time_distributed".
std::string snakeCase(const std::string& class_name);

/// Activation functions, by Keras' names. A dialect may lack some: keras-facts §6.
std::vector<std::string> activationNames();

/// Initializers, in snake case; the class names ("GlorotUniform") are understood as well.
std::vector<std::string> initializerNames();

}  // namespace rnn

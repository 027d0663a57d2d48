// One aggregate per Keras layer: its argument names and defaults, as data, each once in the whole project.
// `fields` visits the arguments in Keras' positional order; the wasm boundary, the catalog and the reader all derive from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "rnn/layer_specs/activations.h"
#include "rnn/layer_specs/attention.h"
#include "rnn/layer_specs/embedding.h"
#include "rnn/layer_specs/merging.h"
#include "rnn/layer_specs/noise.h"
#include "rnn/layer_specs/normalization.h"
#include "rnn/layer_specs/rearranging.h"
#include "rnn/layer_specs/windows.h"
#include "rnn/parameter_specs.h"
#include "rnn/shape.h"

namespace rnn {

struct LayerSpec;

/// The argument of a wrapper that is itself a layer. Zero entries: absent (None). One: the layer.
/// A vector because LayerSpec is recursive and a vector is the one standard value type that may hold an incomplete type.
using Wrapped = std::vector<LayerSpec>;

struct InputLayerSpec {
  static constexpr const char* kClass = "InputLayer";
  Shape batch_shape;              ///< with the batch size: (None, 2, 10)
  std::string dtype = "float32";  ///< "int32" for token ids
  static void fields(auto& self, auto&& visit) {
    visit("batch_shape", self.batch_shape, kRequired);
    visit("dtype", self.dtype);
  }
};

// ---- cells: one time step
// ---------------------------------------------------------------------------------------------------------------------

struct SimpleRNNCellSpec {
  static constexpr const char* kClass = "SimpleRNNCell";
  std::int64_t units = 0;
  std::string activation = "tanh";
  bool use_bias = true;
  InitializerSpec kernel_initializer{.identifier = "glorot_uniform"};
  InitializerSpec recurrent_initializer{.identifier = "orthogonal"};
  InitializerSpec bias_initializer{.identifier = "zeros"};
  RegularizerSpec kernel_regularizer, recurrent_regularizer, bias_regularizer;
  ConstraintSpec kernel_constraint, recurrent_constraint, bias_constraint;
  double dropout = 0;
  double recurrent_dropout = 0;
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("units", self.units, kRequired);
    visit("activation", self.activation);
    visit("use_bias", self.use_bias);
    visit("kernel_initializer", self.kernel_initializer);
    visit("recurrent_initializer", self.recurrent_initializer);
    visit("bias_initializer", self.bias_initializer);
    visit("kernel_regularizer", self.kernel_regularizer);
    visit("recurrent_regularizer", self.recurrent_regularizer);
    visit("bias_regularizer", self.bias_regularizer);
    visit("kernel_constraint", self.kernel_constraint);
    visit("recurrent_constraint", self.recurrent_constraint);
    visit("bias_constraint", self.bias_constraint);
    visit("dropout", self.dropout);
    visit("recurrent_dropout", self.recurrent_dropout);
    visit("seed", self.seed, kKeras3 | kKeywordOnly);
  }
};

struct LSTMCellSpec {
  static constexpr const char* kClass = "LSTMCell";
  std::int64_t units = 0;
  std::string activation = "tanh";
  std::string recurrent_activation = "sigmoid";
  bool use_bias = true;
  InitializerSpec kernel_initializer{.identifier = "glorot_uniform"};
  InitializerSpec recurrent_initializer{.identifier = "orthogonal"};
  InitializerSpec bias_initializer{.identifier = "zeros"};
  bool unit_forget_bias = true;
  RegularizerSpec kernel_regularizer, recurrent_regularizer, bias_regularizer;
  ConstraintSpec kernel_constraint, recurrent_constraint, bias_constraint;
  double dropout = 0;
  double recurrent_dropout = 0;
  std::optional<std::int64_t> implementation;  ///< 1 or 2: the same numbers; only the dropout masks differ
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("units", self.units, kRequired);
    visit("activation", self.activation);
    visit("recurrent_activation", self.recurrent_activation);
    visit("use_bias", self.use_bias);
    visit("kernel_initializer", self.kernel_initializer);
    visit("recurrent_initializer", self.recurrent_initializer);
    visit("bias_initializer", self.bias_initializer);
    visit("unit_forget_bias", self.unit_forget_bias);
    visit("kernel_regularizer", self.kernel_regularizer);
    visit("recurrent_regularizer", self.recurrent_regularizer);
    visit("bias_regularizer", self.bias_regularizer);
    visit("kernel_constraint", self.kernel_constraint);
    visit("recurrent_constraint", self.recurrent_constraint);
    visit("bias_constraint", self.bias_constraint);
    visit("dropout", self.dropout);
    visit("recurrent_dropout", self.recurrent_dropout);
    visit("implementation", self.implementation, kKeywordOnly | kNoEffect);
    visit("seed", self.seed, kKeras3 | kKeywordOnly);
  }
};

struct GRUCellSpec {
  static constexpr const char* kClass = "GRUCell";
  std::int64_t units = 0;
  std::string activation = "tanh";
  std::string recurrent_activation = "sigmoid";
  bool use_bias = true;
  InitializerSpec kernel_initializer{.identifier = "glorot_uniform"};
  InitializerSpec recurrent_initializer{.identifier = "orthogonal"};
  InitializerSpec bias_initializer{.identifier = "zeros"};
  RegularizerSpec kernel_regularizer, recurrent_regularizer, bias_regularizer;
  ConstraintSpec kernel_constraint, recurrent_constraint, bias_constraint;
  double dropout = 0;
  double recurrent_dropout = 0;
  bool reset_after = true;
  std::optional<std::int64_t> implementation;
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("units", self.units, kRequired);
    visit("activation", self.activation);
    visit("recurrent_activation", self.recurrent_activation);
    visit("use_bias", self.use_bias);
    visit("kernel_initializer", self.kernel_initializer);
    visit("recurrent_initializer", self.recurrent_initializer);
    visit("bias_initializer", self.bias_initializer);
    visit("kernel_regularizer", self.kernel_regularizer);
    visit("recurrent_regularizer", self.recurrent_regularizer);
    visit("bias_regularizer", self.bias_regularizer);
    visit("kernel_constraint", self.kernel_constraint);
    visit("recurrent_constraint", self.recurrent_constraint);
    visit("bias_constraint", self.bias_constraint);
    visit("dropout", self.dropout);
    visit("recurrent_dropout", self.recurrent_dropout);
    visit("reset_after", self.reset_after, kKeywordOnly);
    visit("implementation", self.implementation, kKeywordOnly | kNoEffect);
    visit("seed", self.seed, kKeras3 | kKeywordOnly);
  }
};

struct StackedRNNCellsSpec {
  static constexpr const char* kClass = "StackedRNNCells";
  Wrapped cells;
  static void fields(auto& self, auto&& visit) { visit("cells", self.cells, kRequired); }
};

// ---- recurrent layers: a cell and a loop over time
// -------------------------------------------------------------------------------------------------

/// The arguments of the time loop, the same for every recurrent layer.
struct RecurrentOptions {
  RegularizerSpec activity_regularizer;
  bool return_sequences = false;
  bool return_state = false;
  bool go_backwards = false;
  bool stateful = false;
  bool unroll = false;  ///< the same numbers either way
  bool zero_output_for_mask = false;
  bool time_major = false;  ///< Keras 2; only False can be shown
  static void fields(auto& self, auto&& visit) {
    visit("return_sequences", self.return_sequences);
    visit("return_state", self.return_state);
    visit("go_backwards", self.go_backwards);
    visit("stateful", self.stateful);
    visit("unroll", self.unroll, kNoEffect);
    visit("zero_output_for_mask", self.zero_output_for_mask, kKeywordOnly);
    visit("activity_regularizer", self.activity_regularizer, kKeywordOnly);
    visit("time_major", self.time_major, kKeras2 | kKeywordOnly | kNoEffect);
  }
};

struct SimpleRNNSpec {
  static constexpr const char* kClass = "SimpleRNN";
  SimpleRNNCellSpec cell;
  RecurrentOptions options;
  static void fields(auto& self, auto&& visit) {
    SimpleRNNCellSpec::fields(self.cell, visit);
    RecurrentOptions::fields(self.options, visit);
  }
};

struct LSTMSpec {
  static constexpr const char* kClass = "LSTM";
  LSTMCellSpec cell;
  RecurrentOptions options;
  std::string use_cudnn = "auto";
  static void fields(auto& self, auto&& visit) {
    LSTMCellSpec::fields(self.cell, visit);
    RecurrentOptions::fields(self.options, visit);
    visit("use_cudnn", self.use_cudnn, kKeras3 | kKeywordOnly | kNoEffect);
  }
};

struct GRUSpec {
  static constexpr const char* kClass = "GRU";
  GRUCellSpec cell;
  RecurrentOptions options;
  std::string use_cudnn = "auto";
  static void fields(auto& self, auto&& visit) {
    GRUCellSpec::fields(self.cell, visit);
    RecurrentOptions::fields(self.options, visit);
    visit("use_cudnn", self.use_cudnn, kKeras3 | kKeywordOnly | kNoEffect);
  }
};

struct RNNSpec {
  static constexpr const char* kClass = "RNN";
  Wrapped cell;  ///< one cell, or several (a list means StackedRNNCells)
  RecurrentOptions options;
  static void fields(auto& self, auto&& visit) {
    visit("cell", self.cell, kRequired);
    RecurrentOptions::fields(self.options, visit);
  }
};

// ---- wrappers
// ----------------------------------------------------------------------------------------------------------------------------------------------

struct BidirectionalSpec {
  static constexpr const char* kClass = "Bidirectional";
  Wrapped layer;
  std::optional<std::string> merge_mode = "concat";  ///< nullopt: Keras' None, the two outputs stay apart
  Wrapped backward_layer;                            ///< empty: the mirror image of `layer`
  static void fields(auto& self, auto&& visit) {
    visit("layer", self.layer, kRequired);
    visit("merge_mode", self.merge_mode);
    visit("backward_layer", self.backward_layer, kKeywordOnly);
  }
};

struct TimeDistributedSpec {
  static constexpr const char* kClass = "TimeDistributed";
  Wrapped layer;
  static void fields(auto& self, auto&& visit) { visit("layer", self.layer, kRequired); }
};

// ---- dense, activations
// ------------------------------------------------------------------------------------------------------------------------------------

struct DenseSpec {
  static constexpr const char* kClass = "Dense";
  std::int64_t units = 0;
  std::string activation = "linear";
  bool use_bias = true;
  InitializerSpec kernel_initializer{.identifier = "glorot_uniform"};
  InitializerSpec bias_initializer{.identifier = "zeros"};
  RegularizerSpec kernel_regularizer, bias_regularizer, activity_regularizer;
  ConstraintSpec kernel_constraint, bias_constraint;
  static void fields(auto& self, auto&& visit) {
    visit("units", self.units, kRequired | kKeras2Truncates);
    visit("activation", self.activation);
    visit("use_bias", self.use_bias);
    visit("kernel_initializer", self.kernel_initializer);
    visit("bias_initializer", self.bias_initializer);
    visit("kernel_regularizer", self.kernel_regularizer);
    visit("bias_regularizer", self.bias_regularizer);
    visit("activity_regularizer", self.activity_regularizer);
    visit("kernel_constraint", self.kernel_constraint);
    visit("bias_constraint", self.bias_constraint);
  }
};

struct ActivationSpec {
  static constexpr const char* kClass = "Activation";
  std::string activation;
  static void fields(auto& self, auto&& visit) { visit("activation", self.activation, kRequired); }
};

/// Every layer that can be built. The order is that of the catalog.
using LayerKind =
    std::variant<InputLayerSpec, SimpleRNNSpec, LSTMSpec, GRUSpec, RNNSpec, SimpleRNNCellSpec, LSTMCellSpec, GRUCellSpec,
                 StackedRNNCellsSpec, BidirectionalSpec, TimeDistributedSpec, DenseSpec, ActivationSpec, EmbeddingSpec, MaskingSpec,
                 RepeatVectorSpec, FlattenSpec, ReshapeSpec, PermuteSpec, UpSampling1DSpec, ZeroPadding1DSpec, Cropping1DSpec, ReLUSpec,
                 LeakyReLUSpec, ELUSpec, PReLUSpec, SoftmaxSpec, DropoutSpec, SpatialDropout1DSpec, GaussianNoiseSpec,
                 LayerNormalizationSpec, BatchNormalizationSpec, GlobalAveragePooling1DSpec, GlobalMaxPooling1DSpec, AveragePooling1DSpec,
                 MaxPooling1DSpec, Conv1DSpec, AddSpec, SubtractSpec, MultiplySpec, AverageSpec, MaximumSpec, MinimumSpec, ConcatenateSpec,
                 DotSpec, AttentionSpec, AdditiveAttentionSpec>;

/// A layer: what all layers have, and what only its kind has.
struct LayerSpec {
  std::string name;  ///< "" = automatic, as Keras names it
  bool trainable = true;
  LayerKind kind;
};

}  // namespace rnn

// Arguments that are themselves small objects in Keras (initializers, regularizers, constraints), and what may be said of any argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace rnn {

/// What a `fields` visitor is told of an argument besides its name and value.
enum ArgumentFlags : unsigned {
  kPlain = 0,
  kRequired = 1U << 0U,         ///< has no default in Keras
  kKeras2 = 1U << 1U,           ///< only Keras 2 accepts it
  kKeras3 = 1U << 2U,           ///< only Keras 3 accepts it
  kKeywordOnly = 1U << 3U,      ///< never by position
  kNoEffect = 1U << 4U,         ///< accepted, changes no number here: the reader adds a note
  kKeras2Truncates = 1U << 5U,  ///< Keras 2 takes a float where Keras 3 wants an integer, and drops its fraction
  kCallArgument = 1U << 6U,     ///< given where the layer is called, not where it is made: `attention([q, v], use_causal_mask=True)`
};

/// Where the numbers of a weight come from at the start. keras-facts, Initialisers.
/// `identifier` is Keras' name in either spelling ("glorot_uniform", "GlorotUniform"); parameters left out have Keras' default.
struct InitializerSpec {
  std::string identifier;
  std::optional<double> mean, stddev, minval, maxval, value, gain, scale;
  std::optional<std::string> mode, distribution;
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("mean", self.mean);
    visit("stddev", self.stddev);
    visit("minval", self.minval);
    visit("maxval", self.maxval);
    visit("value", self.value);
    visit("gain", self.gain);
    visit("scale", self.scale);
    visit("mode", self.mode);
    visit("distribution", self.distribution);
    visit("seed", self.seed);
  }
};

/// A penalty on a weight or an output. "" = None.
struct RegularizerSpec {
  std::string identifier;
  std::optional<double> l1, l2, factor;
  std::optional<std::string> mode;
  static void fields(auto& self, auto&& visit) {
    visit("l1", self.l1);
    visit("l2", self.l2);
    visit("factor", self.factor);
    visit("mode", self.mode);
  }
};

/// A projection of a weight after each update. "" = None.
struct ConstraintSpec {
  std::string identifier;
  std::optional<double> max_value, min_value, rate;
  std::optional<std::int64_t> axis;
  static void fields(auto& self, auto&& visit) {
    visit("max_value", self.max_value);
    visit("min_value", self.min_value);
    visit("rate", self.rate);
    visit("axis", self.axis);
  }
};

}  // namespace rnn

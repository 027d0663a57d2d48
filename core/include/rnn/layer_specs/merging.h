// Arguments of the layers that make one tensor of several.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/parameter_specs.h"

namespace rnn {

struct AddSpec {
  static constexpr const char* kClass = "Add";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct SubtractSpec {
  static constexpr const char* kClass = "Subtract";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct MultiplySpec {
  static constexpr const char* kClass = "Multiply";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct AverageSpec {
  static constexpr const char* kClass = "Average";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct MaximumSpec {
  static constexpr const char* kClass = "Maximum";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct MinimumSpec {
  static constexpr const char* kClass = "Minimum";
  static constexpr bool kSeveralInputs = true;
  static void fields(auto&, auto&&) {}
};

struct ConcatenateSpec {
  static constexpr const char* kClass = "Concatenate";
  static constexpr bool kSeveralInputs = true;
  std::int64_t axis = -1;
  static void fields(auto& self, auto&& visit) { visit("axis", self.axis); }
};

struct DotSpec {
  static constexpr const char* kClass = "Dot";
  static constexpr bool kSeveralInputs = true;
  std::vector<std::int64_t> axes;  ///< one for both tensors, or one each
  bool normalize = false;
  static void fields(auto& self, auto&& visit) {
    visit("axes", self.axes, kRequired);
    visit("normalize", self.normalize);
  }
};

}  // namespace rnn

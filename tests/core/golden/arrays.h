// Nested JSON lists as arrays, and the comparison of numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "golden/case.h"
#include "rnn/shape.h"
#include "rnn/trace.h"

namespace golden {

/// Accept when |actual − expected| ≤ abs + rel · |expected|.
struct Tolerance {
  double abs = 0;
  double rel = 0;
};

/// The case's own tolerance, `standard` where it has none.
Tolerance toleranceOf(const Json& c, Tolerance standard);

/// A number, or lists of lists of them; booleans count as 0 and 1.
struct Array {
  std::vector<std::int64_t> shape;
  std::vector<double> data;
};

/// Throws std::runtime_error for lists of unequal length and for what is no number: run.cpp turns that into a failure.
Array readArray(const Json& json);
rnn::Tensor readTensor(const Json& json);

/// The weights of all layers one after the other; `shapes` are compared with those of the plan.
struct FlatWeights {
  std::vector<rnn::Scalar> values;
  std::vector<std::vector<std::int64_t>> shapes;
};
FlatWeights readWeights(const Json& json);

/// The first entry that differs, as "what[1][0]: expected …, got …, tolerance …"; nothing when all agree.
Failure compare(const std::string& what, const Array& expected, const std::vector<std::int64_t>& shape, const std::vector<double>& actual,
                Tolerance tolerance);
Failure compare(const std::string& what, const Array& expected, const rnn::Tensor& actual, Tolerance tolerance);

/// Consecutive numbers of a flat array against a list of arrays, such as weights or their gradients.
Failure compareFlat(const std::string& what, const Json& expected, const std::vector<rnn::Scalar>& actual, Tolerance tolerance);

std::string toText(const std::vector<std::int64_t>& shape);

}  // namespace golden

// What a summary says of each layer, before it is set in columns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/plan.h"

namespace rnn {

/// How the generations write the output shape.
enum class ShapeStyle {
  kStandalone,  ///< Python's tuple
  kTfKeras,     ///< Python's tuple; an InputLayer's in a list
  kKeras3,      ///< sizes in parentheses, (8) for one; the last call of a shared layer
};

struct SummaryRow {
  std::string name;
  std::string class_name;
  std::string shape;
  std::int64_t parameters = 0;
  bool built = true;
  bool trainable = true;
  bool has_weights = false;
  std::vector<std::string> connections;  ///< "lstm[0][1]", in the order of the arguments
};

struct SummaryRows {
  bool sequence_like = true;  ///< three columns; otherwise a fourth says what is connected to what
  std::vector<SummaryRow> rows;
};

SummaryRows summaryRows(const Plan& plan, ShapeStyle style);

}  // namespace rnn

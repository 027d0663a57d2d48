// model.summary(), byte for byte as each generation of Keras prints it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rnn/plan.h"
#include "rnn/result.h"

namespace rnn {

/// Who prints. keras-facts §1.2 (Keras 2, A0–C) and §2 (Keras 3).
enum class SummaryFlavor {
  kKeras2_0,    ///< standalone 2.0–2.2.4
  kKeras2_2_5,  ///< standalone 2.2.5–2.3.1
  kTfKeras2_0,  ///< tf.keras 2.0–2.6: as standalone 2.2.5, but an InputLayer's shape stands in a list
  kKeras2_7,    ///< tf.keras 2.7–2.12, the default for Keras 2
  kKeras2_13,   ///< tf.keras 2.13–2.15, tf-keras 2.16 and later
  kKeras3_0,    ///< Keras 3.0
  kKeras3,      ///< Keras 3.1 and later, the default for Keras 3
};

struct SummaryOptions {
  SummaryFlavor flavor = SummaryFlavor::kKeras3;
  std::optional<int> line_length;  ///< as the argument of summary(); default by flavour and model
  int terminal_columns = 80;       ///< what Python reports without a terminal (Keras 3 only)
  bool show_trainable = false;     ///< a column Y/N; the generations before 2.7 have none
  bool expand_nested = false;      ///< would list the layers of nested models; they are not listed yet, so it changes nothing
  std::optional<std::int64_t> optimizer_parameters;  ///< Keras 3 after fit: one more line
  std::int64_t optimizer_bytes = 0;
};

/// The text, every line ended by a newline. Errors: an unbuilt model in Keras 2, a console too narrow in Keras 3.
Result<std::string> summary(const Plan& plan, const SummaryOptions& options);

}  // namespace rnn

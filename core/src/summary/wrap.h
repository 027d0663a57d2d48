// Breaking text into lines at blanks, as the table library of Keras 3 does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rnn {

/// What becomes of a word wider than the line.
enum class LongWord {
  kFold,      ///< continues on the next line
  kEllipsis,  ///< stays alone on its line, to be cut by fitToWidth
};

/// The lines of at most `width` terminal columns; a line keeps the blanks that fit after its last word.
std::vector<std::string> wrapText(std::string_view text, int width, LongWord long_word);

/// Cuts what is wider than `width`, the last column becoming "…".
std::string fitToWidth(const std::string& line, int width);

}  // namespace rnn

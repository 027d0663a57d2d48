// Text measured as terminals and Python measure it: in code points, and in the columns that they fill.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rnn {

/// Number of code points of valid UTF-8: what Python's len() says.
std::size_t codePoints(std::string_view text);

/// Bytes taken by the first `count` code points (all bytes if there are fewer).
std::size_t bytesOfCodePoints(std::string_view text, std::size_t count);

/// Terminal columns that the text fills: two for East Asian wide characters, none for combining marks. Unicode 15, EastAsianWidth W and F.
int cellWidth(std::string_view text);

/// The longest beginning that fits into `width` columns; a wide character cut in half becomes a blank.
std::string cropToWidth(std::string_view text, int width);

/// The text padded with blanks up to `width` columns.
std::string padToWidth(std::string text, int width);

}  // namespace rnn

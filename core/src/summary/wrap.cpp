#include "summary/wrap.h"

#include <algorithm>

#include "summary/cells.h"

namespace rnn {
namespace {

/// A word with the blanks after it; the first word of the text also has those before it.
std::string_view nextWord(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find(' ', begin);
  if (end == std::string_view::npos) return text;
  return text.substr(0, text.find_first_not_of(' ', end));
}

std::string_view withoutTrailingBlanks(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

/// A word too wide for any line, with its blanks, in pieces that fill `width` columns.
std::vector<std::string> folded(std::string_view word, int width) {
  std::vector<std::string> pieces;
  while (!word.empty()) {
    std::size_t bytes = bytesOfCodePoints(word, 1);
    while (bytes < word.size() && cellWidth(word.substr(0, bytes + bytesOfCodePoints(word.substr(bytes), 1))) <= width) {
      bytes += bytesOfCodePoints(word.substr(bytes), 1);
    }
    pieces.emplace_back(word.substr(0, bytes));
    word.remove_prefix(bytes);
  }
  return pieces;
}

void dropBlanksBeyond(std::string& line, int width) {
  const std::size_t length = codePoints(line);
  const auto limit = static_cast<std::size_t>(std::max(width, 0));
  if (length <= limit) return;
  const std::size_t blanks = line.size() - withoutTrailingBlanks(line).size();
  line.resize(line.size() - std::min(blanks, length - limit));
}

}  // namespace

std::vector<std::string> wrapText(std::string_view text, int width, LongWord long_word) {
  std::vector<std::string> lines(1);
  int filled = 0;
  const auto new_line = [&] {
    if (!lines.back().empty()) lines.emplace_back();
    filled = 0;
  };
  for (std::string_view word = nextWord(text); !word.empty(); word = nextWord(text)) {
    text.remove_prefix(word.size());
    const int columns = cellWidth(withoutTrailingBlanks(word));
    if (filled + columns > width) {
      new_line();
      if (columns > width && long_word == LongWord::kFold) {
        const std::vector<std::string> pieces = folded(word, width);
        lines.back() = pieces.front();
        lines.insert(lines.end(), pieces.begin() + 1, pieces.end());
        filled = cellWidth(pieces.back());
        continue;
      }
    }
    lines.back() += word;
    filled += cellWidth(word);
  }
  for (std::string& line : lines) dropBlanksBeyond(line, width);
  return lines;
}

std::string fitToWidth(const std::string& line, int width) {
  if (width <= 0) return {};
  if (cellWidth(line) <= width) return line;
  return cropToWidth(line, width - 1) + "…";
}

}  // namespace rnn

#include "summary/cells.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace rnn {
namespace {

struct Range {
  std::uint32_t first, last;
};

// The characters of two columns, in order. Alphabets, syllables and ideographs, then symbols and emoji.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x2E99},
    {0x2E9B, 0x2EF3},   {0x2F00, 0x2FD5},   {0x2FF0, 0x2FFB},   {0x3000, 0x3029},   {0x302E, 0x303E},   {0x3041, 0x3096},
    {0x309B, 0x30FF},   {0x3105, 0x312F},   {0x3131, 0x318E},   {0x3190, 0x31E3},   {0x31F0, 0x321E},   {0x3220, 0x3247},
    {0x3250, 0x4DBF},   {0x4E00, 0xA48C},   {0xA490, 0xA4C6},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE52},   {0xFE54, 0xFE66},   {0xFE68, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x16FE0, 0x16FE3}, {0x17000, 0x18CFF}, {0x1B000, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAD6},
    {0x20000, 0x3FFFD},
};

// The characters of no column that a name may well hold: combining marks, joiners, the Hangul vowels and finals that complete a syllable.
constexpr Range kZero[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1160, 0x11FF}, {0x200B, 0x200F},
                           {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}};

template <std::size_t N>
bool contains(const Range (&ranges)[N], std::uint32_t point) {
  const auto after =
      std::upper_bound(std::begin(ranges), std::end(ranges), point, [](std::uint32_t p, const Range& r) { return p < r.first; });
  return after != std::begin(ranges) && point <= std::prev(after)->last;
}

std::size_t bytesOfFirst(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

int widthOfFirst(std::string_view text, std::size_t bytes) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (bytes == 1) return lead < 0x20 || lead == 0x7F ? 0 : 1;
  std::uint32_t point = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) point = point << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  if (contains(kZero, point)) return 0;
  return contains(kWide, point) ? 2 : 1;
}

}  // namespace

std::size_t codePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t bytesOfCodePoints(std::string_view text, std::size_t count) {
  std::size_t bytes = 0;
  for (; count > 0 && bytes < text.size(); --count) bytes += bytesOfFirst(text.substr(bytes));
  return bytes;
}

int cellWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const std::size_t bytes = bytesOfFirst(text);
    width += widthOfFirst(text, bytes);
    text.remove_prefix(bytes);
  }
  return width;
}

std::string cropToWidth(std::string_view text, int width) {
  std::size_t taken = 0;
  int filled = 0;
  while (taken < text.size()) {
    const std::size_t bytes = bytesOfFirst(text.substr(taken));
    const int next = widthOfFirst(text.substr(taken), bytes);
    if (filled + next > width) break;
    filled += next;
    taken += bytes;
  }
  std::string cropped(text.substr(0, taken));
  if (taken < text.size() && filled < width) cropped += ' ';
  return cropped;
}

std::string padToWidth(std::string text, int width) {
  const int missing = width - cellWidth(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

}  // namespace rnn

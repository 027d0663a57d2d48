#include "summary/keras3.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "summary/cells.h"
#include "summary/rows.h"
#include "summary/sizes.h"
#include "summary/wrap.h"

namespace rnn {
namespace {

enum class Align { kLeft, kRight, kCenter };

struct Column {
  std::string title;
  Align align = Align::kLeft;
  int width = 0;  ///< columns of the terminal, with one blank on either side of the text
};

/// The rules of a table with a heavy head: left end, line, crossing, right end.
struct Rule {
  const char *left, *line, *crossing, *right;
};
constexpr Rule kTop = {"┏", "━", "┳", "┓"};
constexpr Rule kBelowTitles = {"┡", "━", "╇", "┩"};
constexpr Rule kBetweenRows = {"├", "─", "┼", "┤"};
constexpr Rule kBottom = {"└", "─", "┴", "┘"};

/// Where each column ends, as fractions of the line.
std::vector<double> columnEnds(bool sequence_like, const SummaryOptions& options) {
  const bool first_release = options.flavor == SummaryFlavor::kKeras3_0;
  std::vector<double> ends = sequence_like ? std::vector<double>{.45, .8, 1.} : std::vector<double>{.3, .56, .74, 1.};
  if (first_release) ends[sequence_like ? 1 : 2] = sequence_like ? .84 : .7;
  if (options.show_trainable) {
    for (double& end : ends) end *= .9;
    ends.push_back(1.);
  }
  return ends;
}

int lineLength(bool sequence_like, const SummaryOptions& options) {
  if (options.line_length.value_or(0) != 0) return *options.line_length;
  const int widest = (!sequence_like ? 108 : options.flavor == SummaryFlavor::kKeras3_0 ? 84 : 88) + (options.show_trainable ? 12 : 0);
  return std::min(widest, options.terminal_columns - 4);
}

/// Keras asks for columns that fill the line by themselves; blanks and rules come on top, and the table library takes
/// that excess off column by column, each time an even share of what is left, rounded half to even.
void fitColumns(std::vector<Column>& columns, int line_length) {
  const int count = static_cast<int>(columns.size());
  const int available = line_length - (count + 1);
  int excess = std::accumulate(columns.begin(), columns.end(), 0, [](int sum, const Column& c) { return sum + c.width; }) - available;
  if (excess <= 0) return;
  for (int c = 0; c < count; ++c) {
    Column& column = columns[static_cast<std::size_t>(c)];
    const int share = std::min(column.width, static_cast<int>(std::nearbyint(static_cast<double>(excess) / (count - c))));
    column.width -= share;
    excess -= share;
  }
}

Result<std::vector<Column>> columnsOf(bool sequence_like, const SummaryOptions& options) {
  std::vector<Column> columns = {{"Layer (type)"}, {"Output Shape"}, {"Param #", Align::kRight}};
  if (!sequence_like) columns.push_back({"Connected to"});
  if (options.show_trainable) columns.push_back({"Trainable", Align::kCenter});
  const std::vector<double> ends = columnEnds(sequence_like, options);
  const int line_length = lineLength(sequence_like, options);
  int begin = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const int width = static_cast<int>(ends[c] * line_length) - begin;
    if (width < 4) return Error{.code = "console_too_narrow", .message = "Insufficient console width to print summary."};
    columns[c].width = width + 2;
    begin += width;
  }
  fitColumns(columns, line_length);
  return columns;
}

std::string aligned(const std::string& line, int width, Align align) {
  if (align == Align::kLeft) return padToWidth(fitToWidth(line, width), width);
  const std::string text = fitToWidth(line.substr(0, line.find_last_not_of(' ') + 1), width);
  const int missing = width - cellWidth(text);
  const int before = std::max(align == Align::kRight ? missing : missing / 2, 0);
  return padToWidth(std::string(static_cast<std::size_t>(before), ' ') + text, width);
}

std::string ruleLine(const Rule& rule, const std::vector<Column>& columns) {
  std::string line = rule.left;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) line += rule.crossing;
    for (int i = 0; i < columns[c].width; ++i) line += rule.line;
  }
  return line + rule.right + "\n";
}

/// One row of the table, as many lines as its longest cell needs. Titles stand at the bottom of their row, cells at the top.
std::string rowLines(const std::vector<std::string>& cells, const std::vector<Column>& columns, const char* side, bool titles) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    lines.push_back(wrapText(cells[c], columns[c].width - 2, LongWord::kEllipsis));
    height = std::max(height, lines.back().size());
  }
  std::string text;
  for (std::size_t row = 0; row < height; ++row) {
    text += side;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t above = titles ? height - lines[c].size() : 0;
      const bool blank = row < above || row - above >= lines[c].size();
      text += " " + aligned(blank ? "" : lines[c][row - above], columns[c].width - 2, columns[c].align);
      text += std::string(" ") + side;
    }
    text += "\n";
  }
  return text;
}

std::vector<std::string> cellsOf(const SummaryRow& row, bool sequence_like, const SummaryOptions& options) {
  std::vector<std::string> cells = {row.name + " (" + row.class_name + ")", row.shape,
                                    row.built ? withThousands(row.parameters) : std::string("0 (unbuilt)")};
  if (!sequence_like) {
    std::string connections;
    for (const std::string& connection : row.connections) connections += (connections.empty() ? "" : ", ") + connection;
    cells.push_back(connections.empty() ? "-" : connections);
  }
  if (options.show_trainable) cells.emplace_back(!row.has_weights ? "-" : row.trainable ? "Y" : "N");
  return cells;
}

std::string tableLines(const SummaryRows& table, const std::vector<Column>& columns, const SummaryOptions& options) {
  std::vector<std::string> titles;
  for (const Column& column : columns) titles.push_back(column.title);
  std::string text = ruleLine(kTop, columns) + rowLines(titles, columns, "┃", true) + ruleLine(kBelowTitles, columns);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i > 0) text += ruleLine(kBetweenRows, columns);
    text += rowLines(cellsOf(table.rows[i], table.sequence_like, options), columns, "│", false);
  }
  return text + ruleLine(kBottom, columns);
}

/// The console cuts what is wider than itself.
std::string cutAtConsole(const std::string& lines, int console_columns) {
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    text += cropToWidth(std::string_view(lines).substr(begin, end - begin), console_columns) + "\n";
    begin = end + 1;
  }
  return text;
}

std::string paragraph(const std::string& sentence, int console_columns) {
  std::string text;
  for (const std::string& line : wrapText(sentence, console_columns, LongWord::kFold)) text += line + "\n";
  return text;
}

std::string totalLine(const char* title, std::int64_t count, std::int64_t bytes, int console_columns) {
  return paragraph(title + withThousands(count) + " (" + memorySize(bytes, "B") + ")", console_columns);
}

}  // namespace

Result<std::string> keras3Summary(const Plan& plan, const SummaryOptions& options) {
  const SummaryRows table = summaryRows(plan, ShapeStyle::kKeras3);
  const Result<std::vector<Column>> columns = columnsOf(table.sequence_like, options);
  if (!columns) return columns.error();

  const int console = options.terminal_columns;
  const std::int64_t frozen = plan.parameters - plan.trainable_parameters;
  const std::int64_t optimizer = options.optimizer_parameters.value_or(0);
  const std::int64_t optimizer_bytes = options.optimizer_parameters ? options.optimizer_bytes : 0;
  std::string text = paragraph("Model: \"" + plan.spec.name + "\"", console);
  text += cutAtConsole(tableLines(table, columns.value(), options), console);
  text += totalLine(" Total params: ", plan.parameters + optimizer, plan.parameters * 4 + optimizer_bytes, console);
  text += totalLine(" Trainable params: ", plan.trainable_parameters, plan.trainable_parameters * 4, console);
  text += totalLine(" Non-trainable params: ", frozen, frozen * 4, console);
  if (options.optimizer_parameters) text += totalLine(" Optimizer params: ", optimizer, optimizer_bytes, console);
  return text;
}

}  // namespace rnn

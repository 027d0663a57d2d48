#include "summary/keras2.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "summary/cells.h"
#include "summary/rows.h"
#include "summary/sizes.h"

namespace rnn {
namespace {

/// How one generation sets its rows and totals.
struct Style {
  bool wraps;         ///< long cells continue on the next line; otherwise they are cut
  bool even_columns;  ///< the second wrapping generation keeps a column free, so that columns stay aligned
  bool model_line;
  bool sizes;  ///< totals without commas, followed by the memory they fill
  ShapeStyle shapes;
};

Style styleOf(SummaryFlavor flavor) {
  switch (flavor) {
    case SummaryFlavor::kKeras2_0:
      return {false, false, false, false, ShapeStyle::kStandalone};
    case SummaryFlavor::kKeras2_2_5:
      return {false, false, true, false, ShapeStyle::kStandalone};
    case SummaryFlavor::kTfKeras2_0:
      return {false, false, true, false, ShapeStyle::kTfKeras};
    case SummaryFlavor::kKeras2_13:
      return {true, true, true, true, ShapeStyle::kTfKeras};
    default:
      return {true, false, true, false, ShapeStyle::kTfKeras};
  }
}

/// The table's columns: where each ends, in characters from the left edge, and its title.
struct Columns {
  int line_length = 0;
  std::vector<int> ends;
  std::vector<std::string> titles;
};

Columns columnsOf(bool sequence_like, const Style& style, const SummaryOptions& options) {
  Columns columns;
  columns.titles = {"Layer (type)", "Output Shape", "Param #"};
  std::vector<double> fractions = {.45, .85, 1.};
  if (!sequence_like) {
    columns.titles.emplace_back("Connected to");
    fractions = style.even_columns ? std::vector<double>{.3, .6, .7, 1.} : std::vector<double>{.33, .55, .67, 1.};
  }
  columns.line_length = options.line_length.value_or(0);
  if (columns.line_length == 0) columns.line_length = sequence_like ? 65 : 98;
  for (const double fraction : fractions) columns.ends.push_back(static_cast<int>(columns.line_length * fraction));
  if (options.show_trainable && style.wraps) {
    columns.line_length += 11;
    columns.ends.push_back(columns.line_length);
    columns.titles.emplace_back("Trainable");
  }
  return columns;
}

std::size_t nonNegative(int value) { return value > 0 ? static_cast<std::size_t>(value) : 0; }

void padTo(std::string& line, int end) {
  const std::size_t length = codePoints(line);
  if (length < nonNegative(end)) line.append(nonNegative(end) - length, ' ');
}

/// The older generations: a cell that is too long loses its end, and its last character gives way to the blank before the next cell.
std::string cutRow(const std::vector<std::string>& cells, const Columns& columns) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0 && !line.empty()) {
      line.resize(bytesOfCodePoints(line, codePoints(line) - 1));
      line += ' ';
    }
    line += cells[c];
    line.resize(bytesOfCodePoints(line, nonNegative(columns.ends[c])));
    padTo(line, columns.ends[c]);
  }
  return line + "\n";
}

/// The characters of `text` that go on this line: at most `room`, and no further than the first end of a tuple, list or quoted name.
std::size_t pieceLength(std::string_view text, int room) {
  std::size_t bytes = bytesOfCodePoints(text, nonNegative(room));
  const std::string_view fitting = text.substr(0, bytes);
  for (const std::string_view mark : {"),", "},", "],", "',"}) {
    const std::size_t at = fitting.find(mark);
    if (at != std::string_view::npos) bytes = std::min(bytes, at + mark.size());
  }
  return bytes;
}

/// The newer generations: what does not fit continues on the next line.
std::string wrappedRow(std::vector<std::string> rest, const Columns& columns, const Style& style) {
  std::string text;
  const auto has_more = [](const std::string& cell) { return !cell.empty(); };
  while (std::any_of(rest.begin(), rest.end(), has_more)) {
    std::string line;
    bool moved = false;
    for (std::size_t c = 0; c < rest.size(); ++c) {
      const bool last = c + 1 == rest.size();
      const int begin = c == 0 ? 0 : columns.ends[c - 1];
      const int room = columns.ends[c] - begin - (last ? 0 : 2) - (!last && style.even_columns ? 1 : 0);
      const std::size_t piece = pieceLength(rest[c], room);
      moved = moved || piece > 0;
      if (c == 0) line += ' ';
      line.append(rest[c], 0, piece);
      if (!last) line += "  ";
      rest[c].erase(0, piece);
      padTo(line, columns.ends[c]);
    }
    text += line + "\n";
    if (!moved) break;  // columns too narrow for a single character: Keras would never end
  }
  return text;
}

std::string repeated(char c, int times) { return std::string(nonNegative(times), c) + "\n"; }

std::vector<std::string> cellsOf(const SummaryRow& row, const Columns& columns, bool sequence_like, const Style& style) {
  std::vector<std::string> cells = {row.name + " (" + row.class_name + ")", row.shape, std::to_string(row.parameters)};
  if (!sequence_like) {
    std::string connections;
    if (style.wraps) {
      for (const std::string& connection : row.connections) connections += (connections.empty() ? "'" : ", '") + connection + "'";
      connections = "[" + connections + "]";
    } else if (!row.connections.empty()) {
      connections = row.connections.front();
    }
    cells.push_back(std::move(connections));
  }
  if (cells.size() < columns.titles.size()) cells.emplace_back(row.trainable ? "Y" : "N");
  return cells;
}

std::string layerLines(const SummaryRow& row, const Columns& columns, bool sequence_like, const Style& style) {
  std::vector<std::string> cells = cellsOf(row, columns, sequence_like, style);
  if (style.wraps) return wrappedRow(std::move(cells), columns, style) + repeated(' ', columns.line_length);
  std::string text = cutRow(cells, columns);
  for (std::size_t i = 1; !sequence_like && i < row.connections.size(); ++i) text += cutRow({"", "", "", row.connections[i]}, columns);
  return text;
}

std::string totalLine(const char* title, std::int64_t count, const Style& style) {
  std::string line = title;
  line += style.sizes ? std::to_string(count) : withThousands(count);
  if (style.sizes) {
    line += " (" + memorySize(count * 4, "Byte");
    line += ")";
  }
  return line + "\n";
}

std::string titleRow(const Columns& columns, const Style& style) {
  return style.wraps ? wrappedRow(columns.titles, columns, style) : cutRow(columns.titles, columns);
}

Error unbuiltModel() {
  return {.code = "model_not_built",
          .message =
              "This model has not yet been built. Build the model first by calling `build()` or by calling the model on a batch of data."};
}

}  // namespace

Result<std::string> keras2Summary(const Plan& plan, const SummaryOptions& options) {
  if (!plan.built) return unbuiltModel();
  const Style style = styleOf(options.flavor);
  const SummaryRows table = summaryRows(plan, style.shapes);
  const Columns columns = columnsOf(table.sequence_like, style, options);

  std::string text = style.model_line ? "Model: \"" + plan.spec.name + "\"\n" : "";
  text += repeated('_', columns.line_length);
  text += titleRow(columns, style);
  text += repeated('=', columns.line_length);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    text += layerLines(table.rows[i], columns, table.sequence_like, style);
    const bool last = i + 1 == table.rows.size();
    if (last) {
      text += repeated('=', columns.line_length);
    } else if (!style.wraps) {
      text += repeated('_', columns.line_length);
    }
  }
  text += totalLine("Total params: ", plan.parameters, style);
  text += totalLine("Trainable params: ", plan.trainable_parameters, style);
  text += totalLine("Non-trainable params: ", plan.parameters - plan.trainable_parameters, style);
  text += repeated('_', columns.line_length);
  return text;
}

}  // namespace rnn

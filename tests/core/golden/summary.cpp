// kind = summary with `layers`: the printed text. Cases whose model is a program need the reader and run in WebAssembly only.
#include "rnn/summary.h"

#include "golden/case.h"
#include "golden/config.h"
#include "golden/model.h"

namespace golden {
namespace {

std::optional<rnn::SummaryFlavor> flavorOf(const std::string& name) {
  using enum rnn::SummaryFlavor;
  const auto starts = [&](const char* prefix) { return name.rfind(prefix, 0) == 0; };
  if (starts("keras-2.0")) return kKeras2_0;
  if (starts("keras-2.2.5")) return kKeras2_2_5;
  if (starts("tf.keras 2.7")) return kKeras2_7;
  if (starts("tf.keras 2.13")) return kKeras2_13;
  if (starts("keras-3.0")) return kKeras3_0;
  if (starts("keras-3.1")) return kKeras3;
  return {};
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Failure compareTexts(const std::string& expected, const std::string& found) {
  if (expected == found) return {};
  const std::vector<std::string> e = linesOf(expected);
  const std::vector<std::string> f = linesOf(found);
  for (std::size_t i = 0; i < std::max(e.size(), f.size()); ++i) {
    const std::string wanted = i < e.size() ? "\"" + e[i] + "\"" : "the end";
    const std::string got = i < f.size() ? "\"" + f[i] + "\"" : "the end";
    if (wanted != got) return "line " + std::to_string(i + 1) + ": expected " + wanted + ", got " + got;
  }
  return "the texts differ in their last newline";
}

}  // namespace

Failure checkSummary(const Json& c) {
  noteUnknownKeys(
      c, "a summary case",
      {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "flavor", "expected", "layers", "batch_input_shape",
       "input_dtype", "model_name", "layer_names", "frozen_layers", "rows", "line_length", "terminal_columns", "summary_kwargs"});
  const std::optional<rnn::SummaryFlavor> flavor = flavorOf(c.at("flavor").get<std::string>());
  if (!flavor) return "unknown flavor \"" + c.at("flavor").get<std::string>() + "\"";
  const bool keras3 = *flavor == rnn::SummaryFlavor::kKeras3 || *flavor == rnn::SummaryFlavor::kKeras3_0;

  std::vector<rnn::LayerSpec> layers = readLayers(c.at("layers"));
  for (std::size_t i = 0; c.contains("layer_names") && i < layers.size(); ++i)
    layers[i].name = c.at("layer_names").at(i).get<std::string>();
  for (const Json& frozen : c.value("frozen_layers", Json::array())) layers.at(frozen.get<std::size_t>()).trainable = false;
  rnn::ModelSpec spec = modelOf(std::move(layers), {.dialect = keras3 ? rnn::Dialect::kKeras3 : rnn::Dialect::kKeras2,
                                                    .batch_shape = readShape(c.at("batch_input_shape")),
                                                    .input_dtype = c.value("input_dtype", "float32"),
                                                    .sequential = true});
  spec.name = c.value("model_name", "");
  const rnn::Result<rnn::Plan> plan = rnn::plan(spec);
  if (!plan) return sentence(plan.error());

  const Json kwargs = c.value("summary_kwargs", Json::object());
  noteUnknownKeys(kwargs, "summary_kwargs", {"line_length", "show_trainable", "expand_nested"});
  rnn::SummaryOptions options{.flavor = *flavor};
  options.show_trainable = kwargs.value("show_trainable", false);
  options.expand_nested = kwargs.value("expand_nested", false);
  if (c.contains("line_length")) options.line_length = c.at("line_length").get<int>();
  if (kwargs.contains("line_length")) options.line_length = kwargs.at("line_length").get<int>();
  options.terminal_columns = c.value("terminal_columns", options.terminal_columns);
  const rnn::Result<std::string> text = rnn::summary(plan.value(), options);
  if (!text) return sentence(text.error());
  return compareTexts(c.at("expected").get<std::string>(), text.value());
}

}  // namespace golden

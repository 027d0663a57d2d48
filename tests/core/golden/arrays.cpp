#include "golden/arrays.h"

#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace golden {
namespace {

void append(const Json& json, std::size_t depth, Array& array) {
  if (!json.is_array()) {
    if (depth != array.shape.size()) throw std::runtime_error("an array whose lists differ in depth");
    if (json.is_boolean()) {
      array.data.push_back(json.get<bool>() ? 1 : 0);
    } else if (json.is_number()) {
      array.data.push_back(json.get<double>());
    } else {
      throw std::runtime_error("an array with " + json.dump() + " in it");
    }
    return;
  }
  if (depth >= array.shape.size() || static_cast<std::int64_t>(json.size()) != array.shape[depth]) {
    throw std::runtime_error("an array whose lists differ in length");
  }
  for (const Json& entry : json) append(entry, depth + 1, array);
}

std::string indexText(std::size_t flat, const std::vector<std::int64_t>& shape) {
  std::string text;
  for (std::size_t axis = shape.size(); axis > 0; --axis) {
    const auto size = static_cast<std::size_t>(shape[axis - 1]);
    text = "[" + std::to_string(flat % size) + "]" + text;
    flat /= size;
  }
  return text;
}

}  // namespace

Tolerance toleranceOf(const Json& c, Tolerance standard) {
  if (!c.contains("tolerance")) return standard;
  const Json& own = c.at("tolerance");
  noteUnknownKeys(own, "tolerance", {"abs", "rel"});
  return {own.value("abs", 0.0), own.value("rel", 0.0)};
}

Array readArray(const Json& json) {
  Array array;
  for (const Json* level = &json; level->is_array();) {
    array.shape.push_back(static_cast<std::int64_t>(level->size()));
    if (level->empty()) break;
    level = &level->front();
  }
  append(json, 0, array);
  return array;
}

rnn::Tensor readTensor(const Json& json) {
  const Array array = readArray(json);
  return {array.shape, std::vector<rnn::Scalar>(array.data.begin(), array.data.end())};
}

FlatWeights readWeights(const Json& json) {
  FlatWeights weights;
  for (const Json& one : json) {
    const Array array = readArray(one);
    weights.shapes.push_back(array.shape);
    weights.values.insert(weights.values.end(), array.data.begin(), array.data.end());
  }
  return weights;
}

std::string toText(const std::vector<std::int64_t>& shape) { return rnn::toString(rnn::Shape(shape.begin(), shape.end())); }

Failure compare(const std::string& what, const Array& expected, const std::vector<std::int64_t>& shape, const std::vector<double>& actual,
                Tolerance tolerance) {
  if (shape != expected.shape) return what + ": expected shape " + toText(expected.shape) + ", got " + toText(shape);
  if (actual.size() != expected.data.size()) return what + ": " + std::to_string(actual.size()) + " numbers for shape " + toText(shape);
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double allowed = tolerance.abs + tolerance.rel * std::abs(expected.data[i]);
    if (std::abs(actual[i] - expected.data[i]) <= allowed) continue;
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, ": expected %.9g, got %.9g, tolerance %.3g", expected.data[i], actual[i], allowed);
    return what + indexText(i, shape) + numbers;
  }
  return {};
}

Failure compare(const std::string& what, const Array& expected, const rnn::Tensor& actual, Tolerance tolerance) {
  return compare(what, expected, actual.shape, std::vector<double>(actual.data.begin(), actual.data.end()), tolerance);
}

Failure compareFlat(const std::string& what, const Json& expected, const std::vector<rnn::Scalar>& actual, Tolerance tolerance) {
  std::size_t begin = 0;
  for (std::size_t w = 0; w < expected.size(); ++w) {
    const Array array = readArray(expected[w]);
    const std::size_t end = begin + array.data.size();
    if (end > actual.size()) return what + ": more numbers expected than the " + std::to_string(actual.size()) + " there are";
    const std::vector<double> part(actual.begin() + static_cast<std::ptrdiff_t>(begin), actual.begin() + static_cast<std::ptrdiff_t>(end));
    if (Failure failure = compare(what + " " + std::to_string(w) + " ", array, array.shape, part, tolerance)) return failure;
    begin = end;
  }
  if (begin != actual.size()) return what + ": " + std::to_string(begin) + " numbers expected, got " + std::to_string(actual.size());
  return {};
}

}  // namespace golden

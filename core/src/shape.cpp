#include "rnn/shape.h"

namespace rnn {

std::string toString(const Shape& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) text += ", ";
    text += shape[i] ? std::to_string(*shape[i]) : "None";
  }
  // Python's tuple of one keeps its comma.
  return text + (shape.size() == 1 ? ",)" : ")");
}

std::string toString(const std::vector<Shape>& shapes) {
  if (shapes.size() == 1) return toString(shapes[0]);
  std::string text = "[";
  for (std::size_t i = 0; i < shapes.size(); ++i) text += (i > 0 ? ", " : "") + toString(shapes[i]);
  return text + "]";
}

}  // namespace rnn

#include "losses/sample_weights.h"

#include "axis_rows.h"

namespace rnn {
namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) { return toString(Shape(shape.begin(), shape.end())); }

/// The weights' shape with as many axes as the losses have: 1 for the missing ones, and without a last axis of 1 too many.
std::vector<std::int64_t> alignedShape(std::vector<std::int64_t> weights, std::size_t rank) {
  while (weights.size() > rank && weights.back() == 1) weights.pop_back();
  while (weights.size() < rank) weights.push_back(1);
  return weights;
}

}  // namespace

Result<std::vector<Scalar>> broadcastWeights(const Tensor& weights, const std::vector<std::int64_t>& shape) {
  const std::vector<std::int64_t> own = alignedShape(weights.shape, shape.size());
  bool fits = own.size() == shape.size();
  for (std::size_t a = 0; fits && a < shape.size(); ++a) fits = own[a] == shape[a] || own[a] == 1;
  if (!fits) {
    return Error{.code = "loss_shape",
                 .message = "Weights of shape " + shapeText(weights.shape) + " do not fit losses of shape " + shapeText(shape),
                 .args = {{"found", shapeText(weights.shape)}, {"expected", shapeText(shape)}}};
  }
  std::vector<Scalar> repeated(static_cast<std::size_t>(entryCount(shape)));
  for (std::size_t flat = 0; flat < repeated.size(); ++flat) {
    std::int64_t rest = static_cast<std::int64_t>(flat);
    std::int64_t from = 0;
    std::int64_t stride = 1;
    for (std::size_t a = shape.size(); a > 0; --a) {
      if (own[a - 1] != 1) from += rest % shape[a - 1] * stride;
      rest /= shape[a - 1];
      stride *= own[a - 1];
    }
    repeated[flat] = weights.data[static_cast<std::size_t>(from)];
  }
  return repeated;
}

}  // namespace rnn

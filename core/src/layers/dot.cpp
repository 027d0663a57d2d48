#include "layers/dot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layers/entries.h"
#include "layers/merging.h"
#include "math/gemm.h"
#include "python_text.h"

namespace rnn {
namespace {

/// The axis of each tensor, within a sample.
std::vector<int> dotAxes(const DotSpec& spec, std::size_t first_rank, std::size_t second_rank) {
  return {sampleAxis(spec.axes.front(), first_rank), sampleAxis(spec.axes.back(), second_rank)};
}

std::string unitId(const std::string& id) { return id + "_unit"; }

void declareUnit(PartDraft& part, const std::string& id, const Shape& shape, int axis) {
  QuantityInfo unit = other("l2_normalize", {valueOperand(id)});
  unit.constants = axisConstants({axis});
  unit.id = unit.symbol = unitId(id);
  addShaped(part, std::move(unit), shape);
}

/// One tensor as a matrix per sample, (rest, K): entry (r, k) is number order[r · K + k] of the sample.
struct Operand2D {
  Entries entries;
  std::vector<std::size_t> order;
  std::int64_t rows = 0;
  std::int64_t depth = 0;
};

Operand2D asMatrix(const Entries& entries, const Sizes& sizes, int axis) {
  Operand2D operand{.entries = entries, .order = std::vector<std::size_t>(entries.size()), .depth = sizes[static_cast<std::size_t>(axis)]};
  operand.rows = 1;
  for (std::size_t i = 0; i < sizes.size(); ++i) operand.rows *= i == static_cast<std::size_t>(axis) ? 1 : sizes[i];
  const std::vector<std::size_t> row = projected(sizes, {axis}, false);
  const std::vector<std::size_t> column = projected(sizes, {axis}, true);
  for (std::size_t e = 0; e < entries.size(); ++e) operand.order[row[e] * static_cast<std::size_t>(operand.depth) + column[e]] = e;
  return operand;
}

std::vector<Scalar> gathered(const Operand2D& operand, std::int64_t sample) {
  std::vector<Scalar> values;
  for (const std::size_t e : operand.order) values.push_back(operand.entries.at(sample, e));
  return values;
}

void addScattered(const Operand2D& operand, std::int64_t sample, const std::vector<Scalar>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) operand.entries.at(sample, operand.order[i]) += values[i];
}

Matrix matrixOf(std::vector<Scalar>& values, const Operand2D& operand) {
  return {values.data(), operand.rows, operand.depth, operand.depth};
}

/// Vectors shorter than this are divided by it: what Keras does about zero vectors.
double shortest(Dialect dialect) { return dialect == Dialect::kKeras3 ? 1e-12 : 1e-6; }

void normalizeRows(const Operand2D& from, const Entries& to, double floor) {
  for (std::int64_t b = 0; b < to.batch; ++b) {
    const std::vector<Scalar> values = gathered(from, b);
    for (std::size_t begin = 0; begin < values.size(); begin += static_cast<std::size_t>(from.depth)) {
      Scalar square = 0;
      for (std::size_t k = 0; k < static_cast<std::size_t>(from.depth); ++k) square += values[begin + k] * values[begin + k];
      const Scalar norm = std::max(std::sqrt(square), static_cast<Scalar>(floor));
      for (std::size_t k = 0; k < static_cast<std::size_t>(from.depth); ++k) to.at(b, from.order[begin + k]) = values[begin + k] / norm;
    }
  }
}

/// dx += (du − u (u · du)) / |x|
void normalizeRowsBack(const Operand2D& x, const Entries& unit, const Entries& dunit, const Entries& dx, double floor) {
  const auto depth = static_cast<std::size_t>(x.depth);
  for (std::int64_t b = 0; b < dx.batch; ++b) {
    for (std::size_t begin = 0; begin < x.order.size(); begin += depth) {
      Scalar square = 0;
      Scalar along = 0;
      for (std::size_t k = begin; k < begin + depth; ++k) {
        const std::size_t e = x.order[k];
        square += x.entries.at(b, e) * x.entries.at(b, e);
        along += unit.at(b, e) * dunit.at(b, e);
      }
      const Scalar norm = std::sqrt(square);
      const bool floored = norm < static_cast<Scalar>(floor);
      for (std::size_t k = begin; k < begin + depth; ++k) {
        const std::size_t e = x.order[k];
        dx.at(b, e) += floored ? dunit.at(b, e) / static_cast<Scalar>(floor) : (dunit.at(b, e) - unit.at(b, e) * along) / norm;
      }
    }
  }
}

/// Both tensors, from the tape or the gradient tape; "_unit" where they are normalized.
std::vector<Operand2D> operands(const DotSpec& spec, const Call& call, bool back, bool unit) {
  std::vector<Sizes> sizes;
  for (const std::string& id : inputIds(2)) sizes.push_back(sampleSizes(call, id));
  const std::vector<int> axes = dotAxes(spec, sizes[0].size() + 1, sizes[1].size() + 1);
  std::vector<Operand2D> both;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string id = unit ? unitId(inputIds(2)[i]) : inputIds(2)[i];
    both.push_back(asMatrix(entriesOf(back ? gradient(call, id) : tape(call, id)), sizes[i], axes[i]));
  }
  return both;
}

}  // namespace

std::optional<Error> check(const DotSpec& spec, const Setting&) {
  if (spec.axes.size() == 1 || spec.axes.size() == 2) return std::nullopt;
  return Error{.code = "dot_axes",
               .message = "Invalid format for argument `axes`: it should contain two elements. Received: axes=" + pythonTuple(spec.axes),
               .param = "axes",
               .args = {{"found", pythonTuple(spec.axes)}}};
}

std::optional<Error> declare(const DotSpec& spec, Draft& draft) {
  const std::string shapes = draft.inputs.size() > 1 ? pythonList(inputShapes(draft)) : toString(draft.inputs[0].shape);
  if (draft.inputs.size() != 2) {
    return Error{.code = "merge_two_inputs",
                 .message = "A `Dot` layer should be called on a list of 2 inputs. Received: input_shape=" + shapes,
                 .args = {{"class", DotSpec::kClass}, {"shapes", shapes}}};
  }
  const Shape& first = draft.inputs[0].shape;
  const Shape& second = draft.inputs[1].shape;
  const std::vector<int> axes = dotAxes(spec, first.size(), second.size());
  if (axes[0] < 0) return axisOutOfBounds("axes", spec.axes.front(), first);
  if (axes[1] < 0) return axisOutOfBounds("axes", spec.axes.back(), second);
  const auto a = static_cast<std::ptrdiff_t>(axes[0]) + 1;
  const auto b = static_cast<std::ptrdiff_t>(axes[1]) + 1;
  const Dim& depth = first[static_cast<std::size_t>(a)];
  const Dim& other_depth = second[static_cast<std::size_t>(b)];
  if (depth != other_depth) {
    const auto text = [](const Dim& size) { return size ? std::to_string(*size) : std::string("None"); };
    return Error{.code = "dot_sizes",
                 .message = "Incompatible input shapes: axis values " + text(depth) + " (at axis " + std::to_string(a) +
                            ") != " + text(other_depth) + " (at axis " + std::to_string(b) + "). Full input shapes: " + toString(first) +
                            ", " + toString(second),
                 .param = "axes",
                 .args = {{"first", toString(first)}, {"second", toString(second)}}};
  }
  Shape shape = first;
  shape.erase(shape.begin() + a);
  for (std::size_t i = 1; i < second.size(); ++i) {
    if (i != static_cast<std::size_t>(b)) shape.push_back(second[i]);
  }
  if (shape.size() == 1) shape.emplace_back(1);
  const std::vector<std::string> ids = inputIds(2);
  PartDraft& part = addReadingPart(draft, DotSpec::kClass, shape, ids);
  QuantityInfo y = other("dot", {});
  for (std::size_t i = 0; i < 2; ++i) {
    if (spec.normalize) declareUnit(part, ids[i], draft.inputs[i].shape, axes[i]);
    y.operands.push_back(valueOperand(spec.normalize ? unitId(ids[i]) : ids[i]));
  }
  y.constants = {{"axis_1", static_cast<double>(a)}, {"axis_2", static_cast<double>(b)}};
  addResult(draft, part, std::move(y), shape);
  return std::nullopt;
}

void forward(const DotSpec& spec, const Call& call) {
  if (spec.normalize) {
    const std::vector<Operand2D> plain = operands(spec, call, false, false);
    for (std::size_t i = 0; i < 2; ++i)
      normalizeRows(plain[i], entriesOf(tape(call, unitId(inputIds(2)[i]))), shortest(call.setting.dialect));
  }
  const std::vector<Operand2D> x = operands(spec, call, false, spec.normalize);
  const Entries y = entriesOf(tape(call, "y"));
  std::vector<Scalar> product(y.size());
  for (std::int64_t b = 0; b < y.batch; ++b) {
    std::vector<Scalar> first = gathered(x[0], b);
    std::vector<Scalar> second = gathered(x[1], b);
    multiplyByTransposed(matrixOf(first, x[0]), matrixOf(second, x[1]), {product.data(), x[0].rows, x[1].rows, x[1].rows}, Into::kReplace);
    for (std::size_t e = 0; e < product.size(); ++e) y.at(b, e) = product[e];
  }
}

void backward(const DotSpec& spec, const Call& call) {
  const std::vector<Operand2D> x = operands(spec, call, false, spec.normalize);
  const std::vector<Operand2D> dx = operands(spec, call, true, spec.normalize);
  const Entries dy = entriesOf(gradient(call, "y"));
  std::vector<Scalar> arriving(dy.size());
  for (std::int64_t b = 0; b < dy.batch; ++b) {
    for (std::size_t e = 0; e < arriving.size(); ++e) arriving[e] = dy.at(b, e);
    const Matrix d{arriving.data(), x[0].rows, x[1].rows, x[1].rows};
    std::vector<Scalar> first = gathered(x[0], b);
    std::vector<Scalar> second = gathered(x[1], b);
    std::vector<Scalar> dfirst(first.size());
    std::vector<Scalar> dsecond(second.size());
    multiply(d, matrixOf(second, x[1]), matrixOf(dfirst, x[0]), Into::kReplace);
    multiplyTransposed(d, matrixOf(first, x[0]), matrixOf(dsecond, x[1]), Into::kReplace);
    addScattered(dx[0], b, dfirst);
    addScattered(dx[1], b, dsecond);
  }
  if (!spec.normalize) return;
  const std::vector<Operand2D> plain = operands(spec, call, false, false);
  const std::vector<Operand2D> dplain = operands(spec, call, true, false);
  for (std::size_t i = 0; i < 2; ++i)
    normalizeRowsBack(plain[i], x[i].entries, dx[i].entries, dplain[i].entries, shortest(call.setting.dialect));
}

}  // namespace rnn

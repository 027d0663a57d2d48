// Embedding: each index becomes a row of the table. A row of T indices becomes a sequence of T vectors.
//
//     x [B, T] of 0 … n − 1  →  y_t = W[x_t, :]   [B, d];   mask_t = x_t ≠ 0 with mask_zero
#pragma once

#include "errors.h"
#include "layers/single_part.h"

namespace rnn {

inline Error embeddingSize(Dialect dialect, const EmbeddingSpec& spec) {
  const bool rows = spec.input_dim <= 0;
  const char* param = rows ? "input_dim" : "output_dim";
  const std::string found = std::to_string(rows ? spec.input_dim : spec.output_dim);
  Error error{.code = "embedding_size", .param = param, .args = {{"param", param}, {"found", found}}};
  error.message = dialect == Dialect::kKeras3
                      ? std::string("`") + param + "` must be a positive integer. Received: " + param + "=" + found + " (of type int)."
                      : "Both `input_dim` and `output_dim` should be positive, Received input_dim = " + std::to_string(spec.input_dim) +
                            " and output_dim = " + std::to_string(spec.output_dim);
  return error;
}

inline std::optional<Error> check(const EmbeddingSpec& spec, const Setting& setting) {
  if (spec.input_dim <= 0 || spec.output_dim <= 0) return embeddingSize(setting.dialect, spec);
  return std::nullopt;
}

/// The shape of the indices. In Keras 2 input_length tells an unknown number of them, and must agree with a known one.
inline Shape embeddingInput(const EmbeddingSpec& spec, const Draft& draft) {
  Shape shape = draft.inputs[0].shape;
  if (draft.setting.dialect == Dialect::kKeras2 && spec.input_length && shape.size() == 2 && !shape[1]) shape[1] = spec.input_length;
  return shape;
}

inline std::optional<Error> checkInputLength(const EmbeddingSpec& spec, const Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (draft.setting.dialect != Dialect::kKeras2 || !spec.input_length) return std::nullopt;
  if (shape.size() == 2 && (!shape[1] || shape[1] == spec.input_length)) return std::nullopt;
  const std::string length = std::to_string(*spec.input_length);
  return Error{.code = "input_length",
               .message = "\"input_length\" is " + length + ", but received input has shape " + toString(shape),
               .param = "input_length",
               .args = {{"expected", length}, {"shape", toString(shape)}}};
}

inline std::optional<Error> declare(const EmbeddingSpec& spec, Draft& draft) {
  if (auto error = checkInputLength(spec, draft)) return error;
  const Shape indices = embeddingInput(spec, draft);
  const int W = addWeight(draft, {.name = "embeddings",
                                  .symbol = "W",
                                  .role = Role::kInput,
                                  .shape = {spec.input_dim, spec.output_dim},
                                  .initializer = spec.embeddings_initializer,
                                  .regularizer = spec.embeddings_regularizer,
                                  .constraint = spec.embeddings_constraint});
  Shape shape = indices;
  shape.emplace_back(spec.output_dim);
  PartDraft& part = addPart(draft, EmbeddingSpec::kClass, shape);
  part.info.output = "y";
  // The indices of a sample lie side by side; here each time step has its own.
  const bool temporal = hasTime(shape);
  std::vector<std::int64_t> extent{1};
  if (indices.size() > 2) extent = extentOf(indices);
  addQuantity(part,
              {.id = "x",
               .symbol = "x",
               .role = Role::kInput,
               .operation = Operation::kInput,
               .operands = {inputOperand()},
               .extent = extent,
               .temporal = temporal},
              {.constant = true});
  const bool masked = spec.mask_zero && indices.size() == 2;
  if (masked) {
    addQuantity(part,
                {.id = "mask",
                 .symbol = "m",
                 .operation = Operation::kActivation,
                 .function = "not_equal",
                 .constants = {{"value", 0}},
                 .operands = {valueOperand("x")},
                 .extent = {1}},
                {.constant = true});
  }
  addResult(draft, part, {.operation = Operation::kGather, .operands = {valueOperand("x"), weightOperand(draft, W)}}, shape);
  if (masked) draft.outputs.back().mask = "mask";
  return std::nullopt;
}

/// Walks the indices in the order of x's rows: by time step, sample and place.
template <class Visit>
void visitIndices(const Rows& given, const Rows& x, Visit&& visit) {
  const bool spread = x.temporal && !given.temporal;
  for (std::int64_t t = x.temporal ? 1 : 0; t < x.rows; ++t) {
    for (std::int64_t b = 0; b < x.batch; ++b) {
      for (std::int64_t j = 0; j < x.width; ++j) visit(spread ? given.at(0).row(b)[t - 1] : given.at(t).row(b)[j], x.at(t).row(b)[j]);
    }
  }
}

inline std::optional<Error> checkValues(const EmbeddingSpec& spec, const Call& call) {
  std::optional<Error> error;
  visitIndices(input(call), tape(call, "x"), [&](Scalar given, Scalar&) {
    const auto limit = static_cast<Scalar>(spec.input_dim);
    // As an integer tensor would: the fraction is dropped. Written so that NaN fails too.
    if (error || (given > -1 && given < limit)) return;
    const std::string found =
        given == given && given > Scalar(-1e15) && given < Scalar(1e15) ? std::to_string(static_cast<std::int64_t>(given)) : "nan";
    error = Error{.code = "index_out_of_range",
                  .message = "indices = " + found + " is not in [0, " + std::to_string(spec.input_dim) + ")",
                  .param = "input_dim",
                  .args = {{"found", found}, {"limit", std::to_string(spec.input_dim)}}};
  });
  return error;
}

inline std::int64_t tableRow(Scalar index) { return static_cast<std::int64_t>(index); }

inline void forward(const EmbeddingSpec&, const Call& call) {
  const Rows x = tape(call, "x");
  visitIndices(input(call), x, [](Scalar given, Scalar& here) { here = static_cast<Scalar>(tableRow(given)); });
  if (const Rows mask = tape(call, "mask"))
    elementwise(
        mask.all(), [](Scalar index) { return Scalar(index != 0); }, x.all());
  const ConstMatrix W = weight(call, "embeddings");
  const Matrix indices = lastAxis(x.all(), 1);
  const Matrix y = lastAxis(tape(call, "y").all(), W.columns);
  for (std::int64_t i = 0; i < y.rows; ++i) copy(rowOf(y, i), rowOf(W, tableRow(*indices.row(i))));
}

inline void backward(const EmbeddingSpec&, const Call& call) {
  const Matrix dW = weightGradient(call, "embeddings");
  const Matrix indices = lastAxis(tape(call, "x").all(), 1);
  const Matrix dy = lastAxis(gradient(call, "y").all(), dW.columns);
  for (std::int64_t i = 0; i < dy.rows; ++i) add(rowOf(dW, tableRow(*indices.row(i))), rowOf(dy, i));
}

}  // namespace rnn

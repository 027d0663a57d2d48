// Bidirectional: one copy of a recurrent layer reads the sequence first to last, another last to first; their outputs are merged step by
// step. Keras rebuilds both copies from the wrapped layer's config. keras-facts §8
#pragma once

#include "errors.h"
#include "layers/layer.h"

namespace rnn {

/// The time loop's arguments of a recurrent layer, null for any other kind.
template <class Kind>
auto* recurrentOptions(Kind& kind) {
  return std::visit(
      [](auto& spec) {
        using Options = std::conditional_t<std::is_const_v<Kind>, const RecurrentOptions, RecurrentOptions>;
        if constexpr (requires { spec.options.return_sequences; }) {
          return static_cast<Options*>(&spec.options);
        } else {
          return static_cast<Options*>(nullptr);
        }
      },
      kind);
}

inline const LayerSpec& backwardOrigin(const BidirectionalSpec& spec) {
  return spec.backward_layer.empty() ? spec.layer.front() : spec.backward_layer.front();
}

/// "forward_lstm"; Keras 3 leaves a name that has the prefix already, as layers from a saved config do.
inline std::string prefixed(const std::string& prefix, const std::string& name, Dialect dialect) {
  const bool twice = dialect == Dialect::kKeras3 && name.compare(0, prefix.size(), prefix) == 0;
  return twice ? name : prefix + name;
}

inline LayerSpec forwardCopy(const BidirectionalSpec& spec, Dialect dialect) {
  LayerSpec copy = spec.layer.front();
  copy.name = prefixed("forward_", copy.name, dialect);
  RecurrentOptions& options = *recurrentOptions(copy.kind);
  options.zero_output_for_mask = options.return_sequences;
  return copy;
}

inline LayerSpec backwardCopy(const BidirectionalSpec& spec, Dialect dialect) {
  LayerSpec copy = backwardOrigin(spec);
  const bool keras2 = dialect == Dialect::kKeras2;
  if (keras2 || spec.backward_layer.empty()) copy.name = prefixed("backward_", copy.name, dialect);
  RecurrentOptions& options = *recurrentOptions(copy.kind);
  if (spec.backward_layer.empty()) options.go_backwards = keras2 ? !options.go_backwards : true;
  options.zero_output_for_mask = options.return_sequences;
  return copy;
}

inline const char* pythonBool(bool value) { return value ? "True" : "False"; }

inline std::optional<Error> checkDirections(const RecurrentOptions& forward, const RecurrentOptions& backward, Dialect dialect) {
  if (forward.go_backwards != backward.go_backwards) return std::nullopt;
  const std::string value = pythonBool(forward.go_backwards);
  Error error{.code = "bidirectional_direction", .param = "backward_layer", .args = {{"value", value}}};
  error.message = "Forward layer and backward layer should have different `go_backwards` value.";
  error.message += dialect == Dialect::kKeras3 ? " Received: forward_layer.go_backwards " + value + ", backward_layer.go_backwards=" + value
                                               : "forward_layer.go_backwards = " + value + ",backward_layer.go_backwards = " + value;
  return error;
}

inline std::optional<Error> checkSame(const char* attribute, bool forward, bool backward) {
  if (forward == backward) return std::nullopt;
  return Error{.code = "bidirectional_attribute",
               .message = std::string("Forward layer and backward layer are expected to have the same value for attribute \"") + attribute +
                          "\", got \"" + pythonBool(forward) + "\" for forward layer and \"" + pythonBool(backward) +
                          "\" for backward layer",
               .param = "backward_layer",
               .args = {{"attribute", attribute}, {"forward", pythonBool(forward)}, {"backward", pythonBool(backward)}}};
}

/// Keras makes the mirror image of a layer by `go_backwards=True`, which others do not take.
inline Error notRecurrent(const BidirectionalSpec& spec, Dialect dialect) {
  Error error{.code = "not_recurrent", .message = "Bidirectional wraps a recurrent layer: SimpleRNN, LSTM, GRU or RNN", .param = "layer"};
  if (dialect == Dialect::kKeras3 && !spec.layer.empty()) {
    error.message = std::string("Unrecognized keyword arguments passed to ") + className(spec.layer[0].kind) + ": {'go_backwards': True}";
  }
  return error;
}

inline std::optional<Error> check(const BidirectionalSpec& spec, const Setting& setting) {
  if (spec.layer.empty() || !recurrentOptions(spec.layer[0].kind) || !recurrentOptions(backwardOrigin(spec).kind)) {
    return notRecurrent(spec, setting.dialect);
  }
  if (spec.merge_mode && *spec.merge_mode != "sum" && *spec.merge_mode != "mul" && *spec.merge_mode != "ave" &&
      *spec.merge_mode != "concat") {
    return Error{.code = "merge_mode",
                 .message = "Invalid merge mode. Received: " + *spec.merge_mode +
                            R"(. Merge mode should be one of {"sum", "mul", "ave", "concat", None})",
                 .param = "merge_mode",
                 .args = {{"found", *spec.merge_mode}}};
  }
  const LayerSpec forward = forwardCopy(spec, setting.dialect);
  const LayerSpec backward = backwardCopy(spec, setting.dialect);
  const RecurrentOptions& f = *recurrentOptions(forward.kind);
  const RecurrentOptions& b = *recurrentOptions(backward.kind);
  if (auto error = checkDirections(f, b, setting.dialect)) return error;
  if (auto error = checkSame("stateful", f.stateful, b.stateful)) return error;
  if (auto error = checkSame("return_sequences", f.return_sequences, b.return_sequences)) return error;
  return checkSame("return_state", f.return_state, b.return_state);
}

/// The quantity of an inner output, for operands and inputs of the merge.
inline std::string quantityOf(const Outgoing& output) { return output.part + "/" + output.quantity; }
inline PartInput mergeInput(const Outgoing& output) {
  return {.quantity = quantityOf(output), .gradient = output.part + "/" + output.gradient, .mask = -1};
}

inline Operation mergeOperation(const std::optional<std::string>& mode) {
  if (!mode || *mode == "sum") return Operation::kAdd;
  if (*mode == "mul") return Operation::kMultiply;
  return *mode == "ave" ? Operation::kMean : Operation::kConcat;
}

inline void declareMerge(const BidirectionalSpec& spec, Draft& draft, const Outgoing& f, const Outgoing& b, bool reversed) {
  const bool concat = spec.merge_mode == "concat";
  const std::int64_t units = f.shape.back().value();
  QuantityInfo y{.id = "y",
                 .symbol = "y",
                 .role = Role::kOutput,
                 .operation = mergeOperation(spec.merge_mode),
                 .operands = {valueOperand(quantityOf(f)), valueOperand(quantityOf(b))},
                 .extent = {units},
                 .temporal = hasTime(f.shape)};
  Outgoing output{.shape = f.shape, .quantity = "y", .mask_input = f.mask_input};
  if (concat) y.extent[0] = *(output.shape.back() = units + b.shape.back().value());
  if (!spec.merge_mode) y.operands.erase(y.operands.begin());
  PartDraft& part = addPart(draft, BidirectionalSpec::kClass, f.shape);
  part.inputs = {mergeInput(f), mergeInput(b)};
  part.info.reversed = reversed;
  part.info.output = "y";
  addQuantity(part, y);
  addOutput(draft, output);
}

inline std::optional<Error> declare(const BidirectionalSpec& spec, Draft& draft) {
  if (draft.inputs[0].shape.size() != 3) return rankMismatch(draft.setting.dialect, draft.name, 3, draft.inputs[0].shape);
  const LayerSpec forward = forwardCopy(spec, draft.setting.dialect);
  const LayerSpec backward = backwardCopy(spec, draft.setting.dialect);
  Draft f = innerDraft(draft, "forward", forward.name, joined(draft.scope, forward.name), {draft.inputs[0]});
  Draft b = innerDraft(draft, "backward", backward.name, joined(draft.scope, backward.name), {draft.inputs[0]});
  f.trainable = f.trainable && forward.trainable;
  b.trainable = b.trainable && backward.trainable;
  if (auto error = declareLayer(forward, f)) return error;
  if (auto error = declareLayer(backward, b)) return error;
  const std::vector<Outgoing> fromForward = f.outputs;
  const std::vector<Outgoing> fromBackward = b.outputs;
  absorb(draft, std::move(f));
  absorb(draft, std::move(b));
  // Without a merge only a sequence read last to first needs a quantity of its own: the same steps in the order of the input.
  const bool sequences = recurrentOptions(forward.kind)->return_sequences;
  if (!spec.merge_mode) draft.outputs.push_back(fromForward[0]);
  if (spec.merge_mode || sequences) {
    declareMerge(spec, draft, fromForward[0], fromBackward[0], recurrentOptions(forward.kind)->go_backwards);
  } else {
    draft.outputs.push_back(fromBackward[0]);
  }
  draft.outputs.insert(draft.outputs.end(), fromForward.begin() + 1, fromForward.end());
  draft.outputs.insert(draft.outputs.end(), fromBackward.begin() + 1, fromBackward.end());
  return std::nullopt;
}

/// Keras accepts halves of different sizes and fails only when it adds or multiplies them.
inline std::optional<Error> checkValues(const BidirectionalSpec& spec, const Call& call) {
  if (!spec.merge_mode || *spec.merge_mode == "concat") return std::nullopt;
  const Rows f = input(call, 0);
  const Rows b = input(call, 1);
  if (f.width == b.width) return std::nullopt;
  const auto shape = [](const Rows& rows) { return "(" + std::to_string(rows.batch) + "," + std::to_string(rows.width) + ")"; };
  return Error{.code = "merge_sizes",
               .message = "operands could not be broadcast together with shapes " + shape(f) + " " + shape(b) + " ",
               .param = "merge_mode",
               .args = {{"forward", std::to_string(f.width)}, {"backward", std::to_string(b.width)}}};
}

/// One row of the merge: forward's row t meets backward's row T + 1 − t; without a sequence both give their last.
struct MergeRow {
  Matrix y, f, b;
};

inline MergeRow mergeRow(const Rows& y, const Rows& f, const Rows& b, std::int64_t t) {
  if (!y.temporal) return {y.at(0), f.at(f.rows - 1), b.at(b.rows - 1)};
  return {y.at(t), f.at(t), b.at(b.rows - t)};
}

inline void mergeForward(const std::optional<std::string>& mode, const MergeRow& r) {
  if (!mode) return copy(r.y, r.b);
  if (*mode == "sum")
    return elementwise(
        r.y, [](Scalar f, Scalar b) { return f + b; }, r.f, r.b);
  if (*mode == "mul")
    return elementwise(
        r.y, [](Scalar f, Scalar b) { return f * b; }, r.f, r.b);
  if (*mode == "ave")
    return elementwise(
        r.y, [](Scalar f, Scalar b) { return (f + b) / 2; }, r.f, r.b);
  copy(columns(r.y, 0, r.f.columns), r.f);
  copy(columns(r.y, r.f.columns, r.b.columns), r.b);
}

inline void mergeBackward(const std::optional<std::string>& mode, const MergeRow& d, const MergeRow& r) {
  if (!mode) return add(d.b, d.y);
  if (*mode == "concat") {
    add(d.f, columns(d.y, 0, d.f.columns));
    return add(d.b, columns(d.y, d.f.columns, d.b.columns));
  }
  if (*mode == "mul") {
    accumulate(
        d.f, [](Scalar dy, Scalar b) { return dy * b; }, d.y, r.b);
    return accumulate(
        d.b, [](Scalar dy, Scalar f) { return dy * f; }, d.y, r.f);
  }
  const Scalar factor = *mode == "ave" ? Scalar(0.5) : Scalar(1);
  for (const Matrix& half : {d.f, d.b})
    accumulate(
        half, [factor](Scalar dy) { return dy * factor; }, d.y);
}

inline void forward(const BidirectionalSpec& spec, const Call& call) {
  const LayerSpec forward = forwardCopy(spec, call.setting.dialect);
  const LayerSpec backward = backwardCopy(spec, call.setting.dialect);
  forwardLayer(forward, innerCall(call, "forward", forward.name));
  forwardLayer(backward, innerCall(call, "backward", backward.name));
  const Rows y = tape(call, "y");
  if (!y) return;
  for (std::int64_t t = y.temporal ? 1 : 0; t < y.rows; ++t) mergeForward(spec.merge_mode, mergeRow(y, input(call, 0), input(call, 1), t));
}

inline void backward(const BidirectionalSpec& spec, const Call& call) {
  const LayerSpec forward = forwardCopy(spec, call.setting.dialect);
  const LayerSpec backward = backwardCopy(spec, call.setting.dialect);
  if (const Rows y = tape(call, "y")) {
    const Rows dy = gradient(call, "y");
    for (std::int64_t t = y.temporal ? 1 : 0; t < y.rows; ++t) {
      mergeBackward(spec.merge_mode, mergeRow(dy, inputGradient(call, 0), inputGradient(call, 1), t),
                    mergeRow(y, input(call, 0), input(call, 1), t));
    }
  }
  backwardLayer(forward, innerCall(call, "forward", forward.name));
  backwardLayer(backward, innerCall(call, "backward", backward.name));
}

}  // namespace rnn

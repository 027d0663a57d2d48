#include "layers/attention.h"

#include <utility>

#include "errors.h"
#include "layers/attention_kind.h"
#include "layers/merging.h"
#include "layers/noise.h"

namespace rnn {

AttentionKind kindOf(const AttentionSpec& spec) {
  return {AttentionSpec::kClass,
          spec.score_mode == "concat" ? Score::kConcat : Score::kDot,
          spec.use_scale,
          spec.dropout,
          spec.seed,
          spec.call};
}
AttentionKind kindOf(const AdditiveAttentionSpec& spec) {
  return {AdditiveAttentionSpec::kClass, Score::kAdditive, spec.use_scale, spec.dropout, spec.seed, spec.call};
}

namespace {

std::optional<Error> checkInputs(const AttentionKind& kind, const Draft& draft) {
  const std::string count = std::to_string(draft.inputs.size());
  const std::string name = kind.class_name;
  if (draft.inputs.size() == 1) {
    return Error{
        .code = "attention_inputs",
        .message = name +
                   " layer must be called on a list of inputs, namely [query, value] or [query, value, key]. Received: inputs of shape " +
                   toString(draft.inputs[0].shape) + ".",
        .args = {{"class", name}, {"found", count}}};
  }
  if (draft.inputs.size() > 3) {
    return Error{.code = "attention_inputs",
                 .message = name +
                            " layer accepts inputs list of length 2 or 3, namely [query, value] or [query, value, key]. Received length: " +
                            count + ".",
                 .args = {{"class", name}, {"found", count}}};
  }
  for (const Incoming& input : draft.inputs) {
    if (input.shape.size() != 3) return rankMismatch(draft.setting.dialect, draft.name, 3, input.shape);
  }
  return std::nullopt;
}

/// Query and key vectors must be equally long, key and value equally many.
std::optional<Error> checkSizes(const Shape& query, const Shape& value, const Shape& key) {
  const auto differ = [](const Dim& a, const Dim& b) { return a && b && *a != *b; };
  if (differ(query[2], key[2])) {
    return Error{.code = "attention_sizes",
                 .message = "The last sizes of query and key must be equal: received shapes " + toString(query) + " and " + toString(key),
                 .args = {{"first", toString(query)}, {"second", toString(key)}}};
  }
  if (differ(value[1], key[1])) {
    return Error{.code = "attention_sizes",
                 .message = "Value and key must have as many time steps: received shapes " + toString(value) + " and " + toString(key),
                 .args = {{"first", toString(value)}, {"second", toString(key)}}};
  }
  return std::nullopt;
}

void addScale(Draft& draft, const char* name, const char* symbol, std::vector<std::int64_t> shape, const char* initializer) {
  addWeight(draft,
            {.name = name, .symbol = symbol, .role = Role::kInput, .shape = std::move(shape), .initializer = {.identifier = initializer}});
}

/// The learned numbers. Their places among the layer's weights: scale first.
std::optional<Error> declareScales(const AttentionKind& kind, Draft& draft) {
  const Dim& d = draft.inputs[0].shape[2];
  if (kind.use_scale && kind.score == Score::kAdditive) {
    if (!d)
      return lastDimensionUnknown(draft.setting.dialect, kind.class_name, joined(draft.scope, "scale"), {std::nullopt},
                                  draft.inputs[0].shape);
    addScale(draft, "scale", "v", {*d}, "glorot_uniform");
  } else if (kind.use_scale) {
    addScale(draft, "scale", "g", {}, "ones");
  }
  if (kind.score == Score::kConcat) addScale(draft, "concat_score_weight", "w", {}, "ones");
  return std::nullopt;
}

/// The scores, before anything is hidden. Returns the id of the last quantity.
std::string declareScores(const AttentionKind& kind, const Draft& draft, PartDraft& part, const std::string& key, const Shape& shape) {
  const std::vector<Operand> both{valueOperand("query"), valueOperand(key)};
  if (kind.score != Score::kDot) {
    QuantityInfo scores = other(kind.score == Score::kAdditive ? "additive_scores" : "concat_scores", both);
    for (std::size_t i = 0; i < draft.weights.size(); ++i) scores.operands.push_back(weightOperand(draft, static_cast<int>(i)));
    addShaped(part, named(std::move(scores), "scores", "e"), shape);
    return "scores";
  }
  addShaped(part, named(other("inner_products", both), "scores", kind.use_scale ? "q k" : "e"), shape);
  if (!kind.use_scale) return "scores";
  addShaped(part,
            named({.operation = Operation::kMultiply, .operands = {valueOperand("scores"), weightOperand(draft, 0)}}, "scaled_scores", "e"),
            shape);
  return "scaled_scores";
}

/// Which value steps each query step may look at: none but valid ones, none but earlier ones.
std::string declareHiding(const AttentionKind& kind, const Draft& draft, PartDraft& part, std::string scores, const Shape& shape) {
  const bool masked = draft.inputs[1].masked;
  if (!masked && !kind.call.use_causal_mask) return scores;
  QuantityInfo visible = other(kind.call.use_causal_mask ? "causal_mask" : "value_mask", {});
  if (masked) {
    const Shape& value = draft.inputs[1].shape;
    addShaped(part,
              {.id = "value_mask", .symbol = "m_v", .operation = Operation::kInput, .function = "mask", .operands = {inputOperand(1)}},
              {value[0], value[1], 1}, {.kind = Place::Kind::kInputMask, .input = 1, .constant = true});
    visible.operands.push_back(valueOperand("value_mask"));
  }
  addShaped(part, named(std::move(visible), "visible", "m"), shape, {.constant = true});
  QuantityInfo hidden = other("hide", {valueOperand(scores), valueOperand("visible")});
  hidden.constants = {{"by", kHidden}};
  addShaped(part, named(std::move(hidden), "masked_scores", "e'"), shape);
  return "masked_scores";
}

}  // namespace

std::optional<Error> declareAttention(const AttentionKind& kind, Draft& draft) {
  if (auto error = checkInputs(kind, draft)) return error;
  const Shape query = draft.inputs[0].shape;
  const Shape value = draft.inputs[1].shape;
  const Shape key = draft.inputs.back().shape;
  if (auto error = checkSizes(query, value, key)) return error;
  if (auto error = declareScales(kind, draft)) return error;
  const Shape result{query[0], query[1], value[2]};
  const Shape scores{query[0], query[1], value[1]};
  const bool own_key = draft.inputs.size() == 3;
  PartDraft& part =
      addReadingPart(draft, kind.class_name, result,
                     own_key ? std::vector<std::string>{"query", "value", "key"} : std::vector<std::string>{"query", "value"});
  std::string last = declareScores(kind, draft, part, own_key ? "key" : "value", scores);
  last = declareHiding(kind, draft, part, std::move(last), scores);
  addShaped(part, named({.operation = Operation::kActivation, .function = "softmax", .operands = {valueOperand(last)}}, "weights", "α"),
            scores);
  last = "weights";
  if (draft.setting.training && kind.dropout > 0) {
    addShaped(part, named({.operation = Operation::kScale, .constants = {{"rate", kind.dropout}}}, "keep", "k"), scores,
              {.constant = true});
    addShaped(
        part,
        named({.operation = Operation::kScale, .operands = {valueOperand("weights"), valueOperand("keep")}}, "dropped_weights", "α k"),
        scores);
    last = "dropped_weights";
  }
  QuantityInfo context = other("weighted_sum", {valueOperand(last), valueOperand("value")});
  if (draft.inputs[0].masked) {
    addShaped(part,
              {.id = "query_mask", .symbol = "m_q", .operation = Operation::kInput, .function = "mask", .operands = {inputOperand(0)}},
              {query[0], query[1], 1}, {.kind = Place::Kind::kInputMask, .constant = true});
    addShaped(part, named(std::move(context), "context", "c"), result);
    context = {.operation = Operation::kCarry, .operands = {valueOperand("query_mask"), valueOperand("context")}};
  }
  addResult(draft, part, std::move(context), result, 0);
  if (kind.call.return_attention_scores) addOutput(draft, {.shape = scores, .quantity = last});
  return std::nullopt;
}

std::optional<Error> check(const AttentionSpec& spec, const Setting&) {
  if (spec.score_mode == "dot" || spec.score_mode == "concat") return std::nullopt;
  return Error{
      .code = "score_mode",
      .message = "Invalid value for argument score_mode. Expected one of {'dot', 'concat'}. Received: score_mode=" + spec.score_mode,
      .param = "score_mode",
      .args = {{"found", spec.score_mode}}};
}

std::optional<Error> declare(const AttentionSpec& spec, Draft& draft) { return declareAttention(kindOf(spec), draft); }
void forward(const AttentionSpec& spec, const Call& call) { forwardAttention(kindOf(spec), call); }
void backward(const AttentionSpec& spec, const Call& call) { backwardAttention(kindOf(spec), call); }

std::optional<Error> declare(const AdditiveAttentionSpec& spec, Draft& draft) { return declareAttention(kindOf(spec), draft); }
void forward(const AdditiveAttentionSpec& spec, const Call& call) { forwardAttention(kindOf(spec), call); }
void backward(const AdditiveAttentionSpec& spec, const Call& call) { backwardAttention(kindOf(spec), call); }

}  // namespace rnn

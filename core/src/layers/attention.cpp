#include "layers/attention.h"

#include <cmath>
#include <utility>

#include "errors.h"
#include "layers/entries.h"
#include "layers/merging.h"
#include "layers/noise.h"
#include "math/activations.h"
#include "math/gemm.h"

namespace rnn {
namespace {

/// How query and key are compared.
enum class Score { kDot, kConcat, kAdditive };

/// What the two layers differ in.
struct AttentionKind {
  const char* class_name;
  Score score;
  bool use_scale;
  double dropout;
  std::optional<std::int64_t> seed;
  AttentionCallOptions call;
};

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

/// What is subtracted from the score of a step that must not be looked at.
constexpr double kHidden = 1e9;

// ---- declaring
// -------------------------------------------------------------------------------------------------------------------------------------

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

// ---- running
// ---------------------------------------------------------------------------------------------------------------------------------------

/// One sample's steps as the rows of a matrix: time-major memory has them `batch` rows apart.
Matrix stepsOfSample(const Rows& rows, std::int64_t sample) {
  return {rows.at(1).row(sample), rows.steps(), rows.width, rows.batch * rows.stride};
}

/// Scalars that scale scores; 1 where there is none.
Scalar scalarWeight(const Call& call, const char* name) {
  const ConstMatrix w = weight(call, name);
  return w ? *w.data : Scalar(1);
}

/// scores[t, s] of one sample from what is compared along the features: additive and concat.
struct Comparison {
  ConstMatrix scale;  // additive: one factor per feature; absent: 1
  Scalar inner = 1;   // concat: factor inside tanh
  Scalar outer = 1;   // concat: factor of the sum
};

Comparison comparisonOf(const AttentionKind& kind, const Call& call) {
  if (kind.score == Score::kAdditive) return {.scale = weight(call, "scale")};
  return {.inner = scalarWeight(call, "scale"), .outer = scalarWeight(call, "concat_score_weight")};
}

void compare(const Comparison& c, const Matrix& q, const Matrix& k, const Matrix& scores) {
  for (std::int64_t t = 0; t < q.rows; ++t) {
    for (std::int64_t s = 0; s < k.rows; ++s) {
      Scalar sum = 0;
      for (std::int64_t j = 0; j < q.columns; ++j)
        sum += (c.scale ? c.scale.data[j] : Scalar(1)) * std::tanh(c.inner * (q.row(t)[j] + k.row(s)[j]));
      scores.row(t)[s] = c.outer * sum;
    }
  }
}

void compareBack(const Comparison& c, const Call& call, const Matrix& q, const Matrix& k, const Matrix& dscores, const Matrix& dq,
                 const Matrix& dk) {
  Scalar* dscale = weightGradient(call, "scale").data;
  Scalar* douter = weightGradient(call, "concat_score_weight").data;
  for (std::int64_t t = 0; t < q.rows; ++t) {
    for (std::int64_t s = 0; s < k.rows; ++s) {
      const Scalar d = dscores.row(t)[s];
      for (std::int64_t j = 0; j < q.columns; ++j) {
        const Scalar sum = q.row(t)[j] + k.row(s)[j];
        const Scalar tanh = std::tanh(c.inner * sum);
        const Scalar factor = c.scale ? c.scale.data[j] : Scalar(1);
        const Scalar dsum = d * c.outer * factor * (1 - tanh * tanh);
        dq.row(t)[j] += dsum * c.inner;
        dk.row(s)[j] += dsum * c.inner;
        if (dscale && c.scale) dscale[j] += d * tanh;
        if (dscale && !c.scale) *dscale += dsum * sum;
        if (douter) *douter += d * tanh;
      }
    }
  }
}

const char* keyId(const Call& call) { return tape(call, "key") ? "key" : "value"; }

/// The quantity that the softmax reads.
Rows lastScores(const Call& call, Rows (*which)(const Call&, const std::string&)) {
  for (const char* id : {"masked_scores", "scaled_scores"}) {
    if (const Rows rows = which(call, id)) return rows;
  }
  return which(call, "scores");
}

/// The scores before hiding.
Rows openScores(const Call& call, Rows (*which)(const Call&, const std::string&)) {
  const Rows scaled = which(call, "scaled_scores");
  return scaled ? scaled : which(call, "scores");
}

void score(const AttentionKind& kind, const Call& call) {
  const Rows q = tape(call, "query");
  const Rows k = tape(call, keyId(call));
  const Rows scores = tape(call, "scores");
  for (std::int64_t b = 0; b < q.batch; ++b) {
    if (kind.score == Score::kDot) {
      multiplyByTransposed(stepsOfSample(q, b), stepsOfSample(k, b), stepsOfSample(scores, b), Into::kReplace);
    } else {
      compare(comparisonOf(kind, call), stepsOfSample(q, b), stepsOfSample(k, b), stepsOfSample(scores, b));
    }
  }
  if (const Rows scaled = tape(call, "scaled_scores")) {
    elementwise(
        scaled.all(), [g = scalarWeight(call, "scale")](Scalar e) { return g * e; }, scores.all());
  }
}

void hide(const AttentionKind& kind, const Call& call) {
  const Rows visible = tape(call, "visible");
  if (!visible) return;
  const Rows mask = tape(call, "value_mask");
  for (std::int64_t t = 1; t < visible.rows; ++t) {
    for (std::int64_t b = 0; b < visible.batch; ++b) {
      for (std::int64_t s = 0; s < visible.width; ++s) {
        const bool valid = !mask || *mask.at(s + 1).row(b) != 0;
        const bool reached = !kind.call.use_causal_mask || s < t;
        visible.at(t).row(b)[s] = Scalar(valid && reached);
      }
    }
  }
  elementwise(
      tape(call, "masked_scores").all(), [](Scalar e, Scalar m) { return e - static_cast<Scalar>(kHidden) * (1 - m); },
      openScores(call, tape).all(), visible.all());
}

void dropWeights(const AttentionKind& kind, const Call& call) {
  const Entries keep = entriesOf(tape(call, "keep"));
  if (!keep) return;
  const RandomStream stream = streamOf(call, "keep", kind.seed);
  std::uint64_t index = 0;
  for (std::int64_t b = 0; b < keep.batch; ++b) {
    for (std::size_t e = 0; e < keep.size(); ++e) keep.at(b, e) = keepFactor(stream, index++, kind.dropout);
  }
  elementwise(
      tape(call, "dropped_weights").all(), [](Scalar a, Scalar k) { return a * k; }, tape(call, "weights").all(), tape(call, "keep").all());
}

void forwardAttention(const AttentionKind& kind, const Call& call) {
  score(kind, call);
  hide(kind, call);
  activate(Activation::kSoftmax, lastScores(call, tape).all(), tape(call, "weights").all());
  dropWeights(kind, call);
  const Rows value = tape(call, "value");
  const Rows dropped = tape(call, "dropped_weights");
  const Rows weights = dropped ? dropped : tape(call, "weights");
  const Rows masked = tape(call, "context");
  const Rows context = masked ? masked : tape(call, "y");
  for (std::int64_t b = 0; b < value.batch; ++b) {
    multiply(stepsOfSample(weights, b), stepsOfSample(value, b), stepsOfSample(context, b), Into::kReplace);
  }
  if (!masked) return;
  const Matrix valid = tape(call, "query_mask").all();
  const Matrix y = tape(call, "y").all();
  for (std::int64_t i = 0; i < y.rows; ++i) {
    elementwise(
        rowOf(y, i), [m = *valid.row(i)](Scalar c) { return m * c; }, rowOf(context.all(), i));
  }
}

/// dcontext from dy where the query is masked; the same memory otherwise.
Rows contextGradient(const Call& call) {
  const Rows dcontext = gradient(call, "context");
  const Rows dy = gradient(call, "y");
  if (!dcontext) return dy;
  const Matrix valid = tape(call, "query_mask").all();
  for (std::int64_t i = 0; i < valid.rows; ++i) {
    elementwise(
        rowOf(dcontext.all(), i), [m = *valid.row(i)](Scalar d) { return m * d; }, rowOf(dy.all(), i));
  }
  return dcontext;
}

void backwardAttention(const AttentionKind& kind, const Call& call) {
  const Rows dcontext = contextGradient(call);
  const Rows value = tape(call, "value");
  const Rows dvalue = gradient(call, "value");
  const Rows dropped = tape(call, "dropped_weights");
  const Rows weights = tape(call, "weights");
  const Rows dweights = gradient(call, "weights");
  // What was returned as a second output has received gradients already.
  const Rows dused = dropped ? gradient(call, "dropped_weights") : dweights;
  for (std::int64_t b = 0; b < value.batch; ++b) {
    multiplyByTransposed(stepsOfSample(dcontext, b), stepsOfSample(value, b), stepsOfSample(dused, b), Into::kAdd);
    multiplyTransposed(stepsOfSample(dropped ? dropped : weights, b), stepsOfSample(dcontext, b), stepsOfSample(dvalue, b), Into::kAdd);
  }
  if (dropped)
    accumulate(
        dweights.all(), [](Scalar d, Scalar k) { return d * k; }, dused.all(), tape(call, "keep").all());
  const Rows dlast = lastScores(call, gradient);
  activateBack(Activation::kSoftmax, lastScores(call, tape).all(), weights.all(), dweights.all(), dlast.all());
  const Rows dopen = openScores(call, gradient);
  if (dopen.data != dlast.data) copy(dopen.all(), dlast.all());
  const Rows scores = tape(call, "scores");
  const Rows dscores = gradient(call, "scores");
  if (dscores.data != dopen.data) {
    elementwise(
        dscores.all(), [g = scalarWeight(call, "scale")](Scalar d) { return g * d; }, dopen.all());
    Scalar* dscale = weightGradient(call, "scale").data;
    for (std::int64_t i = 0; dscale && i < scores.all().rows; ++i) {
      for (std::int64_t s = 0; s < scores.width; ++s) *dscale += scores.all().row(i)[s] * dopen.all().row(i)[s];
    }
  }
  const Rows q = tape(call, "query");
  const Rows k = tape(call, keyId(call));
  const Rows dq = gradient(call, "query");
  const Rows dk = gradient(call, keyId(call));
  for (std::int64_t b = 0; b < q.batch; ++b) {
    const Matrix d = stepsOfSample(dscores, b);
    if (kind.score == Score::kDot) {
      multiply(d, stepsOfSample(k, b), stepsOfSample(dq, b), Into::kAdd);
      multiplyTransposed(d, stepsOfSample(q, b), stepsOfSample(dk, b), Into::kAdd);
    } else {
      compareBack(comparisonOf(kind, call), call, stepsOfSample(q, b), stepsOfSample(k, b), d, stepsOfSample(dq, b), stepsOfSample(dk, b));
    }
  }
}

}  // namespace

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

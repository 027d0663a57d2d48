#include <cmath>

#include "layers/attention_kind.h"
#include "layers/entries.h"
#include "layers/merging.h"
#include "layers/noise.h"
#include "math/activations.h"
#include "math/gemm.h"

namespace rnn {
namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

}  // namespace rnn

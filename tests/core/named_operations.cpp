#include "named_operations.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "catch.h"

namespace rnn::test {
namespace {

using Sizes = std::vector<std::int64_t>;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

std::int64_t product(const Sizes& sizes) {
  std::int64_t all = 1;
  for (const std::int64_t size : sizes) all *= size;
  return all;
}

Sizes indexOf(std::int64_t entry, const Sizes& sizes) {
  Sizes index(sizes.size());
  for (std::size_t i = sizes.size(); i-- > 0;) {
    index[i] = entry % sizes[i];
    entry /= sizes[i];
  }
  return index;
}

std::int64_t entryOf(const Sizes& index, const Sizes& sizes) {
  std::int64_t entry = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) entry = entry * sizes[i] + index[i];
  return entry;
}

class Naming {
 public:
  Naming(const QuantityInfo& quantity, const std::vector<WholeOperand>& operands, const Sizes& sizes, std::size_t sample,
         std::int64_t entry)
      : q_(quantity), operands_(operands), sizes_(sizes), sample_(sample), entry_(entry), index_(indexOf(entry, sizes)) {}

  double value() {
    const std::string& f = q_.function;
    if (q_.operation == Operation::kReshape) return rearranged();
    if (q_.operation == Operation::kActivation) return activated();
    if (f == "prelu") return x() > 0 ? x() : x() * spread(1);
    if (f == "softmax") return softmax();
    if (f == "mean") return over(axes(), [](double v) { return v; });
    if (f == "mean_square") return over(axes(), [](double v) { return v * v; });
    if (f == "subtract") return spread(0) - spread(1);
    if (f.find("masked_") == 0) return maskedMerge(f.substr(7));
    if (f == "add" || f == "multiply" || f == "average" || f == "maximum" || f == "minimum") return merged(f, operands_.size());
    if (f == "mean_over_time" || f == "maximum_over_time") return overTime(f == "mean_over_time");
    if (f == "window_mean" || f == "window_maximum") return overWindow(f == "window_mean");
    if (f == "batch_mean" || f == "batch_variance") return overBatch(f == "batch_variance");
    if (f == "concatenate") return concatenated(at(static_cast<std::int64_t>(constant("axis")) - 1));
    if (f == "concatenate_masks") return concatenatedMask();
    if (f == "l2_normalize") return x() / std::sqrt(over(axes(), [](double v) { return v * v; }) * sizeAlong(axes()));
    if (f == "dot") return dot();
    return attention(f);
  }

 private:
  double constant(const std::string& name, double otherwise = 0) const {
    for (const auto& [known, value] : q_.constants) {
      if (known == name) return value;
    }
    return otherwise;
  }
  std::int64_t whole(const std::string& name, double otherwise = 0) const { return std::llround(constant(name, otherwise)); }

  const std::vector<double>& values(std::size_t operand) const {
    return operands_[operand].samples[operands_[operand].is_weight ? 0 : sample_];
  }
  double x() const { return values(0)[at(entry_)]; }

  std::vector<std::size_t> axes() const {
    std::vector<std::size_t> found;
    for (const auto& [name, value] : q_.constants) {
      if (name.rfind("axis", 0) == 0) found.push_back(at(std::llround(value)) - 1);
    }
    return found;
  }
  static bool contains(const std::vector<std::size_t>& list, std::size_t item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  }
  double sizeAlong(const std::vector<std::size_t>& along) const {
    double size = 1;
    for (const std::size_t axis : along) size *= static_cast<double>(operands_[0].sizes[axis]);
    return size;
  }

  /// The operand's entry that NumPy's broadcasting, or the axes that it spans, put here.
  double spread(std::size_t operand) const {
    const Sizes& from = operands_[operand].sizes;
    Sizes index;
    if (from.size() < sizes_.size() && !axes().empty()) {
      for (const std::size_t axis : axes()) index.push_back(index_[axis]);
    } else {
      const std::size_t missing = sizes_.size() - from.size();
      for (std::size_t i = 0; i < from.size(); ++i) index.push_back(from[i] == 1 ? 0 : index_[missing + i]);
    }
    return values(operand)[at(entryOf(index, from))];
  }

  /// The mean over `along` of f(x), at the place of this entry on the other axes.
  template <class F>
  double over(const std::vector<std::size_t>& along, F&& f) const {
    const Sizes& from = operands_[0].sizes;
    double sum = 0;
    double n = 0;
    for (std::int64_t e = 0; e < product(from); ++e) {
      const Sizes index = indexOf(e, from);
      bool here = true;
      for (std::size_t i = 0; i < from.size(); ++i) here = here && (contains(along, i) || index[i] == index_[i]);
      if (!here) continue;
      sum += f(values(0)[at(e)]);
      n += 1;
    }
    return sum / n;
  }

  double softmax() const {
    return std::exp(x()) / (over(axes(), [](double v) { return std::exp(v); }) * sizeAlong(axes()));
  }

  double activated() const {
    const std::string& f = q_.function;
    if (f == "not_equal") return x() != constant("value");
    if (f == "any_not_equal") {
      const std::int64_t n = product(operands_[0].sizes) / product(sizes_);
      for (std::int64_t i = 0; i < n; ++i) {
        if (values(0)[at(entry_ * n + i)] != constant("value")) return 1;
      }
      return 0;
    }
    if (f == "rsqrt") return 1 / std::sqrt(x() + constant("epsilon"));
    if (f == "leaky_relu") return x() > 0 ? x() : constant("negative_slope") * x();
    if (f == "elu") return x() > 0 ? x() : constant("alpha") * (std::exp(x()) - 1);
    if (f == "relu") {
      const double threshold = constant("threshold");
      if (x() > threshold) return std::min(x(), constant("max_value", 1e300));
      return constant("negative_slope") * (x() - threshold);
    }
    FAIL("no definition of " << f);
    return 0;
  }

  double rearranged() const {
    const std::string& f = q_.function;
    const Sizes& from = operands_[0].sizes;
    if (f == "reshape") return x();
    if (f == "permute") {
      Sizes index(from.size());
      for (std::size_t i = 0; i < from.size(); ++i) index[at(whole("dim_" + std::to_string(i + 1))) - 1] = index_[i];
      return values(0)[at(entryOf(index, from))];
    }
    if (f == "flatten_channels_first") {
      Sizes turned(from.begin() + 1, from.end());
      turned.push_back(from[0]);
      Sizes index = indexOf(entry_, turned);
      index.insert(index.begin(), index.back());
      index.pop_back();
      return values(0)[at(entryOf(index, from))];
    }
    const std::int64_t width = product(sizes_) / sizes_[0];
    const std::int64_t t = entry_ / width;
    const std::int64_t j = entry_ % width;
    if (f == "repeat") return values(0)[at(from.size() < sizes_.size() ? j : t / whole("size") * width + j)];
    REQUIRE(f == "window");
    const std::int64_t features = product(from) / from[0];
    const std::int64_t groups = whole("groups", 1);
    const std::int64_t own = features / groups;
    const std::int64_t step = t * whole("stride") + j / own * whole("dilation") - whole("before");
    if (step < 0 || step >= from[0]) return 0;
    return values(0)[at(step * features + whole("group") * own + j % own)];
  }

  static double join(const std::string& f, double a, double b) {
    if (f == "multiply") return a * b;
    if (f == "maximum") return std::max(a, b);
    if (f == "minimum") return std::min(a, b);
    return a + b;
  }

  double merged(const std::string& f, std::size_t count) const {
    double all = spread(0);
    for (std::size_t i = 1; i < count; ++i) all = join(f, all, spread(i));
    return f == "average" ? all / static_cast<double>(count) : all;
  }

  /// Tensors first, then the masks of those that have one, (time, 1); here every tensor has one. Masked numbers take no part; none left: 0
  /// for a product, and for an extreme the last tensor's number.
  double maskedMerge(const std::string& f) const {
    const std::size_t count = operands_.size() / 2;
    REQUIRE(operands_.size() == 2 * count);
    const std::int64_t t = index_[0];
    bool any = false;
    double all = f == "multiply" ? 1 : f == "maximum" ? -1e300 : 1e300;
    for (std::size_t i = 0; i < count; ++i) {
      if (values(count + i)[at(t)] == 0) continue;
      all = join(f, all, spread(i));
      any = true;
    }
    if (any) return all;
    return f == "multiply" ? 0 : spread(0);
  }

  double overTime(bool mean) const {
    const std::int64_t width = operands_[0].sizes.back();
    double all = mean ? 0 : -1e300;
    double n = 0;
    for (std::int64_t t = 0; t < operands_[0].sizes[0]; ++t) {
      if (operands_.size() > 1 && values(1)[at(t)] == 0) continue;
      const double v = values(0)[at(t * width + entry_ % width)];
      all = mean ? all + v : std::max(all, v);
      n += 1;
    }
    return mean ? all / n : all;
  }

  double overWindow(bool mean) const {
    const std::int64_t width = operands_[0].sizes.back();
    double all = mean ? 0 : -1e300;
    double n = 0;
    for (std::int64_t k = 0; k < whole("size"); ++k) {
      const std::int64_t step = index_[0] * whole("stride") + k * whole("dilation") - whole("before");
      if (step < 0 || step >= operands_[0].sizes[0]) continue;
      const double v = values(0)[at(step * width + entry_ % width)];
      all = mean ? all + v : std::max(all, v);
      n += 1;
    }
    return mean ? all / n : all;
  }

  double overBatch(bool variance) const {
    const WholeOperand& from = operands_[0];
    const std::size_t axis = axes().front();
    const std::size_t mask = variance ? 2 : 1;
    double sum = 0;
    double n = operands_.size() > mask ? 1e-7 : 0;
    for (std::size_t b = 0; b < from.samples.size(); ++b) {
      for (std::int64_t e = 0; e < product(from.sizes); ++e) {
        const Sizes index = indexOf(e, from.sizes);
        if (index[axis] != entry_) continue;
        if (operands_.size() > mask && operands_[mask].samples[b][at(index[0])] == 0) continue;
        const double d = from.samples[b][at(e)] - (variance ? values(1)[at(entry_)] : 0);
        sum += variance ? d * d : d;
        n += 1;
      }
    }
    return sum / n;
  }

  double concatenated(std::size_t axis) const {
    Sizes index = index_;
    for (std::size_t i = 0; i < operands_.size(); ++i) {
      const Sizes& from = operands_[i].sizes;
      if (index[axis] < from[axis]) return values(i)[at(entryOf(index, from))];
      index[axis] -= from[axis];
    }
    FAIL("an entry beyond all operands");
    return 0;
  }

  /// Masks first, (time, 1), then the tensors; here every tensor has one.
  double concatenatedMask() const {
    std::int64_t t = entry_;
    const std::size_t count = operands_.size() / 2;
    for (std::size_t i = 0; i < count; ++i) {
      if (t < operands_[i].sizes[0]) return values(i)[at(t)];
      t -= operands_[i].sizes[0];
    }
    FAIL("a step beyond all operands");
    return 0;
  }

  double dot() const {
    const std::size_t a = at(whole("axis_1")) - 1;
    const std::size_t b = at(whole("axis_2")) - 1;
    const Sizes& first = operands_[0].sizes;
    const Sizes& second = operands_[1].sizes;
    Sizes left(index_.begin(), index_.begin() + static_cast<std::ptrdiff_t>(first.size()) - 1);
    Sizes right(index_.begin() + static_cast<std::ptrdiff_t>(first.size()) - 1, index_.end());
    right.resize(second.size() - 1);  // two vectors: the result has an axis of size 1 that neither brought
    double sum = 0;
    for (std::int64_t k = 0; k < first[a]; ++k) {
      Sizes i = left;
      i.insert(i.begin() + static_cast<std::ptrdiff_t>(a), k);
      Sizes j = right;
      j.insert(j.begin() + static_cast<std::ptrdiff_t>(b), k);
      sum += values(0)[at(entryOf(i, first))] * values(1)[at(entryOf(j, second))];
    }
    return sum;
  }

  double attention(const std::string& f) const {
    const std::int64_t t = index_[0];
    const std::int64_t s = index_[1];
    if (f == "causal_mask" || f == "value_mask") {
      const bool valid = operands_.empty() || values(0)[at(s)] != 0;
      return valid && (f == "value_mask" || s <= t);
    }
    if (f == "hide") return x() - constant("by") * (1 - values(1)[at(entry_)]);
    if (f == "weighted_sum") {
      double sum = 0;
      const std::int64_t steps = operands_[0].sizes[1];
      const std::int64_t width = operands_[1].sizes[1];
      for (std::int64_t i = 0; i < steps; ++i) sum += values(0)[at(t * steps + i)] * values(1)[at(i * width + s)];
      return sum;
    }
    const bool additive = f == "additive_scores";
    const bool concat = f == "concat_scores";
    if (!additive && !concat && f != "inner_products") FAIL("no definition of " << f);
    const std::int64_t d = operands_[0].sizes[1];
    const bool scaled = additive ? operands_.size() > 2 : operands_.size() > 3;
    double sum = 0;
    for (std::int64_t j = 0; j < d; ++j) {
      const double q = values(0)[at(t * d + j)];
      const double k = values(1)[at(s * d + j)];
      if (additive) sum += (scaled ? values(2)[at(j)] : 1) * std::tanh(q + k);
      if (concat) sum += std::tanh((scaled ? values(2)[0] : 1) * (q + k));
      if (!additive && !concat) sum += q * k;
    }
    return concat ? sum * operands_.back().samples[0][0] : sum;
  }

  const QuantityInfo& q_;
  const std::vector<WholeOperand>& operands_;
  const Sizes& sizes_;
  std::size_t sample_;
  std::int64_t entry_;
  Sizes index_;
};

}  // namespace

double namedValue(const QuantityInfo& quantity, const std::vector<WholeOperand>& operands, const Sizes& sizes, std::size_t sample,
                  std::int64_t entry) {
  return Naming(quantity, operands, sizes, sample, entry).value();
}

}  // namespace rnn::test

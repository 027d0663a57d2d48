// Add, Subtract, Multiply, Average, Maximum, Minimum: several tensors joined entry by entry, spread as NumPy does where a size is 1.
// Masks: Keras 2 keeps a step that is valid in all, Keras 3 one that is valid in any, and only if every input has a mask; and in Keras 3 a
// masked step takes no part in Multiply, Maximum and Minimum.
#pragma once

#include "layers/single_part.h"

namespace rnn {

enum class Merge { kAdd, kSubtract, kMultiply, kAverage, kMaximum, kMinimum };

constexpr Merge mergeOf(const AddSpec&) { return Merge::kAdd; }
constexpr Merge mergeOf(const SubtractSpec&) { return Merge::kSubtract; }
constexpr Merge mergeOf(const MultiplySpec&) { return Merge::kMultiply; }
constexpr Merge mergeOf(const AverageSpec&) { return Merge::kAverage; }
constexpr Merge mergeOf(const MaximumSpec&) { return Merge::kMaximum; }
constexpr Merge mergeOf(const MinimumSpec&) { return Merge::kMinimum; }

template <class Spec>
concept MergeSpec = requires(const Spec& spec) {
  mergeOf(spec);
};

std::optional<Error> declareMerge(Merge merge, const char* class_name, Draft& draft);
void mergeForward(Merge merge, const Call& call);
void mergeBackward(Merge merge, const Call& call);

/// The masks that come in with sequences of `merged`'s steps, as quantities, and the one that goes out, "mask", if there is one. Returns
/// the operands that name the former.
std::vector<Operand> declareMasks(const Draft& draft, PartDraft& part, const Shape& merged);
void joinMasks(const Call& call, std::size_t inputs);
/// The mask number `i` (from 0) of the inputs.
std::string maskId(std::size_t i);

/// Keras' complaint about a merge of one tensor.
std::optional<Error> checkSeveral(const Draft& draft);
/// "x_1", "x_2", …
std::vector<std::string> inputIds(std::size_t count);
/// The shapes of all inputs.
std::vector<Shape> inputShapes(const Draft& draft);

template <MergeSpec Spec>
std::optional<Error> declare(const Spec& spec, Draft& draft) {
  return declareMerge(mergeOf(spec), Spec::kClass, draft);
}

template <MergeSpec Spec>
void forward(const Spec& spec, const Call& call) {
  mergeForward(mergeOf(spec), call);
}

template <MergeSpec Spec>
void backward(const Spec& spec, const Call& call) {
  mergeBackward(mergeOf(spec), call);
}

}  // namespace rnn

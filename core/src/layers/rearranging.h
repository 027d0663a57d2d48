// RepeatVector, Flatten, Reshape, Permute, UpSampling1D, ZeroPadding1D, Cropping1D: every entry of y is an entry of x, or zero.
// Each layer says which: sourcesOf() gives, for each entry of a sample of y, the entry of x, or kNothing. The rest is common.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "errors.h"
#include "layers/entries.h"
#include "layers/single_part.h"
#include "layers/window.h"
#include "python_text.h"

namespace rnn {

inline constexpr std::int64_t kNothing = -1;
using Sources = std::vector<std::int64_t>;

/// y from x, and dx from dy.
void rearrange(const Call& call, const Sources& sources);
void rearrangeBack(const Call& call, const Sources& sources);

template <class Spec>
concept RearrangingSpec = requires(const Spec& spec, const Sizes& sizes) {
  { sourcesOf(spec, sizes, sizes) } -> std::same_as<Sources>;
};

/// The one part of such a layer. `function` names the arrangement for the reader.
std::nullopt_t declareRearranging(Draft& draft, const char* class_name, const char* function, const Shape& shape,
                                  std::vector<std::pair<std::string, double>> constants = {});

// ---- RepeatVector
// ----------------------------------------------------------------------------------------------------------------------------------

std::optional<Error> check(const RepeatVectorSpec& spec, const Setting& setting);
std::optional<Error> declare(const RepeatVectorSpec& spec, Draft& draft);
Sources sourcesOf(const RepeatVectorSpec& spec, const Sizes& x, const Sizes& y);

// ---- Flatten, Reshape, Permute
// ---------------------------------------------------------------------------------------------------------------------

std::optional<Error> check(const FlattenSpec& spec, const Setting& setting);
std::optional<Error> declare(const FlattenSpec& spec, Draft& draft);
Sources sourcesOf(const FlattenSpec& spec, const Sizes& x, const Sizes& y);

std::optional<Error> check(const ReshapeSpec& spec, const Setting& setting);
std::optional<Error> declare(const ReshapeSpec& spec, Draft& draft);
Sources sourcesOf(const ReshapeSpec& spec, const Sizes& x, const Sizes& y);

std::optional<Error> check(const PermuteSpec& spec, const Setting& setting);
std::optional<Error> declare(const PermuteSpec& spec, Draft& draft);
Sources sourcesOf(const PermuteSpec& spec, const Sizes& x, const Sizes& y);

// ---- UpSampling1D, ZeroPadding1D, Cropping1D
// -------------------------------------------------------------------------------------------------------

std::optional<Error> check(const UpSampling1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const UpSampling1DSpec& spec, Draft& draft);
Sources sourcesOf(const UpSampling1DSpec& spec, const Sizes& x, const Sizes& y);

std::optional<Error> check(const ZeroPadding1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const ZeroPadding1DSpec& spec, Draft& draft);
Sources sourcesOf(const ZeroPadding1DSpec& spec, const Sizes& x, const Sizes& y);

std::optional<Error> check(const Cropping1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const Cropping1DSpec& spec, Draft& draft);
Sources sourcesOf(const Cropping1DSpec& spec, const Sizes& x, const Sizes& y);

template <RearrangingSpec Spec>
void forward(const Spec& spec, const Call& call) {
  rearrange(call, sourcesOf(spec, sampleSizes(call, "x"), sampleSizes(call, "y")));
}

template <RearrangingSpec Spec>
void backward(const Spec& spec, const Call& call) {
  rearrangeBack(call, sourcesOf(spec, sampleSizes(call, "x"), sampleSizes(call, "y")));
}

}  // namespace rnn

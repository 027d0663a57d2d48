// Dropout, SpatialDropout1D, GaussianNoise: numbers drawn once per run multiply or add to x. In inference y is x.
//
//     k [B, …], each 0 or 1 / (1 − rate)  →  y = x ∘ k;      ε of mean 0 and deviation stddev  →  y = x + ε
#pragma once

#include "layers/single_part.h"
#include "random.h"

namespace rnn {

std::optional<Error> check(const DropoutSpec& spec, const Setting& setting);
std::optional<Error> declare(const DropoutSpec& spec, Draft& draft);
void forward(const DropoutSpec& spec, const Call& call);
void backward(const DropoutSpec& spec, const Call& call);

std::optional<Error> check(const SpatialDropout1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const SpatialDropout1DSpec& spec, Draft& draft);
void forward(const SpatialDropout1DSpec& spec, const Call& call);
void backward(const SpatialDropout1DSpec& spec, const Call& call);

std::optional<Error> check(const GaussianNoiseSpec& spec, const Setting& setting);
std::optional<Error> declare(const GaussianNoiseSpec& spec, Draft& draft);
void forward(const GaussianNoiseSpec& spec, const Call& call);
void backward(const GaussianNoiseSpec& spec, const Call& call);

/// A rate that Keras refuses: outside [0, 1].
std::optional<Error> checkRate(const char* param, double rate, Dialect dialect);

/// The numbers of this call, kept apart by the layer's name and part, and by its `seed` argument.
RandomStream streamOf(const Call& call, const std::string& id, std::optional<std::int64_t> seed);

/// 0 or 1 / (1 − rate); zero for a rate of 1.
Scalar keepFactor(RandomStream stream, std::uint64_t index, double rate);

}  // namespace rnn

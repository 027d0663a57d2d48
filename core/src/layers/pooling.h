// GlobalAveragePooling1D, GlobalMaxPooling1D, AveragePooling1D, MaxPooling1D: the mean or the largest over all time steps, or over a window
// of them.
#pragma once

#include "layers/single_part.h"
#include "layers/window.h"

namespace rnn {

std::optional<Error> check(const GlobalAveragePooling1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const GlobalAveragePooling1DSpec& spec, Draft& draft);
void forward(const GlobalAveragePooling1DSpec& spec, const Call& call);
void backward(const GlobalAveragePooling1DSpec& spec, const Call& call);

std::optional<Error> check(const GlobalMaxPooling1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const GlobalMaxPooling1DSpec& spec, Draft& draft);
void forward(const GlobalMaxPooling1DSpec& spec, const Call& call);
void backward(const GlobalMaxPooling1DSpec& spec, const Call& call);

std::optional<Error> check(const AveragePooling1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const AveragePooling1DSpec& spec, Draft& draft);
void forward(const AveragePooling1DSpec& spec, const Call& call);
void backward(const AveragePooling1DSpec& spec, const Call& call);

std::optional<Error> check(const MaxPooling1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const MaxPooling1DSpec& spec, Draft& draft);
void forward(const MaxPooling1DSpec& spec, const Call& call);
void backward(const MaxPooling1DSpec& spec, const Call& call);

}  // namespace rnn

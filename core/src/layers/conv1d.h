// Conv1D: the steps under a window, end to end, times one kernel for all windows.
//
//     window_t = [x_{t·s}, x_{t·s + δ}, …]  [B, k · c];   y_t = f(window_t · W + b), W [k · c, filters]
//
// With groups, each group of features has a window and a part of the filters of its own.
#pragma once

#include "layers/single_part.h"
#include "layers/window.h"

namespace rnn {

std::optional<Error> check(const Conv1DSpec& spec, const Setting& setting);
std::optional<Error> declare(const Conv1DSpec& spec, Draft& draft);
void forward(const Conv1DSpec& spec, const Call& call);
void backward(const Conv1DSpec& spec, const Call& call);

}  // namespace rnn

// fit() and evaluate() across the boundary: state in, state out.
#pragma once

#include "js.h"

namespace rnn::wasm {

/// `{state, history}`. `state` is `{weights, optimizer, stateful, epoch}`, `data` `{inputs, targets, sample_weights}`, `options`
/// `{losses, loss_weights, optimizer, metrics, epochs, batch_size, shuffle, class_weight, frozen_weights, window, seed}`.
Js jsTrain(const Js& spec, const Js& state, const Js& data, const Js& options);

/// `{loss, metrics, gradient_norm}` in inference mode.
Js jsEvaluate(const Js& spec, const Js& weights, const Js& data, const Js& options);

}  // namespace rnn::wasm

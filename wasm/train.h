// fit() and evaluate() across the boundary: state in, state out.
#pragma once

#include "answer.h"
#include "value.h"

namespace rnn::wasm {

/// spec, `{weights, optimizer, stateful, epoch}`, `{inputs, targets, sample_weights}`,
/// `{losses, loss_weights, optimizer, metrics, epochs, batch_size, shuffle, class_weight, frozen_weights, window, seed}`
/// → `{state, history}`.
bool train(const Arguments& arguments, Answer& answer);

/// spec, weights, data, options → `{loss, metrics, gradient_norm}` in inference mode.
bool evaluate(const Arguments& arguments, Answer& answer);

}  // namespace rnn::wasm

// What the core answers → plain JavaScript values (web/src/types/core.ts). Nothing handed out needs to be deleted.
#pragma once

#include <vector>

#include "js.h"
#include "rnn/plan.h"
#include "rnn/result.h"
#include "rnn/run.h"
#include "training.h"

namespace rnn::wasm {

/// `{ok: true, value}`.
Js success(const Js& value);

/// `{ok: false, error: {code, message, layer, param, args}}`.
Js failure(const Error& error);

/// A Float32Array of its own memory.
Js scalarsToJs(const std::vector<Scalar>& numbers);

Js planToJs(const Plan& plan);

/// `{numbers, trace_size, slots, outputs, output_masks, stateful}`: one Float32Array holds the trace's values, then the tensors, each
/// `{shape, offset}`. `origins` relates the core's layers to those handed over. With `back` also
/// `{loss, gradients: {trace_offset, slots, weights, inputs, initial_states}}`, its numbers in the same array.
Js runToJs(const Run& run, const WayBack* back, const std::vector<int>& origins);

/// `{step, momentum_product, slots: Float32Array[]}`.
Js optimizerStateToJs(const OptimizerState& state);

/// `{numbers, states}`, as in the answer of a run.
Js statesToJs(const std::vector<LayerState>& states, const std::vector<int>& origins);

/// `{value, values, gradient, numbers}`.
Js lossToJs(const LossResult& loss);

/// Which layers there are, with which arguments and defaults; activations and initializers by name.
Js catalogToJs();

}  // namespace rnn::wasm

// What the core answers → the JSON of an answer (web/src/types/core.ts) and its numbers.
#pragma once

#include <vector>

#include "answer.h"
#include "json.h"
#include "rnn/plan.h"
#include "rnn/run.h"
#include "training.h"

namespace rnn::wasm {

void writePlan(Json& json, const Plan& plan);

/// Which layers there are, with which arguments and defaults; activations and initializers by name.
void writeCatalog(Json& json);

/// `{trace_size, slots, outputs, output_masks, stateful}`; the first numbers are the trace's. `origins` relates the core's layers to those
/// handed over. With `back` also `{loss, gradients: {trace_offset, trace_size, slots, weights, inputs, initial_states, contributions}}`.
void writeRun(Answer& answer, const Run& run, const WayBack* back, const std::vector<int>& origins);

/// `{step, momentum_product, slots: {offset, size}[]}`
void writeOptimizerState(Answer& answer, const OptimizerState& state);
std::size_t countOf(const OptimizerState& state);

/// `{value, values, gradient}`
void writeLoss(Answer& answer, const LossResult& loss);

}  // namespace rnn::wasm

// SimpleRNN, LSTM, GRU: one cell in one loop, and what the loop gives: the sequence or its last step, and the final states.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cells/gru.h"
#include "cells/lstm.h"
#include "cells/simple_rnn.h"
#include "cells/time_loop.h"
#include "errors.h"
#include "layers/layer.h"

namespace rnn {

template <class Spec>
concept RecurrentSpec = requires(const Spec& spec) {
  spec.options.return_sequences;
  gateCount(spec.cell);
};

inline std::optional<Error> checkUnits(std::int64_t units, const Setting& setting) {
  if (units <= 0) return unitsNotPositive(units);
  if (units > setting.limits.units) return tooLarge("units", units, setting.limits.units);
  return std::nullopt;
}

inline std::optional<Error> checkOptions(const RecurrentOptions& options) {
  if (!options.time_major) return std::nullopt;
  return Error{.code = "time_major", .message = "Only `time_major=False` can be shown: (batch, time, feature)", .param = "time_major"};
}

template <RecurrentSpec Spec>
std::optional<Error> check(const Spec& spec, const Setting& setting) {
  if (auto error = checkOptions(spec.options)) return error;
  return checkUnits(spec.cell.units, setting);
}

inline Error unrollUnknown(Dialect dialect) {
  const std::string first =
      "Cannot unroll a RNN if the time dimension is undefined. \n- If using a Sequential model, specify the time dimension by passing an ";
  const std::string functional =
      "\n- If using the functional API, specify the time dimension by passing a `shape` or `batch_shape` argument to your ";
  if (dialect == Dialect::kKeras3)
    return {.code = "unroll_time", .message = first + "`Input()` as your first layer." + functional + "`Input()`.", .param = "unroll"};
  return {
      .code = "unroll_time",
      .message =
          first +
          "`input_shape` or `batch_input_shape` argument to your first layer. If your first layer is an Embedding, you can also use the "
          "`input_length` argument." +
          functional + "Input layer.",
      .param = "unroll"};
}

/// What any recurrent layer asks of its input.
inline std::optional<Error> checkSequence(const Draft& draft, const RecurrentOptions& options, std::int64_t kernel_columns,
                                          const char* class_name) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() != 3) return rankMismatch(draft.setting.dialect, draft.name, 3, shape);
  if (options.stateful && !shape[0]) {
    Error error{.code = "stateful_batch", .param = "stateful", .args = {{"shape", toString(shape)}}};
    error.message = draft.setting.dialect == Dialect::kKeras3
                        ? "When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: sequence.shape=" +
                              toString(shape)
                        : "If a RNN is stateful, it needs to know its batch size. Specify the batch size of your input tensors: \n- If "
                          "using a Sequential "
                          "model, specify the batch size by passing a `batch_input_shape` argument to your first layer.\n- If using the "
                          "functional API, "
                          "specify the batch size by passing a `batch_shape` argument to your Input layer.";
    return error;
  }
  if (options.unroll && !shape[1]) return unrollUnknown(draft.setting.dialect);
  if (!shape[2]) {
    return lastDimensionUnknown(draft.setting.dialect, class_name, joined(draft.scope, "kernel"), {std::nullopt, kernel_columns}, shape);
  }
  return std::nullopt;
}

/// The sequence or its last step, then the final states of the parts `states_of` (ids below the draft's own).
inline void addSequenceOutputs(Draft& draft, const RecurrentOptions& options, std::int64_t units, const std::string& last_part,
                               const std::vector<std::pair<std::string, std::vector<std::string>>>& states,
                               const std::vector<std::int64_t>& sizes) {
  const Incoming& input = draft.inputs[0];
  const Shape last{input.shape[0], units};
  const Shape sequence{input.shape[0], input.shape[1], units};
  const std::string output = input.masked ? "y" : "h";
  addOutput(draft, {.shape = options.return_sequences ? sequence : last,
                    .part = last_part,
                    .quantity = output,
                    .gradient = output + "_from_output",
                    .last_step = !options.return_sequences,
                    .mask_input = options.return_sequences ? 0 : -1});
  if (!options.return_state) return;
  for (std::size_t i = 0; i < states.size(); ++i) {
    for (const std::string& state : states[i].second) {
      addOutput(draft, {.shape = {input.shape[0], sizes[i]},
                        .part = states[i].first,
                        .quantity = state,
                        .gradient = state + "_from_next",
                        .last_step = true});
    }
  }
}

/// The name that Keras gave the cell inside this layer.
inline std::string takeCellName(Draft& draft, const char* class_name) {
  CellNames& cells = *draft.cell_names;
  return cells.next < cells.names.size() ? cells.names[cells.next++] : std::string(class_name);
}

template <RecurrentSpec Spec>
std::optional<Error> declare(const Spec& spec, Draft& draft) {
  const std::string scope = draft.scope;
  draft.scope = joined(scope, takeCellName(draft, Spec::kClass));
  if (auto error = checkSequence(draft, spec.options, gateCount(spec.cell) * spec.cell.units, Spec::kClass)) return error;
  declareLoop(spec.cell, spec.options, draft, Spec::kClass);
  addSequenceOutputs(draft, spec.options, spec.cell.units, "", {{"", stateIds(spec.cell)}}, {spec.cell.units});
  return std::nullopt;
}

template <RecurrentSpec Spec>
void forward(const Spec& spec, const Call& call) {
  forwardLoop(spec.cell, spec.options, call);
}

template <RecurrentSpec Spec>
void backward(const Spec& spec, const Call& call) {
  backwardLoop(spec.cell, spec.options, call);
}

}  // namespace rnn

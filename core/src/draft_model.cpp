#include "draft_model.h"

#include <algorithm>
#include <string>
#include <utility>

#include "at.h"
#include "checked.h"
#include "errors.h"
#include "graph.h"
#include "names.h"

namespace rnn {
namespace {

Error blaming(Error error, int layer) {
  if (error.layer < 0) error.layer = layer;
  return error;
}

/// The nested model that holds the layer; null: none.
const NestedModel* holderOf(const ModelSpec& spec, std::size_t layer) {
  for (const NestedModel& nested : spec.nested) {
    if (std::find(nested.layers.begin(), nested.layers.end(), static_cast<int>(layer)) != nested.layers.end()) return &nested;
  }
  return nullptr;
}

std::optional<Error> checkNames(const ModelSpec& spec) {
  const bool keras3 = spec.dialect == Dialect::kKeras3;
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    const std::string& name = spec.layers[i].name;
    const int layer = static_cast<int>(i);
    if (keras3 && name.find('/') != std::string::npos) {
      return Error{.code = "name_with_slash",
                   .message = "Argument `name` must be a string and cannot contain character `/`. Received: name=" + name +
                              " (of type <class 'str'>)",
                   .layer = layer,
                   .param = "name",
                   .args = {{"name", name}}};
    }
    const auto begin = spec.layers.begin();
    const NestedModel* holder = holderOf(spec, i);
    const auto same = [&](const LayerSpec& other) {
      return other.name == name && holderOf(spec, static_cast<std::size_t>(&other - &*begin)) == holder;
    };
    if (std::none_of(begin, begin + static_cast<std::ptrdiff_t>(i), same)) continue;
    const std::string quoted = keras3 ? "'" + name + "'" : "\"" + name + "\"";
    Error error{.code = "duplicate_name", .layer = layer, .param = "name", .args = {{"name", name}}};
    if (spec.sequential) {
      error.message = "All layers added to a Sequential model should have unique names. Name " + quoted +
                      " is already the name of a layer in this model. Update the `name` argument to pass a unique name.";
    } else {
      error.message = "The name \"" + name + "\" is used " + std::to_string(std::count_if(begin, spec.layers.end(), same)) +
                      " times in the model. All " + (keras3 ? "operation" : "layer") + " names should be unique.";
    }
    return error;
  }
  return std::nullopt;
}

class Drafting {
 public:
  Drafting(ModelSpec spec, const Setting& setting, const std::vector<Shape>* data) : setting_(setting), data_(data) {
    drafted_.plan.spec = std::move(spec);
    cells_ = cellNames(drafted_.plan.spec);
  }

  Result<Drafted> run() && {
    Plan& plan = drafted_.plan;
    if (auto error = checkNames(plan.spec)) return *error;
    for (std::size_t i = 0; i < plan.spec.layers.size(); ++i) {
      if (auto error = checkLayer(plan.spec.layers[i], setting_)) return blaming(*error, static_cast<int>(i));
      plan.layers.push_back({.name = plan.spec.layers[i].name, .class_name = className(plan.spec.layers[i].kind), .built = false});
    }
    plan.built = isBuildable(plan.spec);
    if (!plan.built) return std::move(drafted_);
    for (std::size_t i = 0; i < plan.spec.nodes.size(); ++i) {
      if (auto error = call(i)) return blaming(*error, plan.spec.nodes[i].layer);
    }
    if (auto error = finish()) return *error;
    return std::move(drafted_);
  }

 private:
  /// Declares one call and enters what it gives into the plan.
  std::optional<Error> call(std::size_t index) {
    Plan& plan = drafted_.plan;
    const NodeSpec node = plan.spec.nodes[index];
    const LayerSpec& layer = plan.spec.layers[at(node.layer)];
    NodePlan resolved{.layer = node.layer, .inputs = node.inputs, .initial_state = node.initial_state};
    Draft draft;
    draft.setting = setting_;
    draft.name = layer.name;
    draft.scope = scopeOf(at(node.layer));
    draft.trainable = layer.trainable;
    draft.cell_names = &cells_[at(node.layer)];
    draft.cell_names->next = 0;
    if (auto error = checkNestedInputs(index)) return error;
    if (auto error = receive(index, node, draft)) return error;
    for (const Incoming& input : draft.inputs) resolved.input_shapes.push_back(input.shape);
    if (auto error = declareLayer(layer, draft)) return error;
    if (auto error = checkOutputs(draft, node)) return error;
    if (auto error = checkInitialState(draft, node)) return error;
    if (auto error = enterWeights(draft, node.layer)) return error;
    for (const Outgoing& output : draft.outputs) {
      resolved.output_shapes.push_back(output.shape);
      const bool passedOn = output.mask_input >= 0 && draft.inputs[at(output.mask_input)].masked;
      resolved.output_masked.push_back(passedOn || !output.mask.empty());
    }
    enterLayer(draft, resolved);
    plan.nodes.push_back(std::move(resolved));
    drafted_.nodes.push_back(
        {.parts = std::move(draft.parts), .outputs = std::move(draft.outputs), .updates_weights = draft.updates_weights});
    return std::nullopt;
  }

  /// Keras 3 puts the name of a Sequential before the names of its layers.
  [[nodiscard]] std::string scopeOf(std::size_t layer) const {
    const ModelSpec& spec = drafted_.plan.spec;
    const NestedModel* holder = holderOf(spec, layer);
    const std::string& name = spec.layers[layer].name;
    const bool sequential = holder != nullptr ? holder->class_name == "Sequential" : spec.sequential;
    if (setting_.dialect == Dialect::kKeras2 || !sequential) return name;
    return joined(holder != nullptr ? holder->name : spec.name, name);
  }

  /// A nested model was made for inputs of certain shapes. Keras 3 takes other numbers of steps.
  std::optional<Error> checkNestedInputs(std::size_t index) const {
    const ModelSpec& spec = drafted_.plan.spec;
    for (const NestedModel& nested : spec.nested) {
      for (const NestedCall& call : nested.calls) {
        if (call.nodes.empty() || call.nodes.front() != static_cast<int>(index)) continue;
        for (std::size_t i = 0; i < std::min(call.inputs.size(), nested.input_shapes.size()); ++i) {
          const std::vector<NodePlan>& made = drafted_.plan.nodes;
          if (at(call.inputs[i].node) >= made.size()) continue;
          const NodePlan& source = made[at(call.inputs[i].node)];
          if (at(call.inputs[i].output) >= source.output_shapes.size()) continue;
          const Shape& found = source.output_shapes[at(call.inputs[i].output)];
          if (!accepts(nested.input_shapes[i], found)) return inputShape(setting_.dialect, nested.name, i, nested.input_shapes[i], found);
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool accepts(const Shape& expected, const Shape& found) const {
    if (expected.size() != found.size()) return false;
    const std::size_t first = setting_.dialect == Dialect::kKeras2 ? 0 : expected.size() - 1;
    for (std::size_t i = first; i < expected.size(); ++i) {
      if (expected[i] && found[i] && *expected[i] != *found[i]) return false;
    }
    return true;
  }

  std::optional<Error> receive(std::size_t index, const NodeSpec& node, Draft& draft) {
    const Plan& plan = drafted_.plan;
    for (std::size_t i = 0; i < plan.spec.inputs.size(); ++i) {
      if (plan.spec.inputs[i].node != static_cast<int>(index)) continue;
      const auto& declared = std::get<InputLayerSpec>(plan.spec.layers[at(node.layer)].kind).batch_shape;
      draft.inputs.push_back({.shape = data_ ? (*data_)[i] : declared, .masked = setting_.masked_input && i == 0});
    }
    for (const TensorRef& ref : node.inputs) {
      const NodePlan& source = plan.nodes[at(ref.node)];
      if (at(ref.output) >= source.output_shapes.size()) {
        return dangling("a call whose input does not exist");
      }
      draft.inputs.push_back({.shape = source.output_shapes[at(ref.output)], .masked = source.output_masked[at(ref.output)]});
    }
    if (node.inputs.empty() && draft.inputs.empty()) {
      return dangling("an InputLayer that is not an input of the model");
    }
    // The chain of a Sequential hands on one tensor; what follows a layer of several outputs cannot take them all.
    if (plan.spec.sequential && plan.spec.nested.empty() && index > 0 && plan.nodes[index - 1].output_shapes.size() > 1) {
      return inputCount(draft.name, 1, plan.nodes[index - 1].output_shapes.size());
    }
    return std::nullopt;
  }

  std::optional<Error> checkOutputs(const Draft& draft, const NodeSpec& node) const {
    const ModelSpec& spec = drafted_.plan.spec;
    if (spec.sequential && spec.nested.empty() && setting_.dialect == Dialect::kKeras2 && draft.outputs.size() > 1) {
      return Error{
          .code = "multiple_outputs",
          .message =
              "All layers in a Sequential model should have a single output tensor. For multi-output layers, use the functional API.",
          .layer = node.layer};
    }
    // With data every size is known, unless it is larger than can be counted.
    for (const Outgoing& output : draft.outputs) {
      const bool known = std::all_of(output.shape.begin(), output.shape.end(), [](const Dim& size) { return size.has_value(); });
      if (data_ && !known) return tooLarge("trace_bytes", std::nullopt, setting_.limits.trace_bytes);
    }
    return std::nullopt;
  }

  /// `initial_state=`: as many tensors as there are states, each (batch, units).
  std::optional<Error> checkInitialState(const Draft& draft, const NodeSpec& node) const {
    if (node.initial_state.empty()) return std::nullopt;
    std::vector<std::int64_t> sizes;
    for (const PartDraft& part : draft.parts) {
      for (const QuantityInfo& quantity : part.info.quantities) {
        if (quantity.state) sizes.push_back(quantity.extent[0]);
      }
    }
    if (node.initial_state.size() != sizes.size())
      return initialStateCount(setting_.dialect, draft.name, sizes.size(), node.initial_state.size());
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      const NodePlan& source = drafted_.plan.nodes[at(node.initial_state[s].node)];
      if (at(node.initial_state[s].output) >= source.output_shapes.size()) return dangling("an initial state that does not exist");
      const Shape& found = source.output_shapes[at(node.initial_state[s].output)];
      if (found.size() != 2 || (found[1] && *found[1] != sizes[s]))
        return initialStateShape(setting_.dialect, draft.name, s, sizes[s], found);
    }
    return std::nullopt;
  }

  static Error dangling(const char* what) { return {.code = "graph", .message = what, .args = {{"what", what}}}; }

  /// A layer's first call brings its weights; a later one must find them of the shapes that it needs.
  std::optional<Error> enterWeights(Draft& draft, int layer) {
    Plan& plan = drafted_.plan;
    LayerPlan& entry = plan.layers[at(layer)];
    if (entry.built) return checkShared(draft, layer);
    entry.weights_begin = static_cast<int>(plan.weights.size());
    for (WeightInfo& weight : draft.weights) {
      const auto total = checkedAdd(plan.parameters, checkedProduct(weight.shape));
      if (!total || *total > setting_.limits.parameters) return tooLarge("parameters", total, setting_.limits.parameters);
      weight.layer = layer;
      weight.offset = plan.parameters;
      plan.parameters = *total;
      entry.parameters += weight.size;
      if (weight.trainable) entry.trainable_parameters += weight.size;
      plan.weights.push_back(weight);
    }
    plan.trainable_parameters += entry.trainable_parameters;
    entry.weights_end = static_cast<int>(plan.weights.size());
    return std::nullopt;
  }

  std::optional<Error> checkShared(const Draft& draft, int layer) const {
    const LayerPlan& entry = drafted_.plan.layers[at(layer)];
    const auto count = static_cast<std::size_t>(entry.weights_end - entry.weights_begin);
    for (std::size_t i = 0; i < std::min(count, draft.weights.size()); ++i) {
      const WeightInfo& known = drafted_.plan.weights[at(entry.weights_begin) + i];
      if (known.shape == draft.weights[i].shape) continue;
      const Shape& found = draft.inputs.front().shape;
      Shape built(found.size());
      built.back() = known.shape.front();
      if (std::any_of(draft.parts.begin(), draft.parts.end(), [](const PartDraft& part) { return part.stateful; })) built[0] = found[0];
      return sharedShape(setting_.dialect, entry.name, cellClass(drafted_.plan.spec.layers[at(layer)].kind), built, found);
    }
    return std::nullopt;
  }

  void enterLayer(Draft& draft, const NodePlan& resolved) {
    LayerPlan& entry = drafted_.plan.layers[at(resolved.layer)];
    for (PartDraft& part : draft.parts) {
      for (QuantityInfo& quantity : part.info.quantities) {
        for (Operand& operand : quantity.operands) {
          if (operand.kind == Operand::Kind::kWeight) operand.index += entry.weights_begin;
        }
      }
    }
    if (entry.built) return;
    entry.built = true;
    entry.output_shapes = resolved.output_shapes;
    entry.returns_sequence = !resolved.output_shapes.empty() && hasTime(resolved.output_shapes.front());
    for (const PartDraft& part : draft.parts) {
      entry.parts.push_back(part.info);
      if (!part.outer_steps) continue;
      for (QuantityInfo& quantity : entry.parts.back().quantities) quantity.temporal = true;
    }
  }

  /// Only now is it known how many outputs the last layer of a Sequential has.
  std::optional<Error> finish() {
    Plan& plan = drafted_.plan;
    if (plan.spec.sequential && plan.spec.nested.empty() && plan.spec.outputs.size() == 1 && !plan.nodes.empty()) {
      const int last = plan.spec.outputs.front().node;
      plan.spec.outputs.clear();
      const auto count = static_cast<int>(plan.nodes[at(last)].output_shapes.size());
      for (int i = 0; i < count; ++i) plan.spec.outputs.push_back({.node = last, .output = i});
    }
    for (const TensorRef& ref : plan.spec.outputs) {
      if (at(ref.output) >= plan.nodes[at(ref.node)].output_shapes.size()) {
        return dangling("a model output that does not exist");
      }
    }
    return std::nullopt;
  }

  Setting setting_;
  const std::vector<Shape>* data_;
  std::vector<CellNames> cells_;
  Drafted drafted_;
};

}  // namespace

Result<Drafted> draftModel(ModelSpec spec, const Setting& setting, const std::vector<Shape>* data) {
  return Drafting(std::move(spec), setting, data).run();
}

}  // namespace rnn

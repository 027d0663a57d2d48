#include "layout.h"

#include <algorithm>
#include <cassert>

#include "at.h"
#include "checked.h"

namespace rnn {
namespace {

/// (time, batch) as samples without time.
Region folded(const Region& outer) {
  if (outer.offset < 0) return {};
  const std::int64_t steps = outer.temporal ? outer.rows - 1 : outer.rows;
  const std::int64_t skipped = outer.temporal ? outer.batch * outer.stride : 0;
  return {outer.offset + skipped, 1, steps * outer.batch, outer.width, outer.stride, false};
}

/// The reverse: samples as `steps` time steps. The row before them exists: whoever allocates a folded region leaves room for it.
Region unfolded(const Region& inner, std::int64_t steps) {
  const std::int64_t batch = inner.batch / steps;
  return {inner.offset - batch * inner.stride, steps + 1, batch, inner.width, inner.stride, true};
}

Region lastStep(const Region& all) {
  return {all.offset + (all.rows - 1) * all.batch * all.stride, 1, all.batch, all.width, all.stride, false};
}

class LayingOut {
 public:
  LayingOut(const Drafted& drafted, Tape tape) : drafted_(drafted), tape_(tape) {}

  std::optional<Layout> run() && {
    for (std::size_t i = 0; i < drafted_.nodes.size(); ++i) {
      layout_.nodes.emplace_back();
      placeNode(i);
      if (overflow_) return std::nullopt;
    }
    return std::move(layout_);
  }

 private:
  void placeNode(std::size_t index) {
    const NodeDraft& node = drafted_.nodes[index];
    for (std::size_t p = 0; p < node.parts.size() && !overflow_; ++p) {
      layout_.nodes[index].parts.emplace_back();
      placeInputs(index, p);
      placeStores(node.parts[p], layout_.nodes[index].parts[p]);
      placeQuantities(index, p);
    }
    if (overflow_) return;
    for (const Outgoing& output : node.outputs) placeOutput(index, output);
  }

  void placeInputs(std::size_t index, std::size_t p) {
    const std::vector<TensorRef>& refs = drafted_.plan.nodes[index].inputs;
    PartLayout& placed = layout_.nodes[index].parts[p];
    for (const PartInput& from : drafted_.nodes[index].parts[p].inputs) {
      Region region;
      Region mask;
      if (!from.quantity.empty()) {
        const bool back = tape_ == Tape::kGradients && !from.gradient.empty();
        region = find(index, back ? from.gradient : from.quantity);
      } else if (at(from.input) < refs.size()) {
        const TensorRef& ref = refs[at(from.input)];
        region = layout_.nodes[at(ref.node)].outputs[at(ref.output)];
      }
      if (from.mask >= 0 && at(from.mask) < refs.size() && tape_ == Tape::kValues) {
        const TensorRef& ref = refs[at(from.mask)];
        mask = layout_.nodes[at(ref.node)].masks[at(ref.output)];
      }
      placed.inputs.push_back(from.folded ? folded(region) : region);
      placed.masks.push_back(mask);
    }
  }

  void placeStores(const PartDraft& part, PartLayout& placed) {
    placed.stores.resize(part.stores.size());
    for (const bool shared : {false, true}) {
      for (std::size_t i = 0; i < part.stores.size(); ++i) {
        const Store& store = part.stores[i];
        const bool isShared = tape_ == Tape::kGradients && !store.gradient_of.empty();
        if (isShared != shared) continue;
        if (!shared) {
          const std::int64_t begin = layout_.size;
          placed.stores[i] = allocate(part, true, part.steps, store.width);
          layout_.replaced.push_back({begin, layout_.size});
          continue;
        }
        const auto owner =
            std::find_if(part.stores.begin(), part.stores.end(), [&](const Store& other) { return other.id == store.gradient_of; });
        assert(owner != part.stores.end());
        placed.stores[i] = placed.stores[static_cast<std::size_t>(owner - part.stores.begin())];
        placed.stores[i].width = store.width;
      }
    }
  }

  void placeQuantities(std::size_t index, std::size_t p) {
    const PartDraft& part = drafted_.nodes[index].parts[p];
    PartLayout& placed = layout_.nodes[index].parts[p];
    placed.quantities.resize(part.places.size());
    for (const bool shared : {false, true}) {
      for (std::size_t i = 0; i < part.places.size(); ++i) {
        const Place& place = part.places[i];
        const bool isShared = tape_ == Tape::kGradients && !place.gradient_of.empty();
        if (isShared != shared) continue;
        if (isAbsent(part.info.quantities[i], place)) continue;
        placed.quantities[i] = shared ? local(part, placed, place.gradient_of) : resolve(index, p, i);
      }
    }
  }

  [[nodiscard]] bool isAbsent(const QuantityInfo& quantity, const Place& place) const {
    return tape_ == Tape::kValues ? quantity.gradient_only : place.constant;
  }

  Region resolve(std::size_t index, std::size_t p, std::size_t i) {
    const PartDraft& part = drafted_.nodes[index].parts[p];
    PartLayout& placed = layout_.nodes[index].parts[p];
    const Place& place = part.places[i];
    const QuantityInfo& quantity = part.info.quantities[i];
    switch (place.kind) {
      case Place::Kind::kInput:
        return placed.inputs[at(place.input)];
      case Place::Kind::kInputMask:
        return placed.masks[at(place.input)];
      case Place::Kind::kQuantity:
        return find(index, place.of);
      case Place::Kind::kStore: {
        Region window = local(part, placed, place.of);
        if (window.offset < 0) return window;
        window.offset += place.column;
        window.width = checkedProduct(quantity.extent).value_or(0);
        return window;
      }
      case Place::Kind::kOwn:
        break;
    }
    const auto width = checkedProduct(quantity.extent);
    if (!width) overflow_ = true;
    return allocate(part, quantity.temporal, place.steps.value_or(part.steps), width.value_or(0));
  }

  /// Memory for rows of `width` numbers. A size that is unknown even now is one that could not be counted.
  Region allocate(const PartDraft& part, bool temporal, Dim steps, std::int64_t width) {
    const bool outer = part.outer_steps && !temporal;
    if (!part.batch || (temporal && !steps) || (outer && !*part.outer_steps) || width < 0) {
      overflow_ = true;
      return {};
    }
    const auto rows = temporal ? checkedAdd(steps, 1) : Dim(1);
    const std::int64_t before = outer ? *part.batch / **part.outer_steps * width : 0;
    const auto size = checkedAdd(checkedMultiply(checkedMultiply(rows, part.batch), width), before);
    const auto end = checkedAdd(layout_.size, size);
    if (!end) {
      overflow_ = true;
      return {};
    }
    const Region region{layout_.size + before, *rows, *part.batch, width, width, temporal};
    layout_.size = *end;
    return region;
  }

  /// A quantity or store of the part itself.
  static Region local(const PartDraft& part, const PartLayout& placed, const std::string& id) {
    for (std::size_t i = 0; i < part.stores.size(); ++i) {
      if (part.stores[i].id == id) return placed.stores[i];
    }
    for (std::size_t i = 0; i < part.places.size(); ++i) {
      if (part.info.quantities[i].id == id) return placed.quantities[i];
    }
    assert(false);
    return {};
  }

  /// A quantity of a part placed before: "part/id".
  Region find(std::size_t index, const std::string& reference) const {
    const std::size_t slash = reference.rfind('/');
    return find(index, reference.substr(0, slash), reference.substr(slash + 1));
  }

  [[nodiscard]] Region find(std::size_t index, const std::string& part, const std::string& id) const {
    const NodeDraft& node = drafted_.nodes[index];
    for (std::size_t p = 0; p < layout_.nodes[index].parts.size(); ++p) {
      if (node.parts[p].info.id == part) return local(node.parts[p], layout_.nodes[index].parts[p], id);
    }
    assert(false);
    return {};
  }

  void placeOutput(std::size_t index, const Outgoing& output) {
    const bool forward = tape_ == Tape::kValues;
    Region region = find(index, output.part, forward || output.gradient.empty() ? output.quantity : output.gradient);
    if (output.last_step) region = lastStep(region);
    if (output.outer_steps) region = unfolded(region, output.outer_steps->value());
    layout_.nodes[index].outputs.push_back(region);
    if (!forward) return;
    Region mask;
    if (!output.mask.empty()) {
      mask = find(index, output.part, output.mask);
    } else if (output.mask_input >= 0 && at(output.mask_input) < drafted_.plan.nodes[index].inputs.size()) {
      const TensorRef& ref = drafted_.plan.nodes[index].inputs[at(output.mask_input)];
      mask = layout_.nodes[at(ref.node)].masks[at(ref.output)];
    }
    layout_.nodes[index].masks.push_back(mask);
  }

  const Drafted& drafted_;
  Tape tape_;
  Layout layout_;
  bool overflow_ = false;
};

}  // namespace

std::optional<Layout> layOut(const Drafted& drafted, Tape tape) { return LayingOut(drafted, tape).run(); }

void layTape(const Layout& layout, std::vector<Scalar>& tape) {
  if (static_cast<std::int64_t>(tape.size()) != layout.size) return tape.assign(static_cast<std::size_t>(layout.size), Scalar(0));
  std::int64_t done = 0;
  for (const Stretch& stretch : layout.replaced) {
    std::fill(tape.begin() + done, tape.begin() + stretch.begin, Scalar(0));
    done = stretch.end;
  }
  std::fill(tape.begin() + done, tape.end(), Scalar(0));
}

std::vector<Slot> slots(const Drafted& drafted, const Layout& layout, Tape tape) {
  std::vector<Slot> index;
  for (std::size_t n = 0; n < drafted.nodes.size(); ++n) {
    for (std::size_t p = 0; p < drafted.nodes[n].parts.size(); ++p) {
      const PartDraft& part = drafted.nodes[n].parts[p];
      for (std::size_t q = 0; q < part.places.size(); ++q) {
        Region region = layout.nodes[n].parts[p].quantities[q];
        if (region.offset < 0 || (tape == Tape::kValues && part.info.quantities[q].gradient_only)) continue;
        if (part.outer_steps && !region.temporal) region = unfolded(region, part.outer_steps->value());
        index.push_back({.node = static_cast<int>(n),
                         .part = part.info.id,
                         .quantity = part.info.quantities[q].id,
                         .offset = region.offset,
                         .rows = region.rows,
                         .batch = region.batch,
                         .width = region.width,
                         .stride = region.stride});
      }
    }
  }
  return index;
}

Rows rowsOf(const Region& region, Scalar* tape) {
  if (region.offset < 0) return {};
  return {tape + region.offset, region.rows, region.batch, region.width, region.stride, region.temporal};
}

}  // namespace rnn

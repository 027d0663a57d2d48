// What layers of one part have in common: they read whole tensors in place and give one quantity, y.
#pragma once

#include <string>
#include <vector>

#include "layers/layer.h"

namespace rnn {

/// A layer's part, with its inputs in place as quantities: "x", or `ids` where there are several. Batch and time are those of `output`.
PartDraft& addReadingPart(Draft& draft, const std::string& class_name, const Shape& output, const std::vector<std::string>& ids = {"x"});

/// A quantity of this shape: fills in extent and time.
void addShaped(PartDraft& part, QuantityInfo quantity, const Shape& shape, Place place = {});

/// y, the part's output and the layer's. Id, symbol and role are filled in.
void addResult(Draft& draft, PartDraft& part, QuantityInfo y, const Shape& shape, int mask_input = -1, Place place = {});

/// y is x: what a layer gives that does nothing in inference.
void addIdentity(Draft& draft, PartDraft& part);

/// A quantity whose operation has only a name.
QuantityInfo other(std::string function, std::vector<Operand> operands);

/// The same under another id and symbol.
QuantityInfo named(QuantityInfo quantity, const char* id, const char* symbol);

}  // namespace rnn

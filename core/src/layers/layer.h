// The layer interface. A layer is a spec struct in rnn/layer_specs.h and one file here with up to five free functions, found by overload:
//
//   std::optional<Error> check(const XSpec&, const Setting&);        the constructor's checks of argument values; may be left out
//   std::optional<Error> declare(const XSpec&, Draft&);              build: shapes, weights, and every quantity with how it is computed
//   std::optional<Error> checkValues(const XSpec&, const Call&);     what only the numbers can tell (an index out of range); may be left
//   out void forward(const XSpec&, const Call&);                          fills its quantities, row by row of the tape void backward(const
//   XSpec&, const Call&);                         fills their gradients, ADDS to its inputs' and weights' gradients
//
// declare runs for plan() with the shapes of the model, and again for every run() with the shapes of the data (then no size is unknown), so
// a layer never works out a size twice. Memory follows from the declared quantities: forward and backward find theirs by id, on a tape full
// of zeros. Tensors are time-major: (batch, time, rest) is T + 1 rows of (batch, rest), row 0 being the initial state; (batch, n) is one
// row. An output is one of the layer's quantities, seen by the next layer in place: nothing is copied between layers.
// docs/adding-a-layer.md walks through all this with an example.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "math/matrix.h"
#include "rnn/plan.h"

namespace rnn {

/// Circumstances of a declaration or a call.
struct Setting {
  Dialect dialect = Dialect::kKeras3;
  bool training = false;
  bool masked_input = false;  ///< the first model input comes with a mask (RunInputs::mask)
  Limits limits;
};

// ---- declaring
// -------------------------------------------------------------------------------------------------------------------------------------

/// A tensor that a layer receives.
struct Incoming {
  Shape shape;
  bool masked = false;
};

/// Where a quantity's numbers lie.
struct Place {
  enum class Kind {
    kOwn,        ///< memory of its own
    kStore,      ///< columns of a store, from `column`
    kInput,      ///< the part's input number `input` itself: no copy
    kInputMask,  ///< the mask that travels with it
    kQuantity,   ///< another quantity itself, "part/id"
  };
  Kind kind = Kind::kOwn;
  std::string of;
  std::int64_t column = 0;
  int input = 0;
  std::optional<Dim> steps;  ///< when it has another number of time steps than its part
  /// Its gradient is that of this quantity or store of the same part, number by number (an addend's gradient is its sum's): one memory for
  /// both.
  std::string gradient_of;
  bool constant = false;  ///< has no gradient: a mask, drawn factors
};

/// Memory that several quantities share by columns: one product for all gates.
struct Store {
  std::string id;
  std::int64_t width = 0;
  std::string gradient_of;  ///< another store of the part, whose gradient this one's is; quantities are placed after all stores
};

/// Where a part's input comes from.
struct PartInput {
  int input = 0;         ///< which input of the layer
  std::string quantity;  ///< or, if not "", a quantity of another part: "part/id"
  std::string gradient;  ///< and the quantity whose gradient receives what this part sends back; "": the same
  bool folded = false;   ///< TimeDistributed: its time steps count as samples
  int mask = 0;          ///< the input whose mask travels along; −1: none
};

/// A PartInfo in the making, with what only the core needs to know.
struct PartDraft {
  PartInfo info;
  Dim batch;  ///< samples per time step; a TimeDistributed folds (time, batch) into it
  Dim steps;  ///< T of its temporal quantities
  /// TimeDistributed around a layer without time: its samples are the (time, batch) of the outer layer, whose time steps these are. What it
  /// computes once is then one row per outer time step for the reader of the tape.
  std::optional<Dim> outer_steps;
  bool stateful = false;  ///< its final states are the initial ones of the next run
  std::vector<PartInput> inputs;
  std::vector<Place> places;  ///< parallel to info.quantities
  std::vector<Store> stores;
};

/// A tensor that a layer gives: one of its quantities.
struct Outgoing {
  Shape shape;
  std::string part;
  std::string quantity;
  std::string gradient;            ///< the quantity whose gradient receives what later layers send back; "": `quantity` itself
  bool last_step = false;          ///< only the last time step of it: return_sequences=False, a final state
  std::optional<Dim> outer_steps;  ///< TimeDistributed: its samples are (time, batch), this many time steps
  int mask_input = -1;             ///< passes on the mask of this input
  std::string mask;                ///< or gives a mask of its own: this quantity of `part`
};

/// Keras 2 counts the names of cells over the model; declare takes them in the order of creation.
struct CellNames {
  std::vector<std::string> names;
  std::size_t next = 0;
};

/// What declare() reads (above the line) and writes (below it).
struct Draft {
  Setting setting;
  std::string name;   ///< Keras' name of the layer
  std::string scope;  ///< of its variables' paths: "sequential/dense"
  std::string part;   ///< id of its first part: "" for a layer of the model, "forward" within a Bidirectional
  bool trainable = true;
  std::vector<Incoming> inputs;
  CellNames* cell_names = nullptr;
  // -------------------------------------------------------------------------
  std::vector<WeightInfo> weights;  ///< in get_weights() order; offset and layer are filled in by plan()
  std::vector<PartDraft> parts;
  std::vector<Outgoing> outputs;
  bool updates_weights = false;  ///< forward in training mode writes weights (moving statistics)
};

/// A weight as declared; `shape` must be known.
struct WeightDraft {
  std::string name;
  std::string symbol;
  Role role = Role::kInput;
  std::vector<std::int64_t> shape;
  InitializerSpec initializer;
  RegularizerSpec regularizer;
  ConstraintSpec constraint;
  std::vector<Block> blocks;  ///< empty: undivided
  bool trainable = true;      ///< false: moving statistics
  bool unit_forget_bias = false;
};

/// Adds a weight to the layer; returns its number for `weightOperand`.
int addWeight(Draft& draft, WeightDraft weight);

/// Adds a part with the layer's own id (or `id` below it), reading input 0, with batch and time from `shape`. The reference holds until the
/// next one.
PartDraft& addPart(Draft& draft, const std::string& class_name, const Shape& shape, const std::string& id = "");

/// Adds a quantity to a part. `extent` must be known at run time; −1 stands for None in plan().
void addQuantity(PartDraft& part, QuantityInfo quantity, Place place = {});

/// Declares an output. Its shape is checked against the limits by plan().
void addOutput(Draft& draft, Outgoing output);

/// Operands of QuantityInfo.
Operand inputOperand(int index = 0);
Operand valueOperand(std::string quantity);     ///< at the same time step
Operand previousOperand(std::string quantity);  ///< at the step before
Operand weightOperand(const Draft& draft, int weight, const std::string& block = "", std::optional<std::int64_t> row = std::nullopt);

/// Where `x` lies in a part that reads its input in place.
Place inPlace(int input = 0);
Place inStore(std::string store, std::int64_t column, std::string gradient_of = "");

/// Rank ≥ 3: the second axis is time.
bool hasTime(const Shape& shape);
/// Sizes after batch and time; {1} for a tensor of batch alone. None becomes −1.
std::vector<std::int64_t> extentOf(const Shape& shape);
/// The time axis, or one.
Dim stepsOf(const Shape& shape);
/// The last size, which a layer with weights must know; lastDimensionUnknown (errors.h) if it does not.
Dim lastOf(const Shape& shape);
/// "sequential/dense"; an empty half leaves the other.
std::string joined(const std::string& outer, const std::string& inner);

// ---- running
// ---------------------------------------------------------------------------------------------------------------------------------------

struct NodeDraft;
struct NodeLayout;

/// One call of a layer, or of a part of it, at run time. Forward: the gradient members are null.
struct Call {
  const NodeDraft* node = nullptr;
  const NodeLayout* layout = nullptr;
  Scalar* values = nullptr;
  const NodeLayout* gradient_layout = nullptr;
  Scalar* gradients = nullptr;
  const std::vector<WeightInfo>* weights = nullptr;  ///< of the whole model
  int weights_begin = 0;                             ///< the layer's own
  int weights_end = 0;
  const Scalar* weight_values = nullptr;
  Scalar* weight_gradients = nullptr;
  Scalar* weight_updates = nullptr;  ///< training: a copy of all weights, for layers with Draft::updates_weights
  std::string part;
  Setting setting;
  std::string name;  ///< Keras' name of the layer, for random streams
  std::uint64_t seed = 0;
  const Scalar* unread = nullptr;  ///< gradients of the model's input that nobody asks for: the products for them are left out
  const Scalar* unread_end = nullptr;
  std::int64_t window = 0;  ///< truncated BPTT: gradients stop at multiples of it; 0: never
};

/// A quantity or store of this part; empty when it was not declared (no bias, no mask).
Rows tape(const Call& call, const std::string& id);
Rows gradient(const Call& call, const std::string& id);

/// The sizes of one time step of a quantity, all known.
const std::vector<std::int64_t>& extentOf(const Call& call, const std::string& id);
/// The last size of a quantity's entries: the axis that a Dense or a softmax works along.
std::int64_t lastSize(const Call& call, const std::string& id);

/// What comes in and how much, where gradients for it are added, and its mask (T rows of (batch, 1), 1 = valid; empty without).
Rows input(const Call& call, int index = 0);
std::size_t countInputs(const Call& call);
Rows inputGradient(const Call& call, int index = 0);
Rows inputMask(const Call& call, int index = 0);
/// Whether gradients that lie in `rows` are asked for.
inline bool isWanted(const Call& call, const Rows& rows) { return rows.data < call.unread || rows.data >= call.unread_end; }

/// A weight of this part as a matrix: all axes but the last, times the last; a vector is one row. Empty when there is none of that name.
ConstMatrix weight(const Call& call, const std::string& name);
Matrix weightGradient(const Call& call, const std::string& name);
Matrix weightUpdate(const Call& call, const std::string& name);

/// The same call, for a part below this one.
Call innerCall(const Call& call, const std::string& part, const std::string& name);

// ---- layers within layers
// --------------------------------------------------------------------------------------------------------------------------

/// A draft for a layer inside this one.
Draft innerDraft(const Draft& draft, const std::string& part, const std::string& name, const std::string& scope,
                 std::vector<Incoming> inputs);
/// Takes over an inner draft's weights and parts.
void absorb(Draft& draft, Draft inner);

/// The five functions for a layer whose kind is known only at run time. dispatch.cpp
std::optional<Error> checkLayer(const LayerSpec& layer, const Setting& setting);
std::optional<Error> declareLayer(const LayerSpec& layer, Draft& draft);
std::optional<Error> checkLayerValues(const LayerSpec& layer, const Call& call);
void forwardLayer(const LayerSpec& layer, const Call& call);
void backwardLayer(const LayerSpec& layer, const Call& call);
const char* className(const LayerKind& kind);
/// "LSTMCell" of an LSTM, and of a wrapper around one; "" for layers without a cell.
const char* cellClass(const LayerKind& kind);

}  // namespace rnn

// Where everything lies on a tape: offsets, worked out once from the declared quantities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft_model.h"
#include "rnn/trace.h"

namespace rnn {

/// As Rows, but counted from the beginning of the tape. offset < 0: absent.
struct Region {
  std::int64_t offset = -1;
  std::int64_t rows = 0;
  std::int64_t batch = 0;
  std::int64_t width = 0;
  std::int64_t stride = 0;
  bool temporal = false;
};

struct PartLayout {
  std::vector<Region> quantities;
  std::vector<Region> stores;
  std::vector<Region> inputs;
  std::vector<Region> masks;  ///< of the inputs; forward tape only
};

struct NodeLayout {
  std::vector<PartLayout> parts;
  std::vector<Region> outputs;
  std::vector<Region> masks;  ///< of the outputs; forward tape only
};

/// Numbers [begin, end) of a tape.
struct Stretch {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

struct Layout {
  std::vector<NodeLayout> nodes;
  std::vector<Stretch> replaced;  ///< in order: what is written before it is read in every run, by the products of all gates
  std::int64_t size = 0;          ///< numbers on the tape
};

enum class Tape { kValues, kGradients };

/// Lays out `drafted`, all of whose sizes must be known. Absent: more numbers than can be counted.
std::optional<Layout> layOut(const Drafted& drafted, Tape tape);

/// Makes `tape` as long as `layout` says, all zeros but for what is replaced anyway: most of it, and clearing it would cost as much as a
/// product.
void layTape(const Layout& layout, std::vector<Scalar>& tape);

/// The index of a tape for its readers.
std::vector<Slot> slots(const Drafted& drafted, const Layout& layout, Tape tape);

/// A region of a real tape.
Rows rowsOf(const Region& region, Scalar* tape);

}  // namespace rnn

#include "summary/call_graph.h"

#include <algorithm>

namespace rnn {
namespace {

/// The walk of Keras' graph mapping: an operation gets its place when it is first met, a call is finished after its inputs.
struct Walk {
  const CallGraph& graph;
  std::vector<int> place;     // per operation, -1: not met
  std::vector<bool> entered;  // per call
  std::vector<int> finished;  // calls, inputs before users
  int met = 1;                // place 0 is kept for inputs that lead nowhere

  void visit(int call) {
    const auto c = static_cast<std::size_t>(call);
    if (entered[c]) return;
    entered[c] = true;
    int& its_place = place[static_cast<std::size_t>(graph.calls[c].operation)];
    if (its_place < 0) its_place = met++;
    for (const TensorRef& input : graph.calls[c].inputs) visit(input.node);
    finished.push_back(call);
  }
};

struct Depths {
  std::vector<int> of_call, of_operation;
};

/// An output has depth 0, what feeds it one more; all calls of an operation share the greatest.
Depths depths(const Walk& walk) {
  Depths depth{std::vector<int>(walk.graph.calls.size(), 0), std::vector<int>(walk.place.size(), 0)};
  for (auto it = walk.finished.rbegin(); it != walk.finished.rend(); ++it) {
    const SummaryCall& call = walk.graph.calls[static_cast<std::size_t>(*it)];
    int& own = depth.of_call[static_cast<std::size_t>(*it)];
    int& shared = depth.of_operation[static_cast<std::size_t>(call.operation)];
    own = shared = std::max(own, shared);
    for (const TensorRef& input : call.inputs) {
      int& before = depth.of_call[static_cast<std::size_t>(input.node)];
      before = std::max(before, own + 1);
    }
  }
  return depth;
}

bool isSequenceLike(const CallGraph& graph, const std::vector<bool>& relevant, const std::vector<int>& depth) {
  std::vector<int> seen_depths, seen_operations;
  for (std::size_t c = 0; c < graph.calls.size(); ++c) {
    if (!relevant[c]) continue;
    if (graph.calls[c].inputs.size() > 1) return false;
    seen_depths.push_back(depth[c]);
    seen_operations.push_back(graph.calls[c].operation);
  }
  const auto has_twins = [](std::vector<int>& values) {
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) != values.end();
  };
  return !has_twins(seen_depths) && !has_twins(seen_operations);
}

}  // namespace

CallOrder orderCalls(const CallGraph& graph, const Plan& plan) {
  const std::size_t operations = plan.layers.size() + graph.extra.size();
  Walk walk{graph, std::vector<int>(operations, -1), std::vector<bool>(graph.calls.size(), false), {}};
  for (const TensorRef& output : graph.outputs) walk.visit(output.node);
  const Depths depth = depths(walk);

  // A model input that no output depends on is listed all the same, at depth 0, before the others of that depth.
  for (const TensorRef& input : plan.spec.inputs) {
    const auto call = static_cast<std::size_t>(input.node);
    if (walk.entered[call]) continue;
    walk.entered[call] = true;
    walk.place[static_cast<std::size_t>(graph.calls[call].operation)] = 0;
  }

  CallOrder order;
  for (std::size_t o = 0; o < operations; ++o) {
    if (walk.place[o] >= 0) order.operations.push_back(static_cast<int>(o));
  }
  std::stable_sort(order.operations.begin(), order.operations.end(), [&](int a, int b) {
    const auto x = static_cast<std::size_t>(a);
    const auto y = static_cast<std::size_t>(b);
    if (depth.of_operation[x] != depth.of_operation[y]) return depth.of_operation[x] > depth.of_operation[y];
    return walk.place[x] < walk.place[y];
  });
  order.sequence_like = isSequenceLike(graph, walk.entered, depth.of_call);
  order.relevant = std::move(walk.entered);
  return order;
}

}  // namespace rnn

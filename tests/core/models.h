// Small models, weights and data for the tests: deterministic, different everywhere, of a size that neither saturates nor vanishes.
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "rnn/plan.h"
#include "rnn/run.h"

namespace rnn::test {

inline LayerSpec layer(LayerKind kind, std::string name = "") { return {.name = std::move(name), .kind = std::move(kind)}; }

inline LayerSpec inputLayer(Shape shape) { return layer(InputLayerSpec{.batch_shape = std::move(shape)}); }

/// Input(batch_shape=shape) and then `layers`.
inline ModelSpec sequential(Shape shape, std::vector<LayerSpec> layers, Dialect dialect = Dialect::kKeras3) {
  layers.insert(layers.begin(), inputLayer(std::move(shape)));
  return {.dialect = dialect, .layers = std::move(layers)};
}

inline SimpleRNNSpec simpleRNN(std::int64_t units, RecurrentOptions options = {}) { return {.cell = {.units = units}, .options = options}; }

inline Plan planned(const ModelSpec& spec) {
  const Result<Plan> result = plan(spec);
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return result.value();
}

inline Error planError(const ModelSpec& spec) {
  const Result<Plan> result = plan(spec);
  REQUIRE_FALSE(result);
  return result.error();
}

/// Numbers in (−scale, scale) without a visible pattern.
inline std::vector<Scalar> numbers(std::size_t count, int seed, double scale = 0.6) {
  std::vector<Scalar> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double turn = 12.9898 * static_cast<double>(i + 1) + 78.233 * seed;
    values[i] = static_cast<Scalar>(scale * std::sin(turn * turn));
  }
  return values;
}

inline std::vector<Scalar> weightsFor(const Plan& plan, int seed = 1) { return numbers(static_cast<std::size_t>(plan.parameters), seed); }

inline Tensor tensor(std::vector<std::int64_t> shape, int seed = 2, double scale = 0.9) {
  std::size_t size = 1;
  for (const std::int64_t n : shape) size *= static_cast<std::size_t>(n);
  return {std::move(shape), numbers(size, seed, scale)};
}

inline Run ran(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs) {
  const Result<Run> result = run(plan, weights, inputs);
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return result.value();
}

/// Value (t, sample, entry) of a quantity on the tape.
inline Scalar at(const Run& run, int node, const std::string& part, const std::string& quantity, std::int64_t t, std::int64_t sample,
                 std::int64_t entry) {
  for (const Slot& slot : run.trace.slots) {
    if (slot.node == node && slot.part == part && slot.quantity == quantity) {
      return run.trace.values[static_cast<std::size_t>(slot.offset + (t * slot.batch + sample) * slot.stride + entry)];
    }
  }
  FAIL("no quantity " << part << "/" << quantity);
  return 0;
}

/// Equal up to the rounding of the number type.
inline void requireClose(double actual, double expected, double scale = 1) {
  const double tolerance = (sizeof(Scalar) == 8 ? 1e-12 : 2e-6) * scale;
  REQUIRE(std::abs(actual - expected) <= tolerance * (1 + std::abs(expected)));
}

inline void requireClose(const std::vector<Scalar>& actual, const std::vector<Scalar>& expected) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) requireClose(static_cast<double>(actual[i]), static_cast<double>(expected[i]));
}

}  // namespace rnn::test

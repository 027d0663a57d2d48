// LSTM and GRU of one unit over two steps, each gate written as arithmetic: keras-facts, The cells.
#include "models.h"

using namespace rnn;
using namespace rnn::test;

namespace {

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

RunInputs twoSteps() { return {.inputs = {Tensor{{1, 2, 1}, {Scalar(0.5), Scalar(-1.5)}}}}; }

std::vector<Scalar> scalars(std::initializer_list<double> values) {
  std::vector<Scalar> converted;
  for (const double value : values) converted.push_back(static_cast<Scalar>(value));
  return converted;
}

}  // namespace

TEST_CASE("LSTM with one unit and two steps does the arithmetic of the textbook") {
  const Plan p = planned(sequential({1, 2, 1}, {layer(LSTMSpec{.cell = {.units = 1}, .options = {.return_sequences = true}})}));
  // W, U and b in the order input, forget, candidate, output.
  const Run result = ran(p, scalars({0.1, 0.2, 0.3, 0.4, 0.5, -0.6, 0.7, -0.8, 0.01, 1.0, -0.02, 0.03}), twoSteps());

  const double i1 = sigmoid(0.5 * 0.1 + 0.01);
  const double c1 = i1 * std::tanh(0.5 * 0.3 - 0.02);  // c_0 = 0: nothing to forget
  const double h1 = sigmoid(0.5 * 0.4 + 0.03) * std::tanh(c1);

  const double i2 = sigmoid(-1.5 * 0.1 + h1 * 0.5 + 0.01);
  const double f2 = sigmoid(-1.5 * 0.2 + h1 * -0.6 + 1.0);
  const double g2 = std::tanh(-1.5 * 0.3 + h1 * 0.7 - 0.02);
  const double o2 = sigmoid(-1.5 * 0.4 + h1 * -0.8 + 0.03);
  const double c2 = f2 * c1 + i2 * g2;
  const double h2 = o2 * std::tanh(c2);

  requireClose(result.outputs[0].data, scalars({h1, h2}));
  requireClose(static_cast<double>(at(result, 1, "", "c", 2, 0, 0)), c2);
}

TEST_CASE("GRU that resets after the product does the arithmetic of the textbook") {
  const Plan p = planned(sequential({1, 2, 1}, {layer(GRUSpec{.cell = {.units = 1}, .options = {.return_sequences = true}})}));
  // W and U in the order update, reset, candidate; then the biases of the input and of the state.
  const Run result = ran(p, scalars({0.1, 0.2, 0.3, 0.5, -0.6, 0.7, 0.01, 0.02, 0.03, -0.04, 0.05, -0.06}), twoSteps());

  const double z1 = sigmoid(0.5 * 0.1 + 0.01 - 0.04);
  const double r1 = sigmoid(0.5 * 0.2 + 0.02 + 0.05);
  const double g1 = std::tanh(0.5 * 0.3 + 0.03 + r1 * -0.06);  // h_0 = 0: only the state's bias is left of its product
  const double h1 = (1 - z1) * g1;

  const double z2 = sigmoid(-1.5 * 0.1 + 0.01 + h1 * 0.5 - 0.04);
  const double r2 = sigmoid(-1.5 * 0.2 + 0.02 + h1 * -0.6 + 0.05);
  const double g2 = std::tanh(-1.5 * 0.3 + 0.03 + r2 * (h1 * 0.7 - 0.06));
  requireClose(result.outputs[0].data, scalars({h1, z2 * h1 + (1 - z2) * g2}));
}

TEST_CASE("GRU that resets before the product does the arithmetic of the textbook") {
  const Plan p =
      planned(sequential({1, 2, 1}, {layer(GRUSpec{.cell = {.units = 1, .reset_after = false}, .options = {.return_sequences = true}})}));
  const Run result = ran(p, scalars({0.1, 0.2, 0.3, 0.5, -0.6, 0.7, 0.01, 0.02, 0.03}), twoSteps());

  const double z1 = sigmoid(0.5 * 0.1 + 0.01);
  const double h1 = (1 - z1) * std::tanh(0.5 * 0.3 + 0.03);

  const double z2 = sigmoid(-1.5 * 0.1 + h1 * 0.5 + 0.01);
  const double r2 = sigmoid(-1.5 * 0.2 + h1 * -0.6 + 0.02);
  const double g2 = std::tanh(-1.5 * 0.3 + (r2 * h1) * 0.7 + 0.03);
  requireClose(result.outputs[0].data, scalars({h1, z2 * h1 + (1 - z2) * g2}));
}

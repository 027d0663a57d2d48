// model.summary() against texts that real Keras printed, from plans written by hand: no layer needs to exist for these.
#include "catch.h"
#include "rnn/summary.h"
#include "summary/cells.h"
#include "summary/sizes.h"
#include "summary/wrap.h"

namespace {

using namespace rnn;

struct LayerRow {
  const char* name;
  const char* class_name;
  std::vector<Shape> shapes;
  std::int64_t parameters;
  bool trainable = true;
};

Plan planOf(bool sequential, const char* name, const std::vector<LayerRow>& rows) {
  Plan plan;
  plan.spec.sequential = sequential;
  plan.spec.name = name;
  for (const LayerRow& row : rows) {
    LayerPlan layer;
    layer.name = row.name;
    layer.class_name = row.class_name;
    layer.output_shapes = row.shapes;
    layer.built = !row.shapes.empty();
    layer.parameters = row.parameters;
    layer.trainable_parameters = row.trainable ? row.parameters : 0;
    layer.weights_end = row.parameters > 0 ? 1 : 0;
    plan.built = plan.built && layer.built;
    plan.parameters += layer.parameters;
    plan.trainable_parameters += layer.trainable_parameters;
    plan.layers.push_back(layer);
    plan.spec.layers.push_back({.name = row.name, .trainable = row.trainable, .kind = {}});
  }
  return plan;
}

void call(Plan& plan, int layer, std::vector<TensorRef> inputs, std::vector<TensorRef> initial_state = {}, bool masked = false) {
  plan.spec.nodes.push_back({.layer = layer, .inputs = inputs, .initial_state = initial_state});
  NodePlan node{.layer = layer, .inputs = std::move(inputs), .initial_state = std::move(initial_state)};
  for (const TensorRef& input : node.inputs) {
    node.input_shapes.push_back(plan.nodes[static_cast<std::size_t>(input.node)].output_shapes[static_cast<std::size_t>(input.output)]);
  }
  node.output_shapes = plan.layers[static_cast<std::size_t>(layer)].output_shapes;
  node.output_masked.assign(node.output_shapes.size(), masked);
  plan.nodes.push_back(std::move(node));
}

Plan simpleRnn() { return planOf(true, "sequential", {{"simple_rnn", "SimpleRNN", {{{}, 3}}, 42}}); }

Plan bidirectional() { return planOf(true, "sequential", {{"bidirectional", "Bidirectional", {{{}, 2, 6}}, 84}}); }

Plan encoderDecoder() {
  Plan plan = planOf(false, "model",
                     {{"input_1", "InputLayer", {{{}, {}, 71}}, 0},
                      {"input_2", "InputLayer", {{{}, {}, 93}}, 0},
                      {"lstm", "LSTM", {{{}, 256}, {{}, 256}, {{}, 256}}, 335872},
                      {"lstm_1", "LSTM", {{{}, {}, 256}, {{}, 256}, {{}, 256}}, 358400},
                      {"dense", "Dense", {{{}, {}, 93}}, 23901}});
  call(plan, 0, {});
  call(plan, 1, {});
  call(plan, 2, {{0, 0}});
  call(plan, 3, {{1, 0}}, {{2, 1}, {2, 2}});
  call(plan, 4, {{3, 0}});
  plan.spec.inputs = {{0, 0}, {1, 0}};
  plan.spec.outputs = {{4, 0}};
  return plan;
}

std::string printed(const Plan& plan, SummaryFlavor flavor) {
  const Result<std::string> text = summary(plan, {.flavor = flavor});
  REQUIRE(text.ok());
  return text.value();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("The summary of tf.keras 2.7 to 2.12 is the one that the first tutorials show") {
  CHECK(printed(simpleRnn(), SummaryFlavor::kKeras2_7) ==
        "Model: \"sequential\"\n"
        "_________________________________________________________________\n"
        " Layer (type)                Output Shape              Param #   \n"
        "=================================================================\n"
        " simple_rnn (SimpleRNN)      (None, 3)                 42        \n"
        "                                                                 \n"
        "=================================================================\n"
        "Total params: 42\n"
        "Trainable params: 42\n"
        "Non-trainable params: 0\n"
        "_________________________________________________________________\n");
}

TEST_CASE("A long first cell pushes its columns to the right up to Keras 2.12 and is broken earlier from 2.13 on") {
  CHECK(contains(printed(bidirectional(), SummaryFlavor::kKeras2_7),
                 " bidirectional (Bidirectiona  (None, 2, 6)             84        \n"
                 " l)                                                              \n"));
  CHECK(contains(printed(bidirectional(), SummaryFlavor::kKeras2_13),
                 " bidirectional (Bidirection  (None, 2, 6)              84        \n"
                 " al)                                                             \n"));
  CHECK(contains(printed(bidirectional(), SummaryFlavor::kKeras2_13), "Total params: 84 (336.00 Byte)\n"));
}

TEST_CASE("Before Keras 2.7 a long cell loses its end") {
  CHECK(printed(bidirectional(), SummaryFlavor::kKeras2_0) ==
        "_________________________________________________________________\n"
        "Layer (type)                 Output Shape              Param #   \n"
        "=================================================================\n"
        "bidirectional (Bidirectional (None, 2, 6)              84        \n"
        "=================================================================\n"
        "Total params: 84\n"
        "Trainable params: 84\n"
        "Non-trainable params: 0\n"
        "_________________________________________________________________\n");
  CHECK(printed(bidirectional(), SummaryFlavor::kKeras2_2_5) ==
        "Model: \"sequential\"\n" + printed(bidirectional(), SummaryFlavor::kKeras2_0));
}

TEST_CASE("An encoder-decoder shows what is connected to what, as tf.keras 2.7 to 2.12 prints it") {
  CHECK(printed(encoderDecoder(), SummaryFlavor::kKeras2_7) ==
        "Model: \"model\"\n"
        "__________________________________________________________________________________________________\n"
        " Layer (type)                   Output Shape         Param #     Connected to                     \n"
        "==================================================================================================\n"
        " input_1 (InputLayer)           [(None, None, 71)]   0           []                               \n"
        "                                                                                                  \n"
        " input_2 (InputLayer)           [(None, None, 93)]   0           []                               \n"
        "                                                                                                  \n"
        " lstm (LSTM)                    [(None, 256),        335872      ['input_1[0][0]']                \n"
        "                                 (None, 256),                                                     \n"
        "                                 (None, 256)]                                                     \n"
        "                                                                                                  \n"
        " lstm_1 (LSTM)                  [(None, None, 256),  358400      ['input_2[0][0]',                \n"
        "                                 (None, 256),                     'lstm[0][1]',                   \n"
        "                                 (None, 256)]                     'lstm[0][2]']                   \n"
        "                                                                                                  \n"
        " dense (Dense)                  (None, None, 93)     23901       ['lstm_1[0][0]']                 \n"
        "                                                                                                  \n"
        "==================================================================================================\n"
        "Total params: 718,173\n"
        "Trainable params: 718,173\n"
        "Non-trainable params: 0\n"
        "__________________________________________________________________________________________________\n");
}

TEST_CASE("From Keras 2.13 on the four columns stand elsewhere") {
  CHECK(contains(printed(encoderDecoder(), SummaryFlavor::kKeras2_13),
                 " lstm_1 (LSTM)               [(None, None, 256),          358400    ['input_2[0][0]',             \n"
                 "                              (None, 256),                           'lstm[0][1]',                \n"
                 "                              (None, 256)]                           'lstm[0][2]']                \n"));
}

TEST_CASE("Before Keras 2.7 every further connection has a row of its own") {
  CHECK(contains(printed(encoderDecoder(), SummaryFlavor::kKeras2_2_5),
                 "input_2 (InputLayer)            (None, None, 93)     0                                            \n"
                 "__________________________________________________________________________________________________\n"
                 "lstm (LSTM)                     [(None, 256), (None, 335872      input_1[0][0]                    \n"
                 "__________________________________________________________________________________________________\n"
                 "lstm_1 (LSTM)                   [(None, None, 256),  358400      input_2[0][0]                    \n"
                 "                                                                 lstm[0][1]                       \n"
                 "                                                                 lstm[0][2]                       \n"));
  CHECK(contains(printed(encoderDecoder(), SummaryFlavor::kTfKeras2_0), "input_2 (InputLayer)            [(None, None, 93)]   0 "));
}

TEST_CASE("Keras 3 draws a table") {
  CHECK(printed(bidirectional(), SummaryFlavor::kKeras3) ==
        "Model: \"sequential\"\n"
        "┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓\n"
        "┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃\n"
        "┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩\n"
        "│ bidirectional (Bidirectional)   │ (None, 2, 6)           │            84 │\n"
        "└─────────────────────────────────┴────────────────────────┴───────────────┘\n"
        " Total params: 84 (336.00 B)\n"
        " Trainable params: 84 (336.00 B)\n"
        " Non-trainable params: 0 (0.00 B)\n");
}

TEST_CASE("Keras 3 sets connections and several outputs within their columns") {
  CHECK(contains(printed(encoderDecoder(), SummaryFlavor::kKeras3),
                 "│ lstm_1 (LSTM)       │ [(None, None,     │    358,400 │ input_2[0][0],    │\n"
                 "│                     │ 256), (None,      │            │ lstm[0][1],       │\n"
                 "│                     │ 256), (None,      │            │ lstm[0][2]        │\n"
                 "│                     │ 256)]             │            │                   │\n"));
}

TEST_CASE("Keras 3 lists the operation that computes a mask where a later layer asks for it") {
  Plan plan = planOf(false, "functional",
                     {{"input_layer", "InputLayer", {{{}, 5}}, 0},
                      {"embedding", "Embedding", {{{}, 5, 4}}, 40},
                      {"dense", "Dense", {{{}, 5, 4}}, 20},
                      {"lstm", "LSTM", {{{}, 3}}, 96}});
  call(plan, 0, {});
  call(plan, 1, {{0, 0}}, {}, true);
  call(plan, 2, {{1, 0}}, {}, true);
  plan.spec.inputs = {{0, 0}};
  SECTION("an LSTM after a Dense, which passes the mask on") {
    call(plan, 3, {{2, 0}});
    plan.spec.outputs = {{3, 0}};
    CHECK(contains(printed(plan, SummaryFlavor::kKeras3),
                   "│ not_equal           │ (None, 5)         │          0 │ input_layer[0][0] │\n"
                   "│ (NotEqual)          │                   │            │                   │\n"));
    CHECK(
        contains(printed(plan, SummaryFlavor::kKeras3), "│ lstm (LSTM)         │ (None, 3)         │         96 │ dense[0][0],      │\n"));
    CHECK_FALSE(contains(printed(plan, SummaryFlavor::kKeras2_7), "not_equal"));
  }
  SECTION("nobody asks: no operation, and the model is a plain sequence") {
    plan.spec.outputs = {{2, 0}};
    CHECK_FALSE(contains(printed(plan, SummaryFlavor::kKeras3), "not_equal"));
    CHECK_FALSE(contains(printed(plan, SummaryFlavor::kKeras3), "Connected to"));
  }
}

TEST_CASE("A shared layer is listed once, with the numbers of its calls") {
  Plan plan = planOf(false, "functional",
                     {{"a", "InputLayer", {{{}, 2}}, 0},
                      {"b", "InputLayer", {{{}, 2}}, 0},
                      {"shared", "Dense", {{{}, 3}}, 9},
                      {"add", "Add", {{{}, 3}}, 0}});
  call(plan, 0, {});
  call(plan, 1, {});
  call(plan, 2, {{0, 0}});
  call(plan, 2, {{1, 0}});
  call(plan, 3, {{2, 0}, {3, 0}});
  plan.spec.inputs = {{0, 0}, {1, 0}};
  plan.spec.outputs = {{4, 0}};
  CHECK(contains(printed(plan, SummaryFlavor::kKeras3), "│ shared (Dense)      │ (None, 3)         │          9 │ a[0][0], b[0][0]  │\n"));
  CHECK(contains(printed(plan, SummaryFlavor::kKeras3), "│ shared[0][0],     │\n"));
  CHECK(contains(printed(plan, SummaryFlavor::kKeras3), "│ shared[1][0]      │\n"));
}

TEST_CASE("A frozen layer counts as non-trainable, and show_trainable says which it is") {
  const Plan plan =
      planOf(true, "sequential",
             {{"lstm", "LSTM", {{{}, 7, 10}}, 560, false}, {"dropout", "Dropout", {{{}, 7, 10}}, 0}, {"dense", "Dense", {{{}, 1}}, 11}});
  const Result<std::string> keras3 = summary(plan, {.show_trainable = true});
  REQUIRE(keras3.ok());
  CHECK(contains(keras3.value(), "┃ Layer (type)                ┃ Output Shape          ┃    Param # ┃ Trai… ┃\n"));
  CHECK(contains(keras3.value(), "│ lstm (LSTM)                 │ (None, 7, 10)         │        560 │   N   │\n"));
  CHECK(contains(keras3.value(), "│ dropout (Dropout)           │ (None, 7, 10)         │          0 │   -   │\n"));
  CHECK(contains(keras3.value(), " Non-trainable params: 560 (2.19 KB)\n"));
  const Result<std::string> keras2 = summary(plan, {.flavor = SummaryFlavor::kKeras2_7, .show_trainable = true});
  REQUIRE(keras2.ok());
  CHECK(contains(keras2.value(), " Layer (type)                Output Shape              Param #   Trainable  \n"));
  CHECK(contains(keras2.value(), " lstm (LSTM)                 (None, 7, 10)             560       N          \n"));
}

TEST_CASE("After fit, Keras 3 counts the optimizer's variables in") {
  const Result<std::string> text =
      summary(planOf(true, "sequential", {{"dense", "Dense", {{{}, 1}}, 85}}), {.optimizer_parameters = 172, .optimizer_bytes = 692});
  REQUIRE(text.ok());
  CHECK(contains(text.value(), " Total params: 257 (1.01 KB)\n"));
  CHECK(contains(text.value(), " Optimizer params: 172 (692.00 B)\n"));
}

TEST_CASE("An unbuilt model is an error in Keras 2 and question marks in Keras 3") {
  const Plan plan = planOf(true, "sequential", {{"lstm", "LSTM", {}, 0}});
  CHECK(contains(printed(plan, SummaryFlavor::kKeras3), "│ lstm (LSTM)                     │ ?                      │   0 (unbuilt) │\n"));
  const Result<std::string> text = summary(plan, {.flavor = SummaryFlavor::kKeras2_7});
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().code == "model_not_built");
  CHECK(contains(text.error().message, "This model has not yet been built."));
}

TEST_CASE("A console too narrow for four characters per column is refused by Keras 3") {
  const Result<std::string> text = summary(simpleRnn(), {.terminal_columns = 18});
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().message == "Insufficient console width to print summary.");
}

TEST_CASE("A table wider than the console is cut at its right edge") {
  const Result<std::string> text = summary(simpleRnn(), {.line_length = 100});
  REQUIRE(text.ok());
  CHECK(contains(text.value(), "│ simple_rnn (SimpleRNN)                     │ (None, 3)                       │\n"));
}

TEST_CASE("Korean names fill two columns in Keras 3 and one character in Keras 2") {
  const Plan plan = planOf(true, "sequential", {{"순환층", "SimpleRNN", {{{}, 3}}, 42}});
  CHECK(contains(printed(plan, SummaryFlavor::kKeras3), "│ 순환층 (SimpleRNN)              │ (None, 3)              │            42 │\n"));
  CHECK(contains(printed(plan, SummaryFlavor::kKeras2_7), " 순환층 (SimpleRNN)             (None, 3)                 42        \n"));
}

TEST_CASE("Sizes are rounded half to even and change their unit at 1024") {
  CHECK(memorySize(0, "Byte") == "0.00 Byte");
  CHECK(memorySize(1023, "B") == "1023.00 B");
  CHECK(memorySize(1024, "B") == "1.00 KB");
  CHECK(memorySize(215598 * 4, "B") == "842.18 KB");
  CHECK(memorySize(1024 * 1024 - 1, "B") == "1024.00 KB");
  CHECK(memorySize(1024 + 128, "B") == "1.12 KB");  // 1.125
  CHECK(memorySize(1024 + 384, "B") == "1.38 KB");  // 1.375
  CHECK(withThousands(1280000) == "1,280,000");
  CHECK(withThousands(42) == "42");
  CHECK(withThousands(-1234) == "-1,234");
}

TEST_CASE("A word wider than its cell stands alone and ends in an ellipsis, or goes on in the next line") {
  CHECK(wrapText("a_very_long_name (LSTM)", 8, LongWord::kEllipsis) == std::vector<std::string>{"a_very_long_name", "(LSTM)"});
  CHECK(fitToWidth("a_very_long_name", 8) == "a_very_…");
  CHECK(fitToWidth("순환층순환", 8) == "순환층 …");
  CHECK(wrapText("a_very_long_name", 8, LongWord::kFold) == std::vector<std::string>{"a_very_l", "ong_name"});
  CHECK(cellWidth("é층") == 3);
}

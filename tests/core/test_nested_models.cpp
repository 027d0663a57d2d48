// Models as layers of other models: computed as if written out, listed as one row.
#include "models.h"
#include "rnn/summary.h"

using namespace rnn;
using namespace rnn::test;

namespace {

/// left, right → tower(left) − tower(right) → Dense(1), the tower an Embedding and an LSTM.
ModelSpec siamese(Dialect dialect) {
  ModelSpec spec{.dialect = dialect, .sequential = false};
  spec.layers = {layer(EmbeddingSpec{.input_dim = 10, .output_dim = 4, .mask_zero = true}),
                 layer(LSTMSpec{.cell = {.units = 3}}),
                 inputLayer({std::nullopt, 6}),
                 inputLayer({std::nullopt, 6}),
                 layer(SubtractSpec{}),
                 layer(DenseSpec{.units = 1})};
  const auto call = [](int which, int input) { return NodeSpec{.layer = which, .inputs = {{.node = input}}}; };
  spec.nodes = {{.layer = 2}, {.layer = 3}, call(0, 0), call(1, 2), call(0, 1), call(1, 4)};
  spec.nodes.push_back({.layer = 4, .inputs = {{.node = 3}, {.node = 5}}});
  spec.nodes.push_back(call(5, 6));
  spec.inputs = {{.node = 0}, {.node = 1}};
  spec.outputs = {{.node = 7}};
  NestedModel tower{.name = "tower", .class_name = "Functional", .layers = {0, 1}, .input_shapes = {{std::nullopt, 6}}};
  tower.calls.push_back({.inputs = {{.node = 0}}, .outputs = {{.node = 3}}, .nodes = {2, 3}});
  tower.calls.push_back({.inputs = {{.node = 1}}, .outputs = {{.node = 5}}, .nodes = {4, 5}});
  spec.nested.push_back(std::move(tower));
  return spec;
}

std::string printed(const ModelSpec& spec, SummaryFlavor flavor) {
  const Result<std::string> text = summary(planned(spec), {.flavor = flavor});
  REQUIRE(text);
  return text.value();
}

}  // namespace

TEST_CASE("A nested model is one row, connected by its calls, with the parameters of its layers counted once") {
  CHECK(printed(siamese(Dialect::kKeras2), SummaryFlavor::kKeras2_7) == R"(Model: "model"
__________________________________________________________________________________________________
 Layer (type)                   Output Shape         Param #     Connected to                     
==================================================================================================
 input_1 (InputLayer)           [(None, 6)]          0           []                               
                                                                                                  
 input_2 (InputLayer)           [(None, 6)]          0           []                               
                                                                                                  
 tower (Functional)             (None, 3)            136         ['input_1[0][0]',                
                                                                  'input_2[0][0]']                
                                                                                                  
 subtract (Subtract)            (None, 3)            0           ['tower[0][0]',                  
                                                                  'tower[1][0]']                  
                                                                                                  
 dense (Dense)                  (None, 1)            4           ['subtract[0][0]']               
                                                                                                  
==================================================================================================
Total params: 140
Trainable params: 140
Non-trainable params: 0
__________________________________________________________________________________________________
)");
  CHECK(printed(siamese(Dialect::kKeras2), SummaryFlavor::kKeras2_2_5).find("tower (Model) ") != std::string::npos);
}

TEST_CASE("The operations of Keras 3 within a nested model are not listed") {
  const std::string text = printed(siamese(Dialect::kKeras3), SummaryFlavor::kKeras3);
  CHECK(text.find("NotEqual") == std::string::npos);
  CHECK(text.find("│ tower (Functional)  │ (None, 3)         │        136 │ input_layer[0][0… │") != std::string::npos);
}

TEST_CASE("A Sequential lists a model within it as one layer") {
  ModelSpec spec = sequential({std::nullopt, 5, 2},
                              {layer(simpleRNN(4, {.return_sequences = true})), layer(simpleRNN(3)), layer(DenseSpec{.units = 1})});
  spec.nodes = {
      {.layer = 0}, {.layer = 1, .inputs = {{.node = 0}}}, {.layer = 2, .inputs = {{.node = 1}}}, {.layer = 3, .inputs = {{.node = 2}}}};
  spec.nested.push_back({.name = "inner", .class_name = "Sequential", .layers = {1, 2}});
  spec.nested[0].calls.push_back({.inputs = {{.node = 0}}, .outputs = {{.node = 2}}, .nodes = {1, 2}});
  const std::string text = printed(spec, SummaryFlavor::kKeras3);
  CHECK(text.find("│ inner (Sequential)              │ (None, 3)              │            52 │\n") != std::string::npos);
  CHECK(text.find("simple_rnn") == std::string::npos);
  CHECK(planned(spec).weights[0].path == "inner/simple_rnn/simple_rnn_cell/kernel");
}

TEST_CASE("Layers of different models may have the same name, layers of one may not") {
  ModelSpec spec = siamese(Dialect::kKeras3);
  spec.layers[1].name = spec.layers[5].name = "same";
  CHECK(planned(spec).parameters == 140);
  spec.layers[0].name = "same";
  CHECK(planError(spec).code == "duplicate_name");
}

TEST_CASE("A nested model is called on what it was made for") {
  ModelSpec spec = siamese(Dialect::kKeras2);
  spec.nested[0].input_shapes = {{std::nullopt, 7}};
  CHECK(planError(spec).message ==
        "Input 0 of layer \"tower\" is incompatible with the layer: expected shape=(None, 7), found shape=(None, 6)");
  spec.nested[0].input_shapes.clear();
  CHECK(planned(spec).parameters == 140);
}

TEST_CASE("Calls that other models have made count in the connections") {
  ModelSpec spec = siamese(Dialect::kKeras2);
  spec.nested[0].calls[0].call_index = 2;
  spec.nested[0].calls[1].call_index = 3;
  spec.nodes[6].call_index = 1;
  const std::string text = printed(spec, SummaryFlavor::kKeras2_7);
  CHECK(text.find("['tower[2][0]',") != std::string::npos);
  CHECK(text.find("'tower[3][0]']") != std::string::npos);
  CHECK(text.find("['subtract[1][0]']") != std::string::npos);
}

TEST_CASE("What is said of nested models must refer to what there is") {
  ModelSpec spec = siamese(Dialect::kKeras3);
  spec.nested[0].layers.push_back(6);
  CHECK(planError(spec).code == "graph");
  spec.nested[0].layers.pop_back();
  spec.nested[0].calls[0].nodes.push_back(-1);
  CHECK(planError(spec).code == "graph");
}

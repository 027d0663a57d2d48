/** Programs that the reader must survive in every half-typed form: the four models of the post, and one of each way to write models. */

const imports = `from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import SimpleRNN, Bidirectional, LSTM, GRU, Dense
`;

export const examples: Readonly<Record<string, string>> = {
  "the models of the post": `${imports}
model = Sequential()
model.add(SimpleRNN(3, input_shape=(2, 10)))
# model.add(SimpleRNN(3, input_length=2, input_dim=10)) does the same.
model.summary()

model = Sequential()
model.add(SimpleRNN(3, batch_input_shape=(8, 2, 10)))
model.summary()

model = Sequential()
model.add(SimpleRNN(3, batch_input_shape=(8, 2, 10), return_sequences=True))
model.summary()

model = Sequential()
model.add(Bidirectional(SimpleRNN(3, return_sequences=True), input_shape=(2, 10)))
model.summary()
`,
  "a list with prefixes": `import keras
from keras import layers

UNITS = 4 * 2
model = keras.Sequential([
    keras.Input(shape=(5, 3)),
    layers.LSTM(UNITS, return_sequences=True, name=f"lstm_{UNITS}"),
    layers.LSTM(units=UNITS // 2),
    layers.Dense(1, activation="sigmoid"),  # the answer
], name="stacked")
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3, batch_size=16)
`,
  "a loop and a helper": `from keras.models import Sequential
from keras.layers import *

def block(units, last=False):
    """One layer of the stack."""
    return GRU(units, return_sequences=not last)

model = Sequential()
model.add(Input((7, 2)))
for i, units in enumerate([8, 4, 2]):
    model.add(block(units, last=i == 2))
model.add(Dense(1)); model.summary(line_length=80)
`,
  "encoder and decoder": `from tensorflow.keras.layers import Input, LSTM, Dense
from tensorflow.keras.models import Model

encoder_inputs = Input(shape=(None, 71))
encoder_outputs, state_h, state_c = LSTM(16, return_state=True)(encoder_inputs)
decoder_inputs = Input(shape=(None, 93))
decoder_outputs, _, _ = LSTM(16, return_sequences=True, return_state=True)(
    decoder_inputs, initial_state=[state_h, state_c])
outputs = Dense(93, activation='softmax')(decoder_outputs)
model = Model([encoder_inputs, decoder_inputs], outputs)
`,
  "Korean comments and texts": `# 순환 신경망（RNN） 예제
model = Sequential()
model.add(SimpleRNN(3, input_shape=(2, 10), name="순환층"))  # 은닉 상태의 크기는 3
model.add(Dense(1, activation='tanh'))
model.summary()
`,
  "from the interpreter": `>>> from keras.models import Sequential
>>> from keras.layers import LSTM, Dense
>>> model = Sequential([LSTM(4, input_shape=(3, 2)), Dense(1)])
>>> model.summary()
Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #   
=================================================================
 lstm (LSTM)                 (None, 4)                 112       
=================================================================
Total params: 117
Trainable params: 117
Non-trainable params: 0
_________________________________________________________________
`,
};

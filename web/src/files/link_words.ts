/**
 * What links of version 1 are likely to say, likeliest last: a link spells only what differs. Every link ever written was packed with these very
 * words, so they never change; another version may bring others.
 */
export const wordsOfVersion1 = `import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Input, Masking, Concatenate, Attention, RepeatVector, Flatten, LayerNormalization, BatchNormalization, Conv1D, MaxPooling1D
from tensorflow.keras.models import Model
model = keras.Sequential([
    keras.Input(shape=(None, 1)),
    layers.LSTM(32, return_sequences=True),
    layers.Dense(1, activation="softmax"),
])
model = Sequential([
    Input(batch_shape=(8, 2, 10)),
    Bidirectional(LSTM(64, dropout=0.2, recurrent_dropout=0.2, return_state=True, stateful=True, go_backwards=True), merge_mode="concat"),
    TimeDistributed(Dense(10, activation="relu")),
    Dropout(0.5),
])
inputs = keras.Input(shape=(10,), name="
x = layers.Embedding(10000, 128, mask_zero=True)(inputs)
encoder_outputs, state_h, state_c = LSTM(256, return_state=True)(x)
decoder = LSTM(256, return_sequences=True, return_state=True)(x, initial_state=[state_h, state_c])
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=32, epochs=10, validation_split=0.2)
from keras import Sequential, layers
from keras.models import Sequential
from keras.layers import SimpleRNN, LSTM, GRU, Dense, Embedding, Bidirectional, TimeDistributed
model = Sequential()
model.add(Embedding(input_dim=1000, output_dim=8, input_length=10))
model.add(GRU(3, return_sequences=True, reset_after=True))
model.add(LSTM(3, input_shape=(2, 10)))
model.add(Bidirectional(SimpleRNN(3, return_sequences=True), input_shape=(2, 10)))
model.add(SimpleRNN(3, batch_input_shape=(8, 2, 10), return_sequences=True))
model.add(Dense(1))
model.add(SimpleRNN(units=3, input_shape=(2, 10)))
model.summary()
{"dialect":"keras2","keras3","seed":2,"batch":8,"steps":5,"edits":[["weight","sequential/simple_rnn/simple_rnn_cell/recurrent_kernel","sequential/lstm/lstm_cell/kernel","sequential/gru/gru_cell/bias","sequential/dense/,0,0.5],["input",0,0,1,0,0.5],["state","simple_rnn","","h",0,0,1]],"caret":100,"at":[1,"forward/","h",2],"sample":1,"pin":["quantity",1,"","h",2,0],"time":"table","folded","summary":"keras2","explained","print":"keras2_7","unfold":1,"lang":"ko"}`;

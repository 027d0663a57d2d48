import type { ExampleEntry } from "../../view/header.ts";

export const outputEachStep: ExampleEntry = {
  id: "output-each-step",
  title: { en: "y_t = f(W_y h_t + b): an output at every step", ko: "y_t = f(W_y h_t + b): 시점마다 출력" },
  about: {
    en: "A Dense on top turns each hidden state into an output, with the same weights at every time step",
    ko: "위에 얹은 Dense 층이 시점마다 같은 가중치로 은닉 상태를 출력으로 바꿉니다",
  },
  hint: "step",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN, Dense

model = Sequential()
model.add(SimpleRNN(3, input_shape=(4, 2), return_sequences=True))
model.add(Dense(1, activation="sigmoid"))
model.summary()`,
};

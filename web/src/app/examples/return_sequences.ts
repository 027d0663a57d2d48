import type { ExampleEntry } from "../../view/header.ts";

export const returnSequences: ExampleEntry = {
  id: "return-sequences",
  title: { en: "return_sequences: every hidden state leaves", ko: "return_sequences: 모든 시점의 은닉 상태" },
  about: {
    en: "The time axis stays: (8, 2, 3), still 42 parameters",
    ko: "시점 축이 남습니다: (8, 2, 3), 파라미터는 그대로 42개",
  },
  hint: "step",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN

model = Sequential()
model.add(SimpleRNN(3, batch_input_shape=(8, 2, 10), return_sequences=True))
model.summary()`,
};

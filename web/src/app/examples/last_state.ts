import type { ExampleEntry } from "../../view/header.ts";

export const lastState: ExampleEntry = {
  id: "last-state",
  title: { en: "SimpleRNN: the last hidden state", ko: "SimpleRNN: 마지막 은닉 상태" },
  about: {
    en: "Two time steps of ten features go in, one vector of three units comes out: 42 parameters",
    ko: "특성 10개짜리 시점 2개가 들어가고 유닛 3개의 벡터 하나가 나옵니다. 파라미터 42개",
  },
  hint: "step",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN

model = Sequential()
model.add(SimpleRNN(3, input_shape=(2, 10)))
model.summary()`,
};

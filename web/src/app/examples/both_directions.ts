import type { ExampleEntry } from "../../view/header.ts";

export const bothDirections: ExampleEntry = {
  id: "bidirectional",
  title: { en: "Bidirectional: forward and backward", ko: "Bidirectional: 양방향으로 읽기" },
  about: {
    en: "Two layers read the sequence from either end and are joined: (None, 2, 6), 84 parameters",
    ko: "두 층이 시퀀스를 양 끝에서 읽어 이어 붙입니다: (None, 2, 6), 파라미터 84개",
  },
  hint: "step",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN, Bidirectional

model = Sequential()
model.add(Bidirectional(SimpleRNN(3, return_sequences=True), input_shape=(2, 10)))
model.summary()`,
};

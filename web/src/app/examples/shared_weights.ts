import type { ExampleEntry } from "../../view/header.ts";

export const sharedWeights: ExampleEntry = {
  id: "shared-weights",
  title: { en: "Weight sharing, proved by hand", ko: "가중치 공유를 손으로 확인하기" },
  about: {
    en: "Change one weight and every time step answers",
    ko: "가중치 하나를 바꾸면 모든 시점의 값이 달라집니다",
  },
  hint: "share",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN

model = Sequential()
model.add(SimpleRNN(2, input_shape=(5, 2), return_sequences=True))
model.summary()`,
};

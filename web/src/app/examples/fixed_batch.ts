import type { ExampleEntry } from "../../view/header.ts";

export const fixedBatch: ExampleEntry = {
  id: "fixed-batch",
  title: { en: "A batch size fixed beforehand", ko: "배치 크기를 미리 정하기" },
  about: {
    en: "batch_input_shape=(8, 2, 10): eight sequences at once, so (8, 3) instead of (None, 3)",
    ko: "batch_input_shape=(8, 2, 10): 시퀀스 8개를 한꺼번에 넣습니다. (None, 3) 대신 (8, 3)",
  },
  hint: "step",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN

model = Sequential()
model.add(SimpleRNN(3, batch_input_shape=(8, 2, 10)))
model.summary()`,
};

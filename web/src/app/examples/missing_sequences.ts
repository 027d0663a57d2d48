import type { ExampleEntry } from "../../view/header.ts";

export const missingSequences: ExampleEntry = {
  id: "missing-sequences",
  title: { en: "Shape doctor: expected ndim=3, found ndim=2", ko: "모양 진단: expected ndim=3, found ndim=2" },
  about: {
    en: "Two stacked layers that do not fit, why, and the mend",
    ko: "서로 맞지 않는 두 층, 그 까닭과 고치는 방법",
  },
  hint: "mend",
  code: `from keras.models import Sequential
from keras.layers import SimpleRNN

model = Sequential()
model.add(SimpleRNN(3, input_shape=(4, 2)))
model.add(SimpleRNN(2))
model.summary()`,
};

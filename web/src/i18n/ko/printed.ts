/** What Keras prints, and which Keras. */
export const printed = {
  flavor: "출력한 버전",
  flavors: {
    keras2_0: "Keras 2.0 – 2.2.4",
    keras2_2_5: "Keras 2.2.5 – 2.3",
    tf_keras2_0: "tf.keras 2.0 – 2.6",
    keras2_7: "tf.keras 2.7 – 2.12",
    keras2_13: "tf.keras 2.13 – 2.15, tf-keras",
    keras3_0: "Keras 3.0",
    keras3: "Keras 3.1 이후",
  },
  model: "모델",
  text: (dialect: string) => `${dialect}에서 model.summary()가 출력하는 글`,
  refused: (dialect: string) => `${dialect}에서는 이 코드를 받아들이지 않습니다:`,
  otherwise: "그 버전의 표기로 쓰면 같은 모델이 이렇게 출력됩니다:",
  cannot: "이 버전에서는 출력할 수 없습니다:",
} as const;

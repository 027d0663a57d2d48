/** What Keras prints, and which Keras. */
export const printed = {
  flavor: "Printed by",
  flavors: {
    keras2_0: "Keras 2.0 – 2.2.4",
    keras2_2_5: "Keras 2.2.5 – 2.3",
    tf_keras2_0: "tf.keras 2.0 – 2.6",
    keras2_7: "tf.keras 2.7 – 2.12",
    keras2_13: "tf.keras 2.13 – 2.15, tf-keras",
    keras3_0: "Keras 3.0",
    keras3: "Keras 3.1 and later",
  },
  model: "Model",
  text: (dialect: string) => `What model.summary() prints in ${dialect}`,
  refused: (dialect: string) => `${dialect} does not accept this text:`,
  otherwise: "In its own spelling the same model prints:",
  cannot: "This version cannot print it:",
} as const;

/** Why a text is read as Keras 2 or Keras 3, by `Reading.dialect_reason`. `a.text`: the word that decided. */
type Args = Readonly<Record<string, string>>;

export const dialectReasons = {
  asked: "because you chose it",
  only_keras2: (a: Args) => `only Keras 2 has “${a.text}”`,
  only_keras3: (a: Args) => `only Keras 3 has “${a.text}”`,
  input_shape: (a: Args) => `“${a.text}” on a layer is the way of the Keras 2 years; both accept it`,
  default: "nothing in the text tells, so it is read as today’s Keras",
} as const;

/** Why a text is read as Keras 2 or Keras 3, by `Reading.dialect_reason`. `a.text`: the word that decided. */
type Args = Readonly<Record<string, string>>;

export const dialectReasons = {
  asked: "직접 고른 버전입니다",
  only_keras2: (a: Args) => `“${a.text}” 표기는 Keras 2에만 있습니다`,
  only_keras3: (a: Args) => `“${a.text}” 표기는 Keras 3에만 있습니다`,
  input_shape: (a: Args) => `층에 “${a.text}” 인수를 쓰는 것은 Keras 2 시절의 방식입니다. 두 버전 모두 받아들입니다`,
  default: "코드만으로는 정할 수 없어 지금의 Keras로 읽었습니다",
} as const;

/** 한 번에 고치는 단추의 이름. */
type Args = Readonly<Record<string, string>>;

export const mends = {
  insert: (a: Args) => `“${a.text}” 넣기`,
  remove: (a: Args) => `“${a.text}” 지우기`,
  replace: (a: Args) => `고치기: “${a.text}”`,
  close_quote: (a: Args) => `따옴표 ${a.text} 닫기`,
  replace_foreign: "이런 문자를 모두 바꾸기",
  define_name: (a: Args) => `위에 “${a.name}” 변수 정의하기`,
  import_name: (a: Args) => `“${a.name}” 이름 import 하기`,
  remove_argument: (a: Args) => `“${a.argument}” 인수 지우기`,
  to_input: (a: Args) => `“${a.input}” 형태로 바꾸기`,
  add_layer: (a: Args) => `“${a.model}” 모델에 넣기`,
  wrap_list: "층을 대괄호로 묶기",
  return_sequences_on: (a: Args) => `“${a.layer}” 층의 return_sequences 켜기`,
  return_sequences_off: (a: Args) => `“${a.layer}” 층의 return_sequences 끄기`,
  repeat_vector: (a: Args) => `앞에 RepeatVector(${a.n}) 층 넣기`,
  flatten: "앞에 Flatten() 층 넣기",
  wrap_rnn: (a: Args) => `${a.layer} 셀을 RNN 층으로 감싸기`,
  set_argument: (a: Args) => `“${a.argument}” 인수 바꾸기: ${a.value}`,
} as const;

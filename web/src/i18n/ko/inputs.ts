/** INPUTS: 모델에 들어가는 값. 패널과 함께 불러옵니다. */
import type { InputsMessages } from "../messages.ts";

export const inputs: InputsMessages = {
  which: "어느 입력인지",
  batch: "배치",
  steps: "시점",
  features: "특성",
  indices: (last) => `인덱스 0 ~ ${last}`,
  sampleLabel: "어느 표본인지",
  sample: (number, batch) => `표본 ${number} / ${batch}`,
  previous: "이전 표본",
  next: "다음 표본",
  origin: "값을 어디에서 가져올지",
  origins: {
    seed: "시드",
    zeros: "0",
    ramp: "경사",
    sine: "사인파",
    noise: "잡음",
    one_hot: "원-핫",
    table: "붙여 넣은 값",
    text: "텍스트",
  },
  parameters: { from: "처음", to: "끝", period: "주기(시점 수)", amplitude: "진폭", seed: "시드" },
  idle: {
    table: "붙여 넣은 값이 지금의 모델과 맞지 않습니다. 다시 맞게 되면 돌아오며, 그때까지는 시드로 만든 값을 씁니다.",
    text: "이 입력은 Embedding으로 들어가지 않으므로 텍스트를 쓰지 않습니다. 지금은 시드로 만든 값을 씁니다.",
    generator: "원-핫 벡터는 인덱스가 아니므로 시드로 만든 값을 씁니다.",
  },
  grid: (name) => `입력 값: ${name}`,
  step: "시점",
  cell: (t, entry) => (t > 0 ? `x_${t}[${entry}]` : `x[${entry}]`),
  paste: {
    title: "스프레드시트나 CSV에서 붙여 넣기",
    how: (time, entries) =>
      time
        ? `한 행이 한 시점이며 열은 ${entries}개입니다. 빈 줄을 두면 다음 표본이 시작됩니다. 위의 숫자에 바로 붙여 넣을 수도 있으며, 선택한 칸부터 채웁니다.`
        : `한 행이 한 표본이며 열은 ${entries}개입니다. 위의 숫자에 바로 붙여 넣을 수도 있으며, 선택한 칸부터 채웁니다.`,
    label: "넣을 숫자",
    put: "넣기",
    leave: "그만두기",
    bad: (row, column, text) => `${row}행 ${column}열: ${text === "" ? "비어 있음" : `“${text}”`}`,
    moreBad: (count) => `그 밖에 ${count}개`,
  },
  notes: {
    header: (a) => `첫 행은 제목으로 보고 뺐습니다: ${a["words"]}`,
    names: () => "첫 열에는 숫자가 없어서 행의 이름으로 보고 뺐습니다.",
    decimal_comma: () => "쉼표를 소수점으로 읽었습니다.",
    decimal_comma_alone: () => "모델이 한 행에 숫자 하나를 받으므로 쉼표를 소수점으로 읽었습니다.",
    turned: () => "특성이 행에, 시점이 열에 놓여 있어서 행과 열을 바꾸었습니다.",
    shorter: (a) => `가장 긴 표본보다 시점이 적은 표본: ${a["shorter"]}개. 나머지 시점의 값은 그대로 둡니다.`,
    put_steps: (a) => `숫자 ${a["rows"]} × ${a["columns"]}개를 넣었습니다.`,
    put_steps_samples: (a) => `표본 ${a["samples"]}개에 숫자 ${a["rows"]} × ${a["columns"]}개씩 넣었습니다.`,
    put_samples: (a) => `숫자 ${a["samples"]} × ${a["columns"]}개를 넣었습니다.`,
    bad_cells: (a) => `숫자가 아닌 칸이 있어서(${a["count"]}개) 아직 아무것도 넣지 않았습니다.`,
    not_an_index: (a) =>
      `${a["row"]}행 ${a["column"]}열의 값은 ${a["value"]}입니다. Embedding이 받는 값은 0부터 ${a["last"]}까지의 정수입니다.`,
    too_many_columns: (a) =>
      `특성 ${a["entry"]}번부터 ${a["columns"]}개 열을 넣을 자리가 없습니다. 모델이 받는 특성은 ${a["entries"]}개입니다. 아무것도 넣지 않았습니다.`,
    too_many_rows: (a) =>
      `${a["rows"]}개 행을 넣을 자리가 없습니다. 모델이 받는 시점은 ${a["steps"]}개입니다. 아무것도 넣지 않았습니다.`,
    too_many_samples: (a) =>
      `표본 ${a["samples"]}개를 넣을 자리가 없습니다. 모델의 배치 크기는 ${a["batch"]}입니다. 아무것도 넣지 않았습니다.`,
    too_large: (a) =>
      `크기 ${a["size"]}: 이 페이지에서 다룰 수 있는 ${a["largest"]}보다 큽니다. 아무것도 넣지 않았습니다.`,
  },
  text: {
    label: "텍스트(한 줄에 하나)",
    sample: "나는 학교에 갔다\n나는 밥을 먹고 학교에 갔다",
    unit: "무엇을 토큰으로 볼지",
    units: { word: "단어", syllable: "한글 음절", character: "글자", jamo: "자모" },
    unitAbout: {
      word: "띄어쓰기로 나누고, 소문자로 바꾸고, 문장 부호를 뺍니다.",
      syllable: "한글은 음절마다 나누고, 다른 문자는 단어로 나눕니다.",
      character: "띄어쓰기까지 모든 글자를 하나씩 나눕니다.",
      jamo: "한글 음절을 자모로 풀고, 다른 글자는 그대로 둡니다.",
    },
    row: (sample) => `모델에 들어가는 표본 ${sample}`,
    pad: "패딩",
    moreTokens: (count) => `그 밖에 ${count}개`,
    unknown: (count, size) =>
      `어휘에 없는 토큰: ${count}개. Embedding의 행은 ${size}개이고, 그 가운데 둘은 패딩과 모르는 토큰의 자리입니다.`,
    cut: (count, tokens) => `시점보다 길어서 잘린 토큰: ${count}개 (${tokens})`,
    tooManyLines: (lines, batch) => `텍스트 ${lines}개 가운데 배치에 들어가는 것은 ${batch}개입니다.`,
    tooFewLines: (lines, batch) => `배치 크기 ${batch}에 텍스트는 ${lines}개이므로 나머지는 패딩뿐입니다.`,
    vocabulary: (tokens, size) => `어휘: 서로 다른 토큰 ${tokens}개, Embedding의 행 ${size}개`,
    columns: { index: "인덱스", token: "토큰", count: "횟수" },
    unknownToken: "[UNK], 어휘에 없는 토큰",
    noRow: "행 없음",
    moreWords: (count) => `그 밖에 ${count}개`,
    padding: "패딩",
    truncating: "자르기",
    sides: { pre: "앞", post: "뒤" },
    asKeras:
      "pad_sequences와 같습니다. 따로 정하지 않으면 둘 다 앞(pre)입니다. 가장 자주 나오는 토큰부터 인덱스 2, 3, …을 받습니다.",
  },
};

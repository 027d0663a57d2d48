/** Panels that are fetched when they are opened: what they are called, and what each shows where its name does not say it. */
export const panels = {
  offers: { pictures: "더 살펴보기", text: "모델로 더 할 수 있는 것" },
  close: "닫기",
  masked: (step: number) => `시점 ${step} · 마스크`,
  loading: "불러오는 중입니다 …",
  code: "코드",
  forms: "모델을 보는 방식",
  names: {
    gates: "게이트",
    graph: "그래프",
    numpy: "NumPy",
    attention: "어텐션",
    gradient: "기울기",
    compare: "견주기",
    learn: "익히기",
    inputs: "입력",
    layers: "층",
    check: "Keras로 검사하기",
    export: "복사와 내려받기",
    commands: "단축키와 기능",
  },
  about: {
    gradient: "시점을 거슬러 기울기 따라가기",
    compare: "다른 모델과 같은 입력으로 견주기",
    check: "이 값들을 Keras로 확인하는 Python 프로그램",
  },
} as const;

/** Panels that are fetched when they are opened: what they are called, and what each shows. */
export const panels = {
  offers: { pictures: "더 살펴보기", text: "모델로 더 할 수 있는 것" },
  close: "닫기",
  loading: "불러오는 중입니다 …",
  code: "코드",
  forms: "모델을 보는 방식",
  names: {
    gates: "게이트",
    graph: "그래프",
    numpy: "NumPy",
    gradient: "기울기",
    learn: "익히기",
    inputs: "입력",
    layers: "층",
    check: "Keras로 검사하기",
  },
  about: {
    gates: "시점에 따른 게이트를 유닛마다 보기",
    graph: "셀의 배선: 숫자가 어디에서 와서 어디로 가는지",
    numpy: "이 층의 반복문을 프로그램으로, 지금 줄에 표시",
    gradient: "목푯값을 정하고 기울기를 시점을 거슬러 따라가기",
    learn: "헷갈리기 쉬운 것, 보기 전에 예측하기, 셀의 계산 직접 채우기",
    inputs: "직접 적거나 붙여 넣거나 규칙으로 만든 숫자, 또는 텍스트를 모델에 넣기",
    layers: "코드의 층을 카드로 보고 바꾸기",
    check: "지금 이 값들을 Keras가 확인하는 Python 프로그램으로 가져가기",
  },
} as const;

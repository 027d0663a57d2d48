/** 층 카드. 카드와 함께 불러옵니다. */
import type { LayersMessages } from "../messages.ts";

export const layers: LayersMessages = {
  list: "모델의 층",
  none: "코드에 모델이 생기면 카드가 나타납니다.",
  incomplete: "코드 가운데 아직 읽을 수 없는 부분이 있어서 나머지만 카드로 보여 줍니다.",
  graph:
    "어느 층이 어느 층의 출력을 받는지는 코드에 있습니다(함수형 API). 카드에서는 인자만 바꿀 수 있고, 추가와 이동과 삭제는 코드에서 합니다.",
  limits: {
    implied: "코드에는 이 입력이 따로 없고, 다음 층의 모양 인자가 대신합니다.",
    repeated: "코드 한 곳에서 여러 층을 만들므로(반복문이나 함수) 코드에서 바꿉니다.",
    elsewhere: "변수나 함수에서 만든 층입니다. 인자는 여기에서 바꿀 수 있고, 이동과 삭제는 코드에서 합니다.",
  },
  noEffect: "계산에는 영향이 없습니다",
  expression: "코드에서 계산한 값",
  refused: (name) => `${name}: 쓸 수 없는 값입니다`,
  more: (count) => `인자 ${count}개 더 보기`,
  up: (name) => `위로 옮기기: ${name}`,
  down: (name) => `아래로 옮기기: ${name}`,
  remove: (name) => `지우기: ${name}`,
  moved: (name, place) => `${name}: ${place}번째로 옮겼습니다.`,
  removed: (name) => `${name}: 지웠습니다.`,
  added: (name) => `${name}: 추가했습니다.`,
  cannot: "코드에 그렇게 바꿀 자리가 없습니다. 코드에서 바꾸어 주십시오.",
  add: "새 층",
  addLast: "맨 끝에 추가하기",
  addAfter: (name) => `다음 위치에 추가하기: ${name} 뒤`,
};

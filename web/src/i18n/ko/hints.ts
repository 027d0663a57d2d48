/** What there is to try next. The very first one is in shell.ts. */
export const hints = {
  touch: "아무 숫자나 눌러 보세요. 그 숫자를 만든 값들이 표시되고 계산 과정이 펼쳐집니다.",
  edit: "가중치나 입력을 두 번 눌러 다른 수로 바꿔 보세요. 모든 값이 곧바로 다시 계산됩니다.",
  units: "코드에서 유닛 수를 바꿔 보세요. 모양과 파라미터와 그림이 함께 바뀝니다.",
  share: "기억의 가중치 W_h 가운데 하나를 바꿔 보세요. 모든 시점이 같은 가중치를 쓰므로 모든 시점의 값이 달라집니다.",
  mend: "이 모델은 층끼리 맞지 않습니다. 코드 아래의 설명을 읽고 고치기를 눌러 보세요.",
} as const;

/** ATTENTION: 시점마다 어느 시점을 보는지. 패널과 함께 옵니다. */
export const attention = {
  none: "이 모델에는 다른 시점을 돌아보는 층이 없습니다. Attention과 AdditiveAttention이 그런 층입니다.",
  table: "어텐션: 행은 묻는 시점, 열은 바라보는 시점",
  axes: "행은 묻는 시점(query), 열은 바라보는 시점(value)입니다. 행마다 더하면 1입니다.",
  step: (step: number) => `시점 ${step}`,
  cell: (from: number, to: number) => `시점 ${from}에서 시점 ${to} 바라보기`,
  pending: (step: number) => `시점 ${step}: 어디를 보는지 아직 계산하지 않았습니다.`,
  even: (step: number, share: string, even: string) =>
    `시점 ${step}: 모든 시점을 거의 고르게 봅니다. 가장 큰 몫이 ${share}이고, 고르게 나누면 ${even}입니다.`,
  most: (step: number, to: number, share: string, even: string) =>
    `시점 ${step}: 시점 ${to}, 곧 몫이 ${share}인 곳을 가장 많이 봅니다. 고르게 나누면 ${even}입니다.`,
};

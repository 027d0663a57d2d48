/** What a None in a shape stands for. */
export const none = {
  explainBatch: (batch: number) =>
    `None: 데이터가 들어올 때 정해지는 크기입니다. 모델은 어떤 크기의 배치든 받으므로 미리 정하지 않습니다. 지금 배치 크기: ${batch}.`,
  explainTime: (steps: number) =>
    `None: 데이터가 들어올 때 정해지는 크기입니다. 시점이 몇 개이든 같은 가중치를 씁니다. 지금 시점 수: ${steps}.`,
  explainOther: "None: 데이터가 들어올 때 정해지는 크기입니다.",
  batchSize: "여기서 쓸 배치 크기",
  stepCount: "여기서 쓸 시점 수",
} as const;

/** The SHAPES panel. */
export const shapes = {
  axes: { batch: "배치", time: "시점", feature: "특성", units: "유닛", size: "크기" },
  input: "입력",
  chip: (axis: string, size: string) => `${axis} ${size}`,
  none: "None",
  explainBatch: (batch: number) =>
    `None: 데이터가 들어올 때 정해지는 크기입니다. 모델은 어떤 크기의 배치든 받으므로 미리 정하지 않습니다. 지금 배치 크기: ${batch}.`,
  explainTime: (steps: number) =>
    `None: 데이터가 들어올 때 정해지는 크기입니다. 시점이 몇 개이든 같은 가중치를 씁니다. 지금 시점 수: ${steps}.`,
  explainOther: "None: 데이터가 들어올 때 정해지는 크기입니다.",
  batchSize: "여기서 쓸 배치 크기",
  stepCount: "여기서 쓸 시점 수",
  gone: (axis: string) => `${axis} 사라짐`,
  timeGone: "return_sequences=False → 마지막 시점만 나가고 시점 축이 사라집니다",
  timeStays: "return_sequences=True → 모든 시점이 나갑니다",
  timePooled: "모든 시점이 하나로 모입니다",
  timeFlattened: (steps: string, size: string) => `시점 ${steps} × 크기 ${size}, 한 줄로 폅니다`,
  timeRepeated: (steps: string) => `같은 벡터를 되풀이합니다: ${steps}번`,
  doubled: (units: string) => `정방향 ${units} + 역방향 ${units}`,
  perStep: "모든 시점에 똑같이 적용합니다",
  wants: "맞지 않습니다. 이 층이 받는 모양:",
  unbuilt:
    "입력 모양을 아직 알 수 없어 모양을 보여 드릴 수 없습니다. 첫 층에 input_shape를 주거나 Input으로 시작하세요.",
  empty: "아직 모양이 없습니다.",
  flow: "입력에서 출력까지의 모양",
} as const;

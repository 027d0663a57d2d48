/** The SHAPES panel. */
export const shapes = {
  axes: { batch: "배치", time: "시점", feature: "특성", units: "유닛", size: "크기" },
  none: "None",
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

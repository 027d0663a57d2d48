/** The SUMMARY panel. */
export const summary = {
  tabs: { keras2: "Keras 2", keras3: "Keras 3", explained: "풀어 보기" },
  tabsLabel: "요약의 형식",
  columns: { layer: "층", shape: "출력 모양", parameters: "파라미터" },
  total: "모두",
  frozen: (count: string) => `그중 고정: ${count}`,
  unfold: (name: string, count: string) => `${name} 층의 파라미터 ${count}개는 어디에서 왔을까요?`,
  none: (name: string) => `${name} 층에는 배울 것이 없어 파라미터가 없습니다.`,
  shared: (steps: string) => `시점의 수(${steps})는 들어가지 않습니다. 모든 시점이 같은 가중치를 씁니다.`,
  sharedPlain: "시점의 수는 들어가지 않습니다. 모든 시점이 같은 가중치를 씁니다.",
  gates: (count: number, letters: string) => `게이트 ${count}개(${letters})에 저마다 가중치가 있습니다.`,
  twoBiases: "편향이 두 줄입니다. 하나는 입력 쪽에, 하나는 기억 쪽에 더합니다(reset_after=True).",
  directions: "정방향으로 읽는 층과 역방향으로 읽는 층에 저마다 가중치가 있습니다.",
  parts: { forward: "정방향", backward: "역방향" },
  scaled: (count: string) => `네모 하나 = 파라미터 ${count}개`,
  waiting: "모델이 완성되면 요약이 나타납니다.",
} as const;

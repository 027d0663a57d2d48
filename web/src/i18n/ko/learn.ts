/** LEARN: 세 부분, 질문과 답의 이유, 직접 채우는 계산. */
export const learn = {
  tabsLabel: "여기서 할 일",
  tabs: { notes: "헷갈리기 쉬운 것", predict: "예측하기", cell: "셀이 되어 보기" },

  predict: {
    offer: "보기 전에 먼저 짐작해 보세요. 틀린 짐작을 바로잡은 것이 읽기만 한 정답보다 오래 남습니다.",
    hiding: "묻는 내용은 답하거나 건너뛸 때까지 화면에서 가려 둡니다.",
    kinds: { shape: "모양", parameters: "개수", sign: "다음 숫자", gradient: "기울기" },
    none: "이 모델의 지금 자리에서는 물어볼 것이 없습니다.",
    skip: "건너뛰고 보기",
    another: "하나 더",
    done: "그만하기",
    seek: "그 자리로 가기",
    right: "맞습니다.",
    wrong: "아닙니다.",
    answerIs: (answer: string) => `답: ${answer}.`,
    score: (right: number, of: number) => `${of}문제 가운데 ${right}문제 정답`,
    off: "질문을 꺼 두었습니다.",
    switchOff: "질문 끄기",
    switchOn: "질문 다시 켜기",
  },

  shape: {
    title: (layer: string) => `\`${layer}\` 층은 어떤 모양을 넘길까요?`,
    given: (shape: string) => `읽는 모양: ${shape}.`,
    because: {
      last: (steps: number, units: number) =>
        `상태 ${steps}개 가운데 마지막 것만 나가므로 시간 축이 사라집니다. 상태 하나의 크기는 ${units}입니다.`,
      sequences: (units: number) => `시점마다 숫자 ${units}개짜리 상태를 넘기므로 시간 축이 남습니다.`,
      bothWays: (units: number) => `숫자 ${units}개짜리 상태 둘을 이어 붙이므로 특성이 두 배가 됩니다.`,
      perStep: (units: number) => `마지막 축만 바뀌어 숫자가 ${units}개가 되고, 나머지 축은 그대로입니다.`,
      other: "층이 축마다 하는 일에서 정해집니다.",
    },
    why: {
      keepsTime: "시간 축은 `return_sequences=True`일 때만 남습니다.",
      losesTime: "시점마다 넘기는 것이 있으므로 시간 축이 남습니다.",
      stepsForUnits: "마지막 축은 시퀀스의 길이가 아닙니다. `units` 값과 시점의 개수는 서로 다릅니다.",
      features: "그것은 읽는 특성의 개수입니다. 넘기는 개수는 유닛의 개수입니다.",
      order: "시간이 둘째 축이고 특성이 마지막 축입니다.",
      noBatch: "배치도 축이고, 언제나 맨 앞에 있습니다.",
      doublesTime: "양쪽으로 읽는다고 시퀀스가 길어지지는 않습니다.",
      oneDirection: "그것은 한 방향의 크기입니다. 두 방향을 모두 넘깁니다.",
    },
  },

  parameters: {
    title: (layer: string) => `\`${layer}\` 층의 파라미터는 몇 개일까요?`,
    given: (units: number, features: number) => `읽는 특성은 ${features}개, 유닛은 ${units}개입니다.`,
    because: (count: number, formula: string) => `${count} = ${formula}.`,
    why: {
      shared: "가중치를 시점마다 따로 센 값입니다. 가중치는 모든 시점이 함께 씁니다.",
      noMemory: "유닛이 앞 상태를 읽을 때 쓰는 W_h가 빠졌습니다.",
      noBias: "편향이 빠졌습니다.",
      oneGate: "그것은 게이트 하나의 몫입니다. 게이트마다 가중치가 따로 있습니다.",
      oneBias: "`reset_after=True`인 GRU에는 편향이 두 줄 있습니다.",
      oneDirection: "그것은 한 방향의 몫입니다. 반대 방향에는 가중치가 따로 있습니다.",
    },
  },

  sign: {
    title: (name: string) => `${name} 값은 양수일까요, 음수일까요?`,
    titleGate: (name: string) => `${name} 값은 0.5보다 클까요, 작을까요?`,
    given: (terms: string) => `재료: ${terms}.`,
    options: { positive: "양수", negative: "음수", above: "0.5보다 크다", below: "0.5보다 작다" },
    because: (name: string, making: string, value: string) => `${name} = ${making} = ${value}.`,
    why: {
      heavier: "항들을 서로 견주어 보세요. 큰 항이 결과를 정합니다.",
      squashed: "함수는 값을 누를 뿐 부호를 뒤집지 않습니다. 합의 부호가 결과의 부호입니다.",
    },
  },

  gradient: {
    title: (layer: string) => `\`${layer}\` 층에서 가장 작은 기울기가 오는 시점은 어디일까요?`,
    given: "손실은 모델의 답을 보고 정해지고, 기울기는 거기서부터 거꾸로 옵니다.",
    step: (step: number) => `시점 ${step}`,
    alike: "모두 비슷하다",
    because: (sizes: string) => `기울기의 크기: ${sizes}.`,
    sizeAt: (h: string, size: string) => `${h}: ${size}`,
    why: {
      backwards: "기울기는 손실에서 출발해 한 시점씩 거슬러 올 때마다 곱해집니다. 그래서 먼 시점일수록 작아집니다.",
      measured: "여기서는 숫자가 다르게 말합니다. ‘기울기’ 패널에서 곱해지는 값을 하나씩 볼 수 있습니다.",
    },
    failed: "이 모델에서는 거꾸로 가는 계산을 하지 못했습니다.",
  },

  cell: {
    task: "셀이 다음에 할 계산을 직접 해 보세요. 원소 하나만 채워도 되고, 소수점 아래 두 자리면 충분합니다.",
    taskOf: (making: string) => `다음 걸음: ${making}`,
    atStep: (step: number) => `시점 ${step}`,
    entry: (name: string) => `직접 구한 ${name}`,
    terms: "들어가는 숫자 보기",
    check: "확인",
    reveal: "답 보기",
    next: "셀에게 맡기고 다음으로",
    start: "처음으로",
    through: "끝까지 계산했습니다. 셀이 할 계산이 남아 있지 않습니다.",
    right: "맞음",
    wrong: "아직 아님",
    signTurned: "크기는 맞고 부호가 반대입니다",
    before: (name: string) => `합은 맞습니다. 아직 ${name} 계산이 남았습니다`,
    missing: (term: string) => `빠진 항: ${term}`,
    allRight: "채운 값이 모두 맞습니다.",
    someWrong: "아직 맞지 않은 값이 있습니다.",
    tooLarge: "손으로 더하기에는 항이 너무 많습니다. 특성과 유닛이 더 적은 모델에서 채워 볼 수 있습니다.",
  },
};

/** GATES: 시점에 따른 게이트. 패널과 함께 옵니다. */
export const gates = {
  none: "이 모델에는 게이트가 있는 층이 없습니다. 게이트는 LSTM과 GRU에 있습니다.",
  forms: { strips: "띠", table: "숫자" },
  formsLabel: "게이트를 보는 방법",
  partsLabel: "게이트가 있는 층",
  table: (name: string, symbol: string) => `${name} ${symbol}: 행은 유닛, 열은 시점`,
  step: "시점",
  unit: (unit: number) => `유닛 ${unit}`,
  units: (first: number, last: number, all: number) => `유닛 ${first}–${last} / 모두 ${all}개`,
  earlier: "앞쪽 유닛",
  later: "뒤쪽 유닛",
  window: (first: number, last: number, all: number) =>
    `전체 ${all}개 시점 가운데 ${first}–${last}. 창은 커서를 따라갑니다.`,
  masked: "마스크된 시점: 상태를 그대로 넘깁니다",
  scale: { gate: "0이면 닫힘, 1이면 열림", candidate: "−1과 1 사이" },
  effects: {
    forget: "망각 게이트",
    input: "입력 게이트",
    output: "출력 게이트",
    update: "업데이트 게이트",
    reset: "리셋 게이트",
    candidate: "후보",
  },
  does: {
    forget: {
      high: "셀이 가진 것을 그대로 지킵니다",
      low: "셀이 가졌던 것을 잊습니다",
      middle: (share: string) => `시점마다 셀이 가진 것 가운데 남는 비율은 약 ${share}입니다`,
    },
    input: {
      high: "새것이 온전히 들어옵니다",
      low: "새것이 거의 들어오지 않습니다",
      middle: (share: string) => `시점마다 새것 가운데 들어오는 비율은 약 ${share}입니다`,
    },
    output: {
      high: "셀을 밖으로 다 보여 줍니다",
      low: "셀을 밖에 보여 주지 않습니다",
      middle: (share: string) => `셀 가운데 밖에 보이는 비율은 약 ${share}입니다`,
    },
    update: {
      high: "상태가 그대로 남습니다",
      low: "후보가 상태를 대신합니다",
      middle: (share: string) => `옛 상태가 남는 비율은 약 ${share}이고 나머지는 새것입니다`,
    },
    reset: {
      high: "후보를 만들 때 옛 상태를 다 봅니다",
      low: "이전이 없었던 것처럼 후보를 만듭니다",
      middle: (share: string) => `옛 상태가 후보에 들어가는 비율은 약 ${share}입니다`,
    },
    candidate: { high: "", low: "", middle: (share: string) => share },
  },
  reading: {
    none: (name: string, unit: number) => `유닛 ${unit}: ${name}에는 읽을 것이 없습니다.`,
    high: (name: string, unit: number, least: string, does: string) =>
      `유닛 ${unit}: ${name}는 내내 1 가까이에 머뭅니다(최소 ${least}). ${does}.`,
    low: (name: string, unit: number, most: string, does: string) =>
      `유닛 ${unit}: ${name}는 내내 0 가까이에 머뭅니다(최대 ${most}). ${does}.`,
    moves: (name: string, unit: number, most: string, mostStep: number, least: string, leastStep: number) =>
      `유닛 ${unit}: ${name}는 움직입니다. 가장 크게 열릴 때는 시점 ${mostStep}(${most}), 가장 닫힐 때는 시점 ${leastStep}(${least})입니다.`,
    middle: (name: string, unit: number, mean: string, does: string) =>
      `유닛 ${unit}: ${name}는 ${mean} 근처에 머뭅니다. ${does}.`,
    candidate: (unit: number, least: string, leastStep: number, most: string, mostStep: number) =>
      `유닛 ${unit}: 후보는 ${least}(시점 ${leastStep})에서 ${most}(시점 ${mostStep}) 사이에 있습니다.`,
  },
};

/** GRADIENT: 손실과 목푯값, 시점별 기울기, 커서가 있는 시점, 가중치, 검사. 패널과 함께 불러옵니다. */
export const gradient = {
  forms: { chart: "그래프", table: "표", cells: "세 가지 셀" },
  formsLabel: "기울기를 보여 주는 방식",
  partsLabel: "어느 순환층인지",
  statesLabel: "어느 상태의 기울기인지",
  noRecurrent: "이 모델에는 순환층이 없어서 시간을 거슬러 가는 기울기도 없습니다.",
  failed: "거꾸로 가는 계산을 하지 못했습니다.",

  target: {
    loss: "손실",
    lossOf: (output: string) => `${output} 출력의 손실`,
    value: (loss: string) => `L = ${loss}`,
    table: (output: string) => `${output} 출력의 목푯값과 예측값`,
    wanted: "목푯값",
    wantedClass: "목표 클래스",
    predicted: "예측값",
    atStep: (step: number) => `시점 ${step}`,
    entry: (step: number | null, entry: number | null) =>
      `목푯값${step === null ? "" : `, 시점 ${step}`}${entry === null ? "" : `, 유닛 ${entry}`}`,
    eachStep: "시점마다 목푯값이 따로 있습니다. 시점을 옮기면 다른 목푯값이 나옵니다.",
    sample: (sample: number, batch: number) =>
      `표본 ${sample} / ${batch}. 손실은 배치의 평균이고, 가중치의 기울기는 배치 전체의 합입니다.`,
    more: (count: number) => `유닛 ${count}개 더`,
  },

  chart: {
    label: "시점별 기울기의 크기, 로그 눈금",
    total: (symbol: string) => `‖∂L/∂${symbol}‖, 기울기의 크기`,
    above: "그중 위에서 바로 온 몫",
    through: (symbol: string) => `${symbol}에서`,
    valueText: (step: number, size: string) => `시점 ${step}: ${size}`,
    axis: "시점",
    way: "거꾸로 가는 방향",
    step: "시점",
    size: "크기",
    fromAbove: "위에서",
    fromNext: "시간을 거슬러",
    zero: "0: 기울기 없음",
  },

  reading: {
    single: (h: string, size: string) => `${h} 자리의 기울기 크기: ${size}. 견주어 볼 다른 시점이 없습니다.`,
    none: "여기서는 모든 기울기가 0입니다. 지금 숫자에서는 이 상태들을 조금 바꾸어도 손실이 변하지 않습니다.",
    infinite: (h: string) => `${h} 자리에서 기울기가 무한대가 되었습니다. 기울기 폭발입니다.`,
    notANumber: (h: string) =>
      `${h} 자리의 기울기는 숫자가 아닙니다. 거꾸로 오는 길에 값이 무한대가 되었거나 정의되지 않았습니다.`,
    stops: (h: string, until: string) =>
      `${h}까지는 기울기가 오지 않습니다. ${until}에서 끝나고 그보다 앞에서는 정확히 0입니다. 그때 일어난 일은 가중치를 바꾸지 못합니다.`,
    direct: (h: string, above: string, next: string) =>
      `여기서는 손실이 모든 시점에 바로 닿습니다. ${h}에 온 기울기 가운데 위에서 바로 온 몫의 크기는 ${above}, 시간을 거슬러 온 몫의 크기는 ${next}입니다.`,
    directThrough: (c: string, h: string, aside: string, next: string) =>
      `여기서는 손실이 모든 시점에 바로 닿습니다. ${c}에 온 기울기 가운데 ${h}에서 온 몫의 크기는 ${aside}, 시간을 거슬러 온 몫의 크기는 ${next}입니다.`,
    vanishes: (first: string, last: string, factor: string) =>
      `${first}에 도달한 기울기의 크기는 ${last}에서의 1/${factor}입니다. 거꾸로 오는 동안 사라져서, 가중치는 그 시점에서 거의 배우지 못합니다.`,
    fades: (first: string, last: string, factor: string) =>
      `${first}에 도달한 기울기의 크기는 ${last}에서의 1/${factor}입니다. 거꾸로 오는 동안 줄어듭니다.`,
    keeps: (first: string, last: string, factor: string) =>
      `${first}에 도달한 기울기의 크기는 ${last}에서의 ${factor}배입니다. 거꾸로 오는 동안 크기를 지킵니다.`,
    grows: (first: string, last: string, factor: string) =>
      `${first}에 도달한 기울기의 크기는 ${last}에서의 ${factor}배입니다. 거꾸로 오는 동안 커집니다.`,
    explodes: (first: string, last: string, factor: string) =>
      `${first}에 도달한 기울기의 크기는 ${last}에서의 ${factor}배입니다. 거꾸로 오는 동안 폭발하므로, 그대로 한 걸음 가면 크게 지나칩니다.`,
  },

  step: {
    title: (step: number) => `시점 ${step}, 거꾸로`,
    titleOf: (layer: string) => `${layer}, 거꾸로`,
    table: "이 시점의 기울기, 거꾸로 가는 순서대로",
    input: "입력의 기울기",
    fromAbove: "출력이나 위층에서",
    fromNext: (step: number) => `시점 ${step}에서`,
    fromEnd: "마지막 시점 뒤: 마지막 상태를 쓰는 곳에서",
    fromOther: (symbol: string) => `${symbol}에서`,
    sum: "더하면",
    repeated: "이 값을 되풀이한 마스크된 시점의 몫까지 더하면",
    passedOn: (step: number) => `시점 ${step}에 넘겨줍니다`,
    passedOnInitial: "초기 상태에 넘겨줍니다",
    activation: (name: string) => `${name}의 미분을 곱해서`,
    multiply: "곱해진 다른 값을 곱해서",
    blend: "섞인 비율만큼",
    blendGate: "섞이는 두 값의 차이를 곱해서",
    add: "덧셈은 그대로 넘겨줍니다",
    matmul: (weight: string) => `${weight}의 전치를 곱해서`,
    carry: "마스크되지 않은 시점이면",
    other: "",
  },

  window: { label: "절단(truncation)", never: "하지 않음", steps: (steps: number) => `시점 ${steps}개마다` },

  knobs: {
    label: "기울기가 어떻게 전해지는지 정하는 것",
    gain: "W_h의 크기",
    gainValue: (gain: string) => `직교 행렬의 ${gain}배`,
    notOrthogonal: "지금 코드는 W_h를 다른 방법으로 만듭니다. 여기서 바꾸면 직교 행렬이 됩니다.",
    radius: "스펙트럼 반지름",
    radiusOf: (gate: string, radius: string) => `${gate} ${radius}`,
    radiusOne: (radius: string) => `ρ(W_h) = ${radius}`,
    radiusAbout:
      "W_h의 고윳값 가운데 가장 큰 |λ|입니다. 한 시점 거슬러 갈 때마다 W_h를 한 번 더 곱하므로, 1보다 크면 기울기가 커질 수 있고, 1보다 작으면 멀리 갈수록 줄어듭니다.",
    activation: "활성화 함수",
    length: "시점의 수",
    forgetBias: "망각 게이트 편향을 1에서 시작",
  },

  clip: {
    label: "클리핑",
    kinds: { none: "하지 않음", clipnorm: "clipnorm", clipvalue: "clipvalue", global_clipnorm: "global_clipnorm" },
    limit: "한도",
    table: "클리핑하기 전과 후, 가중치마다 기울기의 크기",
    weight: "가중치",
    before: "전",
    after: "후",
    cut: "잘린 원소",
    all: "모두 합쳐서",
    about: {
      clipnorm: (limit: string) =>
        `가중치마다 기울기의 길이를 재어, 한도(${limit})보다 길면 줄입니다. 방향은 그대로입니다.`,
      clipvalue: (limit: string) => `원소마다 −${limit} 이상, ${limit} 이하로 자릅니다. 방향이 바뀔 수 있습니다.`,
      global_clipnorm: (limit: string) =>
        `기울기를 모두 합친 길이가 한도(${limit})보다 길면 모두 같은 비율로 줄입니다. 방향은 그대로입니다.`,
    },
    nothing: "여기서는 한도를 넘는 것이 없어서 달라지는 것도 없습니다.",
    still:
      "클리핑은 학습의 한 걸음이 지나치게 커지는 것을 막습니다. 거꾸로 오는 동안 사라진 기울기를 되살리지는 못합니다.",
  },

  contest: {
    label: "유닛 수가 같은 SimpleRNN, GRU, LSTM: 시점별 기울기의 크기, 로그 눈금",
    none: "SimpleRNN, GRU, LSTM 층이 그대로 있거나 Bidirectional 안에 있을 때, 그 자리에 셋을 차례로 넣어 견주어 봅니다. 여기에는 그런 층이 없습니다.",
    failed: (cell: string) => `이 자리에 들어갈 수 없는 셀, ${cell}:`,
    equal: (units: number) => `유닛은 ${units}개씩이고 입력, 목푯값, 시드가 같습니다. 그린 것은 ‖∂L/∂h‖입니다.`,
    reading: (parts: string) => `마지막 시점의 기울기에 견주어 첫 시점에 닿는 기울기: ${parts}.`,
    part: (cell: string, share: string) => `${cell} ${share}`,
    nothing: "0",
    times: (factor: string) => `${factor}배`,
    notFinite: "유한하지 않음",
    most: (cell: string) => `여기서 가장 많이 남은 셀: ${cell}.`,
    direct: "여기서는 손실이 모든 시점에 바로 닿으므로, 시간을 거슬러 온 것만을 보여 주지는 않습니다.",
    shown: "코드의 셀",
    ratio: "처음 : 마지막",
  },

  way: {
    label: "역전파 단계 이동",
    end: "역전파의 끝으로",
    play: "역전파 재생",
    pause: "일시정지",
    step: "거꾸로 한 단계",
    undo: "한 단계 되돌리기",
    loss: "손실로",
    scrubber: "역전파에서의 위치",
    received: "가중치가 받는 값에 더해집니다",
    figure: "모든 상태의 기울기: 오른쪽의 손실에서 왼쪽의 첫 시점까지 거꾸로",
    caption: "글자 앞의 ∂ 기호는 손실을 그 값으로 미분한 것을 뜻합니다. 여기의 색은 따로 정한 한계를 씁니다.",
  },

  arithmetic: {
    label: "이 기울기가 만들어지는 과정",
    none: "이 수에는 기울기가 없습니다. 손실이 이 수에 따라 매끄럽게 변하지 않거나, 여기로 되돌아오는 것이 없습니다.",
    given: "손실에서 주어집니다.",
    weight: {
      all: "시점마다 곱이 하나씩 더해지며, 모든 시점에 걸친 합입니다.",
      so_far: "시점마다 곱이 하나씩 더해지며, 끝에서 이 시점까지의 합입니다.",
      step: "이 시점에서만 더해지는 값입니다.",
    },
  },

  weights: {
    title: "가중치가 받는 기울기",
    sumsLabel: "어느 시점까지 더하는지",
    sums: { all: "모든 시점", so_far: "여기까지", step: "이 시점만" },
    all: (steps: number) => `시점 ${steps}개를 모두 더한 값입니다. 학습 한 걸음에 이 값을 씁니다.`,
    so_far: (from: number, to: number) => `거꾸로 가며 쌓은 합입니다. 시점 ${from}부터 시점 ${to}까지 더했습니다.`,
    step: (step: number) => `시점 ${step}에서 보태는 몫입니다.`,
    table: (name: string, rows: number, columns: number) => `${name}, ${rows}행 ${columns}열`,
    window: (rows: number, columns: number) => `${rows}×${columns} 크기의 창입니다. 원소를 누르면 창이 따라갑니다.`,
    gate: (gate: string) => `게이트 ${gate}. 걸음을 옮기면 다른 게이트가 나옵니다.`,
  },

  check: {
    title: "기울기 검사",
    what: (name: string) => `${name}, 맞을까요? 그 가중치 하나만 양쪽으로 조금 움직여 손실이 얼마나 변하는지 봅니다.`,
    choose: "여기나 셀에서 다른 가중치를 누르면 그 가중치를 검사합니다.",
    run: "이 기울기 검사하기",
    analytic: "역전파",
    numeric: "수치 미분",
    relative: "상대 차이",
    agrees: "단정밀도로 계산할 수 있는 한도 안에서 일치합니다.",
    truncated: "서로 다릅니다. 거꾸로 가는 길을 잘랐으므로, 가중치가 잘린 곳 너머에 미치는 영향이 빠집니다.",
    differs:
      "반올림으로 설명되는 것보다 많이 다릅니다. 두 자리 사이에 꺾인 곳(ReLU, 절댓값)이나 크게 휘는 곳이 있는지 보세요.",
    zero: "둘 다 0입니다. 지금은 이 가중치를 바꾸어도 손실이 변하지 않습니다.",
    notFinite: "하나가 유한한 숫자가 아니어서 비교할 수 없습니다.",
  },
};

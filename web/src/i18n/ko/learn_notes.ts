/** LEARN: 흔히 헷갈리는 것을 화면의 숫자로 풀어 줍니다. 코드는 역따옴표로, 글자는 h_1처럼 씁니다. */
import type { LayerFigures } from "../../types/learn.ts";

export const learnNotes = {
  unitsAreNotSteps: {
    title: "`units` 값은 시점의 개수일까요?",
    text: ({ units, steps }: LayerFigures) =>
      `아닙니다. \`units\` 값은 은닉 상태에 들어 있는 숫자의 개수입니다(${units}개). 시점의 개수는 데이터가 정합니다(${steps}개). ${units === steps ? "여기서 둘이 같은 것은 우연입니다. " : ""}같은 셀을 시점마다 한 번씩 쓰고, 그때마다 은닉 상태 전체를 새로 씁니다. 코드에서 둘 중 하나를 바꾸어 보세요. 다른 하나는 그대로입니다.`,
  },
  unitsAreNotLayers: {
    title: "`units` 값이 여럿이면 층도 여럿일까요?",
    text: ({ layer, units }: LayerFigures) =>
      `아닙니다. \`${layer}\` 층은 하나이고 그 안의 셀도 하나입니다. 셀의 상태가 숫자 ${units}개로 된 벡터일 뿐입니다. 유닛마다 입력 전체를 읽고, W_h를 거쳐 바로 앞 상태의 모든 원소도 읽습니다. 나란히 놓인 신경망 ${units}개가 아니라 서로 이어진 유닛들입니다. 층을 늘리려면 코드에 층을 더 써야 합니다.`,
  },
  batchIsNotTime: {
    title: "배치의 표본들은 시간 순서로 이어질까요?",
    text: ({ batch, steps, features }: LayerFigures) =>
      `아닙니다. 배치의 표본은 저마다 따로인 시퀀스이고, 같은 가중치로 나란히 계산합니다. 한 표본의 숫자가 다른 표본에 들어가는 일은 없습니다. 시간은 둘째 축입니다: (배치, 시간, 특성) = (${batch}, ${steps}, ${features}). 그림에는 표본 하나가 보입니다.`,
  },
  noneIsAnySize: {
    title: "Keras가 None이라고 쓴 자리에는 무엇이 빠졌을까요?",
    text: ({ batch }: LayerFigures) =>
      `빠진 것은 없고, 0이라는 뜻도 아닙니다. 데이터가 들어올 때 비로소 정해지는 크기입니다. 모델은 어떤 크기의 배치든 받으므로 Keras는 미리 정하지 않습니다. 지금 들어오는 표본은 ${batch}개입니다. None이 있든 숫자가 있든 파라미터 수는 같습니다.`,
  },
  stateIsNotAnswer: {
    title: "은닉 상태가 신경망의 답일까요?",
    text: ({ layer, other, units }: LayerFigures) =>
      `아닙니다. \`${layer}\` 층이 넘기는 것은 기억을 담은 숫자 ${units}개이고, 그 자체로는 뜻이 없습니다. 답은 \`${other}\` 층이 자기 가중치로 만듭니다. 교과서에서 시점에서 시점으로 전해지는 것이 은닉 상태 h_t이고, h_t를 가지고 만든 것이 y_t입니다. Keras는 둘 다 출력이라고 부릅니다.`,
  },
  noOutputWeights: {
    title: "교과서에 나오는 y_t는 어디에 있을까요?",
    text: ({ layer }: LayerFigures) =>
      `이 층에는 없습니다. \`${layer}\` 층은 은닉 상태를 그대로 넘깁니다. Keras의 순환층에는 W_y가 없습니다. 둘째 식 y_t = f(W_y h_t + b)는 그 위에 얹는 \`Dense\` 층이 맡습니다.`,
  },
  onlyLastLeaves: {
    title: "앞 시점의 상태들은 어디로 갔을까요?",
    text: ({ layer, steps, units }: LayerFigures) =>
      `모두 계산했습니다. 숫자 ${units}개짜리 상태가 시점마다 하나씩, 모두 ${steps}개입니다. \`return_sequences=False\`이면 \`${layer}\` 층은 그중 마지막 상태만 넘기므로 모양에서 시간 축이 사라집니다. 마지막 상태는 시퀀스를 끝까지 읽은 상태이고, 학습할 때 기울기는 모든 상태를 거슬러 갑니다.`,
  },
  sequencesChangeNothing: {
    title: "`return_sequences=True`이면 계산이 늘어날까요?",
    text: ({ steps, parameters }: LayerFigures) =>
      `늘지 않습니다. 상태도 똑같이 ${steps}개, 파라미터도 똑같이 ${parameters}개입니다. 달라지는 것은 넘겨주는 양입니다. 마지막 상태 하나 대신 모든 시점의 상태를 넘깁니다. 시퀀스를 읽는 층이 뒤에 오거나 시점마다 답이 필요할 때 이렇게 합니다.`,
  },
  weightsAreShared: {
    title: "시점마다 가중치가 따로 있을까요?",
    text: ({ steps, parameters, formula }: LayerFigures) =>
      `아닙니다. 펼친 그림에는 셀이 시점마다 하나씩, 모두 ${steps}번 나오지만 같은 셀입니다. 파라미터 수는 ${parameters} = ${formula}이고, 이 식에는 시점의 개수가 없습니다. 셀에서 가중치 하나를 바꾸면 모든 시점이 함께 바뀝니다.`,
  },
  stateStartsAtZero: {
    title: "신경망은 앞서 읽은 시퀀스를 기억할까요?",
    text: ({ layer }: LayerFigures) =>
      `아닙니다. 첫 시점 앞에서 \`${layer}\` 층의 상태는 시퀀스마다 새로 0입니다. 기억은 시퀀스 하나가 끝날 때까지만 이어지고, 오래 남는 것은 가중치입니다. \`stateful=True\`이거나 초기 상태를 일부러 넣어 줄 때만 다른 값에서 시작합니다.`,
  },
  statefulCarries: {
    title: "`stateful=True`이면 무엇이 이어질까요?",
    text: ({ layer, batch }: LayerFigures) =>
      `한 배치에서 i번째 표본의 마지막 상태가 다음 배치에서 i번째 표본의 첫 상태가 됩니다${batch === 1 ? "" : `(표본 ${batch}개 모두)`}. 그래서 배치들은 내용이 이어져야 하고, 크기가 같아야 하며, 섞으면 안 됩니다. \`reset_states()\` 함수를 부르면 \`${layer}\` 층은 다시 0에서 시작합니다. 한 배치 안에서 표본끼리 이어지는 것은 없습니다.`,
  },
  maskedStepsWait: {
    title: "마스크된 시점에서는 무슨 일이 일어날까요?",
    text: ({ layer }: LayerFigures) =>
      `\`${layer}\` 층의 상태가 기다립니다. 앞 상태를 그대로 넘기고, 셀이 패딩으로 계산한 값은 버립니다. 그 시점에서는 가중치로 가는 기울기도 없습니다. 그래서 패딩은 시퀀스 앞에 있든 뒤에 있든 영향을 주지 않습니다.`,
  },
  bidirectionalDoubles: {
    title: "Bidirectional은 시퀀스를 두 배로 늘려 읽을까요?",
    text: ({ units, width, parameters, formula }: LayerFigures) =>
      `시간 축은 그대로이고 특성이 두 배가 됩니다. 안에는 가중치가 서로 다른 층이 둘 있습니다. 유닛은 각각 ${units}개이고, 하나는 앞에서 뒤로, 하나는 뒤에서 앞으로 읽습니다. 두 상태를 나란히 이어 붙이므로 숫자는 ${width}개입니다. 파라미터도 두 배입니다: ${parameters} = ${formula}.`,
  },
  backwardEndsAtStart: {
    title: "거꾸로 읽는 쪽은 어디에서 끝날까요?",
    text: ({ steps }: LayerFigures) =>
      `첫 시점에서 끝납니다. 끝에서 처음으로 읽기 때문에 마지막 상태는 방금 첫 입력(x_1)을 읽은 상태입니다. 앞으로 읽는 쪽의 마지막 상태는 방금 마지막 입력(x_${steps})을 읽은 상태입니다. \`return_sequences=False\`이면 이 둘을 이어 붙입니다. 양쪽 모두 시퀀스 전체를 읽었습니다.`,
  },
  gruHasTwoBiases: {
    title: "GRU의 파라미터는 왜 책보다 많을까요?",
    text: ({ parameters, formula, units }: LayerFigures) =>
      `편향이 한 줄 더 있기 때문입니다. Keras의 기본값인 \`reset_after=True\`에서는 입력이 말하는 것에 편향 하나를 더하고, 기억이 말하는 것에 또 하나를 더합니다. 리셋 게이트가 뒤의 것에만 곱해지므로 둘을 미리 합칠 수 없습니다. ${parameters} = ${formula}이고, \`reset_after=False\`이면 ${parameters - 3 * units}개입니다.`,
  },
  updateGateKeeps: {
    title: "업데이트 게이트가 열리면 새 값이 들어올까요?",
    text: ({ layer }: LayerFigures) =>
      `Keras에서는 옛 값을 지킵니다. \`${layer}\` 층의 새 상태는 옛 상태에 z를, 후보에 (1 − z)를 곱해 더한 것입니다. z와 1 − z를 바꾸어 쓴 책도 있습니다. 게이트의 이름이 뒤바뀌었을 뿐 같은 신경망입니다. 셀에 있는 식을 책의 식과 견주어 보세요.`,
  },
  gatesAreVectors: {
    title: "게이트는 열렸거나 닫혔거나 둘 중 하나일까요?",
    text: ({ units }: LayerFigures) =>
      `대개는 그 사이입니다. 게이트는 유닛마다 숫자가 하나씩, 모두 ${units}개인 벡터입니다. σ를 거치므로 숫자는 0과 1 사이에 있고, 어느 쪽 끝에도 닿지 않습니다. 원소끼리 곱해서 이 시점에 이 유닛의 값을 얼마나 통과시킬지 정합니다.`,
  },
  lstmIsOneLayer: {
    title: "LSTM은 네 층 깊이일까요?",
    text: ({ units, parameters, formula }: LayerFigures) =>
      `깊이가 아니라 너비가 네 배입니다. 게이트 i, f, o와 후보는 모두 같은 x_t와 같은 앞 상태로 계산하고, 서로를 거치지 않습니다. Keras는 이들을 i, f, c, o 순서로 나란히 놓아 열이 ${4 * units}개인 행렬 하나에 담습니다: ${parameters} = ${formula}.`,
  },
  cellStateStays: {
    title: "LSTM은 두 상태 가운데 무엇을 넘길까요?",
    text: ({ layer }: LayerFigures) =>
      `h_t입니다. 셀 상태 c_t는 \`${layer}\` 층 안에 머물며 시점에서 시점으로 전해집니다. 어떤 함수도 c_t를 누르지 않으므로 −1과 1 사이를 벗어날 수 있습니다. 밖에서 보이는 것은 h_t = o ∘ tanh(c_t)입니다. \`return_state=True\`이면 둘 다 넘깁니다.`,
  },
  forgetBiasIsOne: {
    title: "학습하기 전인데 왜 편향의 일부가 1일까요?",
    text: ({ units }: LayerFigures) =>
      `\`unit_forget_bias=True\`이면 망각 게이트의 편향 ${units}개가 1에서 시작합니다. σ(1)은 0.5가 아니라 0.73이므로, 처음에는 잊는 것보다 지키는 것이 많고 기울기도 더 멀리까지 거슬러 옵니다. 다른 편향은 모두 0에서 시작합니다.`,
  },
  stackNeedsSequences: {
    title: "위층은 아래층의 상태에서 시작할까요?",
    text: ({ layer, other }: LayerFigures) =>
      `아닙니다. 층마다 자기 상태를 0에서 시작합니다. \`${other}\` 층이 \`${layer}\` 층에서 받는 것은 입력입니다. 시점 t에서 아래층의 h_t를 자기 x_t로 읽습니다. 그래서 아래층은 시퀀스를 돌려주어야 합니다. 마지막 상태만으로는 읽을 시간 축이 없습니다.`,
  },
  gradientFades: {
    title: "이 층은 첫 시점에서 배울 수 있을까요?",
    text: ({ steps }: LayerFigures) =>
      `거꾸로 오는 기울기에는 시점마다 W_h와 활성화 함수의 미분이 곱해집니다. tanh의 미분은 커야 1입니다. 이런 곱셈을 ${steps}번 거듭하면 거의 남지 않거나, 반대로 지나치게 커집니다. ‘기울기’ 패널에서 재어 볼 수 있습니다. LSTM과 GRU에는 게이트만 곱해지는 길이 하나 더 있습니다.`,
  },
  unboundedState: {
    title: "이 활성화 함수가 깊은 신경망에서처럼 여기서도 좋을까요?",
    text: ({ steps }: LayerFigures) =>
      `깊은 신경망에서는 층마다 가중치가 다릅니다. 여기서는 같은 W_h를 ${steps}번 거듭 곱하는데, tanh가 없으면 상태를 −1과 1 사이로 붙잡아 줄 것이 없습니다. W_h가 상태를 조금이라도 키우면 시점마다 커지고, 기울기도 함께 커집니다.`,
  },
  backwardsOrder: {
    title: "`go_backwards=True`이면 출력은 어떤 순서로 나올까요?",
    text: ({ layer }: LayerFigures) =>
      `읽은 순서대로 나옵니다. \`${layer}\` 층은 시퀀스의 끝에서 시작하므로 첫 출력이 마지막 시점의 것입니다. Keras는 순서를 되돌려 놓지 않습니다. \`Bidirectional\`은 거꾸로 읽는 쪽의 순서를 되돌려 놓습니다.`,
  },
  denseAtEachStep: {
    title: "Dense가 시퀀스를 읽으려면 TimeDistributed가 필요할까요?",
    text: ({ layer, steps, parameters }: LayerFigures) =>
      `아닙니다. \`${layer}\` 층은 마지막 축에 작용하므로, 시점 ${steps}개 각각에 같은 가중치 ${parameters}개를 씁니다. \`TimeDistributed(Dense(…))\`도 똑같은 일을 합니다. 값도 같고 파라미터 수도 같습니다.`,
  },
  timeDistributedIsOne: {
    title: "TimeDistributed에는 시점마다 층이 하나씩 들어 있을까요?",
    text: ({ steps, parameters }: LayerFigures) =>
      `층은 하나이고, 그것을 ${steps}번 씁니다. 파라미터 ${parameters}개는 안에 든 층의 것이고, 시점의 개수는 들어가지 않습니다.`,
  },
  embeddingRows: {
    title: "Embedding의 `input_dim` 값은 시퀀스의 길이일까요?",
    text: ({ rows, units, steps }: LayerFigures) =>
      `아닙니다. 서로 다른 토큰의 개수, 곧 표의 행 수입니다. 토큰 ${rows}개마다 숫자 ${units}개로 된 행이 하나씩 있습니다. 시퀀스는 0부터 ${rows - 1}까지의 행 번호를 늘어놓은 것이고, 시퀀스의 길이(${steps})는 표 어디에도 없습니다.`,
  },
  dropoutOnlyInTraining: {
    title: "모델이 답할 때도 드롭아웃이 값을 뺄까요?",
    text: ({ rate }: LayerFigures) =>
      `아닙니다. 드롭아웃은 학습할 때만 작용하고, 답은 모든 숫자로 계산합니다. 학습할 때는 매번 새로 뽑은 ${rate} 비율만큼을 0으로 만들고 나머지를 1 − ${rate}로 나눕니다. 그래서 합의 크기는 평균적으로 그대로입니다.`,
  },
  softmaxOverFeatures: {
    title: "softmax의 비율은 무엇끼리 더해야 1일까요?",
    text: ({ units, steps }: LayerFigures) =>
      `표본 하나${steps > 0 ? "의 시점 하나" : ""}에 있는 원소 ${units}개끼리 더하면 1입니다. 배치끼리 더하는 것이 아니고${steps > 0 ? " 시간끼리 더하는 것도 아닙니다. 시점마다 비율이 따로 있습니다" : ", 표본마다 비율이 따로 있습니다"}.`,
  },
  lossOfSequence: {
    title: "시퀀스 전체의 손실이 어떻게 숫자 하나일까요?",
    text: ({ steps }: LayerFigures) =>
      `시점 ${steps}개마다 목푯값과의 거리를 재고, 시간과 배치에 걸쳐 평균합니다. 그래서 시점마다 자기 기울기를 거꾸로 보내고, 그 기울기들이 모두 함께 쓰는 가중치에서 만납니다.`,
  },
  weightsAreRandom: {
    title: "이 신경망은 벌써 무언가를 배웠을까요?",
    text: () =>
      "막 쓴 모델은 아직 배운 것이 없습니다. 가중치는 시드에서 뽑은 난수이므로, 숫자는 모델이 무엇을 아는지가 아니라 어떻게 계산하는지를 보여 줍니다. 학습은 가중치만 바꿉니다. 모양도 식도 파라미터 수도 그대로입니다.",
  },
};

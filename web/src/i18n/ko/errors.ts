/** 모델, 가중치, 입력을 두고 계산 쪽에서 하는 말. */
type Args = Readonly<Record<string, string>>;

/** “lstm” 층의 …, 층을 알 때. */
const of = (a: Args): string => (a.layer === undefined ? "" : `“${a.layer}” 층의 `);

/** “lstm” 층: …, 층을 알 때. */
const at = (a: Args): string => (a.layer === undefined ? "" : `“${a.layer}” 층: `);

export const errors = {
  // shapes
  rank_mismatch: (a: Args) =>
    `“${a.layer}” 층이 받는 입력은 ${a.expected === "3" ? "시퀀스 (배치, 시점, 특성) 모양" : a.expected === "2" ? "샘플마다 벡터 하나, 곧 (배치, 특성) 모양" : `${a.expected}차원`}인데, 지금 들어오는 모양: ${a.shape}.`,
  rank_too_small: (a: Args) =>
    `“${a.layer}” 층에는 적어도 ${a.expected}차원의 입력이 필요합니다. 지금 들어오는 모양: ${a.shape}.`,
  last_dimension_unknown: (a: Args) =>
    `${a.class} 층에 들어오는 특성의 개수를 알 수 없습니다(모양: ${a.shape}). 가중치의 크기가 여기에 달려 있으므로 마지막 크기는 None 값일 수 없습니다.`,
  shared_shape: (a: Args) =>
    `“${a.layer}” 층을 특성의 개수가 다른 입력에 다시 썼습니다. 가중치에 맞는 개수: ${a.expected}, 지금 입력의 모양: ${a.shape}.`,
  input_shape: (a: Args) =>
    `입력 ${a.input}번의 모양이 맞지 않습니다. 필요한 모양: ${a.expected}, 지금 모양: ${a.found}.`,
  input_count: (a: Args) => `“${a.layer}” 층의 입력 텐서는 ${a.expected}개여야 하는데, 지금 ${a.found}개를 받았습니다.`,
  multiple_outputs: (a: Args) =>
    `Sequential 모델의 층은 저마다 텐서 하나만 내놓아야 하는데, ${a.layer === undefined ? "여러 개를 내놓는 층이 있습니다" : `“${a.layer}” 층은 여러 개를 내놓습니다`}. 이런 층은 함수형 API로 쓰십시오.`,
  merge_sizes: (a: Args) =>
    `${of(a)}두 방향의 크기가 서로 다릅니다(${a.forward}, ${a.backward}). 이런 때에는 “concat” 방식으로만 합칠 수 있습니다.`,
  time_distributed_rank: (a: Args) =>
    `TimeDistributed 층은 시점마다 안쪽 층을 적용하므로 (배치, 시점, …) 모양의 입력이 필요합니다. 지금 들어오는 모양: ${a.shape}.`,
  time_distributed_outputs: "TimeDistributed 층은 텐서 하나를 내놓는 층만 감쌀 수 있습니다.",
  batch_axis_missing: "batch_shape의 첫 자리는 배치 크기이며 None도 됩니다. 특성이 10개면 (None, 10)입니다.",
  negative_dimension: (a: Args) => `${at(a)}크기는 음수일 수 없습니다: ${a.shape}.`,
  no_time_steps: (a: Args) => `${at(a)}시점이 하나도 없는 시퀀스는 계산할 수 없습니다. 모양: ${a.shape}.`,
  unroll_time: (a: Args) =>
    `${of(a)}반복을 펼치려면 시점의 개수를 알아야 합니다. 입력 모양에 적거나 unroll 인수를 빼십시오.`,
  layer_missing: (a: Args) => `${at(a)}감쌀 층이 필요합니다.`,
  not_a_cell: "RNN 층에는 셀이 필요합니다: SimpleRNNCell, LSTMCell, GRUCell, 또는 셀의 리스트.",
  // arguments
  units_not_positive: (a: Args) => `${of(a)}“units” 인수는 유닛의 개수이므로 1 이상이어야 합니다. 지금 값: ${a.found}.`,
  unknown_activation: (a: Args) => `${at(a)}“${a.found}” 활성화 함수는 없습니다.`,
  unknown_initializer: (a: Args) => `${at(a)}“${a.found}” 초기화 방법은 없습니다.`,
  unknown_regularizer: (a: Args) => `${at(a)}“${a.found}” 규제 방법은 없습니다.`,
  unknown_constraint: (a: Args) => `${at(a)}“${a.found}” 제약은 없습니다.`,
  initializer_argument: (a: Args) => `${at(a)}초기화 방법에 준 “${a.param}” 값을 쓸 수 없습니다.`,
  initializer_rank: (a: Args) => `${at(a)}이 초기화 방법으로는 모양이 ${a.shape} 꼴인 가중치를 채울 수 없습니다.`,
  merge_mode: (a: Args) =>
    `“${a.found}” 방식으로는 ${of(a)}두 방향을 합칠 수 없습니다. 쓸 수 있는 값: 'concat', 'sum', 'mul', 'ave', None.`,
  bidirectional_direction: (a: Args) =>
    `${of(a)}두 방향 가운데 하나는 앞에서, 다른 하나는 뒤에서 읽어야 합니다. 두 층의 “go_backwards” 값이 서로 달라야 합니다.`,
  bidirectional_attribute: (a: Args) =>
    `${of(a)}두 방향은 “${a.attribute}” 값이 같아야 합니다. 앞 방향: ${a.forward}, 뒤 방향: ${a.backward}.`,
  not_recurrent: "Bidirectional 층은 순환층을 감쌉니다: SimpleRNN, LSTM, GRU, RNN.",
  not_a_layer: (a: Args) =>
    `${a.class} 클래스는 순환층의 한 시점만 계산하는 셀입니다. RNN(${a.class}(…)) 형태로 감싸십시오.`,
  time_major: (a: Args) => `${at(a)}time_major=False, 곧 (배치, 시점, 특성) 순서만 보여 줄 수 있습니다.`,
  stateful_batch: (a: Args) =>
    `${a.layer === undefined ? "stateful 층은" : `“${a.layer}” 층은 stateful 층이어서`} 샘플마다 상태를 간직하므로 배치 크기를 미리 알아야 합니다. 예: batch_shape=(8, 2, 10).`,
  stateful_batch_size: (a: Args) =>
    `stateful 층이 간직한 상태는 샘플 ${a.expected}개의 것인데, 들어온 샘플은 ${a.found}개입니다.`,
  name_with_slash: (a: Args) => `“${a.name}” 이름에 빗금(/)이 들어 있습니다. Keras에서는 쓸 수 없습니다.`,
  duplicate_name: (a: Args) => `이 모델에 “${a.name}” 이름의 층이 둘 있습니다. 하나의 이름을 바꾸십시오.`,
  not_finite: (a: Args) => `${of(a)}“${a.param}” 값은 유한한 숫자여야 합니다.`,
  too_large: (a: Args) =>
    a.limit === undefined
      ? "여기서 계산하기에는 너무 큽니다."
      : `이 모델에 필요한 ${a.what === "parameters" ? "파라미터" : a.what === "units" ? "유닛" : a.what === "trace_bytes" ? "실행 한 번의 메모리(바이트)" : a.what}: ${a.found}. 여기서의 한도: ${a.limit}.`,
  // states, weights and data
  initial_state_count: (a: Args) => `“${a.layer}” 층의 상태는 ${a.expected}개인데, ${a.found}개를 주었습니다.`,
  initial_state_shape: (a: Args) =>
    `“${a.layer}” 층의 상태 ${a.index}번의 모양이 맞지 않습니다. 필요한 모양: ${a.expected}, 지금 모양: ${a.found}.`,
  mask_shape: (a: Args) => `마스크는 첫 번째 입력의 (배치, 시점) 모양이어야 합니다. 지금 모양: ${a.found}.`,
  weights_size: (a: Args) => `모델의 가중치는 ${a.expected}개인데, ${a.found}개를 주었습니다.`,
  tensor_size: (a: Args) => `입력 ${a.input}번에 든 값의 개수가 모양과 맞지 않습니다.`,
  // rearranging, windows, merging, attention
  repeat_not_positive: (a: Args) => `RepeatVector 층은 적어도 한 번은 되풀이해야 합니다. 지금 값: ${a.found}.`,
  reshape_size: (a: Args) => `${at(a)}바꾸기 전과 후의 숫자 개수가 다릅니다. 입력: ${a.input}, 목표 모양: ${a.target}.`,
  reshape_target: (a: Args) => `${at(a)}목표 모양에는 양의 정수와 -1 하나만 쓸 수 있습니다. 지금 값: ${a.found}.`,
  permute_dims: (a: Args) =>
    `${at(a)}“dims” 인수에는 1부터 센 축 번호가 한 번씩 모두 있어야 합니다. 지금 값: ${a.found}.`,
  axis_out_of_bounds: (a: Args) => `${at(a)}모양 ${a.shape} 안에 ${a.axis}번 축은 없습니다.`,
  wants_one_integer: (a: Args) => `${of(a)}“${a.param}” 인수에는 정수 하나가 와야 합니다. 지금 값: ${a.found}.`,
  wants_two_integers: (a: Args) => `${of(a)}“${a.param}” 인수에는 정수 두 개가 와야 합니다. 지금 값: ${a.found}.`,
  negative_argument: (a: Args) => `${of(a)}“${a.param}” 인수는 음수일 수 없습니다. 지금 값: ${a.found}.`,
  crop_too_large: (a: Args) =>
    `${at(a)}이만큼 잘라 내면 남는 것이 없습니다. 입력 모양: ${a.shape}, 잘라 낼 크기: ${a.found}.`,
  window_too_large: (a: Args) =>
    `${at(a)}시점 ${a.size}개짜리 창이 입력에 들어가지 않습니다(입력 모양: ${a.shape}). 창을 줄이거나 padding="same" 인수를 쓰십시오.`,
  padding: (a: Args) => `${at(a)}“${a.found}” 패딩 방식은 없습니다. 쓸 수 있는 값: ${a.allowed}.`,
  data_format: (a: Args) =>
    `${at(a)}“${a.found}” 데이터 형식은 없습니다. 쓸 수 있는 값: 'channels_last', 'channels_first'.`,
  channels_first: (a: Args) => `${at(a)}data_format="channels_last", 곧 (배치, 시점, 특성) 순서만 보여 줄 수 있습니다.`,
  channels_not_divisible: (a: Args) =>
    `${at(a)}입력의 특성 ${a.channels}개를 같은 크기의 묶음 ${a.groups}개로 나눌 수 없습니다.`,
  merge_one_input: (a: Args) => `${at(a)}합치는 층에는 텐서의 리스트를 주어야 합니다: layer([a, b]).`,
  merge_two_inputs: (a: Args) => `${a.class} 층은 텐서 두 개를 받습니다: layer([a, b]). 지금 받은 모양: ${a.shapes}.`,
  merge_shapes: (a: Args) => `${at(a)}두 텐서를 숫자끼리 짝지을 수 없습니다. 모양: ${a.first}, ${a.second}.`,
  merge_batch: (a: Args) => `${at(a)}텐서들의 배치 크기가 서로 다릅니다: ${a.shapes}.`,
  concatenate_shapes: (a: Args) => `${at(a)}이어 붙이는 축의 크기만 서로 달라도 됩니다. 맞지 않는 모양: ${a.shapes}.`,
  dot_axes: (a: Args) => `${at(a)}“axes” 인수에는 축 하나, 또는 두 입력의 축을 하나씩 적습니다. 지금 값: ${a.found}.`,
  dot_sizes: (a: Args) => `${at(a)}서로 곱하는 두 축의 크기가 같아야 합니다. 지금 모양: ${a.first}, ${a.second}.`,
  attention_inputs: (a: Args) =>
    `${a.class} 층은 [query, value] 또는 [query, value, key] 리스트에 대고 호출합니다. 지금 받은 것: ${a.found}.`,
  attention_sizes: (a: Args) =>
    `${at(a)}query, key, value 텐서의 크기가 서로 맞지 않습니다. 모양: ${a.first}, ${a.second}.`,
  score_mode: (a: Args) => `${at(a)}“${a.found}” 점수 방식은 없습니다. 쓸 수 있는 값: 'dot', 'concat'.`,
  // embedding and dropout
  embedding_size: (a: Args) => `${of(a)}“${a.param}” 인수는 1 이상이어야 합니다. 지금 값: ${a.found}.`,
  input_length: (a: Args) =>
    `${of(a)}“input_length” 인수와 입력의 길이가 다릅니다. 인수: ${a.expected}, 입력 모양: ${a.shape}.`,
  index_out_of_range: (a: Args) =>
    `색인 ${a.found}번에 해당하는 행이 표에 없습니다. 색인은 0 이상 ${a.limit} 미만이어야 합니다. “input_dim” 인수를 키우거나 색인을 바꾸십시오.`,
  rate_out_of_range: (a: Args) => `${of(a)}“${a.param}” 인수는 0과 1 사이의 비율입니다. 지금 값: ${a.found}.`,
  noise_shape: (a: Args) =>
    `${at(a)}“noise_shape” 인수의 각 크기는 1, None, 또는 입력의 크기여야 합니다. 입력 모양: ${a.shape}, 지금 값: ${a.found}.`,
  // training
  constraint_axis: (a: Args) => `${at(a)}제약에 적힌 축이 가중치에 없습니다. 가중치 모양: ${a.shape}.`,
  regularizer_rank: (a: Args) => `${at(a)}이 규제는 행렬에만 쓸 수 있습니다. 지금 모양: ${a.shape}.`,
  contributions_unknown: (a: Args) =>
    `“${a.weight}”의 기울기에 시간 단계마다 무엇이 더해지는지는 나누어 보일 수 없습니다.`,
  unknown_loss: (a: Args) => `“${a.found}” 손실 함수는 여기에 없습니다.`,
  unknown_metric: (a: Args) => `“${a.found}” 평가 지표는 여기에 없습니다.`,
  loss_argument: "손실 함수에 맞지 않는 인수입니다.",
  loss_label: (a: Args) => `정답 ${a.found}번 클래스는 없습니다. 클래스 번호는 0 이상 ${a.classes} 미만입니다.`,
  loss_shape: (a: Args) =>
    a.target === undefined
      ? `샘플 가중치와 손실의 모양이 맞지 않습니다. 가중치: ${a.found}, 손실: ${a.expected}.`
      : `정답과 모델 출력의 모양이 다릅니다. 정답: ${a.target}, 출력: ${a.output}.`,
  unknown_optimizer: (a: Args) => `“${a.found}” 옵티마이저는 여기에 없습니다.`,
  optimizer_argument: "옵티마이저가 받지 않는 인수이거나, 쓸 수 없는 값입니다.",
  unknown_schedule: (a: Args) => `“${a.found}” 학습률 스케줄은 여기에 없습니다.`,
  schedule_argument: "학습률 스케줄이 받지 않는 인수이거나, 쓸 수 없는 값입니다.",
  output_gradients: "출력마다 같은 모양의 기울기가 하나씩 있어야 합니다.",
  other_run: "이 실행 기록은 다른 모델, 다른 가중치, 또는 다른 입력의 것입니다.",
  // building and printing
  graph: (a: Args) => `모델 안의 호출이 서로 이어지지 않습니다: ${a.what}.`,
  not_built: "아직 입력 모양이 정해지지 않아 가중치가 없습니다. Input(shape=(2, 10))부터 쓰십시오.",
  model_not_built:
    "아직 입력 모양이 정해지지 않아 Keras 2에서는 요약을 출력할 수 없습니다. Input(shape=(2, 10))부터 쓰십시오.",
  console_too_narrow: "칸이 너무 좁아 요약이 들어가지 않습니다.",
  empty_model: "안쪽 모델에 층이 없습니다.",
  // what a caller of the library can cause
  unknown_layer: (a: Args) => `“${a.class}” 층 클래스는 여기에 없습니다.`,
  unknown_argument: (a: Args) => `${a.class} 층에는 “${a.param}” 인수가 없습니다.`,
  missing_argument: (a: Args) => `${a.class ?? "이"} 층에 꼭 필요한 “${a.param}” 인수가 빠졌습니다.`,
  wrong_kind: (a: Args) => `“${a.param}” 값의 종류가 맞지 않습니다. 필요한 종류: ${a.expected}, 지금 값: ${a.found}.`,
  unsupported_dtype: (a: Args) => `여기서는 float32 형식만 계산할 수 있습니다. 지금 형식: ${a.dtype ?? a.found}.`,
  bad_size: (a: Args) => `“${a.param}” 안에 든 값의 개수가 모양과 맞지 않습니다.`,
  wrong_count: (a: Args) =>
    `“${a.param}” 안에 든 것의 개수가 맞지 않습니다. 필요한 개수: ${a.expected}, 지금 개수: ${a.found}.`,
  bad_index: (a: Args) => `“${a.param}” 값이 있지도 않은 것을 가리킵니다.`,
  too_deep: "값이 너무 깊이 겹쳐 있습니다.",
  unreadable: "모델 안의 값 하나를 읽을 수 없습니다.",
  // training
  training_argument: (a: Args) => `학습에 쓸 수 없는 값입니다. ${a.param}: ${a.found}.`,
  training_targets: (a: Args) => `모델의 출력 수: ${a.expected}. 주어진 것(${a.what}): ${a.found}.`,
  training_samples: (a: Args) => `입력과 목표값의 표본 수는 같아야 합니다. 입력: ${a.x}. 목표값: ${a.y}.`,
} as const;

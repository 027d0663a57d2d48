/** 코드를 읽으며 하는 말. 숫자와 코드 단어 바로 뒤에는 조사를 붙이지 않습니다. */
type Args = Readonly<Record<string, string>>;

export const diagnostics = {
  // characters and grammar
  syntax: "파이썬 문법에 맞지 않는 부분입니다.",
  unclosed_bracket: (a: Args) =>
    `여기서 연 괄호 “${a.bracket}” 쪽이 닫히지 않았습니다. 끝에 닫는 괄호 “${a.missing}” 기호가 빠졌습니다.`,
  unopened_bracket: (a: Args) => `닫는 괄호 “${a.bracket}” 기호에 짝이 되는 여는 괄호가 없습니다.`,
  mismatched_bracket: (a: Args) =>
    `“${a.opened}” 기호로 연 괄호를 “${a.closed}” 기호로 닫았습니다. 여기에는 “${a.wanted}” 기호가 와야 합니다.`,
  unclosed_quote: (a: Args) =>
    `따옴표 ${a.quote} 기호로 시작한 문자열이 끝나지 않았습니다. 문자열은 시작한 줄에서 같은 따옴표로 닫아야 합니다.`,
  foreign_character: (a: Args) =>
    `“${a.found}” 문자는 한글 자판이나 문서 편집기에서 들어온 전각 문자 또는 조판용 문자입니다. 파이썬에서는 “${a.wanted}” 문자를 써야 합니다.`,
  foreign_space: (a: Args) =>
    `웹 문서나 자판에서 들어온 보이지 않는 문자(${a.code})가 있습니다. 보통의 공백으로 바꾸어야 합니다.`,
  missing_comma: "두 인수 사이에 쉼표가 빠졌습니다.",
  // limits
  text_too_long: (a: Args) => `코드의 길이: ${a.length}자. 한 번에 읽는 길이는 최대 ${a.most}자입니다.`,
  too_many_layers: (a: Args) => `이 프로그램이 만드는 층이 ${a.most}개를 넘습니다. 나머지는 읽지 않습니다.`,
  too_many_steps: (a: Args) => `이 프로그램의 반복이 ${a.most}단계를 넘습니다. 나머지는 읽지 않습니다.`,
  nested_too_deep: "괄호나 블록이 너무 깊이 겹쳐 있습니다. 이 부분은 읽지 않습니다.",
  too_many_errors: "여기서부터는 파이썬 문법에 맞지 않는 것이 너무 많습니다. 나머지는 읽지 않습니다.",
  calls_too_deep: (a: Args) =>
    `“${a.name}” 함수의 호출이 ${a.most}단계보다 깊이 이어집니다. 이 호출은 더 따라가지 않습니다.`,
  // names
  undefined_name: (a: Args) =>
    `“${a.name}” 변수에 아직 값이 없습니다. 위에 “${a.name} = 10” 같은 줄을 쓰거나, 이 자리에 숫자를 쓰십시오.`,
  undefined_name_near: (a: Args) =>
    `“${a.name}” 이름은 정의되어 있지 않습니다. 혹시 “${a.meant}” 이름을 쓰려고 했습니까?`,
  constant_case: (a: Args) =>
    `파이썬에서는 첫 글자를 대문자로 “${a.meant}” 형태로 씁니다. “${a.name}” 표기는 모르는 이름이 됩니다.`,
  not_imported: (a: Args) =>
    `“${a.name}” 이름을 import 하지 않고 썼습니다. 여기서는 Keras의 것으로 읽지만, 파이썬에서는 오류가 납니다.`,
  // layers and models
  unknown_layer: (a: Args) => `“${a.name}” 층은 Keras에 없습니다.`,
  unknown_layer_near: (a: Args) => `“${a.name}” 층은 Keras에 없습니다. 혹시 “${a.meant}” 층을 쓰려고 했습니까?`,
  layer_not_shown: (a: Args) => `${a.name} 층은 Keras에 있지만, 이 놀이터에서는 보여 주지 않습니다.`,
  class_not_called: (a: Args) =>
    `“${a.found}” 이름만 쓰면 클래스일 뿐입니다. “${a.found}(…)” 형태로 괄호를 붙여야 층이 만들어집니다.`,
  added_no_layer: (a: Args) => `“${a.found}” 값은 층이 아닙니다. Sequential 모델에는 층만 넣을 수 있습니다.`,
  unknown_layer_value: (a: Args) =>
    `“${a.text}” 식의 결과는 실행해 보기 전에는 알 수 없습니다. 여기서는 Keras의 층만 읽을 수 있습니다.`,
  layer_added_twice:
    "바로 이 층이 이미 모델에 들어 있습니다. Sequential 모델에는 같은 층을 한 번만 넣을 수 있으니, 층을 하나 더 만드십시오.",
  layer_alone: (a: Args) => `코드에 모델이 없어서 이 ${a.layer} 층 하나로 된 모델을 보여 드립니다.`,
  layer_dropped: "이 층은 만들어지기만 하고 어느 모델에도 들어가지 않습니다.",
  function_not_called: (a: Args) =>
    `“${a.name}” 함수를 부르는 곳이 없어서 모델이 만들어지지 않습니다. 숫자를 넣어 이 함수를 부르는 줄을 추가하십시오.`,
  model_in_itself: "모델을 그 모델 자신의 층으로 넣을 수는 없습니다.",
  model_inputs: (a: Args) =>
    `이 모델의 입력 텐서 개수와 다릅니다. 필요한 개수: ${a.expected}, 주어진 개수: ${a.found}.`,
  add_on_functional: "“add” 메서드는 Sequential 모델에만 있습니다. 함수형 모델은 만들 때 이미 완성됩니다.",
  add_on_layer: (a: Args) => `이것은 ${a.layer} 층입니다. “add” 메서드는 Sequential 모델에 있습니다.`,
  wants_list_of_layers: "Sequential에는 층을 대괄호로 묶은 리스트 하나로 주어야 합니다: Sequential([…]).",
  second_input: "모델의 맨 앞에 이미 Input 층이 있습니다. Sequential 모델의 입력은 하나입니다.",
  pop_empty: "빼낼 층이 없습니다.",
  returns_nothing: (a: Args) =>
    `“${a.method}” 메서드는 모델을 바꾸기만 하고 아무것도 돌려주지 않습니다. 이대로면 “${a.name}” 변수가 None 값이 되므로, 앞의 “${a.name} =” 부분을 빼십시오.`,
  no_method: (a: Args) => `${a.owner} 객체에는 “${a.name}” 속성이나 메서드가 없습니다.`,
  no_method_near: (a: Args) =>
    `${a.owner} 객체에는 “${a.name}” 속성이나 메서드가 없습니다. 혹시 “${a.meant}” 이름을 쓰려고 했습니까?`,
  bad_name: (a: Args) => `“${a.name}” 이름에 빗금(/)이 들어 있습니다. Keras 3에서는 쓸 수 없습니다.`,
  not_compiled: (a: Args) =>
    `“compile” 호출보다 “${a.method}” 호출이 먼저 나옵니다. 모델이 아직 손실 함수와 옵티마이저를 모릅니다.`,
  not_built_yet: "여기서는 아직 입력 모양을 알 수 없어 가중치도 출력도 정해지지 않았습니다.",
  no_such_layer: (a: Args) => `모델의 층은 ${a.count}개이고 0부터 셉니다. ${a.index}번 층은 없습니다.`,
  no_layer_named: (a: Args) => `모델에 “${a.name}” 이름의 층이 없습니다. 있는 층: ${a.existing}.`,
  not_stateful: "stateful 층에만 초기화할 상태가 있습니다.",
  weight_count: (a: Args) =>
    `“${a.layer}”의 가중치 배열 개수와 주어진 목록의 길이가 다릅니다. 필요한 개수: ${a.expected}, 주어진 개수: ${a.found}.`,
  called_on_other_shape: (a: Args) =>
    `모델이 받는 입력의 모양과 다릅니다. 필요한 모양: ${a.expected}, 지금 모양: ${a.found}.`,
  loss_shapes: (a: Args) => `정답과 출력의 모양이 서로 맞지 않습니다. 정답: ${a.expected}, 출력: ${a.found}.`,
  learning_rate_kind: (a: Args) => `Keras 3에서는 학습률을 0.01 같은 실수로 써야 합니다. 지금 값: ${a.found}.`,
  clipped_twice: "기울기는 “clipnorm”, “clipvalue”, “global_clipnorm” 가운데 한 가지 방법으로만 자를 수 있습니다.",
  momentum_kind: (a: Args) => `Keras 3에서는 모멘텀을 0.9 같은 실수로 써야 합니다. 지금 값: ${a.found}.`,
  momentum_range: (a: Args) => `모멘텀은 0과 1 사이의 값입니다. 지금 값: ${a.found}.`,
  // arguments
  unknown_argument: (a: Args) => `${a.layer} 층에는 “${a.argument}” 인수가 없습니다.`,
  unknown_argument_near: (a: Args) =>
    `${a.layer} 층에는 “${a.argument}” 인수가 없습니다. 혹시 “${a.meant}” 인수를 쓰려고 했습니까?`,
  only_keras2: (a: Args) => `“${a.argument}” 인수는 Keras 2에만 있습니다. Keras 3에서는 오류가 납니다.`,
  only_keras3: (a: Args) => `“${a.argument}” 인수는 Keras 3에만 있습니다. Keras 2에서는 오류가 납니다.`,
  missing_argument: (a: Args) => `${a.layer} 호출에 꼭 필요한 “${a.arguments}” 인수가 빠졌습니다.`,
  argument_twice: (a: Args) => `“${a.argument}” 인수를 두 번 주었습니다.`,
  positional_after_keyword: "이름을 붙인 인수 뒤에는 이름 없는 값이 올 수 없습니다. 앞으로 옮기거나 이름을 붙이십시오.",
  too_many_arguments: (a: Args) =>
    `${a.layer} 호출에서 이름 없이 줄 수 있는 값은 최대 ${a.most}개입니다. 이 값에는 이름을 붙이십시오.`,
  no_effect: (a: Args) => `“${a.argument}” 인수는 받아들이지만, 여기서는 어떤 숫자도 바꾸지 않습니다.`,
  given_when_called: (a: Args) =>
    `“${a.argument}” 인수는 층을 만들 때가 아니라 호출할 때 줍니다: layer(x, ${a.argument}=True).`,
  argument_not_shown: (a: Args) =>
    `“${a.argument}” 옵션을 켠 ${a.layer} 층은 보여 주지 않습니다. 이 옵션을 빼면 볼 수 있습니다.`,
  weights_not_read: (a: Args) =>
    `“weights”에 든 값은 프로그램을 실행해야 알 수 있습니다. 여기서 ${a.layer} 층은 초기화 방법대로 시작하며, 가중치는 직접 바꿀 수 있습니다.`,
  other_dtype: (a: Args) => `여기서는 수를 ${a.found} 대신 float32 형식으로 계산합니다.`,
  deprecated_argument: (a: Args) => `Keras 3에서는 “${a.argument}” 인수를 무시합니다. 그냥 지우면 됩니다.`,
  // kinds of values
  wants_int: (a: Args) => `“${a.argument}” 인수에는 3 같은 정수가 와야 합니다. 지금 값: ${a.found}.`,
  wants_number: (a: Args) => `“${a.argument}” 인수에는 0.5 같은 숫자가 와야 합니다. 지금 값: ${a.found}.`,
  wants_bool: (a: Args) => `“${a.argument}” 인수에는 True 또는 False 값이 와야 합니다. 지금 값: ${a.found}.`,
  wants_string: (a: Args) => `“${a.argument}” 인수에는 따옴표로 묶은 문자열이 와야 합니다. 지금 값: ${a.found}.`,
  wants_shape: (a: Args) =>
    `“${a.argument}” 인수에는 (2, 10)처럼 크기를 묶은 튜플이 와야 합니다. 지금 값: ${a.found}. 크기가 하나뿐이면 (10,)처럼 쉼표를 붙입니다.`,
  wants_size: (a: Args) => `모양은 정수와 None 값으로만 이루어집니다. 지금 값: ${a.found}.`,
  wants_layer: (a: Args) => `“${a.argument}” 인수에는 LSTM(8) 같은 층이 와야 합니다. 지금 값: ${a.found}.`,
  model_wrapped: "모델 전체를 감싼 층은 여기서 보여 주지 않습니다. 모델의 층을 하나씩 감싸십시오.",
  wants_activation: (a: Args) =>
    `“${a.argument}” 인수에는 'tanh' 같이 따옴표로 묶은 함수 이름이 와야 합니다. 지금 값: ${a.found}.`,
  wants_initializer: (a: Args) =>
    `“${a.argument}” 인수에는 'glorot_uniform' 같은 초기화 방법이 와야 합니다. 지금 값: ${a.found}.`,
  wants_regularizer: (a: Args) => `“${a.argument}” 인수에는 'l2' 같은 규제 방법이 와야 합니다. 지금 값: ${a.found}.`,
  wants_constraint: (a: Args) => `“${a.argument}” 인수에는 MaxNorm(2) 같은 제약이 와야 합니다. 지금 값: ${a.found}.`,
  wants_finite: (a: Args) => `“${a.argument}” 인수에는 유한한 숫자가 와야 합니다.`,
  int_too_large: (a: Args) =>
    `“${a.argument}” 인수의 값이 너무 큽니다. 2^53보다 큰 정수는 여기서 정확히 나타낼 수 없습니다.`,
  bool_as_number: (a: Args) =>
    `파이썬은 참과 거짓도 숫자로 셉니다(${a.found} → ${a.number}). “${a.argument}” 인수에는 숫자를 직접 쓰는 편이 좋습니다.`,
  float_truncated: (a: Args) => `Keras 2에서는 여기서 소수점 아래를 버립니다: ${a.found} → ${a.number}.`,
  text_as_bool: (a: Args) =>
    `${a.found} 값은 문자열이고, 파이썬은 비어 있지 않은 문자열을 모두 참으로 봅니다. 그래서 “${a.argument}” 인수의 값: ${a.taken}. 따옴표를 빼십시오.`,
  activation_not_shown: (a: Args) =>
    `“${a.argument}” 인수에는 활성화 함수의 이름만 줄 수 있습니다. 층이나 직접 만든 함수 대신, 활성화 층을 따로 추가하십시오.`,
  unknown_activation: (a: Args) => `“${a.name}” 활성화 함수는 없습니다.`,
  unknown_activation_near: (a: Args) => `“${a.name}” 활성화 함수는 없습니다. 혹시 “${a.meant}” 함수를 쓰려고 했습니까?`,
  unknown_initializer: (a: Args) => `“${a.name}” 초기화 방법은 없습니다.`,
  unknown_initializer_near: (a: Args) =>
    `“${a.name}” 초기화 방법은 없습니다. 혹시 “${a.meant}” 방법을 쓰려고 했습니까?`,
  unknown_value: (a: Args) =>
    `“${a.text}” 식의 값은 프로그램을 실행해야 알 수 있는데, 여기서는 아무것도 실행하지 않습니다. 숫자를 직접 쓰십시오.`,
  unknown_size: (a: Args) =>
    `“${a.text}” 식의 값은 프로그램을 실행해야 알 수 있습니다. 정해지지 않은 크기(None)로 읽습니다.`,
  // inputs
  input_without_shape: "Input에는 모양이 필요합니다. 예: Input(shape=(2, 10)).",
  shape_not_first: (a: Args) => `“${a.argument}” 인수는 첫 번째 층에만 필요합니다. 여기서는 아무것도 바꾸지 않습니다.`,
  input_before_layer: (a: Args) =>
    `Keras 3에서도 층에 “${a.argument}” 인수를 쓸 수 있지만, 그 앞에 Input을 두는 방식을 권합니다.`,
  // the functional API
  call_without_input: (a: Args) => `${a.layer} 층을 입력 없이 호출했습니다. layer(x)처럼 텐서를 주십시오.`,
  call_argument_not_shown: (a: Args) => `“${a.argument}” 인수는 이 그림에 영향을 주지 않습니다.`,
  not_a_tensor: (a: Args) => `“${a.found}” 값은 텐서가 아닙니다. 층은 Input이나 다른 층의 출력에 대고 호출합니다.`,
  unknown_tensor: (a: Args) =>
    `“${a.text}” 식의 결과는 실행해 보기 전에는 알 수 없어, 여기서 그다음을 계산할 수 없습니다.`,
  graph_disconnected: (a: Args) => `출력이 “${a.input}” 입력에 달려 있는데, 그 입력이 모델의 입력 목록에 없습니다.`,
  tensor_operation_not_shown: (a: Args) =>
    `“${a.text}” 식은 층 밖에서 텐서를 계산하므로 여기서 보여 주지 않습니다. Add()나 Concatenate() 같은 층으로 바꿀 수 있습니다.`,
  unpack_outputs: (a: Args) =>
    `${a.layer} 층이 내놓는 텐서는 ${a.found}개인데, 왼쪽에 있는 이름은 ${a.wanted}개입니다.`,
  unpack_count: (a: Args) => `값은 ${a.found}개인데, 이름은 ${a.wanted}개입니다.`,
  // operations and statements
  not_callable: (a: Args) =>
    `${a.type} 형식의 값은 함수처럼 부를 수 없습니다. 괄호 앞에 쉼표나 연산자가 빠지지 않았습니까?`,
  operation_not_possible: (a: Args) => `${a.type} 형식의 값에는 “${a.operator}” 연산을 쓸 수 없습니다.`,
  statement_not_read: (a: Args) => `“${a.statement}” 문은 여기서 따라가지 않습니다. 나머지는 그대로 읽습니다.`,
  own_class: (a: Args) =>
    `“${a.name}” 클래스는 따라가지 않습니다. 무엇을 계산하는지는 실행해야 알 수 있기 때문입니다. Sequential([…]) 또는 Model(inputs, outputs) 형태로 만든 모델은 읽을 수 있습니다.`,
  loop_not_known: (a: Args) =>
    `“${a.text}” 식이 무엇을 차례로 내놓는지는 실행해야 알 수 있습니다. range(3)이나 리스트를 도는 반복은 따라갈 수 있습니다.`,
  condition_not_known: "이 조건이 참인지는 프로그램을 실행해야 알 수 있습니다. 어느 쪽 갈래도 따라가지 않습니다.",
} as const;

/** What the core says of a model, its weights or its inputs, by code (docs/errors.md). `a`: the figures of the sentence. */
type Args = Readonly<Record<string, string>>;

const dimensions = (rank: string | undefined): string => (rank === "1" ? "1 dimension" : `${rank} dimensions`);

/** “… of “lstm””, where the layer is known. */
const of = (a: Args): string => (a.layer === undefined ? "" : ` of “${a.layer}”`);

/** “lstm”: …, where the layer is known. */
const at = (a: Args): string => (a.layer === undefined ? "" : `“${a.layer}”: `);

export const errors = {
  // shapes
  rank_mismatch: (a: Args) =>
    `“${a.layer}” wants ${a.expected === "3" ? "a sequence: (batch, time, features)" : a.expected === "2" ? "one vector per sample: (batch, features)" : dimensions(a.expected)}, but gets ${a.shape}.`,
  rank_too_small: (a: Args) => `“${a.layer}” wants at least ${dimensions(a.expected)}, but gets ${a.shape}.`,
  last_dimension_unknown: (a: Args) =>
    `The number of features that go into this ${a.class} is not known: the shape is ${a.shape}. The weights need it, so the last size cannot be None.`,
  shared_shape: (a: Args) =>
    `“${a.layer}” is called a second time on another number of features: its weights fit ${a.expected}, this input is ${a.shape}.`,
  input_shape: (a: Args) => `Input ${a.input} should have the shape ${a.expected}, and has ${a.found}.`,
  input_count: (a: Args) => `“${a.layer}” takes ${a.expected} input tensor(s), but gets ${a.found}.`,
  multiple_outputs: (a: Args) =>
    `In a Sequential every layer gives one tensor, but ${a.layer === undefined ? "one" : `“${a.layer}”`} gives several. For such a layer use the functional API.`,
  merge_sizes: (a: Args) =>
    `The two directions${of(a)} have different sizes, ${a.forward} and ${a.backward}; only “concat” can join them.`,
  time_distributed_rank: (a: Args) =>
    `TimeDistributed applies its layer to every time step, so it wants (batch, time, …), and gets ${a.shape}.`,
  time_distributed_outputs: "TimeDistributed wraps a layer that gives one tensor.",
  batch_axis_missing: "batch_shape begins with the batch size, which may be None: (None, 10) for ten features.",
  negative_dimension: (a: Args) => `${at(a)}A size cannot be negative: ${a.shape}.`,
  no_time_steps: (a: Args) =>
    `${at(a)}A sequence of no time steps cannot be computed with here: the shape is ${a.shape}.`,
  unroll_time: (a: Args) =>
    `To unroll the loop${of(a)}, the number of time steps must be known. Give it in the input shape, or leave unroll out.`,
  layer_missing: (a: Args) => `${at(a)}This wrapper wants a layer to wrap.`,
  not_a_cell: "RNN wants a cell: SimpleRNNCell, LSTMCell, GRUCell, or a list of them.",
  // arguments
  units_not_positive: (a: Args) =>
    `“units”${of(a)} says how many units it has, so it must be at least 1, not ${a.found}.`,
  unknown_activation: (a: Args) => `${at(a)}There is no activation function named “${a.found}”.`,
  unknown_initializer: (a: Args) => `${at(a)}There is no initializer named “${a.found}”.`,
  unknown_regularizer: (a: Args) => `${at(a)}There is no regularizer named “${a.found}”.`,
  unknown_constraint: (a: Args) => `${at(a)}There is no constraint named “${a.found}”.`,
  initializer_argument: (a: Args) => `${at(a)}The initializer cannot use “${a.param}” as it is given.`,
  initializer_rank: (a: Args) => `${at(a)}This initializer cannot fill a weight of shape ${a.shape}.`,
  merge_mode: (a: Args) =>
    `“${a.found}” is no way to join the two directions${of(a)}. There are 'concat', 'sum', 'mul', 'ave' and None.`,
  bidirectional_direction: (a: Args) =>
    `One of the two layers${of(a)} must read forward and the other backward: their “go_backwards” must differ.`,
  bidirectional_attribute: (a: Args) =>
    `Both directions${of(a)} must agree on “${a.attribute}”: it is ${a.forward} forward and ${a.backward} backward.`,
  not_recurrent: "Bidirectional wraps a recurrent layer: SimpleRNN, LSTM, GRU or RNN.",
  not_a_layer: (a: Args) => `${a.class} is one step of a recurrent layer. Wrap it: RNN(${a.class}(…)).`,
  time_major: (a: Args) => `${at(a)}Only time_major=False can be shown: (batch, time, features).`,
  stateful_batch: (a: Args) =>
    `A stateful layer${a.layer === undefined ? "" : ` such as “${a.layer}”`} keeps one state per sample, so it must know the batch size. Give it: batch_shape=(8, 2, 10).`,
  stateful_batch_size: (a: Args) =>
    `The stateful layer keeps ${a.expected} states, one per sample, but ${a.found} samples come in.`,
  name_with_slash: (a: Args) => `The name “${a.name}” contains a slash, which Keras does not allow.`,
  duplicate_name: (a: Args) => `Two layers of this model are named “${a.name}”. Give one of them another name.`,
  not_finite: (a: Args) => `“${a.param}”${of(a)} must be a finite number.`,
  too_large: (a: Args) =>
    a.limit === undefined
      ? "This is larger than can be computed here."
      : `The model needs ${a.found} ${a.what === "trace_bytes" ? "bytes for one run" : a.what}, and the limit here is ${a.limit}.`,
  // states, weights and data
  initial_state_count: (a: Args) => `“${a.layer}” has ${a.expected} state(s), and ${a.found} are given.`,
  initial_state_shape: (a: Args) =>
    `State ${a.index} of “${a.layer}” should have the shape ${a.expected}, and has ${a.found}.`,
  mask_shape: (a: Args) => `The mask should have the shape (batch, time) of the first input, and has ${a.found}.`,
  weights_size: (a: Args) => `The model has ${a.expected} weights, and ${a.found} are given.`,
  tensor_size: (a: Args) => `Input ${a.input} holds another number of values than its shape says.`,
  // rearranging, windows, merging, attention
  repeat_not_positive: (a: Args) => `RepeatVector must repeat at least once, not ${a.found} times.`,
  reshape_size: (a: Args) => `${at(a)}${a.input} and ${a.target} do not hold equally many numbers.`,
  reshape_target: (a: Args) => `${at(a)}The target shape may hold positive sizes and one -1, and is ${a.found}.`,
  permute_dims: (a: Args) => `${at(a)}“dims” must name each axis once, counted from 1, and is ${a.found}.`,
  axis_out_of_bounds: (a: Args) => `${at(a)}There is no axis ${a.axis} in the shape ${a.shape}.`,
  wants_one_integer: (a: Args) => `“${a.param}”${of(a)} wants one whole number, not ${a.found}.`,
  wants_two_integers: (a: Args) => `“${a.param}”${of(a)} wants two whole numbers, not ${a.found}.`,
  negative_argument: (a: Args) => `“${a.param}”${of(a)} cannot be negative: ${a.found}.`,
  crop_too_large: (a: Args) => `${at(a)}Cropping ${a.found} leaves nothing of ${a.shape}.`,
  window_too_large: (a: Args) =>
    `${at(a)}A window of ${a.size} time steps does not fit into ${a.shape}. Make it smaller, or choose padding="same".`,
  padding: (a: Args) => `${at(a)}“${a.found}” is no padding. There are ${a.allowed}.`,
  data_format: (a: Args) => `${at(a)}“${a.found}” is no data format. There are 'channels_last' and 'channels_first'.`,
  channels_first: (a: Args) => `${at(a)}Only data_format="channels_last" can be shown: (batch, time, features).`,
  channels_not_divisible: (a: Args) =>
    `${at(a)}The ${a.channels} features of the input cannot be split into ${a.groups} equal groups.`,
  merge_one_input: (a: Args) => `${at(a)}A layer that merges wants a list of tensors: layer([a, b]).`,
  merge_two_inputs: (a: Args) => `${a.class} takes exactly two tensors: layer([a, b]). It got ${a.shapes}.`,
  merge_shapes: (a: Args) => `${at(a)}${a.first} and ${a.second} cannot be combined number by number.`,
  merge_batch: (a: Args) => `${at(a)}The tensors come with different batch sizes: ${a.shapes}.`,
  concatenate_shapes: (a: Args) => `${at(a)}Only the size that is joined may differ. These do not fit: ${a.shapes}.`,
  dot_axes: (a: Args) => `${at(a)}“axes” names one axis, or one for each of the two inputs, and is ${a.found}.`,
  dot_sizes: (a: Args) =>
    `${at(a)}The two sizes that are multiplied must be equal: ${a.first} and ${a.second} are not.`,
  attention_inputs: (a: Args) => `${a.class} is called on [query, value] or [query, value, key], not on ${a.found}.`,
  attention_sizes: (a: Args) => `${at(a)}Query, key and value do not fit together: ${a.first} and ${a.second}.`,
  score_mode: (a: Args) => `${at(a)}“${a.found}” is no score mode. There are 'dot' and 'concat'.`,
  // embedding and dropout
  embedding_size: (a: Args) => `“${a.param}”${of(a)} must be at least 1, not ${a.found}.`,
  input_length: (a: Args) => `“input_length”${of(a)} says ${a.expected}, but the input has the shape ${a.shape}.`,
  index_out_of_range: (a: Args) =>
    `The index ${a.found} has no row in the table: indices go from 0 to below ${a.limit}. Raise “input_dim” or change the index.`,
  rate_out_of_range: (a: Args) => `“${a.param}”${of(a)} is a share between 0 and 1; ${a.found} is not.`,
  noise_shape: (a: Args) =>
    `${at(a)}Each size of “noise_shape” is 1, None or that of the input ${a.shape}; ${a.found} is not.`,
  // training
  constraint_axis: (a: Args) => `${at(a)}The constraint names an axis that a weight of shape ${a.shape} does not have.`,
  regularizer_rank: (a: Args) => `${at(a)}This regularizer works on matrices only, not on the shape ${a.shape}.`,
  contributions_unknown: (a: Args) => `What each time step adds to the gradient of “${a.weight}” cannot be told.`,
  unknown_loss: (a: Args) => `There is no loss named “${a.found}” here.`,
  unknown_metric: (a: Args) => `There is no metric named “${a.found}” here.`,
  loss_argument: "This argument does not suit the loss.",
  loss_label: (a: Args) => `The label ${a.found} is none of the classes: they go from 0 to below ${a.classes}.`,
  loss_shape: (a: Args) =>
    a.target === undefined
      ? `Weights of shape ${a.found} do not fit losses of shape ${a.expected}.`
      : `The targets have the shape ${a.target}, but the model gives ${a.output}.`,
  unknown_optimizer: (a: Args) => `There is no optimizer named “${a.found}” here.`,
  optimizer_argument: "The optimizer does not take this argument, or not with this value.",
  unknown_schedule: (a: Args) => `There is no learning rate schedule named “${a.found}” here.`,
  schedule_argument: "The learning rate schedule does not take this argument, or not with this value.",
  output_gradients: "There must be one gradient for each output, of its shape.",
  other_run: "This run belongs to another model, other weights or other inputs.",
  // building and printing
  graph: (a: Args) => `The calls of this model do not hang together: ${a.what}.`,
  not_built: "The model has no input shape yet, so it has no weights. Begin it with Input(shape=(2, 10)).",
  model_not_built:
    "The model has no input shape yet, so Keras 2 cannot print a summary of it. Begin it with Input(shape=(2, 10)).",
  console_too_narrow: "The summary does not fit into so few columns.",
  empty_model: "The inner model has no layers.",
  // what a caller of the library can cause
  unknown_layer: (a: Args) => `There is no layer class named “${a.class}” here.`,
  unknown_argument: (a: Args) => `${a.class} has no argument “${a.param}”.`,
  missing_argument: (a: Args) => `${a.class ?? "This layer"} cannot do without “${a.param}”.`,
  wrong_kind: (a: Args) => `“${a.param}” should be of type ${a.expected}, not ${a.found}.`,
  unsupported_dtype: (a: Args) => `Only float32 can be computed here, not ${a.dtype ?? a.found}.`,
  bad_size: (a: Args) => `“${a.param}” holds another number of values than its shape says.`,
  wrong_count: (a: Args) => `“${a.param}” holds ${a.found} entries where ${a.expected} are wanted.`,
  bad_index: (a: Args) => `“${a.param}” refers to something that does not exist.`,
  too_deep: "Values are nested too deeply.",
  unreadable: "A value of the model cannot be read.",
  // training
  training_argument: (a: Args) => `Not a value for training, ${a.param}: ${a.found}.`,
  training_targets: (a: Args) => `Outputs of the model: ${a.expected}. Given (${a.what}): ${a.found}.`,
  training_samples: (a: Args) =>
    `Inputs and targets must hold the same number of samples. Inputs: ${a.x}. Targets: ${a.y}.`,
} as const;

/** Names that Keras knows: so that what is merely not shown here is told apart from what is misspelt. No arguments of layers: those come from the catalog. */

const layerNames = `
ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D
Activation Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D
BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D
ConvLSTM3D Convolution1D Convolution2D Convolution3D Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM CutMix Dense DenseFeatures DepthwiseConv1D DepthwiseConv2D
Discretization Dot Dropout EinsumDense ELU Embedding Equalization FeatureSpace Flatten FlaxLayer GaussianDropout GaussianNoise GlobalAveragePooling1D
GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D
GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention GRU GRUCell HashedCrossing Hashing Identity InputLayer IntegerLookup JaxLayer Lambda Layer
LayerNormalization LeakyReLU LocallyConnected1D LocallyConnected2D LSTM LSTMCell Masking Maximum MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D
MaxPooling2D MaxPooling3D MelSpectrogram Minimum MixUp MultiHeadAttention Multiply Normalization Permute Pipeline PReLU RandAugment RandomBrightness
RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHeight
RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear RandomTranslation RandomWidth RandomZoom ReLU
RepeatVector Rescaling Reshape Resizing ReversibleEmbedding RMSNormalization RNN SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D SimpleRNN
SimpleRNNCell Softmax Solarization SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells STFTSpectrogram StringLookup Subtract
TextVectorization TFSMLayer ThresholdedReLU TimeDistributed TorchModuleWrapper UnitNormalization UpSampling1D UpSampling2D UpSampling3D Wrapper ZeroPadding1D
ZeroPadding2D ZeroPadding3D`;

/** Every layer class of Keras 2 and 3. */
export const kerasLayers: ReadonlySet<string> = new Set(layerNames.trim().split(/\s+/));

/** Other spellings of a layer class. */
export const layerAliases: ReadonlyMap<string, string> = new Map([
  ["MaxPool1D", "MaxPooling1D"],
  ["GlobalAvgPool1D", "GlobalAveragePooling1D"],
  ["GlobalMaxPool1D", "GlobalMaxPooling1D"],
  ["AvgPool1D", "AveragePooling1D"],
  ["Convolution1D", "Conv1D"],
]);

/** Function forms of the merging layers: `concatenate([a, b])` is `Concatenate()([a, b])`. */
export const mergeFunctions: ReadonlyMap<string, string> = new Map([
  ["concatenate", "Concatenate"],
  ["add", "Add"],
  ["subtract", "Subtract"],
  ["multiply", "Multiply"],
  ["average", "Average"],
  ["maximum", "Maximum"],
  ["minimum", "Minimum"],
  ["dot", "Dot"],
]);

/** What a snippet without imports means by a name. */
export const usualNames: ReadonlyMap<string, string> = new Map([
  ["tf", "tensorflow"],
  ["tensorflow", "tensorflow"],
  ["keras", "keras"],
  ["K", "keras.backend"],
  ["zeros", "numpy.zeros"],
  ["ones", "numpy.ones"],
  ["np", "numpy"],
  ["numpy", "numpy"],
  ["pd", "pandas"],
  ["plt", "matplotlib.pyplot"],
  ["os", "os"],
  ["math", "math"],
  ["random", "random"],
  ...[
    "layers",
    "models",
    "optimizers",
    "losses",
    "metrics",
    "initializers",
    "regularizers",
    "constraints",
    "activations",
    "callbacks",
    "utils",
    "backend",
  ].map((name) => [name, `keras.${name}`] as const),
  ...["Sequential", "Model", "Input"].map((name) => [name, `keras.${name}`] as const),
  ...["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "Adamax", "Nadam", "Ftrl", "Lion"].map(
    (name) => [name, `keras.optimizers.${name}`] as const,
  ),
  ...[
    "MeanSquaredError",
    "MeanAbsoluteError",
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "SparseCategoricalCrossentropy",
    "Huber",
  ].map((name) => [name, `keras.losses.${name}`] as const),
  ...["EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau"].map(
    (name) => [name, `keras.callbacks.${name}`] as const,
  ),
  ["to_categorical", "keras.utils.to_categorical"],
  ["pad_sequences", "keras.utils.pad_sequences"],
  ...["concatenate", "add", "subtract", "multiply", "average", "maximum", "dot"].map(
    (name) => [name, `keras.layers.${name}`] as const,
  ),
  ...["l1", "l2", "l1_l2"].map((name) => [name, `keras.regularizers.${name}`] as const),
  ...["max_norm", "non_neg", "unit_norm", "min_max_norm", "MaxNorm", "NonNeg", "UnitNorm", "MinMaxNorm"].map(
    (name) => [name, `keras.constraints.${name}`] as const,
  ),
]);

/** What can be called on a model. */
export const modelMethods: ReadonlySet<string> = new Set(
  `add pop summary compile fit build call evaluate predict predict_on_batch train_on_batch test_on_batch predict_classes predict_proba fit_generator
  evaluate_generator predict_generator save save_weights load_weights get_weights set_weights get_layer get_config get_compile_config compile_from_config from_config
  to_json to_yaml count_params reset_states reset_metrics export quantize compute_output_shape compute_loss compute_metrics make_predict_function make_train_function
  make_test_function train_step test_step predict_step compiled_loss add_loss add_metric add_weight stateless_call load_own_variables save_own_variables`
    .trim()
    .split(/\s+/),
);

/** What can be read from a model without calling it. */
export const modelAttributes: ReadonlySet<string> = new Set(
  `layers input output inputs outputs input_shape output_shape name trainable weights trainable_weights non_trainable_weights variables trainable_variables
  non_trainable_variables optimizer loss metrics metrics_names history stop_training dtype built losses stateful input_names output_names run_eagerly`
    .trim()
    .split(/\s+/),
);

/** The path below `keras`, "" for keras itself; undefined when `path` is not Keras. */
export function belowKeras(path: string): string | undefined {
  const match =
    /^(tensorflow\.(python\.|compat\.v[12]\.|contrib\.|_api\.v2\.)?keras|tf_keras|keras)(\.(?:api\.|src\.|_tf_keras\.keras\.)?(.*))?$/.exec(
      path,
    );
  const below = match?.[4] ?? "";
  // What hangs below a class is none of Keras' own names.
  return match === null || /(^|\.)[A-Z]\w*\./.test(below) ? undefined : below;
}

/** Last name of a path: "keras.layers.LSTM" → "LSTM". */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** What the reader says about a place in the text, by code (keras/codes.ts). `a`: the figures of the sentence. */
type Args = Readonly<Record<string, string>>;

export const diagnostics = {
  // characters and grammar
  syntax: "Python cannot read this.",
  unclosed_bracket: (a: Args) => `This “${a.bracket}” is never closed. “${a.missing}” is missing at the end.`,
  unopened_bracket: (a: Args) => `This “${a.bracket}” closes nothing: no bracket is open here.`,
  mismatched_bracket: (a: Args) => `“${a.opened}” was opened, but “${a.closed}” closes it. It should be “${a.wanted}”.`,
  unclosed_quote: (a: Args) =>
    `This text begins with ${a.quote} and never ends. A text must end on the line where it begins, with the same quote.`,
  foreign_character: (a: Args) =>
    `“${a.found}” is a full-width or typographic character, as some keyboards and word processors write it. Python wants “${a.wanted}”.`,
  foreign_space: (a: Args) =>
    `An invisible character (${a.code}) stands here, as web pages and some keyboards write it. Python wants an ordinary space.`,
  missing_comma: "A comma is missing between two arguments.",
  // limits
  text_too_long: (a: Args) => `The text has ${a.length} characters. Texts are read up to ${a.most} characters.`,
  too_many_layers: (a: Args) => `The program makes more than ${a.most} layers. The rest is not read.`,
  too_many_steps: (a: Args) => `The loops of this program run for more than ${a.most} steps. The rest is not read.`,
  nested_too_deep: "There are too many brackets or blocks inside one another here. This part is not read.",
  too_many_errors: "From here on too much is not Python. The rest is not read.",
  calls_too_deep: (a: Args) =>
    `“${a.name}” calls itself, or functions call one another, more than ${a.most} deep. This call is not followed.`,
  // names
  undefined_name: (a: Args) =>
    `“${a.name}” has no value yet. Write a line such as “${a.name} = 10” above, or a number here.`,
  undefined_name_near: (a: Args) => `“${a.name}” is not defined. Did you mean “${a.meant}”?`,
  constant_case: (a: Args) => `Python writes “${a.meant}” with a capital letter; “${a.name}” is an unknown name to it.`,
  not_imported: (a: Args) => `“${a.name}” is used but not imported. It is read as Keras’ own; Python would stop here.`,
  // layers and models
  unknown_layer: (a: Args) => `Keras has no layer named “${a.name}”.`,
  unknown_layer_near: (a: Args) => `Keras has no layer named “${a.name}”. Did you mean “${a.meant}”?`,
  layer_not_shown: (a: Args) => `${a.name} is a Keras layer, but this playground does not show it.`,
  class_not_called: (a: Args) => `“${a.found}” is only the class. Brackets make a layer of it: “${a.found}(…)”.`,
  added_no_layer: (a: Args) => `“${a.found}” is not a layer. A Sequential holds layers only.`,
  unknown_layer_value: (a: Args) =>
    `What “${a.text}” gives is not known without running it. Only Keras’ layers can be read here.`,
  layer_added_twice:
    "This very layer is already in the model. A Sequential can hold each layer once; make a second one.",
  layer_alone: (a: Args) => `There is no model in this text, so this ${a.layer} is shown as a model of one layer.`,
  layer_dropped: "This layer is made and then lost: no model gets it.",
  function_not_called: (a: Args) =>
    `“${a.name}” is never called, so it makes no model. Add a line that calls it with numbers.`,
  model_in_itself: "A model cannot be a layer of itself.",
  model_inputs: (a: Args) => `This model takes ${a.expected} input tensor(s), and is called on ${a.found}.`,
  add_on_functional: "Only a Sequential has “add”. A functional model is complete once it is made.",
  add_on_layer: (a: Args) => `This is a layer of class ${a.layer}, and “add” belongs to a Sequential model.`,
  wants_list_of_layers: "Sequential takes its layers as one list in square brackets: Sequential([…]).",
  second_input: "The model already begins with an Input. A Sequential has one.",
  pop_empty: "There is no layer to take away.",
  returns_nothing: (a: Args) =>
    `“${a.method}” changes the model and gives nothing back, so “${a.name}” would be None from here on. Leave “${a.name} =” out.`,
  no_method: (a: Args) => `A ${a.owner} has no “${a.name}”.`,
  no_method_near: (a: Args) => `A ${a.owner} has no “${a.name}”. Did you mean “${a.meant}”?`,
  bad_name: (a: Args) => `The name “${a.name}” contains a slash, which Keras 3 does not allow.`,
  not_compiled: (a: Args) =>
    `“${a.method}” comes before “compile”: the model does not know its loss and its optimizer yet.`,
  not_built_yet: "The input shape is not known here yet, so there are no weights and no output to speak of.",
  no_such_layer: (a: Args) => `The model has ${a.count} layers, counted from 0, so there is no layer ${a.index}.`,
  no_layer_named: (a: Args) => `The model has no layer named “${a.name}”. Its layers are: ${a.existing}.`,
  not_stateful: "Only a stateful layer has a state to reset.",
  weight_count: (a: Args) => `“${a.layer}” has ${a.expected} weight arrays, and is given a list of ${a.found}.`,
  called_on_other_shape: (a: Args) =>
    `The model was made for inputs of shape ${a.expected}, and is called on ${a.found}.`,
  loss_shapes: (a: Args) => `Targets of shape ${a.expected} and outputs of shape ${a.found} do not fit each other.`,
  learning_rate_kind: (a: Args) => `Keras 3 wants the learning rate as a float such as 0.01, not ${a.found}.`,
  clipped_twice: "Gradients can be clipped in one way only: by “clipnorm”, “clipvalue” or “global_clipnorm”.",
  momentum_kind: (a: Args) => `Keras 3 wants the momentum as a float such as 0.9, not ${a.found}.`,
  momentum_range: (a: Args) => `The momentum lies between 0 and 1; ${a.found} does not.`,
  // arguments
  unknown_argument: (a: Args) => `${a.layer} has no argument “${a.argument}”.`,
  unknown_argument_near: (a: Args) => `${a.layer} has no argument “${a.argument}”. Did you mean “${a.meant}”?`,
  only_keras2: (a: Args) => `Only Keras 2 knows “${a.argument}”; Keras 3 refuses it.`,
  only_keras3: (a: Args) => `Only Keras 3 knows “${a.argument}”; Keras 2 refuses it.`,
  missing_argument: (a: Args) => `${a.layer} cannot do without “${a.arguments}”.`,
  argument_twice: (a: Args) => `“${a.argument}” is given twice.`,
  positional_after_keyword: "A value without a name cannot follow one with a name. Move it to the front, or name it.",
  too_many_arguments: (a: Args) => `${a.layer} takes at most ${a.most} values without a name. Name this one.`,
  no_effect: (a: Args) => `“${a.argument}” is accepted, and changes no number here.`,
  given_when_called: (a: Args) => `“${a.argument}” is given where the layer is called: layer(x, ${a.argument}=True).`,
  argument_not_shown: (a: Args) =>
    `${a.layer} is not shown with “${a.argument}” switched on. Leave it out to see the layer.`,
  weights_not_read: (a: Args) =>
    `The numbers in “weights” are known only once the program runs. Here this ${a.layer} starts from its initializers; its weights can be changed.`,
  other_dtype: (a: Args) => `Numbers are computed as float32 here, not as ${a.found}.`,
  deprecated_argument: (a: Args) => `Keras 3 ignores “${a.argument}”; it can simply be left out.`,
  // kinds of values
  wants_int: (a: Args) => `“${a.argument}” wants a whole number such as 3, not ${a.found}.`,
  wants_number: (a: Args) => `“${a.argument}” wants a number such as 0.5, not ${a.found}.`,
  wants_bool: (a: Args) => `“${a.argument}” wants True or False, not ${a.found}.`,
  wants_string: (a: Args) => `“${a.argument}” wants a text in quotes, not ${a.found}.`,
  wants_shape: (a: Args) =>
    `“${a.argument}” wants a tuple of sizes such as (2, 10), not ${a.found}. A tuple of one has a comma: (10,).`,
  wants_size: (a: Args) => `A shape consists of whole numbers and None, not ${a.found}.`,
  wants_layer: (a: Args) => `“${a.argument}” wants a layer such as LSTM(8), not ${a.found}.`,
  model_wrapped: "A wrapper around a whole model is not shown here. Wrap the layers of the model one by one.",
  wants_activation: (a: Args) =>
    `“${a.argument}” wants the name of a function in quotes, such as 'tanh', not ${a.found}.`,
  wants_initializer: (a: Args) => `“${a.argument}” wants an initializer, such as 'glorot_uniform', not ${a.found}.`,
  wants_regularizer: (a: Args) => `“${a.argument}” wants a regularizer, such as 'l2', not ${a.found}.`,
  wants_constraint: (a: Args) => `“${a.argument}” wants a constraint, such as MaxNorm(2), not ${a.found}.`,
  wants_finite: (a: Args) => `“${a.argument}” wants a finite number.`,
  int_too_large: (a: Args) =>
    `“${a.argument}” is too large a number: beyond 2^53 whole numbers are no longer exact here.`,
  bool_as_number: (a: Args) =>
    `Python counts ${a.found} as ${a.number}, so “${a.argument}” is ${a.number}. Better to write the number.`,
  float_truncated: (a: Args) => `Keras 2 cuts ${a.found} down to ${a.number} here.`,
  text_as_bool: (a: Args) =>
    `${a.found} is a text, and Python takes every text that is not empty for True. So “${a.argument}” is ${a.taken}; leave the quotes out.`,
  activation_not_shown: (a: Args) =>
    `An activation can be given by name here, not as a layer or a function of your own. Add the activation as a layer instead of “${a.argument}”.`,
  unknown_activation: (a: Args) => `There is no activation function named “${a.name}”.`,
  unknown_activation_near: (a: Args) => `There is no activation function named “${a.name}”. Did you mean “${a.meant}”?`,
  unknown_initializer: (a: Args) => `There is no initializer named “${a.name}”.`,
  unknown_initializer_near: (a: Args) => `There is no initializer named “${a.name}”. Did you mean “${a.meant}”?`,
  unknown_value: (a: Args) =>
    `The value of “${a.text}” is known only once the program runs, and nothing is run here. Write a number instead.`,
  unknown_size: (a: Args) => `“${a.text}” is known only once the program runs. It is read as None: any size.`,
  // inputs
  input_without_shape: "An Input needs a shape, such as Input(shape=(2, 10)).",
  shape_not_first: (a: Args) => `Only the first layer needs “${a.argument}”. Here it changes nothing.`,
  input_before_layer: (a: Args) => `Keras 3 accepts “${a.argument}” on a layer, but wants an Input before it.`,
  // the functional API
  call_without_input: (a: Args) => `This ${a.layer} is called without an input. Give it a tensor: layer(x).`,
  call_argument_not_shown: (a: Args) => `“${a.argument}” has no effect in this picture.`,
  not_a_tensor: (a: Args) => `“${a.found}” is no tensor. A layer is called on an Input or on another layer’s output.`,
  unknown_tensor: (a: Args) =>
    `What “${a.text}” gives is not known without running it, so nothing can be computed from it here.`,
  graph_disconnected: (a: Args) => `The outputs depend on “${a.input}”, which is not among the inputs of the model.`,
  tensor_operation_not_shown: (a: Args) =>
    `“${a.text}” computes with tensors outside a layer, which is not shown here. A layer such as Add() or Concatenate() can do it.`,
  unpack_outputs: (a: Args) => `This ${a.layer} gives ${a.found} tensors, and ${a.wanted} names stand on the left.`,
  unpack_count: (a: Args) => `There are ${a.found} values for ${a.wanted} names.`,
  // operations and statements
  not_callable: (a: Args) =>
    `A value of type ${a.type} cannot be called. Is a comma or an operator missing before the bracket?`,
  operation_not_possible: (a: Args) => `“${a.operator}” does not work on a ${a.type}.`,
  statement_not_read: (a: Args) => `“${a.statement}” is not followed here; the rest is read.`,
  own_class: (a: Args) =>
    `The class “${a.name}” is not followed: what it computes would have to be run. Models made with Sequential([…]) or Model(inputs, outputs) can be read.`,
  loop_not_known: (a: Args) =>
    `What “${a.text}” goes through is known only once the program runs. A loop over range(3) or a list can be followed.`,
  condition_not_known: "Whether this condition holds is known only once the program runs. Neither branch is followed.",
} as const;

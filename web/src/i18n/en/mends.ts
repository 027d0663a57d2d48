/** Labels of one-click mends, by code (keras/codes.ts). */
type Args = Readonly<Record<string, string>>;

export const mends = {
  insert: (a: Args) => `Add “${a.text}”`,
  remove: (a: Args) => `Remove “${a.text}”`,
  replace: (a: Args) => `Change to “${a.text}”`,
  close_quote: (a: Args) => `Close the text with ${a.text}`,
  replace_foreign: "Replace all such characters",
  define_name: (a: Args) => `Define “${a.name}” above`,
  import_name: (a: Args) => `Import “${a.name}”`,
  remove_argument: (a: Args) => `Remove “${a.argument}”`,
  to_input: (a: Args) => `Write “${a.input}” instead`,
  add_layer: (a: Args) => `Add it to “${a.model}”`,
  wrap_list: "Put the layers in square brackets",
  return_sequences_on: (a: Args) => `Switch on return_sequences in “${a.layer}”`,
  return_sequences_off: (a: Args) => `Switch off return_sequences in “${a.layer}”`,
  repeat_vector: (a: Args) => `Insert RepeatVector(${a.n}) before it`,
  flatten: "Insert Flatten() before it",
  wrap_rnn: (a: Args) => `Wrap ${a.layer} in RNN`,
  set_argument: (a: Args) => `Set “${a.argument}” to ${a.value}`,
} as const;

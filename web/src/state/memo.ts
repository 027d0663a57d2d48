/** One remembered call: stages of a computation keep what they last made from the very same inputs. */
export interface Stage<Output> {
  readonly inputs: readonly unknown[];
  readonly output: Output;
}

/** `previous` itself when its inputs are identical to these; else a new stage. `make` must depend on `inputs` alone. */
export function stage<Output>(
  previous: Stage<Output> | undefined,
  inputs: readonly unknown[],
  make: () => Output,
): Stage<Output> {
  if (previous?.inputs.every((input, index) => Object.is(input, inputs[index]))) return previous;
  return { inputs, output: make() };
}

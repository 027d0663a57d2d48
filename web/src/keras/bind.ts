/** Which value goes to which parameter, by Python's rules of positions and keywords. */
import type { Range } from "../types/reading.ts";
import type { DiagnosticCode } from "./codes.ts";
import { type Report, say } from "./report.ts";
import type { Value } from "./values.ts";

/** An evaluated argument of a call. The range is that of its value. */
export interface Given extends Range {
  readonly keyword: (Range & { readonly text: string }) | null;
  readonly value: Value;
  /** Places of the items where the text writes a tuple or list out; else empty. */
  readonly items: readonly Range[];
  /** From `*args` or `**kwargs`: the text does not write it at this place. */
  readonly spread: boolean;
  /** From the keyword, if there is one, to the end of the value. */
  readonly whole: Range;
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly keyword_only: boolean;
}

export interface Bound {
  readonly values: ReadonlyMap<string, Given>;
  /** Keywords that are no parameter. */
  readonly others: readonly Given[];
  readonly ok: boolean;
}

/** Binds `given` to `parameters` of `owner`; says what Python would refuse. Required parameters that are missing are left to the caller. */
export function bind(report: Report, owner: string, parameters: readonly Parameter[], given: readonly Given[]): Bound {
  const values = new Map<string, Given>();
  const others: Given[] = [];
  const positional = parameters.filter((parameter) => !parameter.keyword_only);
  const known = new Set(parameters.map((parameter) => parameter.name));
  let position = 0;
  let ok = true;

  const fault = (range: Range, code: DiagnosticCode, args: Record<string, string>, keras?: string): void => {
    ok = false;
    say(report, range, { code, args, keras });
  };
  for (const argument of given) {
    const name = argument.keyword?.text ?? positional[position]?.name;
    if (argument.keyword === null) {
      if (name === undefined) {
        fault(argument, "too_many_arguments", { layer: owner, most: String(positional.length) });
        break;
      }
      position++;
    }
    if (name === undefined) continue;
    const before = values.get(name) ?? others.find((other) => other.keyword?.text === name);
    if (before !== undefined) {
      fault(
        argument.whole,
        "argument_twice",
        { argument: name },
        `${owner}.__init__() got multiple values for argument '${name}'`,
      );
    } else if (known.has(name)) {
      values.set(name, argument);
    } else {
      others.push(argument);
    }
  }
  return { values, others, ok };
}

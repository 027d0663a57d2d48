/** The part of Python's grammar that the reader understands, as plain data. Everything else is `other` or `broken`, with its place. */
import type { Range } from "../types/reading.ts";

export interface Argument extends Range {
  /** Keyword, or null for a positional argument. */
  readonly keyword: (Range & { readonly text: string }) | null;
  readonly star: "" | "*" | "**";
  readonly value: Expression;
}

export type FormatPart = string | { readonly value: Expression; readonly spec: string; readonly conversion: string };

/** One `for … in … if …` of a comprehension. */
export interface Clause {
  readonly target: Expression;
  readonly source: Expression;
  readonly conditions: readonly Expression[];
}

export type ExpressionNode =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "format"; readonly parts: readonly FormatPart[] }
  | { readonly kind: "constant"; readonly value: true | false | null }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly object: Expression; readonly name: Range & { readonly text: string } }
  | { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression | null }
  /** The index of `a[1:]`: from, to and step, as far as there are colons. */
  | { readonly kind: "slice"; readonly bounds: readonly (Expression | null)[] }
  | { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Argument[] }
  | { readonly kind: "tuple" | "list" | "set"; readonly items: readonly Expression[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Expression | null, Expression])[] }
  | { readonly kind: "star"; readonly value: Expression }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: "comprehension"; readonly element: Expression; readonly clauses: readonly Clause[] }
  | { readonly kind: "lambda"; readonly parameters: readonly Parameter[]; readonly body: Expression }
  /** Python that the reader does not work out: sets by comprehension, await … */
  | { readonly kind: "other"; readonly what: string };

export type Expression = Range & ExpressionNode;

export interface Parameter {
  readonly name: string;
  readonly fallback: Expression | null;
  readonly star: "" | "*" | "**";
}

export interface ImportedName extends Range {
  /** "tensorflow.keras.layers.LSTM"; ends in ".*" for a star import. */
  readonly path: string;
  readonly as: string;
}

export type StatementNode =
  | { readonly kind: "expression"; readonly value: Expression }
  | { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression }
  | { readonly kind: "augmented"; readonly target: Expression; readonly operator: string; readonly value: Expression }
  | { readonly kind: "import"; readonly names: readonly ImportedName[] }
  | { readonly kind: "for"; readonly target: Expression; readonly source: Expression; readonly body: Block }
  | { readonly kind: "while"; readonly test: Expression; readonly body: Block }
  /** Out of the loop, or on to its next pass. */
  | { readonly kind: "break" | "continue" }
  | { readonly kind: "if"; readonly branches: readonly { readonly test: Expression | null; readonly body: Block }[] }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: Block;
    }
  | { readonly kind: "return"; readonly value: Expression | null }
  /** `with`: its body is read, its managers are not. */
  | { readonly kind: "with"; readonly body: Block; readonly names: readonly string[] }
  | { readonly kind: "pass" }
  /** A statement that is never read: class, try, del … `names`: what it assigns or mentions. */
  | { readonly kind: "unread"; readonly what: string; readonly names: readonly string[] }
  /** Not Python, or not yet. `error`: where it goes wrong. */
  | {
      readonly kind: "broken";
      readonly error: Range;
      readonly assigns: string | null;
      readonly names: readonly string[];
    }
  /** A statement that the scan found unreadable and blanked; the reason has been said. */
  | { readonly kind: "lost"; readonly assigns: string | null; readonly names: readonly string[] };

export type Statement = Range & StatementNode;
export type Block = readonly Statement[];

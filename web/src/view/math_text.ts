/** Terms as plain text, for names of things that are read aloud, for tooltips and for tables. */
import { functionName, type Term } from "./math_term.ts";

export function termText(term: Term): string {
  if (term.kind === "symbol") return symbolText(term);
  const of = term.of.map((one) => (needsBrackets(term, one) ? `(${termText(one)})` : termText(one)));
  const [a = "", b = "", c = ""] = of;
  switch (term.operation) {
    case "matmul":
      return of.join(" ");
    case "add":
      return of.join(" + ");
    case "subtract":
      return of.join(" − ");
    case "multiply":
      return of.join(" ∘ ");
    case "blend":
    case "carry":
      if (of.length < 3) return `${a} ∘ ${b}`;
      return `${a} ∘ ${b} + (1 − ${a}) ∘ ${c}`;
    case "activation": {
      const name = functionName(term.function);
      const inner = term.of[0];
      if (name === "") return a;
      return inner?.kind === "symbol" ? `${name} ${a}` : `${name}(${a})`;
    }
    case "gather":
      return `${b}[${a}]`;
    case "concat":
      return `[${of.join(", ")}]`;
    default:
      return `${callName(term)}(${of.join(", ")})`;
  }
}

export function symbolText(term: Extract<Term, { kind: "symbol" }>): string {
  const [base = "", sub = ""] = term.symbol.split("_");
  const index = term.index === null ? "" : String(term.index);
  const subscript = [sub, index].filter((one) => one !== "").join(",");
  return `${base}${subscript === "" ? "" : `_${subscript}`}${term.direction}`;
}

/** Sums inside products stand in brackets, and what is multiplied entry by entry before it meets a matrix. */
export function needsBrackets(outer: Extract<Term, { kind: "operation" }>, inner: Term): boolean {
  if (inner.kind !== "operation") return false;
  if (inner.operation === "multiply") return outer.operation === "matmul";
  const sum = inner.operation === "add" || inner.operation === "subtract" || inner.operation === "blend";
  return sum && (outer.operation === "multiply" || outer.operation === "matmul" || outer.operation === "subtract");
}

export function callName(term: Extract<Term, { kind: "operation" }>): string {
  switch (term.operation) {
    case "mean":
      return "mean";
    case "maximum":
      return "max";
    case "scale":
      return "dropout";
    case "other":
      return term.function;
    default:
      return term.operation;
  }
}

/** An expression as one line of text: 0.300·0.500 + 0.200·(−0.100). */
import type { Expression } from "./explain.ts";
import { functionName } from "./math_term.ts";
import { formatNumber } from "./number.ts";

/** Terms of a sum before the rest is only counted. */
const mostTerms = 12;

type Within = "outer" | "sum" | "product" | "call";

export function expressionText(expression: Expression, within: Within = "outer"): string {
  switch (expression.kind) {
    case "number": {
      const exact = expression.touch === null && Number.isInteger(expression.value);
      const text = formatNumber(expression.value, exact ? 0 : undefined);
      return expression.value < 0 && within !== "outer" && within !== "call" ? `(${text})` : text;
    }
    case "product":
      return expression.of.map((one) => expressionText(one, "product")).join("·");
    case "sum": {
      const shown = expression.of
        .slice(0, mostTerms)
        .map((one, index) => expressionText(one, index === 0 ? "outer" : "sum"));
      const rest = expression.of.length - shown.length;
      const text = [...shown, ...(rest > 0 ? [`… (+${rest})`] : [])].join(" + ");
      return within === "product" ? `(${text})` : text;
    }
    case "difference": {
      const text = `${expressionText(expression.of[0], "sum")} − ${expressionText(expression.of[1], "product")}`;
      return within === "product" ? `(${text})` : text;
    }
    case "quotient":
      return `${expressionText(expression.of[0], "product")} / ${expressionText(expression.of[1], "product")}`;
    case "call": {
      const args = expression.of.map((one) => expressionText(one, "call")).join(", ");
      const name = functionName(expression.name);
      return name === "" ? args : `${name}(${args})`;
    }
    default:
      return expression satisfies never;
  }
}

/** Its value where it is made of numbers by addition and multiplication alone; else not a number. */
export function plainValue(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "sum":
      return expression.of.reduce((sum, one) => sum + plainValue(one), 0);
    case "product":
      return expression.of.reduce((product, one) => product * plainValue(one), 1);
    case "difference":
      return plainValue(expression.of[0]) - plainValue(expression.of[1]);
    case "quotient":
      return plainValue(expression.of[0]) / plainValue(expression.of[1]);
    case "call":
      return Number.NaN;
    default:
      return expression satisfies never;
  }
}

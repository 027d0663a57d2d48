/** Which sign will the next number have? Asked from the terms that it is made of, before it is computed. */
import type { QuantityInfo } from "../types/core.ts";
import type { Scene, Touch } from "../types/scene.ts";
import { type Expression, explain, leaves } from "./explain.ts";
import { expressionText } from "./expression_text.ts";
import type { Asking, Question } from "./learn_question.ts";
import { functionName, placeOf, symbolOf } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber } from "./number.ts";
import { type QuantityTouch, quantityOf, touchKey, touchOfKey, widthOf } from "./number_address.ts";

/** As far ahead as a learner can be expected to look. */
const mostAhead = 40;
/** Nearer to the border than this, it is anybody's guess. */
const clear = 0.02;

/** `asked`: the key of the question that is open, which outlasts moving the cursor. */
export function signQuestions(asking: Asking, asked: string | null): readonly Question[] {
  const open = asked?.startsWith("sign|") ? touchOfKey(asked.slice("sign|".length)) : null;
  const touches = open?.kind === "quantity" ? [open] : upcoming(asking.scene);
  return touches.flatMap((touch) => questionOf(asking, touch) ?? []);
}

/** Entries of the next activation that are clear enough. */
function upcoming({ computed, position }: Scene): readonly QuantityTouch[] {
  const { ticks } = computed.timeline;
  for (let ahead = position + 1; ahead < Math.min(ticks.length, position + mostAhead); ahead++) {
    const tick = ticks[ahead];
    const info = tick && quantityOf(computed, tick.node, tick.part, tick.quantity);
    if (!tick || info?.operation !== "activation" || borderOf(info) === null) continue;
    const { node, part, quantity, t } = tick;
    const width = widthOf(computed, node, part, info);
    return Array.from({ length: width }, (_, entry) => ({ kind: "quantity", node, part, quantity, t, entry }) as const);
  }
  return [];
}

/** What the answer is told apart at. */
function borderOf({ function: name }: QuantityInfo): number | null {
  if (name === "sigmoid" || name === "hard_sigmoid") return 0.5;
  return name === "tanh" || name === "linear" || name === "softsign" ? 0 : null;
}

function questionOf({ scene, words }: Asking, touch: QuantityTouch): Question | null {
  const { computed, sample } = scene;
  const info = quantityOf(computed, touch.node, touch.part, touch.quantity);
  const place = placeOf(computed, touch);
  const explained = explain(computed, sample, touch);
  const border = info ? borderOf(info) : null;
  if (!info || !place || border === null || explained?.expression?.kind !== "call") return null;
  const terms = termsOf(scene, explained.expression);
  const { value } = explained;
  if (terms === null || !(Math.abs(value - border) > clear)) return null;
  const { options, why, title, titleGate, given, because } = words.sign;
  const name = `${termText(symbolOf(place, info))}[${touch.entry}]`;
  const [high, low] = border === 0 ? [options.positive, options.negative] : [options.above, options.below];
  const mistake = terms.kind === "sum" && terms.of.length > 1 ? why.heavier : why.squashed;
  const choice = (label: string, right: boolean) => ({ label, right, why: right ? "" : mistake });
  const making = `${functionName(info.function)}(${expressionText(terms)})`;
  return {
    kind: "sign",
    key: `sign|${touchKey(touch)}`,
    title: border === 0 ? title(name) : titleGate(name),
    given: given(making),
    options: [choice(high, value > border), choice(low, value < border)],
    because: because(name, making, formatNumber(value)),
    seek: positionOf(scene, touch),
  };
}

/** The sum inside the function, opened down to what has been computed term by term. */
function termsOf({ computed, sample }: Scene, { of }: Extract<Expression, { kind: "call" }>): Expression | null {
  const [inner] = of;
  if (inner === undefined) return null;
  return opened(inner);

  function opened(expression: Expression): Expression {
    if (expression.kind === "sum") return { kind: "sum", of: expression.of.flatMap((one) => partsOf(opened(one))) };
    if (expression.kind !== "number" || expression.touch?.kind !== "quantity") return expression;
    const making = explain(computed, sample, expression.touch)?.expression;
    // A product of vectors is one term; only sums of terms are opened.
    const isSum = making?.kind === "sum" && making.of.every((one) => one.kind === "number");
    return isSum && leaves(making).length > 1 ? opened(making) : expression;
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "sum" ? expression.of : [expression];
}

function positionOf({ computed }: Scene, touch: Touch & { readonly kind: "quantity" }): number | null {
  const position = computed.timeline.ticks.findIndex(
    (tick) =>
      tick.node === touch.node && tick.part === touch.part && tick.quantity === touch.quantity && tick.t === touch.t,
  );
  return position < 0 ? null : position;
}

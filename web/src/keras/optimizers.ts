/** What Keras refuses of the arguments of an optimizer. */
import type { Given } from "./bind.ts";
import { repr } from "./python_repr.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import type { Value } from "./values.ts";

/** Arguments that an optimizer refuses when it is made. */
export function checkOptimizer(
  session: Session,
  class_name: string,
  given: readonly Given[],
  positions: readonly string[],
): void {
  checkClipping(session, given);
  let position = 0;
  for (const argument of given) {
    const name = argument.keyword?.text ?? positions[position++];
    const { value } = argument;
    if (
      (name === "learning_rate" || name === "lr") &&
      session.dialect === "keras3" &&
      (value.kind === "int" || value.kind === "string")
    ) {
      say(session, argument, {
        code: "learning_rate_kind",
        severity: "warning",
        args: { found: repr(value) },
        keras: learningRate(value),
      });
    }
    if (
      name === "momentum" &&
      class_name === "SGD" &&
      session.dialect === "keras3" &&
      /^(int|string)$/.test(value.kind)
    ) {
      const keras = "`momentum` must be a float between [0, 1].";
      say(session, argument, { code: "momentum_kind", severity: "warning", args: { found: repr(value) }, keras });
      continue;
    }
    const outside = (value.kind === "int" || value.kind === "float") && (value.value < 0 || value.value > 1);
    if (name === "momentum" && class_name === "SGD" && outside) {
      const keras =
        session.dialect === "keras2"
          ? "`momentum` must be between [0, 1]."
          : "`momentum` must be a float between [0, 1].";
      say(session, argument, { code: "momentum_range", severity: "warning", args: { found: repr(value) }, keras });
    }
  }
}

function learningRate(value: Value): string {
  const found = value.kind === "string" ? value.value : repr(value);
  return `Argument \`learning_rate\` should be float, or an instance of LearningRateSchedule, or a callable (that takes in the current iteration value and returns the corresponding learning rate value). Received instead: learning_rate=${found}`;
}

/** Gradients are clipped in one way at most; Keras 2 minds only two norms. */
function checkClipping(session: Session, given: readonly Given[]): void {
  const keras3 = session.dialect === "keras3";
  const ways = keras3 ? ["clipnorm", "clipvalue", "global_clipnorm"] : ["clipnorm", "global_clipnorm"];
  const values = ways.map((way) => given.find((argument) => argument.keyword?.text === way));
  const set = values.filter((argument) => argument !== undefined && argument.value.kind !== "none");
  const [, second] = set;
  if (second === undefined) return;
  const received = ways
    .map((way, i) => `${way}=${values[i] === undefined ? "None" : repr(values[i].value)}`)
    .join(", ");
  const keras = keras3
    ? `Only one of \`clipnorm\`, \`clipvalue\` and \`global_clipnorm\` can be set. Received: ${received}`
    : `At most one of \`clipnorm\` and \`global_clipnorm\` can be set. Received: ${received}.`;
  say(session, second.whole, { code: "clipped_twice", severity: "warning", keras });
}

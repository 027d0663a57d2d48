/** Arguments that Keras takes and the catalog does not list, for they change nothing that is shown: with a note, or only while they are off. */
import type { Dialect } from "../types/core.ts";
import type { Given } from "./bind.ts";
import { known } from "./kinds.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import { truth } from "./values.ts";

interface Accepted {
  readonly dialect?: Dialect;
  readonly classes: RegExp;
  readonly names: readonly string[];
  /** Switched on it would change numbers or weights. */
  readonly off?: true;
}

const accepted: readonly Accepted[] = [
  { classes: /./, names: ["autocast"] },
  // Keras 2 takes `implementation` for every layer, though few read it.
  { dialect: "keras2", classes: /./, names: ["implementation", "dynamic"] },
  { dialect: "keras2", classes: /^Embedding$/, names: ["sparse"] },
  { dialect: "keras2", classes: /^BatchNormalization$/, names: ["fused", "renorm_clipping", "renorm_momentum"] },
  {
    dialect: "keras2",
    classes: /^BatchNormalization$/,
    names: ["renorm", "virtual_batch_size", "adjustment"],
    off: true,
  },
  { dialect: "keras3", classes: /^(Dense|Embedding|Conv1D)$/, names: ["lora_rank"], off: true },
  { dialect: "keras3", classes: /^(Dense|Embedding|Conv1D)$/, names: ["lora_alpha"] },
  { dialect: "keras3", classes: /^(Dense|Embedding)$/, names: ["quantization_config"], off: true },
];

function entriesFor(dialect: Dialect, class_name: string): readonly Accepted[] {
  return accepted.filter((one) => (one.dialect ?? dialect) === dialect && one.classes.test(class_name));
}

/** What `class_name` takes in this dialect besides what the catalog lists. */
export function acceptedNames(dialect: Dialect, class_name: string): readonly string[] {
  return entriesFor(dialect, class_name).flatMap(({ names }) => names);
}

/** Notes that `argument` changes nothing; false, and it is said why, when it is switched on and would change something. */
export function acceptsValue(session: Session, class_name: string, argument: string, given: Given): boolean {
  if (!known(session, given.value, given)) return false;
  const args = { argument, layer: class_name };
  const off = entriesFor(session.dialect, class_name).some((one) => one.off === true && one.names.includes(argument));
  if (off && truth(given.value) !== false) {
    say(session, given.whole, { code: "argument_not_shown", args });
    return false;
  }
  if (!given.spread) say(session, given.whole, { code: "no_effect", severity: "note", args });
  return true;
}

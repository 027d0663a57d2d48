/** `compile` and `fit` as settings. Nothing in them is an error: what is not known stays out. */
import type { NamedObject, Range, Training } from "../types/reading.ts";
import type { Given } from "./bind.ts";
import { lastName } from "./keras_names.ts";
import type { Session } from "./session.ts";
import { itemsOf, truth, type Value } from "./values.ts";

/** Arguments by name, positions resolved by `order`. */
function byName(given: readonly Given[], order: readonly string[]): ReadonlyMap<string, Given> {
  const values = new Map<string, Given>();
  let position = 0;
  for (const argument of given) {
    const name = argument.keyword?.text ?? order[position++];
    if (name !== undefined) values.set(name, argument);
  }
  return values;
}

/** The settings after `compile(...)`. */
export function readCompile(given: readonly Given[], call: Range): Training {
  const values = byName(given, ["optimizer", "loss", "loss_weights", "metrics"]);
  const optimizer = namedObject(values.get("optimizer"));
  const loss = namedObject(values.get("loss"));
  const metrics = values.get("metrics");
  const list =
    metrics === undefined
      ? undefined
      : (itemsOf(metrics.value.kind === "string" ? { kind: "list", items: [metrics.value] } : metrics.value) ?? []);
  return {
    compile: { from: call.from, to: call.to },
    ...(optimizer === undefined ? {} : { optimizer }),
    ...(loss === undefined ? {} : { loss }),
    ...(list === undefined ? {} : { metrics: list.flatMap((value) => nameOf(value) ?? []) }),
  };
}

/** What `fit(...)` adds to the settings. */
export function readFit(session: Session, given: readonly Given[], call: Range): Training {
  const values = byName(given, [
    "x",
    "y",
    "batch_size",
    "epochs",
    "verbose",
    "callbacks",
    "validation_split",
    "validation_data",
    "shuffle",
  ]);
  const text = (name: string): string | undefined => {
    const argument = values.get(name);
    return argument === undefined ? undefined : session.text.slice(argument.from, argument.to).slice(0, 200);
  };
  const count = (name: string): number | undefined => {
    const value = (values.get(name) ?? (name === "epochs" ? values.get("nb_epoch") : undefined))?.value;
    return value?.kind === "int" && Number.isSafeInteger(value.value) && value.value > 0 ? value.value : undefined;
  };
  const split = values.get("validation_split")?.value;
  const shuffle = truth(values.get("shuffle")?.value ?? { kind: "broken" });
  const x = text("x");
  const y = text("y");
  const epochs = count("epochs");
  const batch_size = count("batch_size");
  return {
    fit: { from: call.from, to: call.to },
    ...(epochs === undefined ? {} : { epochs }),
    ...(batch_size === undefined ? {} : { batch_size }),
    ...(split?.kind === "float" ? { validation_split: split.value } : {}),
    ...(shuffle === undefined ? {} : { shuffle }),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
  };
}

function namedObject(given: Given | undefined): NamedObject | undefined {
  if (given === undefined) return undefined;
  const { value, from, to } = given;
  if (value.kind === "object") return { class_name: value.class_name, config: value.config, from, to };
  const name = nameOf(value);
  return name === undefined ? undefined : { class_name: name, config: {}, from, to };
}

function nameOf(value: Value): string | undefined {
  if (value.kind === "string") return value.value;
  if (value.kind === "path") return lastName(value.path);
  return value.kind === "object" ? value.class_name : undefined;
}

/** What names of modules mean. Imports may be missing: a snippet without any is read as one from a post. */
import type { Range } from "../types/reading.ts";
import type { ImportedName } from "./ast.ts";
import { importEdit } from "./import_edit.ts";
import { belowKeras, kerasLayers, lastName, layerAliases, usualNames } from "./keras_names.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import type { Value } from "./values.ts";

export function importNames(session: Session, names: readonly ImportedName[]): void {
  for (const name of names) {
    session.imports.push(name);
    noteDialect(session, name);
    if (!name.path.endsWith(".*")) session.globals.names.set(name.as, resolvePath(session, name.path));
  }
}

/** The value of a path of names: a layer class where it is one of Keras'. */
export function resolvePath(session: Session, path: string): Value {
  const below = belowKeras(path);
  if (below === undefined) return { kind: "path", path };
  const last = lastName(path);
  const class_name = layerAliases.get(last) ?? last;
  const isClass = below !== "" && (session.classes.has(class_name) || last === "InputLayer");
  return isClass
    ? { kind: "layer_class", class_name: session.classes.has(last) || last === "InputLayer" ? last : class_name }
    : { kind: "path", path };
}

/** What a name that nothing binds usually stands for. Says so when the text imports other names of Keras but forgot this one. */
export function usualMeaning(session: Session, name: string, range: Range): Value | undefined {
  const isLayer = session.classes.has(name) || kerasLayers.has(name);
  const path = isLayer ? `keras.layers.${name}` : usualNames.get(name);
  if (path === undefined) return undefined;
  if (isLayer || /^(Sequential|Model|Input)$/.test(name)) sayNotImported(session, name, range);
  return resolvePath(session, path);
}

function sayNotImported(session: Session, name: string, range: Range): void {
  const edit = importEdit(session.imports, name);
  if (edit === undefined || session.diagnostics.some((d) => d.code === "not_imported" && d.args["name"] === name))
    return;
  say(session, range, {
    code: "not_imported",
    severity: "warning",
    args: { name },
    keras: `name '${name}' is not defined`,
    mend: { code: "import_name", args: { name }, edits: [edit] },
  });
}

/** Modules that only one Keras has. `keras` and `tensorflow.keras` themselves decide nothing: both dialects are imported from there. */
function noteDialect(session: Session, { path, from, to }: ImportedName): void {
  const keras2 =
    /^tf_keras\b|^tensorflow\.(python|contrib|compat\.v1)\.|^keras\.(layers\.(core|recurrent|embeddings|wrappers|convolutional|normalization|pooling|merge)|wrappers|engine|preprocessing\.sequence)\b|\.(CuDNNLSTM|CuDNNGRU)$/;
  const keras3 = /^keras\.(ops|random|src)\b/;
  if (keras2.test(path)) session.evidence.push({ from, to, text: path, dialect: "keras2", habit: false });
  else if (keras3.test(path)) session.evidence.push({ from, to, text: path, dialect: "keras3", habit: false });
}

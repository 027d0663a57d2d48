/** Adding a name to the imports of a text. */
import type { TextEdit } from "../types/reading.ts";
import type { ImportedName } from "./ast.ts";
import { belowKeras } from "./keras_names.ts";

/** What imports `name` beside the other names of Keras; undefined where the text imports none or all of them. */
export function importEdit(imports: readonly ImportedName[], name: string): TextEdit | undefined {
  const fromKeras = imports.filter((imported) => belowKeras(imported.path) !== undefined);
  if (fromKeras.length === 0 || fromKeras.some((imported) => imported.path.endsWith(".*"))) return undefined;
  const module = name === "Sequential" || name === "Model" ? "models" : "layers";
  const beside = fromKeras
    .filter((imported) => imported.path.split(".").at(-2) === module && !imported.path.endsWith(`.${module}`))
    .at(-1);
  if (beside !== undefined) return { from: beside.to, to: beside.to, insert: `, ${name}` };
  const root = /^.*?keras/.exec(fromKeras[0]?.path ?? "")?.[0] ?? "keras";
  return { from: 0, to: 0, insert: `from ${root}.${module} import ${name}\n` };
}

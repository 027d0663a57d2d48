/** A layer that the text does not have yet: how it begins, and how this text can name it. */
import type { Catalog, CatalogArgument } from "../types/core.ts";
import type { ReadModel, TextEdit } from "../types/reading.ts";
import { insertLayer } from "./edit.ts";
import { importEdit } from "./import_edit.ts";
import { layerAliases } from "./keras_names.ts";
import { parse } from "./parse.ts";

/** Where Keras demands a value it gives no hint of one: small ones that fit most places. */
const begins: Readonly<Record<string, string>> = {
  input_dim: "10",
  output_dim: "4",
  rate: "0.5",
  stddev: "0.1",
  n: "3",
  kernel_size: "3",
  filters: "4",
  activation: '"tanh"',
  dims: "(1, 2)",
  target_shape: "(-1,)",
  num_heads: "2",
  key_dim: "4",
};

/** Edits that put a layer of this class in as number `index`; undefined where the text has no such place. */
export function newLayer(
  text: string,
  model: ReadModel,
  catalog: Catalog,
  index: number,
  class_name: string,
): readonly TextEdit[] | undefined {
  const prefix = prefixOf(text, model);
  const names: string[] = [];
  const code = call(catalog, class_name, (name) => {
    names.push(name);
    return prefix + name;
  });
  const edits = code === undefined ? undefined : insertLayer(text, model, index, code);
  if (edits === undefined || prefix !== "") return edits;
  return [...importsFor(text, names), ...edits];
}

/** `layers.`, where the other layers of the model are written with it. */
function prefixOf(text: string, model: ReadModel): string {
  const span = model.spans.findLast((one) => one !== null);
  const prefix = span == null ? "" : text.slice(span.from, span.name.from);
  return /^[\w.]+\.$/.test(prefix) ? prefix : "";
}

/** At one place after one another: the first edit would move the second. */
function importsFor(text: string, names: readonly string[]): readonly TextEdit[] {
  const imports = parse(text).flatMap((statement) => (statement.kind === "import" ? statement.names : []));
  const missing = [...new Set(names)].filter((name) => !imports.some((imported) => imported.as === name));
  const edits = missing.flatMap((name) => importEdit(imports, name) ?? []);
  const [first, ...others] = edits;
  return first === undefined ? [] : [{ ...first, insert: [first, ...others].map(({ insert }) => insert).join("") }];
}

function call(catalog: Catalog, class_name: string, nameOf: (name: string) => string): string | undefined {
  const entry = catalog.layers.find((one) => one.class_name === class_name);
  const values = entry?.arguments
    .filter((argument) => argument.required)
    .map((argument) => begin(argument, catalog, class_name, nameOf));
  if (values === undefined || values.some((value) => value === undefined)) return undefined;
  return `${nameOf(layerAliases.get(class_name) ?? class_name)}(${values.join(", ")})`;
}

function begin(
  { name, type }: CatalogArgument,
  catalog: Catalog,
  class_name: string,
  nameOf: (name: string) => string,
): string | undefined {
  const written = begins[name];
  if (written !== undefined) return written;
  switch (type) {
    case "int":
    case "optional_int":
      return "4";
    case "float":
    case "optional_float":
      return "0.5";
    case "bool":
      return "True";
    case "layer":
      return call(
        catalog,
        class_name === "Bidirectional" ? "LSTM" : class_name === "RNN" ? "SimpleRNNCell" : "Dense",
        nameOf,
      );
    default:
      return undefined;
  }
}

/** Classes that can be put in without more to be said. */
export function offeredLayers(catalog: Catalog): readonly string[] {
  return catalog.layers
    .map(({ class_name }) => class_name)
    .filter(
      (class_name) => !/InputLayer|Cells?$/.test(class_name) && call(catalog, class_name, (name) => name) !== undefined,
    );
}

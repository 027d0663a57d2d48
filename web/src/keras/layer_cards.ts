/** The layers of a model as cards, with the arguments that its text writes and, for the others, Keras' defaults. */
import type { Catalog, Config, Dialect, LayerSpec } from "../types/core.ts";
import type { CardField, CardLimit, LayerCard } from "../types/layers.ts";
import type { LayerSpan, ReadModel } from "../types/reading.ts";
import { haveOwnPlace } from "./edit.ts";
import { isLayerSpec } from "./layer_spec.ts";
import { callTimeArguments } from "./other_dialect.ts";
import { writeValue } from "./write.ts";

interface Source {
  readonly text: string;
  readonly catalog: Catalog;
  readonly dialect: Dialect;
}

export function layerCards(text: string, model: ReadModel, catalog: Catalog): readonly LayerCard[] {
  const source = { text, catalog, dialect: model.spec.dialect };
  const places = haveOwnPlace(text, model);
  return model.spec.layers.map((layer, index) => {
    const span = model.spans[index] ?? null;
    const limit = limitOf(model, span, places[index] === true);
    return card(source, layer, span, index, limit);
  });
}

function limitOf(model: ReadModel, span: LayerSpan | null, ownPlace: boolean): CardLimit | null {
  if (span === null) return "implied";
  if (model.spans.filter((other) => other !== null && other.from === span.from).length > 1) return "repeated";
  if (!model.spec.sequential) return "graph";
  return ownPlace ? null : "elsewhere";
}

function card(
  source: Source,
  layer: LayerSpec,
  span: LayerSpan | null,
  index: number,
  limit: CardLimit | null,
): LayerCard {
  const { class_name, config } = layer;
  const wrapped = Object.entries(span?.wrapped ?? {}).flatMap(([argument, inner]) => {
    const spec = config[argument];
    return isLayerSpec(spec) ? [{ argument, card: card(source, spec, inner, index, limit) }] : [];
  });
  return {
    index,
    class_name,
    name: typeof config["name"] === "string" ? config["name"] : "",
    fields: span === null ? [] : fieldsOf(source, class_name, config, span),
    wrapped,
    limit,
    configurable: limit !== "implied" && limit !== "repeated",
    movable: limit === null,
  };
}

function fieldsOf(
  { text, catalog, dialect }: Source,
  class_name: string,
  config: Config,
  span: LayerSpan,
): readonly CardField[] {
  const known = catalog.layers.find((entry) => entry.class_name === class_name)?.arguments ?? [];
  const taken = known.filter(
    (argument) =>
      (argument.dialect === null || argument.dialect === dialect) &&
      !callTimeArguments.has(argument.name) &&
      !(argument.name in span.wrapped) &&
      // An Input is written by its shape, not by what the layer calls it.
      class_name !== "InputLayer",
  );
  const fields = taken.map((argument): CardField => {
    const range = span.arguments[argument.name];
    const value = config[argument.name] ?? argument.default;
    const written = range === undefined ? null : text.slice(range.from, range.to);
    const asDefault =
      argument.default === undefined ? null : writeValue(argument.default, argument.type, catalog, dialect);
    return {
      name: argument.name,
      type: argument.type,
      text: written ?? asDefault ?? "",
      fallback: asDefault,
      ...(value === undefined ? {} : { value }),
      written: written !== null,
      required: argument.required,
      has_effect: !argument.no_effect,
      expression: written !== null && !isLiteral(written),
    };
  });
  return [...fields, ...unlisted(text, span, fields)];
}

/** What is written and the catalogue does not list: `input_shape`, `name`. */
function unlisted(text: string, span: LayerSpan, fields: readonly CardField[]): readonly CardField[] {
  return Object.entries(span.arguments)
    .filter(([name]) => !(name in span.wrapped) && fields.every((field) => field.name !== name))
    .map(([name, { from, to }]) => {
      const written = text.slice(from, to);
      return {
        name,
        type: "text",
        text: written,
        fallback: null,
        written: true,
        required: false,
        has_effect: true,
        expression: !isLiteral(written),
      };
    });
}

/** A number, a name in quotes, True, False, None, or a tuple or list of these. */
export function isLiteral(text: string): boolean {
  return (
    isAtom(text.trim()) || (/^[([]\s*([^()[\]{}]*?),?\s*[)\]]$/.test(text.trim()) === true && parts(text).every(isAtom))
  );
}

function parts(text: string): readonly string[] {
  const inner = text.trim().slice(1, -1).trim().replace(/,$/, "");
  return inner === "" ? [] : inner.split(",").map((part) => part.trim());
}

function isAtom(text: string): boolean {
  return /^([-+]?(\d+(_\d+)*\.?\d*|\.\d+)(e[-+]?\d+)?|True|False|None|"[^"\\\n]*"|'[^'\\\n]*')$/i.test(text);
}

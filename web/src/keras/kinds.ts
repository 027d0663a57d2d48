/** Is a value of the kind that an argument takes? Values that are become Keras' config values. */
import type { CatalogArgument, ConfigValue } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import type { Given } from "./bind.ts";
import type { DiagnosticCode } from "./codes.ts";
import { belowKeras, lastName } from "./keras_names.ts";
import { unknownActivation, unknownInitializer, wrongKind } from "./keras_text.ts";
import { nearest } from "./nearest.ts";
import { repr, typeName } from "./python_repr.ts";
import { replacement, say } from "./report.ts";
import { boundNames, lookUp, type Session } from "./session.ts";
import { type Layer, truth, type Value } from "./values.ts";

/** Undefined: an error has been said. */
export type Converted = ConfigValue | undefined;

interface Place {
  readonly session: Session;
  readonly class_name: string;
  readonly argument: string;
  readonly given: Given;
}

export function convert(session: Session, class_name: string, argument: CatalogArgument, given: Given): Converted {
  const place: Place = { session, class_name, argument: argument.name, given };
  const { value } = given;
  if ((argument.type === "layer" || argument.type === "layers") && sayUnknownClass(session, value, given))
    return undefined;
  if (!known(session, value, given)) return undefined;
  switch (argument.type) {
    case "int":
      return integer(place, value);
    case "optional_int":
      return value.kind === "none" ? null : integer(place, value);
    case "float":
      return float(place, value);
    case "optional_float":
      return value.kind === "none" ? null : float(place, value);
    case "bool":
      return bool(place, value);
    case "string":
      return string(place, value);
    case "optional_string":
      return value.kind === "none" ? null : string(place, value);
    case "shape":
      return isNone(argument, value) ? [] : shape(place, value);
    case "ints":
      if (isNone(argument, value)) return [];
      return value.kind === "tuple" || value.kind === "list"
        ? all(value.items, (item) => integer(place, item))
        : integer(place, value);
    case "layer":
    case "layers":
      return layers(place, value);
    case "activation":
      return activation(place, value);
    case "initializer":
    case "regularizer":
    case "constraint":
      return namedObject(place, value, argument.type);
  }
}

/** None where Keras' default is None: the core has an empty list for it. */
function isNone(argument: CatalogArgument, value: Value): boolean {
  return value.kind === "none" && Array.isArray(argument.default) && argument.default.length === 0;
}

/** Says so when `value` is a name without a meaning, or a thing that only running would tell. */
export function known(session: Session, value: Value, range: Range): boolean {
  if (value.kind === "undefined") {
    sayUndefined(session, value.name, value.range);
    return false;
  }
  if (value.kind === "unknown" || value.kind === "array") {
    say(session, range, { code: "unknown_value", args: { text: session.text.slice(range.from, range.to) } });
    return false;
  }
  if ((value.kind === "tuple" || value.kind === "list") && value.items.length < 100)
    return value.items.every((item) => known(session, item, range));
  return value.kind !== "broken";
}

/** `Bidirectional(Foo(3))` where nothing defines Foo: a layer was meant. */
export function sayUnknownClass(session: Session, value: Value, range: Range): boolean {
  const name = value.kind === "unknown" ? /^([A-Z]\w*)\(/.exec(value.text)?.[1] : undefined;
  if (name === undefined || lookUp(session.scope, name) !== undefined) return false;
  say(
    session,
    { from: range.from, to: Math.min(range.to, range.from + name.length) },
    { code: "unknown_layer", args: { name }, keras: `name '${name}' is not defined` },
  );
  return true;
}

const pythonConstants: ReadonlyMap<string, string> = new Map([
  ["true", "True"],
  ["TRUE", "True"],
  ["false", "False"],
  ["FALSE", "False"],
  ["none", "None"],
  ["NONE", "None"],
  ["null", "None"],
]);

export function sayUndefined(session: Session, name: string, range: Range): void {
  const constant = pythonConstants.get(name);
  const meant = constant ?? nearest(name, boundNames(session.scope));
  const keras = `name '${name}' is not defined`;
  if (meant !== undefined) {
    say(session, range, {
      code: constant === undefined ? "undefined_name_near" : "constant_case",
      args: { name, meant },
      keras,
      mend: replacement(range, meant),
    });
    return;
  }
  const at = session.statement.from;
  const indent = session.text.slice(session.text.lastIndexOf("\n", at - 1) + 1, at);
  const isBlank = /^\s*$/.test(indent);
  const line = `${name} = 10\n${indent}`;
  const mend = isBlank
    ? { code: "define_name" as const, args: { name }, edits: [{ from: at, to: at, insert: line }] }
    : undefined;
  say(session, range, { code: "undefined_name", args: { name }, keras, mend });
}

function refuse(place: Place, code: DiagnosticCode, mend?: string): undefined {
  const { session, class_name, argument, given } = place;
  const { value } = given;
  say(session, given, {
    code,
    args: { argument, found: repr(value).slice(0, 80), type: typeName(value) },
    keras: wrongKind(session.dialect, class_name, argument, value),
    mend: mend === undefined || given.spread ? undefined : replacement(given, mend),
  });
  return undefined;
}

/** Sizes that Keras 2 passes through int(): it takes 2.5 for 2. */
const truncated: ReadonlySet<string> = new Set(["Dense.units", "Embedding.input_dim", "Embedding.output_dim"]);

function integer(place: Place, value: Value): Converted {
  const { session, class_name, given } = place;
  if (value.kind === "int") {
    if (Number.isSafeInteger(value.value)) return value.value;
    return refuse(place, "int_too_large");
  }
  if (value.kind === "bool") {
    say(session, given, {
      code: "bool_as_number",
      severity: "warning",
      args: { argument: place.argument, found: repr(value), number: value.value ? "1" : "0" },
    });
    return value.value ? 1 : 0;
  }
  if (value.kind === "float") {
    if (
      session.dialect === "keras2" &&
      truncated.has(`${class_name}.${place.argument}`) &&
      Number.isFinite(value.value)
    ) {
      say(session, given, {
        code: "float_truncated",
        severity: "warning",
        args: { found: repr(value), number: String(Math.trunc(value.value)) },
      });
      return Math.trunc(value.value);
    }
    return refuse(place, "wants_int", Number.isSafeInteger(value.value) ? String(value.value) : undefined);
  }
  const digits = value.kind === "string" && /^\s*-?\d{1,15}\s*$/.test(value.value) ? value.value.trim() : undefined;
  return refuse(place, "wants_int", digits);
}

function float(place: Place, value: Value): Converted {
  if (value.kind === "int" || value.kind === "float")
    return Number.isFinite(value.value) ? value.value : refuse(place, "wants_finite");
  if (value.kind === "bool") return value.value ? 1 : 0;
  const text = value.kind === "string" ? value.value.trim() : "";
  return refuse(place, "wants_number", /^-?\d*\.?\d+$/.test(text) ? text : undefined);
}

/** Python takes any value as true or false; a text in place of True is a trap worth a word. */
function bool(place: Place, value: Value): Converted {
  const { session, given } = place;
  if (value.kind === "string") {
    const meant = /^\s*false\s*$/i.test(value.value) ? "False" : /^\s*true\s*$/i.test(value.value) ? "True" : undefined;
    say(session, given, {
      code: "text_as_bool",
      severity: "warning",
      args: { argument: place.argument, found: repr(value), taken: value.value === "" ? "False" : "True" },
      mend: meant === undefined || given.spread ? undefined : replacement(given, meant),
    });
  }
  return truth(value) ?? refuse(place, "wants_bool");
}

function string(place: Place, value: Value): Converted {
  if (value.kind === "string") return value.value;
  if (value.kind === "path") return lastName(value.path);
  return refuse(place, "wants_string");
}

function shape(place: Place, value: Value): Converted {
  if (value.kind === "tuple" || value.kind === "list")
    return all(value.items, (item) => (item.kind === "none" ? null : integer(place, item)));
  return refuse(place, "wants_shape", value.kind === "int" ? `(${value.value},)` : undefined);
}

function all(items: readonly Value[], one: (item: Value) => Converted): Converted {
  const list: ConfigValue[] = [];
  for (const item of items) {
    const converted = one(item);
    if (converted === undefined) return undefined;
    list.push(converted);
  }
  return list;
}

function layers(place: Place, value: Value): Converted {
  if (value.kind === "none") return null;
  if (value.kind === "layer") return layerConfig(value.layer);
  if (value.kind === "list" || value.kind === "tuple")
    return all(value.items, (item) => (item.kind === "layer" ? layerConfig(item.layer) : refuse(place, "wants_layer")));
  if (value.kind === "layer_class") return refuse(place, "class_not_called");
  return refuse(place, value.kind === "model" ? "model_wrapped" : "wants_layer");
}

/** A layer as another layer's argument holds it. Its automatic name is settled when the model is known (names.ts). */
export function layerConfig(layer: Layer): ConfigValue {
  return { class_name: layer.class_name, config: layer.config };
}

function activation(place: Place, value: Value): Converted {
  const { session, given } = place;
  if (value.kind === "none") return "linear";
  if (value.kind === "layer" || value.kind === "layer_class" || value.kind === "function")
    return refuse(place, "activation_not_shown");
  const name = value.kind === "string" ? value.value : value.kind === "path" ? lastName(value.path) : undefined;
  if (name === undefined) return refuse(place, "wants_activation");
  const { activations } = session.catalog;
  if (activations.includes(name)) return name;
  const meant = nearest(name, activations);
  const insert =
    meant === undefined || given.spread || value.kind === "path" ? undefined : quoteLike(session.text, given, meant);
  say(session, given, {
    code: meant === undefined ? "unknown_activation" : "unknown_activation_near",
    args: meant === undefined ? { name } : { name, meant },
    keras: unknownActivation(session.dialect, name),
    mend: insert === undefined ? undefined : replacement(given, insert),
  });
  return undefined;
}

const families: Readonly<Record<"initializer" | "regularizer" | "constraint", string>> = {
  initializer: "initializers",
  regularizer: "regularizers",
  constraint: "constraints",
};

function namedObject(place: Place, value: Value, type: "initializer" | "regularizer" | "constraint"): Converted {
  const { session, given } = place;
  if (value.kind === "none") return null;
  if (value.kind === "object") {
    if (value.family === families[type]) return { class_name: value.class_name, config: { ...value.config } };
    return refuse(place, `wants_${type}`);
  }
  const name =
    value.kind === "string"
      ? value.value
      : value.kind === "path" && belowKeras(value.path) !== undefined
        ? lastName(value.path)
        : undefined;
  if (name === undefined) return refuse(place, `wants_${type}`);
  const { initializers } = session.catalog;
  if (
    type !== "initializer" ||
    initializers.length === 0 ||
    initializers.some((known) => known === name || snake(name) === snake(known))
  )
    return name;
  const meant = nearest(name, initializers);
  say(session, given, {
    code: meant === undefined ? "unknown_initializer" : "unknown_initializer_near",
    args: meant === undefined ? { name } : { name, meant },
    keras: unknownInitializer(session.dialect, name),
    mend:
      meant === undefined || given.spread || value.kind !== "string"
        ? undefined
        : replacement(given, quoteLike(session.text, given, meant)),
  });
  return undefined;
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}

/** `word` as a string literal with the quotes that stand at `range`. */
function quoteLike(text: string, range: Range, word: string): string {
  const quote = text[range.from] === '"' ? '"' : "'";
  return quote + word + quote;
}

/** For arguments that the catalog does not list: what a value is as config, silently. */
export function plain(value: Value): ConfigValue | undefined {
  switch (value.kind) {
    case "int":
    case "float":
      return Number.isFinite(value.value) ? value.value : undefined;
    case "bool":
    case "string":
      return value.value;
    case "none":
      return null;
    case "tuple":
    case "list":
      return all(value.items, plain);
    case "object":
      return { class_name: value.class_name, config: { ...value.config } };
    case "path":
      return lastName(value.path);
    default:
      return undefined;
  }
}

/** `LSTM(8, return_sequences=True)` → a layer object, checked against the catalog. */
import type { CatalogArgument, CatalogLayer, ConfigValue, Shape } from "../types/core.ts";
import type { LayerSpan, Range } from "../types/reading.ts";
import { acceptedNames, acceptsValue } from "./accepted.ts";
import { bind, type Given } from "./bind.ts";
import { firstLayerArguments, firstLayerShape, readDtype, readInput, spanOf } from "./inputs.ts";
import { badLayerName, missingArguments } from "./keras_text.ts";
import { convert, known } from "./kinds.ts";
import { maxLayers } from "./limits.ts";
import {
  type Call,
  callTimeArguments,
  hasWeights,
  noteEvidence,
  onlyKeras2,
  sayInputLength,
  sayUnknownArguments,
  warnOfShapeArgument,
} from "./other_dialect.ts";
import { repr } from "./python_repr.ts";
import { say } from "./report.ts";
import { automaticName, type Session } from "./session.ts";
import { inSignature } from "./signatures.ts";
import { type Layer, truth, type Value } from "./values.ts";

/** What every layer takes besides its own arguments. */
const baseArguments: readonly string[] = [
  "name",
  "trainable",
  "dtype",
  "weights",
  "activity_regularizer",
  ...firstLayerArguments,
];

/** Makes the layer that a call of a layer class makes. Always a layer: `broken` when something in it is wrong. */
export function makeLayer(session: Session, class_name: string, call: Call): Layer | undefined {
  if (session.layers.length >= maxLayers) {
    if (!session.stopped) say(session, call, { code: "too_many_layers", args: { most: String(maxLayers) } });
    session.stopped = true;
    return undefined;
  }
  if (class_name === "InputLayer") return makeInputLayer(session, "InputLayer", call);
  const entry = session.classes.get(class_name);
  return entry === undefined ? undefined : makeKnown(session, entry, call);
}

function makeKnown(session: Session, entry: CatalogLayer, call: Call): Layer {
  const { class_name } = entry;
  const own = entry.arguments.filter(
    (argument) =>
      (argument.dialect === null || argument.dialect === session.dialect) && !callTimeArguments.has(argument.name),
  );
  const ownNames = new Set(own.map((argument) => argument.name));
  if (hasWeights(class_name)) ownNames.add("weights");
  const harmless = acceptedNames(session.dialect, class_name).filter((name) => !ownNames.has(name));
  const base = [...baseArguments, ...harmless].filter((name) => !ownNames.has(name));
  const parameters = inSignature(class_name, session.dialect, [
    ...own,
    ...[...base, ...(hasWeights(class_name) ? ["weights"] : [])].map((name) => ({
      name,
      required: false,
      keyword_only: true,
    })),
  ]);
  const bound = bind(session, class_name, parameters, call.given);
  noteEvidence(session, entry, call.given);
  const unknown = call.given.filter((given) => bound.others.includes(given) || isRefused(session, given, ownNames));
  const inputLength = unknown.find((given) => given.keyword?.text === "input_length" && ownNames.has("output_dim"));
  if (inputLength !== undefined) sayInputLength(session, inputLength, call);
  const refused = unknown.filter((given) => given !== inputLength);
  sayUnknownArguments(session, entry, [...ownNames, ...base], refused, call);
  let ok = bound.ok && refused.length === 0;

  const config: Record<string, ConfigValue> = {};
  const wrapped: Record<string, readonly Layer[]> = {};
  const missing: string[] = [];
  for (const argument of own) {
    const given = bound.values.get(argument.name);
    if (given === undefined) {
      if (argument.required) missing.push(argument.name);
      continue;
    }
    const converted = isAnything(argument, given.value) ? null : convert(session, class_name, argument, given);
    if (converted === undefined) {
      ok = false;
      continue;
    }
    if (!isAnything(argument, given.value)) config[argument.name] = converted;
    const inner = layersIn(given.value);
    if (inner.length > 0) wrapped[argument.name] = inner;
    if (argument.no_effect && !given.spread)
      say(session, given.whole, {
        code: "no_effect",
        severity: "note",
        args: { argument: argument.name, layer: class_name },
      });
  }
  for (const name of harmless) {
    const given = bound.values.get(name);
    if (given !== undefined && !acceptsValue(session, class_name, name, given)) ok = false;
  }
  const weights = bound.values.get("weights");
  if (weights !== undefined && weights.value.kind !== "none" && !refused.includes(weights))
    say(session, weights.whole, { code: "weights_not_read", severity: "note", args: { layer: class_name } });
  sayOtherDtype(session, bound.values.get("dtype"));
  if (missing.length > 0 && bound.ok) {
    ok = false;
    say(session, call.callee, {
      code: "missing_argument",
      args: { layer: class_name, arguments: missing.join(", ") },
      keras: missingArguments(class_name, missing),
    });
  }
  const baseValues = new Map([...bound.values].filter(([name]) => !ownNames.has(name)));
  const recurrent = ownNames.has("return_sequences");
  const shapeArgument = baseValues.get("input_shape") ?? baseValues.get("input_dim");
  if (session.dialect === "keras3" && shapeArgument !== undefined && refused.length === 0)
    warnOfShapeArgument(session, recurrent, shapeArgument, call);
  const shape = firstLayerShape(session, baseValues, recurrent);
  if (shape === undefined) ok = false;
  return finish(session, {
    class_name,
    base_name: entry.base_name,
    config,
    wrapped,
    name: readName(session, bound.values.get("name")),
    trainable: truth(bound.values.get("trainable")?.value ?? { kind: "bool", value: true }) ?? true,
    batch_shape: shape ?? embeddingShape(session, ownNames, baseValues, bound.values),
    dtype: readDtype(bound.values.get("dtype")),
    span: layerSpan(call, bound.values, wrapped),
    broken: !ok || Object.values(wrapped).some((list) => list.some((layer) => layer.broken)),
  });
}

/** `use_cudnn` is "auto", True or False: whichever it is, nothing here depends on it. */
function isAnything(argument: CatalogArgument, value: Value): boolean {
  return argument.no_effect && argument.type === "string" && (value.kind === "bool" || value.kind === "none");
}

/** All is computed in float32; of the integers that an Input may have, only token ids are. */
function sayOtherDtype(session: Session, given: Given | undefined): void {
  const dtype = readDtype(given);
  if (given === undefined || dtype === null || !/^(b?float(16|64)|mixed_\w+|double|half)$/.test(dtype)) return;
  say(session, given.whole, { code: "other_dtype", severity: "warning", args: { found: dtype } });
}

/** `Input(shape=…)` and `InputLayer(…)`. */
export function makeInputLayer(session: Session, callee: "Input" | "InputLayer", call: Call): Layer {
  const read = readInput(session, callee, call.given, call);
  const keras2 = session.dialect === "keras2";
  return finish(
    session,
    {
      class_name: "InputLayer",
      base_name: keras2 ? "input" : "input_layer",
      config: {
        ...(read.batch_shape === null ? {} : { batch_shape: read.batch_shape }),
        ...(read.dtype === null ? {} : { dtype: read.dtype }),
      },
      wrapped: {},
      name: readName(session, read.name),
      trainable: true,
      batch_shape: null,
      dtype: null,
      span: spanOf(call, call.callee, read.arguments),
      broken: read.batch_shape === null,
    },
    keras2 ? 1 : 0,
  );
}

/** Keras 3 has no `batch_input_shape=` and its kin on layers. */
function isRefused(session: Session, given: Given, ownNames: ReadonlySet<string>): boolean {
  const name = given.keyword?.text;
  return session.dialect === "keras3" && name !== undefined && onlyKeras2.has(name) && !ownNames.has(name);
}

function finish(session: Session, layer: Omit<Layer, "id" | "automatic" | "function">, first: 0 | 1 = 0): Layer {
  const automatic = layer.name === null ? automaticName(session.counters, layer.base_name, first) : "";
  const made: Layer = { ...layer, id: session.layers.length, automatic, function: session.function };
  session.layers.push(made);
  return made;
}

/** Keras 2 builds an Embedding without any shape argument at once: any number of tokens. */
function embeddingShape(
  session: Session,
  ownNames: ReadonlySet<string>,
  base: ReadonlyMap<string, Given>,
  values: ReadonlyMap<string, Given>,
): Shape | null {
  const isEmbedding = ownNames.has("input_dim") && ownNames.has("output_dim");
  if (!isEmbedding || session.dialect !== "keras2") return null;
  const length = values.get("input_length")?.value;
  const batch = base.get("batch_size")?.value;
  const steps = length?.kind === "tuple" || length?.kind === "list" ? length.items : [length];
  return [
    batch?.kind === "int" ? batch.value : null,
    ...steps.map((step) => (step?.kind === "int" ? step.value : null)),
  ];
}

function layersIn(value: Value): readonly Layer[] {
  if (value.kind === "layer") return [value.layer];
  return value.kind === "list" || value.kind === "tuple"
    ? value.items.flatMap((item) => (item.kind === "layer" ? [item.layer] : []))
    : [];
}

function readName(session: Session, given: Given | undefined): string | null {
  if (given === undefined || given.value.kind === "none") return null;
  const { value } = given;
  if (value.kind === "string") {
    if (value.value.includes("/") && session.dialect === "keras3")
      say(session, given, { code: "bad_name", args: { name: value.value }, keras: badLayerName(value) });
    return value.value;
  }
  if (known(session, value, given))
    say(session, given, {
      code: "wants_string",
      args: { argument: "name", found: repr(value).slice(0, 80), type: value.kind },
      keras: session.dialect === "keras3" ? badLayerName(value) : undefined,
    });
  return null;
}

function layerSpan(
  call: Call,
  values: ReadonlyMap<string, Given>,
  wrapped: Readonly<Record<string, readonly Layer[]>>,
): LayerSpan {
  const ranges: Record<string, Range> = {};
  for (const [name, given] of values) if (!given.spread) ranges[name] = { from: given.from, to: given.to };
  const inner: Record<string, LayerSpan> = {};
  for (const [name, list] of Object.entries(wrapped)) {
    list.forEach((layer, i) => {
      if (layer.span !== null) inner[list.length === 1 ? name : `${name}[${i}]`] = layer.span;
    });
  }
  return {
    from: call.from,
    to: call.to,
    name: { from: call.callee.from, to: call.callee.to },
    arguments: ranges,
    wrapped: inner,
  };
}

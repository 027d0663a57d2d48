/** What one evaluation of a program knows and gathers. Made anew for each; nothing outlives it. */
import type { Catalog, CatalogLayer, Dialect } from "../types/core.ts";
import type { Diagnostic, Range } from "../types/reading.ts";
import type { Expression, ImportedName } from "./ast.ts";
import type { Given } from "./bind.ts";
import type { Layer, LayerCall, Model, Scope, Value } from "./values.ts";

/** A thing that only one dialect has, or that texts of one time have. */
export interface Evidence extends Range {
  readonly dialect: Dialect;
  readonly text: string;
  /** A habit, as `input_shape=`: both dialects take it. */
  readonly habit: boolean;
}

/** Expressions hold calls, calls run functions, functions hold expressions: the ring is closed here and not by imports. */
export interface Hooks {
  call(session: Session, expression: Expression & { readonly kind: "call" }): Value;
  callFunction(
    session: Session,
    callee: Value & { readonly kind: "function" },
    given: readonly Given[],
    at: Range,
  ): Value;
}

export interface Session {
  readonly hooks: Hooks;
  readonly text: string;
  readonly catalog: Catalog;
  readonly classes: ReadonlyMap<string, CatalogLayer>;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
  errorsLost: boolean;
  readonly globals: Scope;
  readonly layers: Layer[];
  readonly calls: LayerCall[];
  readonly models: Model[];
  /** Automatic names given out, by base name. */
  readonly counters: Map<string, number>;
  readonly evidence: Evidence[];
  readonly imports: ImportedName[];
  scope: Scope;
  /** The statement of the top level that is being executed. */
  statement: Range;
  steps: number;
  callDepth: number;
  /** The outermost function of the text that is being called. */
  function: Range | null;
  /** Expressions whose value is a layer that nothing holds. */
  readonly dropped: Range[];
  /** What was called: functions of the text, and layers, how many times. */
  readonly called: { readonly functions: Set<string>; readonly layers: Map<Layer, number> };
  /** How many blocks were met of which it is not known whether they run. */
  open: number;
  /** A limit was passed: nothing more is evaluated. */
  stopped: boolean;
}

export interface Program {
  readonly text: string;
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
  readonly errorsLost: boolean;
}

export function newSession(
  { text, catalog, diagnostics, errorsLost }: Program,
  dialect: Dialect,
  hooks: Hooks,
): Session {
  const globals: Scope = { names: new Map(), parent: null };
  return {
    hooks,
    text,
    catalog,
    classes: new Map(catalog.layers.map((layer) => [layer.class_name, layer])),
    dialect,
    diagnostics: [...diagnostics],
    errorsLost,
    globals,
    layers: [],
    calls: [],
    models: [],
    counters: new Map(),
    evidence: [],
    imports: [],
    scope: globals,
    statement: { from: 0, to: 0 },
    steps: 0,
    callDepth: 0,
    function: null,
    called: { functions: new Set(), layers: new Map() },
    dropped: [],
    open: 0,
    stopped: false,
  };
}

export function lookUp(scope: Scope, name: string): Value | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const value = at.names.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** All names that are bound where the program stands. */
export function boundNames(scope: Scope): string[] {
  const names: string[] = [];
  for (let at: Scope | null = scope; at !== null; at = at.parent) names.push(...at.names.keys());
  return names;
}

/** The next automatic name: `lstm`, `lstm_1`, …; counted over the whole program, as Keras does. */
export function automaticName(counters: Map<string, number>, base: string, first: 0 | 1 = 0): string {
  const number = counters.get(base) ?? first;
  counters.set(base, number + 1);
  return number === 0 ? base : `${base}_${number}`;
}

/** Keras text → models as data. Pure: nothing is executed, nothing is remembered between calls. */
import type { Catalog, Dialect } from "../types/core.ts";
import type { Diagnostic, LayerSpan, Range, Reading, ReadModel } from "../types/reading.ts";
import { call } from "./apply.ts";
import type { Block, Statement } from "./ast.ts";
import { chooseDialect, type DialectChoice } from "./dialect.ts";
import { callFunction, execute, saySyntax } from "./execute.ts";
import { useLeftOver } from "./left_over.ts";
import { maxSpecSize, maxTextLength } from "./limits.ts";
import { parse } from "./parse.ts";
import { blankOutput } from "./prompts.ts";
import { scan } from "./scan.ts";
import { newSession, type Session } from "./session.ts";
import { shownAt } from "./shown_at.ts";
import { type Budget, specOf } from "./spec.ts";
import { lostNames } from "./tree.ts";
import type { Model } from "./values.ts";

export interface ReadOptions {
  /** Position of the caret: the model it stands in is the one shown. */
  readonly caret?: number;
  /** "auto" (the default): decided from the text. */
  readonly dialect?: "auto" | Dialect;
}

export function read(code: string, catalog: Catalog, options: ReadOptions = {}): Reading {
  const asked = options.dialect === undefined || options.dialect === "auto" ? null : options.dialect;
  if (code.length > maxTextLength) return tooLong(code, asked);
  const diagnostics: Diagnostic[] = [];
  const { text, blanked, errorsLost } = scan(blankOutput(code), diagnostics);
  const program = withBlanked(parse(text), blanked, code);
  const run = (dialect: Dialect): Session => {
    const session = newSession({ text, catalog, diagnostics, errorsLost }, dialect, { call, callFunction });
    saySyntax(session, program);
    execute(session, program);
    useLeftOver(session, program);
    return session;
  };
  // Only a guess, which spares most texts a second run: what decides is the evidence.
  const guess: Dialect = /\b(batch_input_shape|input_shape|input_length|input_dim)\s*=/.test(text)
    ? "keras2"
    : "keras3";
  const first = run(asked ?? guess);
  const choice: DialectChoice =
    asked === null ? chooseDialect(first.evidence) : { dialect: asked, reason: "asked", evidence: null };
  const session = choice.dialect === first.dialect ? first : run(choice.dialect);
  return reading(code, session, choice, options.caret);
}

function tooLong(code: string, asked: Dialect | null): Reading {
  const diagnostic: Diagnostic = {
    from: 0,
    to: 0,
    severity: "error",
    code: "text_too_long",
    args: { length: String(code.length), most: String(maxTextLength) },
  };
  const dialect = asked ?? "keras3";
  return {
    text: code,
    dialect,
    dialect_reason: asked === null ? "default" : "asked",
    dialect_evidence: null,
    models: [],
    shown: -1,
    spec: null,
    spans: [],
    diagnostics: [diagnostic],
  };
}

/** Statements that the scan blanked come back as broken ones, so that what they name is known to be half-typed. */
function withBlanked(program: Block, blanked: readonly Range[], code: string): Block {
  if (blanked.length === 0) return program;
  const lost = blanked.map(
    ({ from, to }): Statement => ({ from, to, kind: "lost", ...lostNames(code.slice(from, to)) }),
  );
  return [...program, ...lost].sort((a, b) => a.from - b.from);
}

function reading(code: string, session: Session, choice: DialectChoice, caret: number | undefined): Reading {
  const diagnostics = [...session.diagnostics].sort((a, b) => a.from - b.from || a.to - b.to);
  const budget = { left: maxSpecSize };
  const models = session.models.map((model) => readModel(model, session, diagnostics, budget));
  const shown = shownAt({ models }, caret);
  const one = models[shown];
  return {
    text: code,
    dialect: choice.dialect,
    dialect_reason: choice.reason,
    dialect_evidence: choice.evidence,
    models,
    shown,
    spec: one?.spec ?? null,
    spans: one?.spans ?? [],
    diagnostics,
  };
}

function isBroken(model: Model): boolean {
  return (
    model.broken || model.layers.some(({ broken, nested }) => broken || (nested !== undefined && isBroken(nested)))
  );
}

function readModel(model: Model, session: Session, diagnostics: readonly Diagnostic[], budget: Budget): ReadModel {
  const { spec, spans, tooLarge } = specOf(model, session.dialect, budget);
  const places: readonly Range[] = [
    ...model.places,
    ...spans.flatMap((span: LayerSpan | null) => (span === null ? [] : [span])),
    ...model.layers.flatMap((layer) => layer.function ?? []),
  ];
  const from = Math.min(...places.map((place) => place.from));
  const to = Math.max(...places.map((place) => place.to));
  const faulty = diagnostics.some((d) => d.severity === "error" && d.from <= to && d.to >= from);
  const broken = tooLarge || isBroken(model);
  return {
    variable: model.variable,
    spec,
    spans,
    summaries: model.summaries,
    training: model.training,
    complete: !broken && !faulty && !session.stopped && !session.errorsLost,
    from,
    to,
  };
}

/** The words of the page. English is the shape; a key missing in another language is a type error. One file per area and language, so that a third language is one folder. */
import type { attach } from "./en/attach.ts";
import type { attention } from "./en/attention.ts";
import type { authorKit } from "./en/author_kit.ts";
import type { check } from "./en/check.ts";
import type { commands } from "./en/commands.ts";
import type { compare } from "./en/compare.ts";
import type { exporting } from "./en/export.ts";
import type * as first from "./en/first.ts";
import type { gates } from "./en/gates.ts";
import type { gradient } from "./en/gradient.ts";
import type { graph } from "./en/graph.ts";
import type { inputs } from "./en/inputs.ts";
import type * as later from "./en/later_words.ts";
import type { layers } from "./en/layers.ts";
import type { learn } from "./en/learn.ts";
import type { learnNotes } from "./en/learn_notes.ts";
import type { numpy } from "./en/numpy.ts";
import type { sharing } from "./en/sharing.ts";

export type Lang = "ko" | "en";

export const languages: readonly Lang[] = ["ko", "en"];

/** Widens literal types: a translation has the same keys and parameters, other words. */
type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Shape<T[K]>;
};

export type FirstMessages = Shape<typeof first>;
export type LaterWords = Shape<typeof later>;
/** They come with their panel, in every language. */
export type AttachWords = Shape<typeof attach>;
export type AuthorKitWords = Shape<typeof authorKit>;
export type CheckMessages = Shape<typeof check>;
export type CommandWords = Shape<typeof commands>;
export type CompareWords = Shape<typeof compare>;
export type ExportWords = Shape<typeof exporting>;
export type AttentionMessages = Shape<typeof attention>;
export type GateMessages = Shape<typeof gates>;
export type InputsMessages = Shape<typeof inputs>;
export type GraphMessages = Shape<typeof graph>;
export type NumpyMessages = Shape<typeof numpy>;
export type LayersMessages = Shape<typeof layers>;
export type GradientMessages = Shape<typeof gradient>;
export type LearnMessages = Shape<typeof learn>;
export type LearnNotes = Shape<typeof learnNotes>;
export type SharingWords = Shape<typeof sharing>;

export interface Messages extends FirstMessages {
  /** null until the later parts of the page have come: before, nothing says them. */
  readonly later: LaterWords | null;
}

/** For the later parts, which bring them. */
export function laterWords({ later }: Messages): LaterWords {
  if (later === null) throw new Error("a later part came without its words");
  return later;
}

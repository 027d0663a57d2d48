/** The dictionaries. English is the shape; a missing or superfluous key in another language is a type error. One file per area and language, so that a third language is one folder. */
import * as en from "./en/index.ts";
import * as ko from "./ko/index.ts";

export type Lang = "ko" | "en";

/** Widens literal types: a translation has the same keys and parameters, other words. */
type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Shape<T[K]>;
};

export type Messages = Shape<typeof en>;

export const dictionaries: Readonly<Record<Lang, Messages>> = { en, ko };

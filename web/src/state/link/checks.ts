/** Checks of what a stranger wrote, put together like the types they stand for. A check gives the value, or null where it is another. */
import { isList, isObject, type Json, own } from "./json.ts";

export type Check<Value> = (json: Json) => { readonly is: Value } | null;

export function where<Value extends Json>(holds: (json: Json) => json is Value): Check<Value> {
  return (json) => (holds(json) ? { is: json } : null);
}

export const text: Check<string> = where((json): json is string => typeof json === "string");
export const flag: Check<boolean> = where((json): json is boolean => typeof json === "boolean");
/** JSON has no number that is not finite, except what overflows. */
export const number: Check<number> = where((json): json is number => Number.isFinite(json));

export function integer(from: number, to: number): Check<number> {
  return where((json): json is number => Number.isInteger(json) && Number(json) >= from && Number(json) <= to);
}

/** The words of a union, as the keys of an object, so that none can be forgotten. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, unknown>>): Check<Word> {
  return where((json): json is Word => typeof json === "string" && Object.hasOwn(words, json));
}

export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (json) => (json === null ? { is: null } : check(json));
}

/** JSON writes what is not there as null. */
export function orUndefined<Value>(check: Check<Value>): Check<Value | undefined> {
  return (json) => (json === null ? { is: undefined } : check(json));
}

export function list<Value>(check: Check<Value>, longest: number): Check<readonly Value[]> {
  return (json) => {
    if (!isList(json) || json.length > longest) return null;
    const values = json.map(check);
    return values.every((value) => value !== null) ? { is: values.map(({ is }) => is) } : null;
  };
}

type Checks<Value> = { readonly [Key in keyof Value]-?: Check<Value[Key]> };

/** Exactly these keys. */
export function record<Value extends object>(checks: Checks<Value>): Check<Value> {
  return (json) => {
    const some = partial(checks)(json);
    return some !== null && Object.keys(checks).every((key) => Object.hasOwn(some.is, key))
      ? { is: some.is as Value }
      : null;
  };
}

/** Some of these keys, and no others. */
export function partial<Value extends object>(checks: Checks<Value>): Check<Partial<Value>> {
  return (json) => {
    if (!isObject(json)) return null;
    const entries: [string, unknown][] = [];
    for (const key of Object.keys(json)) {
      const check = Object.hasOwn(checks, key) ? checks[key as keyof Value] : undefined;
      const value = check?.(own(json, key) ?? null) ?? null;
      if (value === null) return null;
      entries.push([key, value.is]);
    }
    return { is: Object.fromEntries(entries) as Partial<Value> };
  };
}

/** A state as a link's text, and what a link's text makes of a state. Whatever the text is: nothing throws, and what can be read is opened. */
import type { Command } from "../../types/command.ts";
import type { Derived } from "../derive.ts";
import { initialState, type State } from "../state.ts";
import { isObject, type Json, type JsonObject, own, parsed, same } from "./json.ts";
import { type LinkField, linkFields } from "./link_fields.ts";

/** What a link or a file says. */
export interface LinkContent {
  readonly code: string;
  /** By the keys of the fields; only what differs from a page on which nothing but the text has been put. */
  readonly fields: JsonObject;
}

/** Between the text and the rest. The text comes first: if a link is cut, it is the last to suffer. */
const separator = "\0";

export function contentOf(state: State, derived: Derived): LinkContent {
  const plain = initialState(state.document.code);
  const fields: Record<string, Json> = {};
  for (const { key, write } of linkFields) {
    const value = write(state, derived);
    if (!same(value, write(plain, derived))) fields[key] = value;
  }
  return { code: state.document.code, fields };
}

export function writeContent({ code, fields }: LinkContent): string {
  const plain = code.replaceAll(separator, "");
  return Object.keys(fields).length === 0 ? plain : `${plain}${separator}${JSON.stringify(fields)}`;
}

/** `lost`: there was more than could be read. */
export function readContent(text: string): { readonly content: LinkContent; readonly lost: boolean } {
  const [code = "", written] = text.split(separator, 2);
  const fields = written === undefined ? {} : (parsed(written) ?? null);
  return isObject(fields) ? { content: { code, fields }, lost: false } : { content: { code, fields: {} }, lost: true };
}

export interface Opened {
  readonly state: State;
  readonly derived: Derived;
  /** Keys of what the link says and this page could not take, or not all of it. */
  readonly refused: readonly string[];
}

type Reduce = (state: State, command: Command, derived: Derived) => State;

/**
 * The state after all that a link says has been done to `before`, in which its text is already.
 * `follow` works out what follows from a state. Undo brings back what was there before the link.
 */
export function opened(
  before: State,
  { fields }: LinkContent,
  reduce: Reduce,
  follow: (state: State) => Derived,
): Opened {
  let state = before;
  let derived = follow(state);
  const refused = Object.keys(fields).filter((key) => !linkFields.some((field) => field.key === key));
  for (const field of linkFields) {
    const json = own(fields, field.key);
    if (json === undefined) continue;
    for (const command of field.read(json, derived, state) ?? []) state = reduce(state, command, derived);
    derived = follow(state);
    if (!took(field, json, state, derived)) refused.push(field.key);
  }
  return { state: { ...state, history: before.history, hint: before.hint }, derived, refused };
}

/** What the page would now write is what it has read. */
function took(field: LinkField, json: Json, state: State, derived: Derived): boolean {
  return same(field.write(state, derived), json);
}

/** Numbers on the screen and changed numbers, as lists that begin with their kind. */
import type { NumberEdit, Touch } from "../../types/scene.ts";
import { isCount, isList, type Json } from "./json.ts";

export function writeEdit(edit: NumberEdit): Json {
  switch (edit.kind) {
    case "weight":
      return ["weight", edit.path, edit.index, edit.value];
    case "input":
      return ["input", edit.input, edit.sample, edit.t, edit.entry, edit.value];
    case "state":
      return ["state", edit.layer, edit.part, edit.quantity, edit.sample, edit.entry, edit.value];
    default:
      return edit satisfies never;
  }
}

/** null if it is none. Whether the model has such a number is for the reducer to say. */
export function readEdit(json: Json): NumberEdit | null {
  if (!isList(json)) return null;
  const [kind, ...rest] = json;
  const value = rest.at(-1);
  if (typeof value !== "number") return null;
  if (kind === "weight") {
    const [path, index] = rest;
    return typeof path === "string" && isCount(index) ? { kind, path, index, value } : null;
  }
  if (kind === "input") {
    const [input, sample, t, entry] = rest;
    const known = isCount(input) && isCount(sample) && isCount(t) && isCount(entry);
    return known ? { kind, input, sample, t, entry, value } : null;
  }
  if (kind === "state") {
    const [layer, part, quantity, sample, entry] = rest;
    const named = typeof layer === "string" && typeof part === "string" && typeof quantity === "string";
    return named && isCount(sample) && isCount(entry) ? { kind, layer, part, quantity, sample, entry, value } : null;
  }
  return null;
}

export function writeTouch(touch: Touch): Json {
  switch (touch.kind) {
    case "quantity":
      return ["quantity", touch.node, touch.part, touch.quantity, touch.t, touch.entry];
    case "weight":
      return ["weight", touch.weight, touch.index];
    case "input":
      return ["input", touch.input, touch.t, touch.entry];
    default:
      return touch satisfies never;
  }
}

/** null if it is none. A number that the model does not have is not drawn. */
export function readTouch(json: Json): Touch | null {
  if (!isList(json)) return null;
  const [kind, ...rest] = json;
  if (kind === "quantity") {
    const [node, part, quantity, t, entry] = rest;
    const named = isCount(node) && typeof part === "string" && typeof quantity === "string";
    return named && isCount(t) && isCount(entry) ? { kind, node, part, quantity, t, entry } : null;
  }
  if (kind === "weight") {
    const [weight, index] = rest;
    return isCount(weight) && isCount(index) ? { kind, weight, index } : null;
  }
  if (kind === "input") {
    const [input, t, entry] = rest;
    return isCount(input) && isCount(t) && isCount(entry) ? { kind, input, t, entry } : null;
  }
  return null;
}

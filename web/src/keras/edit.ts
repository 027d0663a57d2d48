/**
 * Edits of the text for changes made elsewhere: on the layer cards, by the shape doctor, by dragging. Comments and layout stay as they are.
 * `undefined`: the text does not write that layer at one place (a loop, a function, a variable), so it cannot be edited from outside.
 */
import type { LayerSpan, Range, ReadModel, TextEdit } from "../types/reading.ts";
import { withoutArguments } from "./argument_edits.ts";
import type { Argument, Block, Expression, Statement } from "./ast.ts";
import { parse, parseExpression } from "./parse.ts";
import { blankOutput } from "./prompts.ts";
import { scan } from "./scan.ts";

/** Gives an argument of a layer a new value, written as Python; adds the argument where it is not written. */
export function setArgument(
  text: string,
  span: LayerSpan,
  name: string,
  value: string,
): readonly TextEdit[] | undefined {
  const written = span.arguments[name];
  if (written !== undefined) return [{ ...rangeOf(written), insert: value }];
  const call = argumentsOf(text, span);
  if (call === undefined) return undefined;
  const last = call.at(-1);
  if (last === undefined) return [{ from: span.to - 1, to: span.to - 1, insert: `${name}=${value}` }];
  const lineStart = text.lastIndexOf("\n", last.from - 1) + 1;
  const indent = text.slice(lineStart, last.from);
  const ownLine = lineStart > span.from && /^[ \t]*$/.test(indent);
  // A comment behind the last argument is about that argument.
  const comma = ownLine ? /^\s*,[ \t]*(#.*)?(?=\n)/.exec(text.slice(last.to, span.to))?.[0].length : undefined;
  if (comma !== undefined)
    return [{ from: last.to + comma, to: last.to + comma, insert: `\n${indent}${name}=${value},` }];
  return [{ from: last.to, to: last.to, insert: `${ownLine ? `,\n${indent}` : ", "}${name}=${value}` }];
}

/** Takes an argument out. Undefined also for a value without a name that others follow: they would move up. */
export function removeArgument(text: string, span: LayerSpan, name: string): readonly TextEdit[] | undefined {
  const written = span.arguments[name];
  const call = argumentsOf(text, span);
  if (written === undefined || call === undefined) return undefined;
  const index = call.findIndex((argument) => argument.value.from === written.from && argument.value.to === written.to);
  const argument = call[index];
  if (argument === undefined) return undefined;
  const followed = call.slice(index + 1).some((other) => other.keyword === null);
  if (argument.keyword === null && followed) return undefined;
  return withoutArguments(text, call, [argument]);
}

/** The arguments of the call at `span`, at their places in the text. */
function argumentsOf(text: string, span: Range): readonly Argument[] | undefined {
  const expression = parseExpression(text.slice(span.from, span.to));
  if (expression?.kind !== "call") return undefined;
  return expression.arguments.map((argument) => shifted(argument, span.from));
}

function shifted(argument: Argument, by: number): Argument {
  const { value } = argument;
  return {
    ...argument,
    from: argument.from + by,
    to: argument.to + by,
    value: { ...value, from: value.from + by, to: value.to + by },
  };
}

function rangeOf({ from, to }: Range): Range {
  return { from, to };
}

// ---- whole layers ----

/** Where a layer of a Sequential is written: a statement `model.add(…)` with its line, or an item of the list. */
interface Slot {
  readonly kind: "add" | "item";
  /** What is moved and removed. */
  readonly whole: Range;
  readonly call: Range;
  /** All items of the list, for `item`. */
  readonly items: readonly Range[];
}

/** Puts `code` in as layer number `index` of `model.spec.layers`. */
export function insertLayer(
  text: string,
  model: ReadModel,
  index: number,
  code: string,
): readonly TextEdit[] | undefined {
  const slots = slotsOf(text, model);
  const before = slots[index - 1];
  const after = slots[index];
  if (after != null)
    return [
      {
        from: after.whole.from,
        to: after.whole.from,
        insert:
          after.kind === "add" ? `${addLine(text, model, after, code)}\n` : `${code}${itemSeparator(text, after.call)}`,
      },
    ];
  if (before == null) return undefined;
  if (before.kind === "add")
    return [{ from: before.whole.to, to: before.whole.to, insert: `\n${addLine(text, model, before, code)}` }];
  return [{ from: before.call.to, to: before.call.to, insert: itemSeparator(text, before.call) + code }];
}

/** What stands between two items: a line break where each has a line of its own. */
function itemSeparator(text: string, item: Range): string {
  const lineStart = text.lastIndexOf("\n", item.from - 1) + 1;
  const indent = text.slice(lineStart, item.from);
  return lineStart > 0 && /^[ \t]+$/.test(indent) ? `,\n${indent}` : ", ";
}

function addLine(text: string, model: ReadModel, beside: Slot, code: string): string {
  const indent = /^[ \t]*/.exec(text.slice(beside.whole.from))?.[0] ?? "";
  return `${indent}${model.variable}.add(${code})`;
}

/** Takes layer number `index` out. The shape that a first layer brings goes to the one after it. */
export function removeLayer(text: string, model: ReadModel, index: number): readonly TextEdit[] | undefined {
  const slot = slotsOf(text, model)[index];
  const span = model.spans[index];
  if (slot == null || span == null) return undefined;
  const removal =
    slot.kind === "add"
      ? [{ ...withLineBreak(text, slot.whole), insert: "" }]
      : withoutArguments(text, slot.items, [slot.call]);
  const next = model.spans[index + 1];
  const shape = shapeText(text, span);
  if (shape === "" || next == null || !isFirst(model, index)) return removal;
  const given = addedShape(text, next, shape);
  return given === undefined ? removal : [...removal, given];
}

/** Moves layer number `from` to place `to`; the shape arguments stay with whichever layer is first. */
export function moveLayer(text: string, model: ReadModel, from: number, to: number): readonly TextEdit[] | undefined {
  const slots = slotsOf(text, model);
  const order = slots.map((_, i) => i);
  const [moved] = order.splice(from, 1);
  if (moved === undefined || from === to) return from === to ? [] : undefined;
  order.splice(to, 0, moved);
  const first = model.spans.findIndex((span, i) => span !== null && isFirst(model, i));
  const newFirst = order[first];
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const edits: TextEdit[] = [];
  for (let i = low; i <= high; i++) {
    const target = slots[i];
    const source = slots[order[i] ?? i];
    if (target == null || source == null || target.kind !== source.kind) return undefined;
    const place = target.kind === "add" ? target.whole : target.call;
    const piece = target.kind === "add" ? source.whole : source.call;
    edits.push({ ...place, insert: pieceText(text, model, order[i] ?? i, piece, { first, newFirst }) });
  }
  return edits;
}

function pieceText(
  text: string,
  model: ReadModel,
  index: number,
  piece: Range,
  { first, newFirst }: { first: number; newFirst: number | undefined },
): string {
  const original = text.slice(piece.from, piece.to);
  const firstSpan = model.spans[first];
  const span = model.spans[index];
  if (first === newFirst || firstSpan == null || span == null) return original;
  const shape = shapeText(text, firstSpan);
  if (shape === "") return original;
  const relative = (edits: readonly TextEdit[]): string =>
    apply(
      original,
      edits.map((edit) => ({ ...edit, from: edit.from - piece.from, to: edit.to - piece.from })),
    );
  if (index === first) {
    const call = argumentsOf(text, span) ?? [];
    return relative(
      withoutArguments(
        text,
        call,
        call.filter((argument) => isShape(argument)),
      ),
    );
  }
  const given = index === newFirst ? addedShape(text, span, shape) : undefined;
  return given === undefined ? original : relative([given]);
}

function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.from - a.from))
    result = result.slice(0, edit.from) + edit.insert + result.slice(edit.to);
  return result;
}

function isShape(argument: Argument): boolean {
  return /^(input_shape|batch_input_shape|input_dim|input_length|batch_size)$/.test(argument.keyword?.text ?? "");
}

/** The first layer that the text writes: the one whose shape arguments count. */
function isFirst(model: ReadModel, index: number): boolean {
  return (
    model.spans.slice(0, index).every((span) => span === null) && model.spec.layers[index]?.class_name !== "InputLayer"
  );
}

/** The shape arguments as written, "" when there are none. */
function shapeText(text: string, span: LayerSpan): string {
  const call = argumentsOf(text, span) ?? [];
  return call
    .filter(isShape)
    .map((argument) => text.slice(argument.from, argument.to))
    .join(", ");
}

function addedShape(text: string, span: LayerSpan, shape: string): TextEdit | undefined {
  const call = argumentsOf(text, span);
  if (call === undefined || call.some(isShape)) return undefined;
  const at = call.at(-1)?.to ?? span.to - 1;
  return { from: at, to: at, insert: call.length === 0 ? shape : `, ${shape}` };
}

/** Which layers are written at a place of their own, in a list or a `model.add(…)`: these can be moved and removed. */
export function haveOwnPlace(text: string, model: ReadModel): readonly boolean[] {
  return slotsOf(text, model).map((slot) => slot !== null);
}

// ---- where layers are written ----

/** The slot of every layer of a Sequential, null where the text does not write it at one place. */
function slotsOf(text: string, model: ReadModel): readonly (Slot | null)[] {
  const program = parse(scan(blankOutput(text), []).text);
  const slots = collectSlots(text, program);
  return model.spans.map((span) =>
    span === null ? null : (slots.find((slot) => slot.call.from === span.from && slot.call.to === span.to) ?? null),
  );
}

function collectSlots(text: string, block: Block): readonly Slot[] {
  return block.flatMap((statement): readonly Slot[] => {
    if (statement.kind === "with") return collectSlots(text, statement.body);
    if (statement.kind === "if") return statement.branches.flatMap((branch) => collectSlots(text, branch.body));
    if (statement.kind === "expression") return addSlot(text, statement, statement.value);
    return statement.kind === "assign" ? listSlots(statement.value) : [];
  });
}

function addSlot(text: string, statement: Statement, value: Expression): readonly Slot[] {
  if (value.kind !== "call" || value.callee.kind !== "attribute" || value.callee.name.text !== "add")
    return listSlots(value);
  const argument = value.arguments[0];
  if (argument === undefined) return [];
  return [{ kind: "add", whole: lineOf(text, statement), call: rangeOf(argument.value), items: [] }];
}

/** `Sequential([a, b])`, by whatever name. */
function listSlots(value: Expression): readonly Slot[] {
  const list =
    value.kind === "call"
      ? value.arguments.map((argument) => argument.value).find((one) => one.kind === "list")
      : undefined;
  if (list?.kind !== "list") return [];
  const items = list.items.map(rangeOf);
  return items.map((call) => ({ kind: "item", whole: call, call, items }));
}

/** A statement with its indentation and its comment; by itself where others share the line. */
function lineOf(text: string, statement: Range): Range {
  const start = text.lastIndexOf("\n", statement.from - 1) + 1;
  const end = text.indexOf("\n", statement.to);
  const alone =
    /^[ \t]*$/.test(text.slice(start, statement.from)) &&
    /^[ \t]*(#.*)?$/.test(text.slice(statement.to, end === -1 ? text.length : end));
  if (!alone) return { from: statement.from, to: statement.to };
  return { from: start, to: end === -1 ? text.length : end };
}

function withLineBreak(text: string, { from, to }: Range): Range {
  const wholeLine = from === 0 || text[from - 1] === "\n";
  if (!wholeLine) return { from, to: to + (/^\s*;[ \t]*/.exec(text.slice(to))?.[0].length ?? 0) };
  if (text[to] === "\n") return { from, to: to + 1 };
  return { from: Math.max(0, from - 1), to };
}

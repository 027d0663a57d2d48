/** Where the numbers of a pasted table go: into the sample on the screen from a cell on, over as many steps and samples as the model leaves open. Nothing is cut in silence. */
import type { Tensor } from "../types/core.ts";
import type { InputSource, Note, Pasted } from "../types/inputs.ts";
import type { InputLayout } from "./inputs.ts";
import type { PastedTable } from "./pasted_table.ts";

/** Which sizes of an input are the learner's to choose. */
export interface FreeSizes {
  readonly batch: boolean;
  readonly steps: boolean;
}

export interface Target {
  readonly layout: InputLayout;
  /** What is there now. */
  readonly current: Tensor;
  readonly free: FreeSizes;
  /** The sample on the screen. */
  readonly sample: number;
}

export interface Placed {
  readonly source: Extract<InputSource, { kind: "table" }>;
  /** Absent: as it is. */
  readonly batch?: number;
  readonly steps?: number;
  readonly notes: readonly Note[];
}

/** `refused`: why it cannot go in as it stands. */
export type Placing = { readonly ok: true; readonly placed: Placed } | { readonly ok: false; readonly refused: Note };

const largest = 4096;

export function placeTable(table: PastedTable, pasted: Pick<Pasted, "step" | "entry">, target: Target): Placing {
  if (table.badCount > 0) return refuse("bad_cells", { count: table.badCount });
  const strange = notAnIndex(table, target.layout);
  if (strange !== null) return strange;
  const whole = wholeRows(table, target);
  const { rows, breaks } = whole;
  const columns = rows[0]?.length ?? 0;
  const { entries } = target.layout;
  const entry = columns === entries ? 0 : pasted.entry;
  if (entry + columns > entries) return refuse("too_many_columns", { columns, entries, entry });
  const blocks = blocksOf(rows, breaks);
  const placing =
    target.layout.steps === 0
      ? samplesFrom(rows, entry, target)
      : blocks.length > 1
        ? blockSamples(blocks, entry, target)
        : stepsFrom(rows, columns === entries && rows.length >= target.layout.steps ? 0 : pasted.step, entry, target);
  if (!placing.ok) return placing;
  const notes = [...readingNotes(table), ...whole.notes, ...placing.placed.notes];
  return { ok: true, placed: { ...placing.placed, notes } };
}

function refuse(code: string, args: Readonly<Record<string, string | number>>): Placing {
  return { ok: false, refused: note(code, args) };
}

function note(code: string, args: Readonly<Record<string, string | number>> = {}): Note {
  return { code, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)])) };
}

/** What was understood that the text leaves open. */
function readingNotes({ header, names, decimal, separator }: PastedTable): readonly Note[] {
  return [
    ...(header === null ? [] : [note("header", { words: header.map((word) => word.trim()).join(", ") })]),
    ...(names ? [note("names")] : []),
    ...(decimal === "," ? [note(separator === "none" ? "decimal_comma_alone" : "decimal_comma")] : []),
  ];
}

function notAnIndex({ rows }: PastedTable, { vocabulary }: InputLayout): Placing | null {
  if (vocabulary === null) return null;
  for (const [row, numbers] of rows.entries()) {
    const column = numbers.findIndex((value) => !Number.isInteger(value) || value < 0 || value >= vocabulary);
    if (column >= 0)
      return refuse("not_an_index", {
        row: row + 1,
        column: column + 1,
        value: numbers[column] ?? "",
        last: vocabulary - 1,
      });
  }
  return null;
}

/** Features in rows and time in columns are turned, where only that fits; indices may stand in one line. */
function wholeRows({ rows, columns, breaks }: PastedTable, { layout, free }: Target) {
  const { entries, steps } = layout;
  const turns = columns !== entries && rows.length === entries && columns > 1 && steps > 0 && breaks.length === 0;
  if (!turns || !(free.steps || columns === steps)) return { rows, breaks, notes: [] };
  const turned = Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? 0));
  return { rows: turned, breaks: [], notes: entries === 1 ? [] : [note("turned")] };
}

function blocksOf(rows: readonly (readonly number[])[], breaks: readonly number[]) {
  const begins = [0, ...breaks];
  return begins.map((begin, index) => rows.slice(begin, begins[index + 1] ?? rows.length));
}

type Rows = readonly (readonly number[])[];

/** No time axis: a row for each sample. */
function samplesFrom(rows: Rows, entry: number, target: Target): Placing {
  const { layout, free, sample } = target;
  const begin = rows.length > layout.batch - sample ? 0 : sample;
  const batch = Math.max(layout.batch, rows.length);
  if (batch > layout.batch && !free.batch)
    return refuse("too_many_samples", { samples: rows.length, batch: layout.batch });
  if (batch > largest) return refuse("too_large", { size: batch, largest });
  return put(
    target,
    batch,
    layout.steps,
    rows.map((numbers, index) => ({ sample: begin + index, step: 0, entry, numbers })),
  );
}

/** Empty lines part the samples. */
function blockSamples(blocks: readonly Rows[], entry: number, target: Target): Placing {
  const { layout, free } = target;
  const longest = Math.max(...blocks.map((block) => block.length));
  const fits = stepsFor(longest, target);
  if (typeof fits !== "number") return fits;
  const batch = Math.max(blocks.length, free.batch ? 0 : layout.batch);
  if (batch > layout.batch && !free.batch)
    return refuse("too_many_samples", { samples: blocks.length, batch: layout.batch });
  const shorter = blocks.filter((block) => block.length < longest).length;
  const placing = put(
    target,
    batch,
    fits,
    blocks.flatMap((block, sample) => block.map((numbers, step) => ({ sample, step, entry, numbers }))),
  );
  if (!placing.ok || shorter === 0) return placing;
  return { ok: true, placed: { ...placing.placed, notes: [...placing.placed.notes, note("shorter", { shorter })] } };
}

/** One block: the steps of the sample on the screen; of several samples where the steps are given and it has a multiple of them. */
function stepsFrom(rows: Rows, begin: number, entry: number, target: Target): Placing {
  const { layout, free, sample } = target;
  const { steps, batch } = layout;
  const count = rows.length;
  if (!free.steps && begin + count > steps && count % steps === 0) {
    const samples = count / steps;
    if (!free.batch && samples > batch) return refuse("too_many_samples", { samples, batch });
    const blocks = Array.from({ length: samples }, (_, index) => rows.slice(index * steps, (index + 1) * steps));
    return blockSamples(blocks, entry, target);
  }
  const whole = begin === 0 && entry === 0 && rows[0]?.length === layout.entries;
  const fits = free.steps && whole && batch === 1 ? count : stepsFor(begin + count, target);
  if (typeof fits !== "number") return fits;
  if (fits > largest) return refuse("too_large", { size: fits, largest });
  return put(
    target,
    batch,
    fits,
    rows.map((numbers, index) => ({ sample, step: begin + index, entry, numbers })),
  );
}

/** Steps that hold so many rows; more than there are only where the model leaves them open. */
function stepsFor(rows: number, { layout, free }: Target): number | Placing {
  if (rows <= layout.steps) return layout.steps;
  if (!free.steps) return refuse("too_many_rows", { rows, steps: layout.steps });
  return rows > largest ? refuse("too_large", { size: rows, largest }) : rows;
}

interface Piece {
  readonly sample: number;
  readonly step: number;
  readonly entry: number;
  readonly numbers: readonly number[];
}

/** What is there now, in the new sizes, with the pieces on it. */
function put({ layout, current }: Target, batch: number, steps: number, pieces: readonly Piece[]): Placing {
  const { entries } = layout;
  const [from, into] = [Math.max(1, layout.steps), Math.max(1, steps)];
  const values = new Array<number>(batch * into * entries).fill(0);
  for (let sample = 0; sample < Math.min(batch, layout.batch); sample++) {
    for (let step = 0; step < Math.min(into, from); step++) {
      for (let entry = 0; entry < entries; entry++)
        values[(sample * into + step) * entries + entry] = current.data[(sample * from + step) * entries + entry] ?? 0;
    }
  }
  for (const { sample, step, entry, numbers } of pieces) {
    for (const [offset, value] of numbers.entries()) values[(sample * into + step) * entries + entry + offset] = value;
  }
  const sizes = { ...(batch === layout.batch ? {} : { batch }), ...(steps === layout.steps ? {} : { steps }) };
  const samples = new Set(pieces.map(({ sample }) => sample)).size;
  const rows = layout.steps === 0 ? samples : stepsOf(pieces);
  return {
    ok: true,
    placed: {
      source: { kind: "table", values, batch, steps, entries },
      ...sizes,
      notes: [
        note(layout.steps === 0 ? "put_samples" : samples > 1 ? "put_steps_samples" : "put_steps", {
          samples,
          rows,
          columns: pieces[0]?.numbers.length ?? 0,
        }),
      ],
    },
  };
}

function stepsOf(pieces: readonly Piece[]): number {
  const [first, last] = [pieces[0]?.step ?? 0, pieces.at(-1)?.step ?? 0];
  return last + 1 - first;
}

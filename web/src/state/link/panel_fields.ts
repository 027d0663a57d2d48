/**
 * What was chosen in the panels that are parts by themselves, as links carry it: each panel has its check here, exhaustive by type. The keys of a check are
 * those of its choices, for ever: a link of today must still be read when the panel has more to choose.
 */
import type { CheckChoices } from "../../types/check.ts";
import type { CommandChoices } from "../../types/commands.ts";
import type { CompareChoices } from "../../types/compare.ts";
import type { ExportChoices } from "../../types/export.ts";
import type { GradientChoices } from "../../types/gradient.ts";
import type { InputsChoices, Note } from "../../types/inputs.ts";
import type { LayersChoices } from "../../types/layers.ts";
import type { LearnChoices } from "../../types/learn.ts";
import type { PanelChoices, PanelName } from "../../types/panel.ts";
import { cellPanels, partChoice } from "./cell_panel_fields.ts";
import {
  type Check,
  flag,
  integer,
  list,
  number,
  oneOf,
  orNull,
  orUndefined,
  partial,
  record,
  text,
  where,
} from "./checks.ts";
import { isObject } from "./json.ts";

const entry = integer(0, Number.MAX_SAFE_INTEGER);
const mostOutputs = 64;
const mostEdits = 4096;

const gradient: Check<Partial<GradientChoices>> = partial({
  losses: list(orUndefined(text), mostOutputs),
  targets: list(record({ output: entry, index: entry, value: number, shape: list(entry, 8) }), mostEdits),
  part: partChoice,
  state: orNull(text),
  form: oneOf({ chart: 0, table: 0, cells: 0 }),
  window: integer(0, 4096),
  clip: orNull(record({ kind: oneOf({ none: 0, clipnorm: 0, clipvalue: 0, global_clipnorm: 0 }), limit: number })),
  sum: oneOf({ all: 0, so_far: 0, step: 0 }),
  checked: orNull(record({ path: text, index: entry })),
});

const check: Check<Partial<CheckChoices>> = partial({
  dialect: orNull(oneOf({ keras2: 0, keras3: 0 })),
});

const learn: Check<Partial<LearnChoices>> = partial({
  tab: oneOf({ notes: 0, predict: 0, cell: 0 }),
  asking: flag,
  asked: orNull(
    record({
      kind: oneOf({ shape: 0, parameters: 0, sign: 0, gradient: 0 }),
      key: text,
      answer: orNull(integer(-1, 8)),
    }),
  ),
  score: record({ right: entry, of: entry }),
  filled: orNull(record({ key: text, typed: list(text, 8), checked: flag, hinted: list(entry, 8), revealed: flag })),
});

const texts: Check<Readonly<Record<string, string>>> = where(
  (json): json is Readonly<Record<string, string>> =>
    isObject(json) && Object.values(json).every((value) => typeof value === "string"),
);

const layers: Check<Partial<LayersChoices>> = partial({ picked: orNull(entry) });

const inputs: Check<Partial<InputsChoices>> = partial({
  input: entry,
  pasted: orNull(record({ text, step: entry, entry })),
  notes: list(record<Note>({ code: text, args: texts }), 16),
});
const compare: Check<Partial<CompareChoices>> = partial({
  against: orNull(entry),
  kept: entry,
  row: orNull(entry),
});

const exporting: Check<Partial<ExportChoices>> = partial({
  figure: orNull(text),
  format: oneOf({ csv: 0, markdown: 0, latex: 0, numpy: 0 }),
  copied: orNull(oneOf({ yes: 0, refused: 0 })),
});

const commands: Check<Partial<CommandChoices>> = partial({ query: text });

export const panelChecks: { readonly [Name in PanelName]: Check<Partial<PanelChoices[Name]>> } = {
  gradient,
  compare,
  learn,
  check,
  ...cellPanels,
  inputs,
  layers,
  export: exporting,
  commands,
};

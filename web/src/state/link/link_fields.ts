/**
 * How each field that travels is written and read. Reading yields commands, as if a learner had typed, chosen or pressed: what the page would refuse
 * from them it refuses from a link. A panel that keeps state of its own brings its own fields.
 */
import { languages } from "../../i18n/messages.ts";
import type { Command, DialectChoice, LangChoice, PanelChange, SummaryTab } from "../../types/command.ts";
import type { SummaryFlavor } from "../../types/core.ts";
import type { PanelName } from "../../types/panel.ts";
import type { NumberEdit, TimeForm } from "../../types/scene.ts";
import type { Derived } from "../derive.ts";
import type { State } from "../state.ts";
import type { LinkedField } from "../url_fields.ts";
import { isCount, isList, isObject, type Json } from "./json.ts";
import { readEdit, readTouch, writeEdit, writeTouch } from "./numbers.ts";
import { panelChecks } from "./panel_fields.ts";
import { readSources } from "./source_fields.ts";

export interface LinkField {
  /** Its key in links, for ever. */
  readonly key: string;
  /** What a link says of it; left out when it says the same of a page on which nothing but this text has been put. */
  write(state: State, derived: Derived): Json;
  /** null if `json` says nothing that this field could be on this page. */
  read(json: Json, derived: Derived, state: State): readonly Command[] | null;
}

const dialects = Object.keys({ auto: 0, keras2: 0, keras3: 0 } satisfies Record<DialectChoice, 0>);
const forms = Object.keys({ unrolled: 0, folded: 0, table: 0 } satisfies Record<TimeForm, 0>);
const flavors = Object.keys({
  keras2_7: 0,
  keras2_13: 0,
  tf_keras2_0: 0,
  keras2_2_5: 0,
  keras2_0: 0,
} satisfies Record<Exclude<SummaryFlavor, `keras3${string}`>, 0>);
const tabs = Object.keys({ keras2: 0, keras3: 0, explained: 0 } satisfies Record<SummaryTab, 0>);

/** One of a few words. */
function choice<Word extends string>(words: readonly string[], command: (word: Word) => Command): LinkField["read"] {
  return (json) => (typeof json === "string" && words.includes(json) ? [command(json as Word)] : null);
}

function count(command: (count: number) => Command): LinkField["read"] {
  return (json) => (isCount(json) ? [command(json)] : null);
}

const panelNames = Object.keys(panelChecks) as PanelName[];

function changeOf(panel: PanelName, json: Json | undefined): readonly PanelChange[] {
  const checked = json === undefined ? null : panelChecks[panel](json);
  return checked === null ? [] : [{ type: "panel", panel, change: checked.is } as PanelChange];
}

/** In the order in which they are read: each may stand on what those before it have brought about. */
const fields: { readonly [Field in LinkedField]: LinkField } = {
  dialect: {
    key: "dialect",
    write: ({ document }) => document.dialect,
    read: choice<DialectChoice>(dialects, (dialect) => ({ type: "dialect", dialect })),
  },
  caret: {
    key: "caret",
    write: ({ caret }) => caret,
    read: (json, _, { document }) =>
      isCount(json) && json <= document.code.length ? [{ type: "caret", caret: json }] : null,
  },
  seed: {
    key: "seed",
    write: ({ document }) => document.seed,
    read: count((seed) => ({ type: "seed", seed })),
  },
  batch: {
    key: "batch",
    write: ({ document }) => document.batch,
    read: count((batch) => ({ type: "batch", batch })),
  },
  steps: {
    key: "steps",
    write: ({ document }) => document.steps,
    read: count((steps) => ({ type: "steps", steps })),
  },
  sources: {
    key: "inputs",
    write: ({ document }) => JSON.parse(JSON.stringify(document.sources)) as Json,
    read: (json, { layouts }) => {
      const sources = readSources(json)?.is.filter(({ input }) => input < layouts.length) ?? null;
      return sources?.map(({ input, source }) => ({ type: "source", input, source, joining: "" })) ?? null;
    },
  },
  edits: {
    key: "edits",
    write: ({ document }, derived) => (document.edits.length === 0 ? [] : derived.edits.map(writeEdit)),
    read: (json) => {
      if (!isList(json)) return null;
      const edits = json.map(readEdit).filter((edit): edit is NumberEdit => edit !== null);
      return edits.map((edit) => ({ type: "edit", edit, transient: false }));
    },
  },
  position: {
    // By name: another version may put the sub-steps in another order.
    key: "at",
    write: ({ position, first_step }, { tick }) =>
      (position === null && first_step === 1) || tick === null ? null : [tick.node, tick.part, tick.quantity, tick.t],
    read: (json, { computed }) => {
      if (!isList(json)) return null;
      const [node, part, quantity, t] = json;
      const position = computed?.timeline.ticks.findIndex(
        (tick) => tick.node === node && tick.part === part && tick.quantity === quantity && tick.t === t,
      );
      return position === undefined || position < 0 ? null : [{ type: "seek", position }];
    },
  },
  sample: {
    key: "sample",
    write: ({ sample }) => sample,
    read: (json, { computed }) =>
      isCount(json) && json < (computed?.batch ?? 0) ? [{ type: "sample", sample: json }] : null,
  },
  pinned: {
    key: "pin",
    write: ({ pinned }) => (pinned === null ? null : writeTouch(pinned)),
    read: (json) => {
      const touch = readTouch(json);
      return touch === null ? null : [{ type: "touch", touch, pin: true }];
    },
  },
  time_form: {
    key: "time",
    write: ({ time_form }) => time_form,
    read: choice<TimeForm>(forms, (form) => ({ type: "time_form", form })),
  },
  summary_tab: {
    key: "summary",
    write: ({ summary_tab }) => summary_tab,
    read: choice<SummaryTab>(tabs, (tab) => ({ type: "summary_tab", tab })),
  },
  summary_flavor: {
    key: "print",
    write: ({ summary_flavor }) => summary_flavor,
    read: choice<SummaryFlavor>(flavors, (flavor) => ({ type: "summary_flavor", flavor })),
  },
  unfolded: {
    key: "unfold",
    write: ({ unfolded }) => unfolded,
    read: (json, { planned }) =>
      isCount(json) && json < (planned?.plan.layers.length ?? 0) ? [{ type: "unfold", layer: json }] : null,
  },
  panels: {
    key: "panels",
    write: ({ panels }) => JSON.parse(JSON.stringify(panels)) as Json,
    read: (json) => {
      if (!isObject(json)) return null;
      return panelNames.flatMap((panel) => changeOf(panel, json[panel]));
    },
  },
  open: {
    key: "open",
    write: ({ open }) => open,
    read: (json) =>
      isList(json)
        ? json
            .filter((name): name is PanelName => panelNames.some((known) => known === name))
            .map((panel) => ({ type: "open", panel, open: true }))
        : null,
  },
  lang: {
    key: "lang",
    write: ({ lang }) => lang,
    read: choice<LangChoice>(languages, (lang) => ({ type: "lang", lang })),
  },
};

export const linkFields: readonly LinkField[] = Object.values(fields);

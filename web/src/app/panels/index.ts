/** The panels that are parts by themselves, in the order of the page. */
import type { PanelName, PanelPlace } from "../../types/panel.ts";
import { sharedLoad } from "../shared_load.ts";
import type { PanelPart } from "./panel.ts";

export type PanelEntries = {
  readonly [Name in PanelName]: { readonly place: PanelPlace; readonly load: () => Promise<PanelPart<Name>> };
};

export const panelEntries: PanelEntries = {
  gates: { place: "pictures", load: sharedLoad(async () => (await import("./gates.ts")).gates) },
  graph: { place: "pictures", load: sharedLoad(async () => (await import("./graph.ts")).graph) },
  numpy: { place: "pictures", load: sharedLoad(async () => (await import("./numpy.ts")).numpy) },
  attention: { place: "pictures", load: sharedLoad(async () => (await import("./attention.ts")).attention) },
  gradient: { place: "pictures", load: sharedLoad(async () => (await import("./gradient.ts")).gradient) },
  compare: { place: "pictures", load: sharedLoad(async () => (await import("./compare.ts")).compare) },
  learn: { place: "text", load: sharedLoad(async () => (await import("./learn.ts")).learn) },
  inputs: { place: "text", load: sharedLoad(async () => (await import("./inputs.ts")).inputs) },
  layers: { place: "model", load: sharedLoad(async () => (await import("./layers.ts")).layers) },
  check: { place: "text", load: sharedLoad(async () => (await import("./check.ts")).check) },
  export: { place: "over", load: sharedLoad(async () => (await import("./export.ts")).exporting) },
  commands: { place: "over", load: sharedLoad(async () => (await import("./commands.ts")).commands) },
};

export const panelNames: readonly PanelName[] = Object.keys(panelEntries) as PanelName[];

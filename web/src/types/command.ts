/** What the page can ask for, as data: a picture's intents, and what the panels of the page itself offer. One reducer answers all of them. */
import type { Lang } from "../i18n/messages.ts";
import type { Dialect, SummaryFlavor } from "./core.ts";
import type { InputSource } from "./inputs.ts";
import type { PanelChoices, PanelName } from "./panel.ts";
import type { Mend } from "./reading.ts";
import type { Intent } from "./scene.ts";

export type DialectChoice = "auto" | Dialect;
export type LangChoice = "auto" | Lang;
export type ThemeChoice = "auto" | "light" | "dark";
export type SummaryTab = Dialect | "explained";

/** What the one hint on the screen invites to. */
export type HintName = "step" | "touch" | "edit" | "units" | "share" | "mend";

export type Command =
  | Intent
  /** Typing. `caret`: UTF-16 offset, decides which model of the text is shown. */
  | { readonly type: "code"; readonly code: string; readonly caret: number }
  | { readonly type: "caret"; readonly caret: number }
  | {
      readonly type: "mend";
      readonly mend: Mend;
      /** Mends of the same name in a row are one undo step; absent: a step of its own. */
      readonly joining?: string;
    }
  | { readonly type: "example"; readonly code: string; readonly caret: number; readonly hint: HintName }
  | { readonly type: "dialect"; readonly dialect: DialectChoice }
  | { readonly type: "lang"; readonly lang: LangChoice }
  | { readonly type: "theme"; readonly theme: ThemeChoice }
  /** The sizes that stand in for None. */
  | { readonly type: "batch"; readonly batch: number }
  | { readonly type: "steps"; readonly steps: number }
  | { readonly type: "seed"; readonly seed: number }
  | SourceChange
  | { readonly type: "summary_tab"; readonly tab: SummaryTab }
  | { readonly type: "summary_flavor"; readonly flavor: SummaryFlavor }
  /** The row of the explained summary that is unfolded, as an index into plan.layers; null: none. */
  | { readonly type: "unfold"; readonly layer: number | null }
  /** Shows a panel that is a part by itself, or lays it aside; its choices stay. */
  | { readonly type: "open"; readonly panel: PanelName; readonly open: boolean }
  | PanelChange
  | { readonly type: "dismiss_hint" }
  /** One tick of play; play stops by itself at the end. */
  | { readonly type: "advance" };

/** Gives an input other numbers, whole; null: those of the seed again. `batch` and `steps` stand in for None where it brings sizes of its own. */
export interface SourceChange {
  readonly type: "source";
  readonly input: number;
  readonly source: InputSource | null;
  readonly batch?: number;
  readonly steps?: number;
  /** Changes of the same name in a row are one undo step; "": a step of its own. */
  readonly joining: string;
}

/** What is not in `change` stays as it was. */
export type PanelChange = {
  readonly [Name in PanelName]: {
    readonly type: "panel";
    readonly panel: Name;
    readonly change: Partial<PanelChoices[Name]>;
  };
}[PanelName];

export type Dispatch = (command: Command) => void;

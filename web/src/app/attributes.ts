/**
 * What an author can set on <rnn-playground>. A link says everything; without one the text comes from `code`, else from a <pre> inside the element, else it is the
 * first example, and the rest from the attributes, each until the reader chooses otherwise.
 */
import { LitElement } from "lit";
import type { State } from "../state/state.ts";
import type { ThemeChoice } from "../types/command.ts";

export class Attributes extends LitElement {
  static override properties = {
    code: { attribute: false, noAccessor: true },
    readonly: { type: Boolean, reflect: true },
    theme: {},
    seed: { type: Number },
    step: { type: Number },
    height: {},
    panels: { reflect: true },
    hide: { reflect: true },
    link: {},
    home: {},
  };

  /** Nothing can be edited; stepping and touching stay. */
  declare readonly: boolean;
  /** "auto" (as the system), "light" or "dark". */
  declare theme: string;
  /** Of the weights and inputs: 0 to 4294967295. */
  declare seed: number;
  /** The time step at whose end the element begins. */
  declare step: number;
  /** In CSS pixels, or any length of CSS; what does not fit is scrolled. null: as high as it needs. */
  declare height: string | null;
  /** Names of the panels to show, in one column: model, shapes, summary, numbers, time, cell; null: all, in two where there is room. */
  declare panels: string | null;
  /** Names not to show: of panels, and "header", "guide" (the line below it), "more" (what opens further panels). */
  declare hide: string | null;
  /** An address whose fragment says all that is to be on the screen. Setting it opens it. */
  declare link: string | null;
  /** Address of the page with a playground that links from here lead to. */
  declare home: string | null;

  constructor() {
    super();
    this.readonly = false;
    this.theme = "auto";
    this.seed = this.step = 1;
    this.height = this.panels = this.hide = this.link = this.home = null;
  }

  /** Whether a panel is to be seen; with `always` also where `panels` does not name it. */
  protected shows(name: string, always = false): boolean {
    const named = (list: string | null) => list?.split(" ").includes(name);
    return (always || named(this.panels) !== false) && !named(this.hide);
  }

  /** `state` as the attributes want it. */
  protected given(state: State): State {
    const { theme, seed, step } = this;
    return {
      ...state,
      document: { ...state.document, seed: seed >>> 0 },
      first_step: step,
      theme: theme === "light" || theme === "dark" ? theme : ("auto" satisfies ThemeChoice),
    };
  }
}

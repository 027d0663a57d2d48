/**
 * <rnn-playground>: Keras text in, the network it describes out, step by step.
 * The text comes from the `code` property, else from a <pre> inside the element, else it is the first example.
 */
import { adoptStyles, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Lang, Messages } from "../i18n/messages.ts";
import { type Derived, derive, nothingDerived, type Reader, type Tools } from "../state/derive.ts";
import { sceneOf } from "../state/scene.ts";
import { initialState, type State } from "../state/state.ts";
import type { Command, ThemeChoice } from "../types/command.ts";
import type { Token } from "../types/reading.ts";
import type { Scene } from "../types/scene.ts";
import { describe } from "../view/describe.ts";
import { diagnosticSentence } from "../view/diagnostic.ts";
import { roleMarks } from "../view/role_marks.ts";
import type { Status } from "../view/status.ts";
import { Dictionary } from "./dictionary.ts";
import type { EditorIsland } from "./editor_island.ts";
import { guarded, messageOf } from "./error_boundary.ts";
import { knownReading, knownTokens } from "./examples/known.ts";
import { lastState } from "./examples/last_state.ts";
import { LanguageWatch, languageOf } from "./language.ts";
import { page } from "./page.ts";
import type { Panels } from "./panels/panels.ts";
import { PartLoader } from "./part_loader.ts";
import { type Later, sharedLater, sharedReader } from "./parts.ts";
import { Player } from "./player.ts";
import { speechless } from "./speechless.ts";
import { elementStyles } from "./styles.ts";
import { loadTools } from "./tools.ts";
import { WidthWatch } from "./width.ts";

/** Detail of the event "rnn-look", fired when language or theme change. */
export interface Look {
  readonly lang: Lang;
  readonly theme: ThemeChoice;
}

const themes: readonly string[] = ["auto", "light", "dark"] satisfies readonly ThemeChoice[];

export class RnnPlayground extends LitElement {
  static override properties = {
    code: { attribute: false, noAccessor: true },
    readonly: { type: Boolean, reflect: true },
    theme: { type: String },
  };
  static override styles = elementStyles;

  /** Nothing can be edited; stepping and touching stay. */
  declare readonly: boolean;
  /** "auto" (as the system), "light" or "dark": the author's choice, until the reader makes their own. */
  declare theme: string;

  #state: State = initialState(lastState.code);
  #derived: Derived = nothingDerived;
  #tools: Tools | null = null;
  #failure: Status | null = null;
  #started = false;
  #pictured = false;
  #copied = false;
  #spoken = "";
  #look: Look | null = null;

  readonly #player = new Player(this, () => this.dispatch({ type: "advance" }));
  readonly #width = new WidthWatch(this);
  readonly #dictionary = new Dictionary(this);
  readonly #later: PartLoader<Later> = new PartLoader(
    this,
    async () => {
      const [later] = await Promise.all([sharedLater(), this.#dictionary.addLater()]);
      return later;
    },
    () => void this.#catchUp(),
  );
  readonly #reader: PartLoader<Reader> = new PartLoader(
    this,
    async () => {
      // What it finds in the text is told by the later views.
      const [reader] = await Promise.all([sharedReader(), this.#later.load()]);
      return reader;
    },
    () => this.#recompute(),
  );
  /** What the learner did before the page could answer. */
  #early: (() => void)[] = [];
  #editor: EditorIsland | null = null;
  #panels: Panels | null = null;

  constructor() {
    super();
    this.readonly = false;
    this.theme = "auto";
    new LanguageWatch(this);
  }

  /** The Keras text. */
  get code(): string {
    return this.#state.document.code;
  }
  set code(code: string) {
    if (this.#started && this.#later.part !== null) this.dispatch({ type: "code", code, caret: code.length });
    else {
      this.#begin(code);
      if (this.#tools !== null) this.#recompute();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#started) this.#begin(this.querySelector("pre")?.textContent?.trim() || lastState.code);
    this.#dictionary.speak(this.#lang());
    if (this.#tools === null) void this.#load();
    this.#callReader();
  }

  /** Changes the state, and all that follows from it, at once; before the page can answer, as soon as it can. */
  dispatch(command: Command): void {
    const { part } = this.#later;
    if (part === null) {
      this.#keep(() => this.dispatch(command));
      return;
    }
    const next = part.reduce(this.#state, command, this.#derived);
    if (next === this.#state) return;
    this.#state = next;
    this.#recompute();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme") && themes.includes(this.theme)) {
      this.#state = { ...this.#state, theme: this.theme as ThemeChoice };
    }
    this.#dictionary.speak(this.#lang());
    const { playing, speed } = this.#state;
    this.#player.follow(playing, speed);
  }

  /** Tells the host page what the reader sees: to set its own language or colours alike. */
  protected override updated(): void {
    if (!this.#pictured && this.#dictionary.spoken !== null && this.#derived.computed !== null) this.#loadTheRest();
    const look = { lang: this.#dictionary.spoken?.lang ?? this.#lang(), theme: this.#state.theme };
    if (look.lang === this.#look?.lang && look.theme === this.#look.theme) return;
    this.#look = look;
    this.dispatchEvent(new CustomEvent("rnn-look", { detail: look, bubbles: true, composed: true }));
  }

  /** What the first picture does without. */
  #loadTheRest(): void {
    this.#pictured = true;
    this.#later.now();
    if (!this.readonly) this.#reader.whenIdle();
  }

  protected override render(): TemplateResult {
    const { spoken } = this.#dictionary;
    if (spoken === null) return speechless(this.#dictionary.failed, () => this.#dictionary.tryAgain());
    const { lang, messages: m } = spoken;
    const dispatch = (command: Command) => this.dispatch(command);
    return guarded(
      () => {
        const scene = sceneOf(this.#state, this.#derived, lang, m, this.readonly);
        this.#showInEditor(m);
        return page(
          {
            state: this.#state,
            derived: this.#derived,
            scene,
            status: this.#status(),
            tokens: this.#tokens(),
            narrow: this.#width.narrow,
            readonly: this.readonly,
            lang,
            messages: m,
            spoken: this.#speak(scene),
            copied: this.#copied,
            later: this.#later.part,
            panels: this.#panels,
            engine: this.#tools?.engine ?? null,
            editor: this.readonly ? null : (this.#editor?.element ?? null),
            editorLoading: this.#editor?.loading ?? false,
            onIntent: () => this.#reader.now(),
            openEditor: (at) => this.#openEditor(at, null),
            goTo: (offset) => this.#openEditor(null, offset),
            copy: (text) => void this.#copy(text),
            tryAgain: () => this.#tryAgain(),
            onKey: (event) => this.#onKey(event, event.composedPath()),
            onClick: (event) => this.#onClick(event),
          },
          dispatch,
        );
      },
      m,
      () => this.#tryAgain(),
    );
  }

  #begin(code: string): void {
    this.#started = true;
    this.#state = { ...initialState(code), theme: this.#state.theme };
  }

  #keep(deed: () => void): void {
    this.#early.push(deed);
    this.#later.now();
  }

  /** The page can answer from now on: also to what it was asked before. */
  async #catchUp(): Promise<void> {
    const { part } = this.#later;
    if (part === null) return;
    this.#editor = new part.EditorIsland(
      this,
      (code, caret) => this.dispatch({ type: "code", code, caret }),
      (caret) => this.dispatch({ type: "caret", caret }),
    );
    void part.loadMathFont(document.fonts);
    this.#panels = new part.Panels(this, () => this.#wear(part));
    this.#wear(part);
    await this.updateComplete;
    const early = this.#early;
    this.#early = [];
    for (const deed of early) deed();
  }

  /** The style sheets of all that is there. */
  #wear({ laterStyles }: Later): void {
    const sheets = RnnPlayground.finalizeStyles([laterStyles, this.#panels?.styles ?? []]);
    adoptStyles(this.renderRoot as ShadowRoot, [...RnnPlayground.elementStyles, ...sheets]);
    this.requestUpdate();
  }

  async #load(): Promise<void> {
    const loaded = await loadTools();
    if (loaded.ok) this.#tools = loaded.value;
    this.#failure = loaded.ok ? null : { kind: "core_failed", error: loaded.error };
    this.#recompute();
  }

  #recompute(): void {
    if (this.#tools !== null) {
      try {
        this.#follow(this.#tools, this.#reader.part);
        this.#failure = null;
      } catch (error) {
        this.#failure = { kind: "unexpected", detail: messageOf(error) };
        reportError(error);
      }
    }
    this.#callReader();
    this.requestUpdate();
  }

  /** At once if the screen waits for it. Not again after a failure, which a learner can do something about: each key typed would fail anew. */
  #callReader(): void {
    const { code, dialect } = this.#state.document;
    const needed = this.#tools === null ? knownReading(code, dialect) === null : this.#derived.needsReader;
    if (needed && !this.#reader.failed) this.#reader.now();
  }

  #follow(tools: Tools, reader: Reader | null): void {
    const before = this.#derived;
    this.#derived = derive(this.#state, tools, reader, before);
    // Before the page can answer nobody stands anywhere yet.
    const state = this.#later.part?.anchored(this.#state, before, this.#derived) ?? this.#state;
    if (state === this.#state) return;
    this.#state = state;
    this.#derived = derive(state, tools, reader, this.#derived);
  }

  /** The same function as long as it answers the same. */
  #tokens(): ((code: string) => readonly Token[]) | null {
    const known = knownReading(this.#state.document.code, "auto") !== null;
    return known ? knownTokens : (this.#reader.part?.tokens ?? null);
  }

  #status(): Status | null {
    if (this.#failure !== null) return this.#failure;
    if (this.#reader.failed && this.#derived.needsReader) return { kind: "reader_failed" };
    if (this.#dictionary.failed || this.#later.failed) return { kind: "part_failed" };
    if (this.#tools === null) return { kind: "loading" };
    if (this.#derived.reading === null) return this.#derived.computed === null ? { kind: "reading" } : null;
    if (this.#derived.computed === null) return { kind: "no_model" };
    return null;
  }

  #lang(): Lang {
    const { lang } = this.#state;
    return lang === "auto" ? languageOf(this, navigator.languages) : lang;
  }

  /** While playing only the last line is spoken: a voice cannot keep up with a clock. */
  #speak(scene: Scene | null): string {
    if (scene !== null && !scene.playing && this.#state.position !== null) this.#spoken = describe(scene);
    return this.#spoken;
  }

  #showInEditor(m: Messages): void {
    const { code } = this.#state.document;
    this.#editor?.show({
      code,
      caret: this.#state.caret,
      marks: roleMarks(code, this.#derived.model),
      problems: this.#derived.problems.map((problem) => ({
        from: problem.from,
        to: problem.to,
        severity: problem.severity === "note" ? "info" : problem.severity,
        message: diagnosticSentence(m, problem),
      })),
      label: m.model.editorLabel,
    });
  }

  #openEditor(at: { readonly x: number; readonly y: number } | null, offset: number | null): void {
    if (this.readonly) return;
    this.#reader.now();
    const editor = this.#editor;
    if (editor === null) this.#keep(() => this.#openEditor(at, offset));
    else void editor.open(at, offset);
  }

  #onKey(event: KeyboardEvent, path: readonly EventTarget[]): void {
    const { part } = this.#later;
    if (part === null) {
      this.#keep(() => this.#onKey(event, path));
      return;
    }
    const action = part.actionOf(event, path);
    if (action === undefined) return;
    event.preventDefault();
    this.dispatch({ type: "action", name: action.name });
  }

  /** A number that is clicked before numbers answer is clicked again once they do. */
  #onClick(event: Event): void {
    const [target] = event.composedPath();
    if (this.#later.part !== null || !(target instanceof Element) || target.closest("[data-touch]") === null) return;
    this.#keep(() => target.dispatchEvent(new MouseEvent(event.type, { bubbles: true, composed: true })));
  }

  async #copy(text: string): Promise<void> {
    this.#copied = (await this.#later.part?.copyText(text)) === true;
    this.requestUpdate();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    this.#copied = false;
    this.requestUpdate();
  }

  #tryAgain(): void {
    this.#failure = null;
    if (this.#dictionary.failed) this.#dictionary.tryAgain();
    if (this.#later.failed) this.#later.now();
    if (this.#reader.failed) this.#reader.now();
    if (this.#tools === null) void this.#load();
    else this.#recompute();
  }
}

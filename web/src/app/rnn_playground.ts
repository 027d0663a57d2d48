/** <rnn-playground>: Keras text in, the network it describes out, step by step. */
import { adoptStyles, type CSSResultGroup, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Lang } from "../i18n/messages.ts";
import { type Derived, derive, nothingDerived, type Reader, type Tools } from "../state/derive.ts";
import type { SourcedInputs } from "../state/input_sources.ts";
import { sceneOf } from "../state/scene.ts";
import { initialState, type State } from "../state/state.ts";
import type { Command } from "../types/command.ts";
import type { Token } from "../types/reading.ts";
import type { Scene } from "../types/scene.ts";
import { describe } from "../view/describe.ts";
import type { Status } from "../view/status.ts";
import type { Announcer } from "./announcer.ts";
import { Attributes } from "./attributes.ts";
import type { Copier } from "./clipboard.ts";
import { Dictionary } from "./dictionary.ts";
import type { EditorIsland } from "./editor_island.ts";
import { guarded, messageOf } from "./error_boundary.ts";
import { knownReading, knownTokens } from "./examples/known.ts";
import { lastState } from "./examples/last_state.ts";
import { FirstSight } from "./first_sight.ts";
import { givenCode } from "./given_code.ts";
import { LanguageWatch, languageOf } from "./language.ts";
import type { Look } from "./look.ts";
import { page } from "./page.ts";
import type { Panels } from "./panels/panels.ts";
import { PartLoader } from "./part_loader.ts";
import { type Later, sharedLater, sharedReader, sharedSharing, sharedSources } from "./parts.ts";
import type { Player } from "./player.ts";
import type { Sharing, SharingHost } from "./sharing.ts";
import { speechless } from "./speechless.ts";
import { elementStyles } from "./styles.ts";
import { loadTools } from "./tools.ts";
import { WidthWatch } from "./width.ts";

export class RnnPlayground extends Attributes {
  static override styles = elementStyles;

  #state: State = initialState(lastState.code);
  #derived: Derived = nothingDerived;
  #tools: Tools | null = null;
  #failure: Status | null = null;
  #started = false;
  #pictured = false;
  #opening = false;
  #spoken = "";
  #look: Look | null = null;

  readonly #width = new WidthWatch(this);
  readonly #sight = new FirstSight(this, () => this.#wake());
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
  readonly #sharing: PartLoader<Sharing> = new PartLoader(
    this,
    async () => {
      const [part, later] = await Promise.all([sharedSharing(), this.#later.load()]);
      this.#shareStyles = part.shareStyles;
      this.#wear(later);
      return new part.Sharing(this.#sharingHost(), later);
    },
    () => this.requestUpdate(),
  );
  #shareStyles: CSSResultGroup = [];
  readonly #sources: PartLoader<SourcedInputs> = new PartLoader(this, sharedSources, () => this.#recompute());
  /** What the learner did before the page could answer. */
  #early: (() => void)[] = [];
  #editor: EditorIsland | null = null;
  #panels: Panels | null = null;
  #announcer: Announcer | null = null;
  #player: Player | null = null;
  #copier: Copier | null = null;

  constructor() {
    super();
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
    if (!this.#started) this.#begin(this.hasAttribute("link") ? "" : givenCode(this));
    if (this.#sight.seen) this.#wake();
  }

  /** Changes the state, and all that follows from it, at once; before the page can answer, as soon as it can. */
  dispatch(command: Command): void {
    const { part } = this.#later;
    if (part === null) {
      this.#sight.now();
      this.#keep(() => this.dispatch(command));
      return;
    }
    const next = part.reduce(this.#state, command, this.#derived);
    if (next === this.#state) return;
    this.#state = next;
    this.#recompute();
  }

  /** Opens the dialog in which a link is made. */
  async share(): Promise<void> {
    this.#sight.now();
    (await this.#sharing.load()).show();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme") || changed.has("seed") || changed.has("step")) this.#obey(changed);
    if (changed.has("height")) this.style.height = Number(this.height) ? `${this.height}px` : (this.height ?? "");
    if (changed.has("link") && this.link !== null) void this.#openLink(this.link);
    if (this.#sight.seen) this.#dictionary.speak(this.#lang());
    this.#player?.follow(this.#state.playing, this.#state.speed);
  }

  /** Tells the host page what the reader sees: to set its own language or colours alike. */
  protected override updated(): void {
    if (!this.#pictured && this.#dictionary.spoken !== null && this.#derived.computed !== null) this.#loadTheRest();
    this.#announcer?.tell(this.#state, this.#derived);
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
        this.#editor?.follow(this.#state, this.#derived, m);
        return page(
          {
            state: this.#state,
            derived: this.#derived,
            scene,
            status: this.#status(),
            tokens: this.#tokens(),
            narrow: this.#width.narrow || this.panels !== null,
            shows: (name, always) => this.shows(name, always),
            readonly: this.readonly,
            lang,
            messages: m,
            spoken: this.#speak(scene),
            copied: this.#copier?.copied === true,
            later: this.#later.part,
            panels: this.#panels,
            engine: this.#tools?.engine ?? null,
            sharing: this.#sharing.part?.render(lang) ?? nothing,
            editor: this.readonly ? null : (this.#editor?.element ?? null),
            editorLoading: this.#editor?.loading ?? false,
            onIntent: () => this.#reader.now(),
            openEditor: (at) => this.#openEditor(at, null),
            goTo: (offset) => this.#openEditor(null, offset),
            share: () => this.share().catch(() => undefined),
            copy: (text) => void this.#copier?.copy(text),
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
    this.#state = this.given(initialState(code));
  }

  /** An attribute was set, after the reader may have chosen otherwise. */
  #obey(changed: PropertyValues<this>): void {
    const given = this.given(this.#state);
    if (changed.has("theme")) this.#state = { ...this.#state, theme: given.theme };
    if (changed.has("seed")) this.#state = { ...this.#state, document: given.document };
    if (changed.has("step")) this.#state = { ...this.#state, first_step: given.first_step, position: null };
    if (this.#tools !== null) this.#recompute();
  }

  #wake(): void {
    this.#dictionary.speak(this.#lang());
    if (this.#tools === null) void this.#load();
    this.#callParts();
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
    this.#announcer = new part.Announcer(this);
    this.#copier = new part.Copier(this);
    this.#player = new part.Player(this, () => this.dispatch({ type: "advance" }));
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
    const sheets = RnnPlayground.finalizeStyles([laterStyles, this.#panels?.styles ?? [], this.#shareStyles]);
    adoptStyles(this.renderRoot as ShadowRoot, [...RnnPlayground.elementStyles, ...sheets]);
    this.requestUpdate();
  }

  async #openLink(address: string): Promise<void> {
    this.#opening = true;
    try {
      (await this.#sharing.load()).openLink(address);
      this.#opening = false;
    } catch {
      // The status says that the part did not come.
    }
  }

  #sharingHost(): SharingHost {
    return {
      element: this,
      screen: () => ({ state: this.#state, derived: this.#derived }),
      begin: (code) => {
        this.#begin(code ?? givenCode(this));
        // What a link leaves out is as a page begins, whatever the attributes say.
        if (code !== null) this.#state = { ...initialState(code), theme: this.#state.theme };
        this.#recompute();
      },
      follow: (state) => this.#followed(state),
      become: (state, derived) => {
        this.#state = state;
        this.#derived = derived;
        this.#recompute();
      },
    };
  }

  async #load(): Promise<void> {
    const loaded = await loadTools(() => this.#later.part?.withEdits ?? null);
    if (loaded.ok) this.#tools = loaded.value;
    this.#failure = loaded.ok ? null : { kind: "core_failed", error: loaded.error };
    this.#recompute();
  }

  #recompute(): void {
    if (this.#tools !== null) {
      try {
        this.#follow();
        this.#failure = null;
      } catch (error) {
        this.#failure = { kind: "unexpected", detail: messageOf(error) };
        reportError(error);
      }
    }
    this.#sharing.part?.arrive();
    this.#callParts();
    this.requestUpdate();
  }

  /** At once if the screen waits for it. Not again after a failure, which a learner can do something about: each key typed would fail anew. */
  #callParts(): void {
    const { code, dialect } = this.#state.document;
    const needed = this.#tools === null ? knownReading(code, dialect) === null : this.#derived.needsReader;
    if (needed && !this.#reader.failed) this.#reader.now();
    if (this.#state.document.sources.length > 0 && !this.#sources.failed) this.#sources.now();
  }

  #follow(): void {
    const before = this.#derived;
    this.#derived = this.#followed(this.#state);
    // Before the page can answer nobody stands anywhere yet.
    const state = this.#later.part?.anchored(this.#state, before, this.#derived) ?? this.#state;
    if (state === this.#state) return;
    this.#state = state;
    this.#derived = this.#followed(state);
  }

  /** What follows from `state`, as far as it can be worked out yet. */
  #followed(state: State): Derived {
    return this.#tools === null
      ? this.#derived
      : derive(state, this.#tools, this.#reader.part, this.#derived, this.#sources.part);
  }

  /** The same function as long as it answers the same. */
  #tokens(): ((code: string) => readonly Token[]) | null {
    const known = knownReading(this.#state.document.code, "auto") !== null;
    return known ? knownTokens : (this.#reader.part?.tokens ?? null);
  }

  #status(): Status | null {
    if (this.#failure !== null) return this.#failure;
    if (this.#reader.failed && this.#derived.needsReader) return { kind: "reader_failed" };
    if (this.#dictionary.failed || this.#later.failed || this.#sharing.failed || this.#sources.failed)
      return { kind: "part_failed" };
    if (this.#tools === null || this.#opening) return { kind: "loading" };
    if (this.#derived.computed !== null) return null;
    return { kind: this.#derived.reading === null ? "reading" : "no_model" };
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

  #openEditor(at: { readonly x: number; readonly y: number } | null, offset: number | null): void {
    if (this.readonly) return;
    this.#reader.now();
    if (this.#editor === null) this.#keep(() => this.#openEditor(at, offset));
    else void this.#editor.open(at, offset);
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
    if (this.#later.part !== null || !(target instanceof Element) || !target.closest("[data-touch]")) return;
    this.#keep(() => target.dispatchEvent(new MouseEvent(event.type, { bubbles: true, composed: true })));
  }

  #tryAgain(): void {
    this.#failure = null;
    if (this.#dictionary.failed) this.#dictionary.tryAgain();
    if (this.#sharing.failed) void this.#openLink(this.link ?? "");
    for (const part of [this.#later, this.#reader, this.#sources]) if (part.failed) part.now();
    if (this.#tools === null) void this.#load();
    else this.#recompute();
  }
}

/** Owns the editor's element and its loading: a reader who never edits never loads it. Where it cannot load, a plain text field takes its place. */
import type { LitElement, ReactiveController } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Derived } from "../state/derive.ts";
import type { State } from "../state/state.ts";
import { diagnosticSentence } from "../view/diagnostic.ts";
import { roleMarks } from "../view/role_marks.ts";
import type { Editor, EditorContent } from "./editor.ts";

type Point = { readonly x: number; readonly y: number };

export class EditorIsland implements ReactiveController {
  readonly #host: LitElement;
  readonly #onChange: (code: string, caret: number) => void;
  readonly #onCaret: (caret: number) => void;
  #editor: Editor | null = null;
  #element: HTMLElement | null = null;
  #loading = false;
  #content: EditorContent | null = null;

  constructor(host: LitElement, onChange: (code: string, caret: number) => void, onCaret: (caret: number) => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#onCaret = onCaret;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** What stands in the MODEL panel once editing has begun. */
  get element(): HTMLElement | null {
    return this.#element;
  }

  get loading(): boolean {
    return this.#loading;
  }

  follow({ document: { code }, caret }: State, { model, problems }: Derived, m: Messages): void {
    this.#content = {
      code,
      caret,
      marks: roleMarks(code, model),
      problems: problems.map((problem) => ({
        from: problem.from,
        to: problem.to,
        severity: problem.severity === "note" ? "info" : problem.severity,
        message: diagnosticSentence(m, problem),
      })),
      label: m.model.editorLabel,
    };
    this.#editor?.show(this.#content);
  }

  /** Loads the editor if need be, puts it in place of the static text, and gives it the caret. */
  async open(at: Point | null, offset: number | null): Promise<void> {
    if (this.#editor === null) {
      if (this.#loading || this.#content === null) return;
      this.#loading = true;
      this.#host.requestUpdate();
      await this.#create();
      this.#loading = false;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
    }
    if (offset === null) this.#editor?.focus(at);
    else this.#editor?.goTo(offset);
  }

  async #create(): Promise<void> {
    const element = document.createElement("div");
    element.className = "editor";
    const create = await import("./editor.ts").then(
      ({ createEditor }) => createEditor,
      async () => (await import("./plain_editor.ts")).createPlainEditor,
    );
    if (this.#content === null) return;
    const root = this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot : document;
    this.#editor = create(element, root, this.#content, this.#onChange, this.#onCaret);
    this.#element = element;
  }
}

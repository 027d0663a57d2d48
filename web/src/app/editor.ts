/** The live editor: CodeMirror with the same look as the static text. Loaded only when a reader begins to edit. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic as LintDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { parser } from "@lezer/python";
import type { RoleMark } from "../view/role_marks.ts";

/** What the editor shows besides what is typed into it. Sentences are already in the reader's language. */
export interface EditorContent {
  readonly code: string;
  readonly caret: number;
  readonly marks: readonly RoleMark[];
  readonly problems: readonly EditorProblem[];
  readonly label: string;
}

export interface EditorProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

export interface Editor {
  /** Brings the editor in line with the state; what the learner has just typed is in the state already and changes nothing. */
  show(content: EditorContent): void;
  focus(at: { readonly x: number; readonly y: number } | null): void;
  /** Selects a place and brings it into view. */
  goTo(offset: number): void;
  destroy(): void;
}

const fromState = Annotation.define<boolean>();
const setMarks = StateEffect.define<readonly RoleMark[]>();

const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    if (set === undefined) return marks.map(transaction.changes);
    const length = transaction.newDoc.length;
    const inside = (set.value as readonly RoleMark[]).filter(({ from, to }) => from < to && to <= length);
    return Decoration.set(
      inside.map(({ from, to, role }) => Decoration.mark({ class: `role-${role}` }).range(from, to)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

const python = new LanguageSupport(
  LRLanguage.define({
    name: "python",
    parser,
    languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", "'", '"'] } },
  }),
);

/** `root`: where `parent` will stand; the selection lives there, and the editor's own style sheet goes there. */
export function createEditor(
  parent: HTMLElement,
  root: Document | ShadowRoot,
  content: EditorContent,
  onChange: (code: string, caret: number) => void,
  onCaret: (caret: number) => void,
): Editor {
  const label = new Compartment();
  const labelled = (text: string): Extension => EditorView.contentAttributes.of({ "aria-label": text });
  let pending: EditorContent | null = null;

  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({
      doc: content.code,
      selection: { anchor: Math.min(content.caret, content.code.length) },
      extensions: [
        history(),
        EditorView.lineWrapping,
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        python,
        syntaxHighlighting(classHighlighter),
        markField,
        label.of(labelled(content.label)),
        // Tab is left to the browser, so that the keyboard can leave the editor.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.domEventHandlers({
          compositionend: () => {
            queueMicrotask(() => {
              if (pending !== null) show(pending);
            });
          },
        }),
        EditorView.updateListener.of((update) => {
          if (update.transactions.some((transaction) => transaction.annotation(fromState))) return;
          const caret = update.state.selection.main.head;
          if (update.docChanged) onChange(update.state.doc.toString(), caret);
          else if (update.selectionSet) onCaret(caret);
        }),
      ],
    }),
  });

  function show(next: EditorContent): void {
    // Changing the document or its decorations under an input method breaks the syllable being composed.
    if (view.composing) {
      pending = next;
      return;
    }
    pending = null;
    const now = view.state.doc.toString();
    const changes = difference(now, next.code);
    const elsewhere = next.caret !== view.state.selection.main.head && next.caret <= next.code.length;
    view.dispatch({
      ...(changes === null ? {} : { changes }),
      ...(changes !== null || elsewhere ? { selection: { anchor: Math.min(next.caret, next.code.length) } } : {}),
      effects: [setMarks.of(next.marks), label.reconfigure(labelled(next.label))],
      annotations: fromState.of(true),
    });
    view.dispatch({ ...setDiagnostics(view.state, lint(next)), annotations: fromState.of(true) });
  }

  show(content);
  return {
    show,
    focus(at) {
      view.focus();
      const offset = at === null ? null : view.posAtCoords(at);
      if (offset !== null) view.dispatch({ selection: { anchor: offset } });
    },
    goTo(offset) {
      view.focus();
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
    },
    destroy: () => view.destroy(),
  };
}

function lint({ problems, code }: EditorContent): LintDiagnostic[] {
  return problems.map((problem) => ({
    from: Math.min(problem.from, code.length),
    to: Math.min(problem.to, code.length),
    severity: problem.severity,
    message: problem.message,
  }));
}

/** The one stretch in which two texts differ; null if they are equal. Keeps the editor's own undo and selection useful. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

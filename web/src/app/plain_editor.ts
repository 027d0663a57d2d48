/** A text field in place of the editor, for where the editor's own file cannot be fetched. */
import type { Editor, EditorContent } from "./editor.ts";

export function createPlainEditor(
  parent: HTMLElement,
  _root: Document | ShadowRoot,
  content: EditorContent,
  onChange: (code: string, caret: number) => void,
  onCaret: (caret: number) => void,
): Editor {
  const field = document.createElement("textarea");
  field.className = "source plain-editor";
  field.spellcheck = false;
  field.autocapitalize = "off";
  field.addEventListener("input", () => onChange(field.value, field.selectionEnd));
  field.addEventListener("selectionchange", () => onCaret(field.selectionEnd));
  parent.append(field);

  function show(next: EditorContent): void {
    field.ariaLabel = next.label;
    field.rows = next.code.split("\n").length + 1;
    if (field.value !== next.code) field.value = next.code;
  }

  show(content);
  return {
    show,
    focus: () => field.focus(),
    goTo(offset) {
      field.focus();
      field.setSelectionRange(offset, offset);
    },
    destroy: () => field.remove(),
  };
}

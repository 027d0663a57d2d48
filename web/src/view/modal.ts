/** A dialog over the page: shown as soon as it stands there. Closed by its own means, it gives the focus back to where it was. */
import { type ElementPart, nothing } from "lit";
import { Directive, directive } from "lit/directive.js";

class Modal extends Directive {
  private shown = false;
  override render() {
    return nothing;
  }
  override update(part: ElementPart) {
    if (this.shown) return nothing;
    this.shown = true;
    const dialog = part.element as HTMLDialogElement;
    queueMicrotask(() => dialog.isConnected && dialog.showModal());
    return nothing;
  }
}

/** On a <dialog>. */
export const modal = directive(Modal);

/** A click on what lies around the dialog; inside it the target is another element. */
export function closeOutside(event: Event): void {
  const dialog = event.currentTarget as HTMLDialogElement;
  if (event.target === dialog) dialog.close();
}

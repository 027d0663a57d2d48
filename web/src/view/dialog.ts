/** A dialog over the page: its frame, shown as soon as it stands there. Closed by its own means, it gives the focus back to where it was. */
import { css, type ElementPart, html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";

export interface DialogProps {
  /** Class of the dialog, and what the id of its heading begins with. */
  readonly name: string;
  readonly title: string;
  /** Of the button that closes it. */
  readonly close: string;
  readonly closed: () => void;
}

export function dialogView({ name, title, close, closed }: DialogProps, content: TemplateResult): TemplateResult {
  return html`<dialog class="over ${name}" aria-labelledby="${name}-title" ${modal()} @close=${closed} @click=${closeOutside}>
    <div class="over-inner">
      <header class="panel-head">
        <h2 id="${name}-title">${title}</h2>
        <form method="dialog"><button class="plain" type="submit" aria-label=${close} title=${close}>×</button></form>
      </header>
      ${content}
    </div>
  </dialog>`;
}

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

const modal = directive(Modal);

/** A click on what lies around the dialog; inside it the target is another element. */
function closeOutside(event: Event): void {
  const dialog = event.currentTarget as HTMLDialogElement;
  if (event.target === dialog) dialog.close();
}

/** `--width`: of the dialog where the page is wide enough. */
export const dialogStyles = css`
  .over {
    box-sizing: border-box;
    width: min(var(--width), calc(100vw - 24px));
    max-height: calc(100vh - 24px);
    padding: 0;
    border: 1px solid var(--ink);
    background: var(--paper);
    color: var(--ink);
  }
  .over::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  .over-inner {
    padding: var(--space-block) 20px;
  }
`;

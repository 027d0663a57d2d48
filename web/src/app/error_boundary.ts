/** What only we can have caused: shown in a box of its own in place of the part that failed, and reported to the page's console. */
import type { TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import { statusView } from "../view/status.ts";

/** `view`'s picture, or the box that says it failed. */
export function guarded<View>(view: () => View, m: Messages, tryAgain: () => void): View | TemplateResult {
  try {
    return view();
  } catch (error) {
    reportError(error);
    return statusView({ kind: "unexpected", detail: messageOf(error) }, m, tryAgain);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

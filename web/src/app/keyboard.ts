/** Keys, as the actions name them, and where they hold. */
import { type Action, actionFor } from "../state/actions.ts";

/** "Mod+Shift+z", "Shift+ArrowRight", " ". Mod is Control, or Command on a Mac. */
export function keyName(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "Mod+" : "";
  // A sign names itself, whether or not this keyboard has it on a shifted key.
  const isSign = event.key.length === 1 && !/[\p{L}\d ]/u.test(event.key);
  const shift = event.shiftKey && !isSign ? "Shift+" : "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${mod}${shift}${key}`;
}

/** The action a key press asks for, given what it was pressed on (innermost first); none while text is typed or composed. */
export function actionOf(event: KeyboardEvent, path: readonly EventTarget[]): Action | undefined {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey) return undefined;
  const elements = path.filter((target): target is Element => target instanceof Element);
  if (elements.some(takesText)) return undefined;
  const [target] = elements;
  if (event.key === " " && target?.matches("button, summary, a")) return undefined;
  const inFigure = elements.some((element) => element.matches(".region"));
  return actionFor(keyName(event), inFigure ? "figure" : "page");
}

function takesText(element: Element): boolean {
  return element.matches("input:not([type=range]), textarea, select, [contenteditable=true]");
}

/** The text that the page around an element has put into it: what readers without JavaScript see is what the element begins with. */
import { lastState } from "./examples/last_state.ts";

export function givenCode(element: Element): string {
  return element.querySelector("pre")?.textContent?.trim() || lastState.code;
}

/** The panels as the page draws them: in an element of their own, of which all else is left out. */
import type { RnnPlayground } from "../src/element.ts";
import "../src/index.ts";
import type { Lang } from "../src/i18n/messages.ts";
import type { PanelPicture } from "./panel_pictures.ts";

/** Once the element can answer and has what it was asked for. */
const patience = 60_000;

/** Lets nothing stand but one panel. Dialogs stand in the page like the rest. */
function only(panel: string): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = `
    .page > :not(.columns, .one-column), :is(.left, .right, .one-column) > :not(section.${panel}, dialog.${panel}) { display: none !important; }
    .columns { display: block !important; }
    .left { border: 0 !important; }
    dialog { position: static !important; margin: 0 28px !important; }`;
  return style;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!holds()) {
    if (Date.now() > end) throw new Error("a picture of the gallery did not come");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function drawPanel(element: RnnPlayground, picture: PanelPicture, lang: Lang): Promise<void> {
  const { panel, code, commands, edited } = picture;
  const root = element.renderRoot as ShadowRoot;
  const computed = () => root.querySelector("section.cell [data-touch]") !== null;
  await until(computed);
  element.dispatch({ type: "lang", lang });
  element.code = code;
  await until(() => root.querySelector(".panel-choices nav") !== null && root.querySelector(".stale") === null);
  for (const command of commands) element.dispatch(command);
  element.dispatch({ type: "open", panel, open: true });
  await until(() => root.querySelector(`:is(section, dialog).${panel} > :not(.panel-head, [role=status])`) !== null);
  if (edited !== undefined) element.code = edited;
  root.append(only(panel));
}

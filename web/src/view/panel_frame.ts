/** Panels that are parts of the page by themselves: the row in which they are offered, and the frame around each that is open. */
import { css, html, nothing, type TemplateResult } from "lit";
import { laterWords, type Messages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { OfferPlace, PanelName } from "../types/panel.ts";
import type { Scene } from "../types/scene.ts";
import { tabs } from "./tabs.ts";

export interface PanelChoice {
  readonly name: PanelName;
  readonly open: boolean;
}

/** `frames`: of those that are open. */
export function panelChoices(
  place: OfferPlace,
  choices: readonly PanelChoice[],
  frames: readonly TemplateResult[],
  m: Messages,
  dispatch: Dispatch,
): TemplateResult {
  const words = laterWords(m).panels;
  const about: Partial<Record<PanelName, string>> = words.about;
  if (choices.length === 0) return html`${frames}`;
  return html`<div class="panel region panel-choices"><nav aria-label=${words.offers[place]}>
      ${choices.map(
        ({ name, open }) => html`<button
          class="tab"
          type="button"
          aria-expanded=${open}
          title=${about[name] ?? nothing}
          @click=${() => dispatch({ type: "open", panel: name, open: !open })}
        ><span class="sign" aria-hidden="true">${open ? "−" : "+"}</span> ${words.names[name]}</button>`,
      )}
    </nav></div>${frames}`;
}

/** `content`: the panel's own, or that it is on its way, or that it did not come. */
export function panelFrame(
  name: PanelName,
  content: unknown,
  { stale, messages: m }: Pick<Scene, "stale" | "messages">,
  dispatch: Dispatch,
  tryAgain: () => void,
): TemplateResult {
  const words = laterWords(m).panels;
  return html`<section class="panel region further ${name} ${stale ? "stale" : ""}" part=${name} aria-label=${words.names[name]}>
    <header class="panel-head">
      <h2>${words.names[name]}</h2>
      <button class="link" type="button" @click=${() => dispatch({ type: "open", panel: name, open: false })}>${words.close}</button>
    </header>
    ${panelContent(content, m, tryAgain)}
  </section>`;
}

function panelContent(content: unknown, m: Messages, tryAgain: () => void): unknown {
  switch (content) {
    case "loading":
      return html`<p class="note" role="status">${laterWords(m).panels.loading}</p>`;
    case "failed":
      return html`<p class="note" role="alert">${m.shell.partFailed} <button class="link" type="button" @click=${tryAgain}>${m.shell.tryAgain}</button></p>`;
    default:
      return content;
  }
}

/** A panel in place of the code. */
export function inModel(content: unknown, m: Messages, tryAgain: () => void): TemplateResult {
  return html`<div class="layer-cards">${panelContent(content, m, tryAgain)}</div>`;
}

/** The code itself, or the panel in its place. */
export function modelForms(open: boolean, m: Messages, dispatch: Dispatch): TemplateResult {
  const { code, forms, names } = laterWords(m).panels;
  const choices = [
    { value: false, label: code },
    { value: true, label: names.layers },
  ];
  return tabs(forms, choices, open, (chosen) => dispatch({ type: "open", panel: "layers", open: chosen }));
}

export const panelFrameStyles = css`
  .panel-choices nav {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .panel-choices .sign {
    color: var(--ink-3);
    font-family: var(--mono);
  }
  .panel-choices .tab[aria-expanded="true"] {
    border-bottom-color: var(--ink);
    color: var(--ink);
  }
  .further > .panel-head {
    margin-bottom: 6px;
  }
  @container rnn (max-width: 899px) {
    .right > .further {
      order: 2;
    }
    .left > .panel-choices,
    .left > .further {
      order: 6;
    }
  }
`;

/** The top line: title, what is shown, examples, language, theme, passing on. */
import { css, html, nothing, type TemplateResult } from "lit";
import { type Lang, languages, type Messages } from "../i18n/messages.ts";
import type { Dispatch, HintName, ThemeChoice } from "../types/command.ts";
import type { Later } from "./later.ts";

export interface ExampleEntry {
  readonly id: string;
  readonly title: Readonly<Record<Lang, string>>;
  /** One line: what there is to see. */
  readonly about: Readonly<Record<Lang, string>>;
  readonly code: string;
  readonly hint: HintName;
}

export interface HeaderProps {
  readonly examples: readonly ExampleEntry[];
  /** Of the example on the screen; null once the code differs from all of them. */
  readonly current: ExampleEntry | null;
  readonly lang: Lang;
  readonly theme: ThemeChoice;
  readonly messages: Messages;
  readonly later: Later | null;
  /** The learner seems about to choose an example. */
  readonly onIntent: () => void;
  readonly share: () => void;
}

const nextTheme: Readonly<Record<ThemeChoice, ThemeChoice>> = { auto: "light", light: "dark", dark: "auto" };
const themeSigns: Readonly<Record<ThemeChoice, string>> = { auto: "◐", light: "○", dark: "●" };

export function headerView(props: HeaderProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, lang, theme, current } = props;
  return html`<header class="top" part="header">
    <h1>${m.shell.title}</h1>
    <p class="tagline">${current === null ? m.shell.tagline : current.title[lang]}</p>
    <div class="top-tools">
      ${examplesMenu(props, dispatch)}
      <div class="languages" role="group" aria-label=${m.shell.language}>
        ${languages.map(
          (one, index) => html`${index > 0 ? html`<span aria-hidden="true">|</span>` : nothing}<button
              class="plain"
              type="button"
              lang=${one}
              aria-pressed=${one === lang}
              @click=${() => dispatch({ type: "lang", lang: one })}
            >${m.shell.languages[one]}</button>`,
        )}
      </div>
      <button
        class="plain"
        type="button"
        title="${m.shell.theme}: ${m.shell.themes[theme]}"
        aria-label="${m.shell.theme}: ${m.shell.themes[theme]}"
        @click=${() => dispatch({ type: "theme", theme: nextTheme[theme] })}
      >${themeSigns[theme]}</button>
      <button class="plain" type="button" @click=${props.share}>${m.shell.share}</button>
    </div>
  </header>`;
}

function examplesMenu(props: HeaderProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, later } = props;
  return html`<details
    class="menu"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === "Escape") closeMenu(event.currentTarget, true);
    }}
    @focusout=${(event: FocusEvent) => {
      const menu = event.currentTarget;
      const inside =
        menu instanceof Element && event.relatedTarget instanceof Node && menu.contains(event.relatedTarget);
      if (!inside && event.relatedTarget !== null) closeMenu(menu, false);
    }}
  >
    <summary class="plain" @pointerenter=${props.onIntent} @focus=${props.onIntent}>${m.shell.examples} <span aria-hidden="true">▾</span></summary>
    ${later?.examplesList(props, dispatch)}
  </details>`;
}

/** Lays the menu aside, and gives the focus back. */
export function closeMenu(menu: EventTarget | null, refocus: boolean): void {
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  if (refocus) menu.querySelector("summary")?.focus();
}

export const headerStyles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 24px;
    padding: 14px var(--space-inline);
    border-bottom: 1px solid var(--hairline);
  }
  .top h1 {
    margin: 0;
    font: 600 17px/24px var(--sans);
  }
  .tagline {
    flex: 1 1 180px;
    margin: 0;
    color: var(--ink-2);
  }
  .top-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 20px;
  }
  .plain {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink-2);
    font: inherit;
    cursor: pointer;
  }
  .plain:hover,
  .plain[aria-pressed="true"] {
    color: var(--ink);
  }
  .languages {
    display: flex;
    gap: 6px;
    color: var(--ink-3);
  }
  .menu {
    position: relative;
  }
  .menu > summary {
    list-style: none;
    line-height: 24px;
  }
  .menu > summary::-webkit-details-marker {
    display: none;
  }
`;

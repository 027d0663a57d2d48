/** The top line: title, what is shown, examples, language, theme. */
import { css, html, nothing, type TemplateResult } from "lit";
import { type Lang, languages, type Messages } from "../i18n/messages.ts";
import type { Dispatch, HintName, ThemeChoice } from "../types/command.ts";

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
  /** The learner seems about to choose an example. */
  readonly onIntent: () => void;
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
    </div>
  </header>`;
}

function examplesMenu(props: HeaderProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, examples, lang, current } = props;
  return html`<details
    class="menu"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === "Escape") close(event.currentTarget, true);
    }}
    @focusout=${(event: FocusEvent) => {
      const menu = event.currentTarget;
      const inside =
        menu instanceof Element && event.relatedTarget instanceof Node && menu.contains(event.relatedTarget);
      if (!inside && event.relatedTarget !== null) close(menu, false);
    }}
  >
    <summary class="plain" @pointerenter=${props.onIntent} @focus=${props.onIntent}>${m.shell.examples} <span aria-hidden="true">▾</span></summary>
    <ul class="menu-list">
      ${examples.map(
        (example) => html`<li>
          <button
            type="button"
            aria-current=${example === current ? "true" : "false"}
            @click=${(event: Event) => {
              dispatch({ type: "example", code: example.code, caret: example.code.length, hint: example.hint });
              close((event.currentTarget as Element).closest("details"), true);
            }}
          >
            <span class="example-title">${example.title[lang]}</span>
            <span class="example-about">${example.about[lang]}</span>
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

function close(menu: EventTarget | null, refocus: boolean): void {
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
  .menu-list {
    position: absolute;
    z-index: 5;
    right: 0;
    width: min(360px, 86vw);
    max-height: 70vh;
    margin: 6px 0 0;
    padding: 6px 0;
    overflow-y: auto;
    border: 1px solid var(--ink);
    background: var(--paper);
    list-style: none;
  }
  @container rnn (max-width: 899px) {
    .menu-list {
      right: auto;
      left: 0;
    }
  }
  .menu-list button {
    display: block;
    width: 100%;
    padding: 6px 14px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu-list button:hover {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  .menu-list button[aria-current="true"] .example-title {
    background: var(--marker);
  }
  .example-about {
    display: block;
    color: var(--ink-2);
    font-size: var(--size-small);
    line-height: 18px;
  }
`;

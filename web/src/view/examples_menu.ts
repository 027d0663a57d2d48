/** The examples to choose from, in the header's menu. */
import { css, html, type TemplateResult } from "lit";
import type { Dispatch } from "../types/command.ts";
import { closeMenu, type HeaderProps } from "./header.ts";

export function examplesList({ examples, current, lang }: HeaderProps, dispatch: Dispatch): TemplateResult {
  return html`<ul class="menu-list">
  ${examples.map(
    (example) => html`<li>
      <button
        type="button"
        aria-current=${example === current ? "true" : "false"}
        @click=${(event: Event) => {
          dispatch({ type: "example", code: example.code, caret: example.code.length, hint: example.hint });
          closeMenu((event.currentTarget as Element).closest("details"), true);
        }}
      >
        <span class="example-title">${example.title[lang]}</span>
        <span class="example-about">${example.about[lang]}</span>
      </button>
    </li>`,
  )}
</ul>`;
}

export const examplesMenuStyles = css`
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

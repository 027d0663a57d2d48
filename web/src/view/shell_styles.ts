/** The frame: paper, ink, hairlines, one column rule. No boxes in boxes, no shadows. */
import { css } from "lit";

export const shellStyles = css`
  :host {
    display: block;
    container: rnn / inline-size;
    --code-keyword: light-dark(#8a2f8a, #d18fd1);
    --code-class: light-dark(#1d4f9c, #7fb2ff);
    --code-number: light-dark(#8a4b00, #e3a75f);
    --code-string: light-dark(#3d6b22, #a3cc85);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  /* Nothing of a host page's text reaches in, whatever it has set on the element or above it. */
  .page {
    all: initial;
    display: block;
    color-scheme: inherit;
    direction: ltr;
    min-height: inherit;
    background: var(--paper);
    color: var(--ink);
    font: var(--size) / var(--line) var(--sans);
    text-align: start;
    word-break: keep-all;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  /* Without a doctype tables inherit nothing. */
  table {
    color: inherit;
    font: inherit;
  }
  :host([height]) {
    overflow: auto;
  }
  .speechless {
    padding: var(--space-block) var(--space-inline);
  }
  .page.theme-light {
    color-scheme: light;
  }
  .page.theme-dark {
    color-scheme: dark;
  }
  .columns {
    display: grid;
    grid-template-columns: clamp(400px, 30cqi, 520px) minmax(0, 1fr);
  }
  .left {
    border-right: 1px solid var(--hairline);
  }
  .panel,
  .region {
    padding: var(--space-block) var(--space-inline);
    border-bottom: 1px solid var(--hairline);
  }
  .left,
  .right,
  .panel,
  .region {
    min-width: 0;
  }
  .left > .panel:last-child,
  .right > .region:last-child {
    border-bottom: 0;
  }
  .panel-choices {
    min-height: calc(25px + 2 * var(--space-block));
  }
  .panel-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 16px;
  }
  h2 {
    margin: 0;
    color: var(--ink-2);
    font: 600 var(--size-title) / 18px var(--sans);
    letter-spacing: 0.06em;
  }
  .note {
    margin: 6px 0 0;
    color: var(--ink-2);
    font-size: var(--size-small);
    line-height: 18px;
  }
  .stale > :not(.panel-head) {
    filter: grayscale(1);
  }
  .layer-name {
    font: 12.5px/18px var(--mono);
  }
  .button {
    min-height: 28px;
    margin: 0 8px 0 0;
    padding: 2px 12px;
    border: 1px solid var(--ink);
    border-radius: 4px;
    background: none;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--ink-3);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-color: currentColor;
  }
  .link:disabled {
    color: var(--ink-2);
    text-decoration: none;
    cursor: default;
  }
  select,
  input {
    min-height: 24px;
    max-width: 100%;
    padding: 0 2px;
    border: 0;
    border-bottom: 1px solid var(--ink-3);
    border-radius: 0;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
  }
  option {
    background: var(--paper);
    color: var(--ink);
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .skip {
    position: absolute;
    z-index: 10;
    padding: 6px 12px;
    background: var(--marker);
    color: var(--ink);
  }
  .skip:not(:focus),
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container rnn (max-width: 899px) {
    .columns {
      display: flex;
      flex-direction: column;
    }
    .left,
    .right {
      display: contents;
    }
    .region.time {
      order: 1;
    }
    .region.cell,
    .right > .panel-choices {
      order: 2;
    }
    .panel.shapes {
      order: 3;
    }
    .panel.summary {
      order: 4;
    }
    .panel.model {
      order: 5;
    }
    .panel.numbers {
      order: 6;
    }
    .right > .region:last-child {
      border-bottom: 1px solid var(--hairline);
    }
  }
`;

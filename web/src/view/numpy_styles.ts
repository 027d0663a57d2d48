/** How NUMPY looks. */
import { css } from "lit";
import { cellPanelStyles } from "./cell_panel_styles.ts";

export const numpyStyles = [
  cellPanelStyles,
  css`
  .program {
    margin: 6px 0 10px;
    padding: 8px 0;
    overflow-x: auto;
    border-block: 1px solid var(--hairline);
    scrollbar-width: thin;
    font: 13px / 21px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .program .line {
    display: flex;
    gap: 0 24px;
    min-height: 21px;
    padding: 0 8px;
    white-space: pre;
  }
  .program .line.array {
    display: block;
  }
  .program code {
    font: inherit;
  }
  .program .step code {
    min-width: 21em;
  }
  .program .line.now {
    background: var(--marker);
  }
  .program summary {
    min-height: 24px;
    align-content: center;
    cursor: pointer;
    list-style: none;
  }
  .program summary::-webkit-details-marker {
    display: none;
  }
  .program .folded {
    color: var(--ink-2);
    text-decoration: underline dotted;
  }
  .program [open] .folded {
    text-decoration: none;
  }
  .program .row {
    display: block;
  }
  .program .keyword {
    font-weight: 600;
  }
  .program .name.input {
    color: var(--input);
  }
  .program .name.memory {
    color: var(--memory);
  }
  .program .name.bias {
    color: var(--bias);
  }
  .program .name.output {
    color: var(--output);
  }
  .program .values {
    color: var(--ink-2);
  }
  .program .numeral {
    display: inline-block;
    padding: 0 2px;
    border-radius: 2px;
    cursor: pointer;
  }
  .program .values .numeral,
  .program .values .pending {
    min-width: 42px;
    text-align: right;
    display: inline-block;
    box-sizing: border-box;
  }
  .program .now .values {
    color: inherit;
  }
  .program .numeral:hover {
    background: var(--marker);
  }
  .program .numeral.made {
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .program .numeral.touched {
    box-shadow: inset 0 0 0 2px var(--ink);
    color: var(--ink);
  }
  .program .numeral:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .numpy-tools {
    display: inline-flex;
    align-items: baseline;
    gap: 10px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
`,
];

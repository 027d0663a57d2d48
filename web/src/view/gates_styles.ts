/** How GATES looks. */
import { css } from "lit";
import { cellPanelStyles } from "./cell_panel_styles.ts";

export const gatesStyles = [
  cellPanelStyles,
  css`
  .gates .unit-choice {
    margin: 0;
  }
  .gates-body {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
    gap: 14px 32px;
    align-items: start;
  }
  .gates-body.table {
    grid-template-columns: minmax(0, 1fr);
  }
  .gates-body.table .gate-table {
    display: block;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .gate-table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 1px 3px;
    table-layout: fixed;
    font: 11px / 14px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .gates-body.table .gate-table {
    table-layout: auto;
  }
  .gate-table caption {
    padding-bottom: 2px;
    text-align: left;
    white-space: nowrap;
    font: 13px / 22px var(--sans);
  }
  .gate-table caption .note {
    margin-left: 8px;
  }
  .letter-now {
    padding: 1px 5px;
    margin-left: -5px;
    border-radius: 3px;
    background: var(--marker);
  }
  .gate-table th {
    color: var(--ink-2);
    font: 400 11px / 16px var(--sans);
    text-align: center;
    white-space: nowrap;
    overflow: visible;
  }
  .gate-table thead th:not(:first-child) {
    cursor: pointer;
  }
  .gate-table th:first-child {
    width: 58px;
    padding-right: 6px;
    text-align: left;
  }
  .gate-table th.lit {
    background: var(--marker);
    color: var(--ink);
    font-weight: 600;
  }
  .gate-table td {
    position: relative;
    height: 34px;
    padding: 0;
    background: color-mix(in srgb, var(--hairline) 45%, transparent);
    text-align: center;
  }
  .gate-table td.lit {
    background: color-mix(in srgb, var(--marker) 75%, transparent);
  }
  .gate-table td.pending {
    background: none;
    color: var(--ink-3);
  }
  .gate-table td.number {
    height: 24px;
    min-width: 56px;
    padding: 0 4px;
    font-size: 12.5px;
    background: none;
  }
  .gate-table td.number.lit {
    background: color-mix(in srgb, var(--marker) 75%, transparent);
  }
  .gate-table .rise {
    position: absolute;
    right: 0;
    left: 0;
    bottom: var(--from);
    height: var(--size);
    min-height: 1px;
    background: var(--fill);
    border-top: 1.5px solid var(--ink-2);
  }
  .gate-table .rise.signed {
    border: 0;
    outline: 1px solid var(--ink-3);
    outline-offset: -1px;
  }
  .gate-table .figure {
    position: relative;
    padding: 0 3px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--paper) 78%, transparent);
    color: var(--ink);
  }
  .gate-table td.masked {
    opacity: 0.45;
  }
`,
];

/** How COMPARE looks. */
import { css } from "lit";

export const compareStyles = css`
  .compare-choice {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 24px;
    margin: 6px 0 10px;
  }
  .compare-choice label {
    max-width: 100%;
    color: var(--ink-2);
  }
  .compare-choice select {
    color: var(--ink);
  }
  .compare-table,
  .compare-values {
    border-collapse: collapse;
    font: var(--size-code) / 22px var(--mono);
  }
  .compare-table th,
  .compare-table td,
  .compare-values th,
  .compare-values td {
    padding: 2px 22px 2px 0;
    font-weight: normal;
    text-align: left;
    white-space: nowrap;
  }
  .compare-table thead th,
  .compare-values th {
    color: var(--ink-2);
    font: var(--size-small) / 20px var(--sans);
  }
  .compare-table tbody tr > *,
  .compare-values tbody tr:last-child > * {
    border-top: 1px solid var(--hairline);
  }
  .compare-table tfoot tr > * {
    border-top: 1px solid var(--ink-2);
  }
  .compare-table tfoot th {
    font-family: var(--sans);
  }
  .compare-table td:last-child,
  .compare-values td,
  .compare-values thead th + th {
    text-align: right;
  }
  .compare-table s {
    color: var(--ink-2);
  }
  .compare-row {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline dotted var(--ink-3);
    text-underline-offset: 4px;
    cursor: pointer;
  }
  .compare-table .shown .compare-row {
    background: var(--marker);
    text-decoration: none;
  }
  .compare h3 {
    margin: 16px 0 2px;
    font: 600 13px / 20px var(--sans);
  }
  .compare h3 .layer-name {
    font-weight: normal;
  }
  .compare-reading {
    max-width: 70ch;
    margin: 0 0 8px;
  }
  .compare-charts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 22px;
  }
  .compare-chart {
    margin: 0;
  }
  .compare-chart figcaption {
    color: var(--ink-2);
    font-size: var(--size-small);
    line-height: 18px;
  }
  .compare-chart .limit {
    float: right;
    font-family: var(--mono);
  }
  .compare-chart svg {
    display: block;
  }
  .compare .lit {
    fill: var(--marker);
  }
  .compare .zero {
    stroke: var(--hairline);
  }
  .compare path,
  .compare-legend line {
    fill: none;
    stroke-width: 2;
  }
  .compare .before {
    stroke: var(--ink-2);
    stroke-dasharray: 4 3;
  }
  .compare .after {
    stroke: var(--memory);
  }
  .compare circle.after {
    fill: var(--memory);
  }
  .compare circle.before {
    fill: none;
  }
  .compare-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
    margin: 4px 0 8px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .compare-values .differs {
    font-weight: 600;
  }
  @container rnn (max-width: 640px) {
    .compare-table th,
    .compare-table td,
    .compare-values th,
    .compare-values td {
      padding-right: 12px;
    }
    .compare-table th,
    .compare-table td,
    .compare-row {
      white-space: normal;
      text-align: left;
    }
  }
`;

/** How CELL looks. */
import { css } from "lit";

export const cellStyles = css`
  .equations {
    margin: 10px 0 14px;
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: thin;
  }
  .equation math {
    width: fit-content;
    margin: 0;
    font-family: var(--math);
    font-size: var(--size-equation);
    line-height: 1.45;
  }
  .equations.several .equation {
    margin: 3px 0;
  }
  .equations.several .equation math {
    font-size: calc(var(--size-equation) * 0.76);
  }
  .now > mi,
  mi.now,
  mo.now,
  mrow.now,
  msub.now,
  msubsup.now {
    background: var(--marker);
    border-radius: 3px;
  }
  math .input,
  .sym.input,
  .operand.input {
    color: var(--input);
  }
  math .memory,
  .sym.memory,
  .operand.memory {
    color: var(--memory);
  }
  math .bias,
  .sym.bias,
  .operand.bias {
    color: var(--bias);
  }
  math .output,
  .sym.output,
  .operand.output {
    color: var(--output);
  }
  .term {
    font: 16px / 1 var(--math);
    white-space: nowrap;
  }
  .sym sub,
  .sym sup {
    font-size: 0.72em;
    line-height: 0;
  }

  .cell-body {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 18px 28px;
  }
  .written {
    flex: 1 1 490px;
    min-width: 0;
    max-width: 700px;
  }
  .written:only-child {
    max-width: none;
  }
  .ledger-scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .ledger {
    border-collapse: collapse;
    width: 100%;
    font: 14.5px / 20px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .ledger thead th {
    padding: 2px 9px 6px;
    color: var(--ink-2);
    font: 400 12px / 16px var(--sans);
    text-align: right;
  }
  .ledger th[scope="row"] {
    padding: 4px 8px;
    font: 16px / 20px var(--math);
    text-align: left;
    white-space: nowrap;
  }
  .ledger td {
    position: relative;
    min-width: 74px;
    padding: 6px 9px;
    text-align: right;
    white-space: nowrap;
  }
  .ledger td.words {
    width: 99%;
    min-width: 9em;
    padding-left: 14px;
    color: var(--ink-2);
    font: var(--size-small) / 18px var(--sans);
    text-align: left;
    white-space: normal;
  }
  .words-below {
    display: none;
  }
  @container rnn (max-width: 640px) {
    .ledger td.words {
      display: none;
    }
    .words-below {
      display: block;
      color: var(--ink-2);
      font: 11.5px / 14px var(--sans);
      white-space: normal;
    }
    .ledger th[scope="row"] {
      min-width: 112px;
      padding-left: 5px;
    }
    .ledger td {
      min-width: 70px;
      padding: 6px;
    }
  }
  .ledger .ruled > * {
    border-top: 1px solid var(--ink);
  }
  .ledger .ruled > .words {
    border-top-color: transparent;
  }
  .ledger .pending {
    color: var(--ink-2);
  }
  .ledger .section + .section > tr:first-child > * {
    border-top: 1px solid var(--hairline);
  }
  .ledger .lit {
    background: color-mix(in srgb, var(--marker) 60%, transparent);
  }
  .now .row-label {
    padding: 3px 5px;
    margin: -3px -5px;
    border-radius: 3px;
    background: var(--marker);
  }
  td[data-touch] {
    cursor: pointer;
  }
  td.editable {
    cursor: ns-resize;
  }
  td.made {
    box-shadow: inset 0 0 0 1.5px var(--ink);
  }
  td.touched {
    box-shadow: inset 0 0 0 2.5px var(--ink);
    touch-action: none;
  }
  .ledger td.touched {
    background: var(--marker);
  }
  td:focus-visible,
  .operand:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  td.edited::after {
    content: "";
    position: absolute;
    top: 0;
    right: 0;
    border: 3.5px solid;
    border-color: currentColor currentColor transparent transparent;
  }

  .matrices {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 16px 22px;
  }
  .matrix {
    margin: 0;
  }
  .matrix figcaption {
    margin-bottom: 2px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .matrix.now .matrix-title {
    padding: 1px 4px;
    margin-left: -4px;
    border-radius: 3px;
    background: var(--marker);
  }
  .matrix table {
    border-collapse: separate;
    border-spacing: 1px;
    font: 11px / 16px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .matrix th {
    color: var(--ink-2);
    font: 400 11px / 14px var(--sans);
  }
  .matrix .vector-head .term {
    font-size: 13px;
  }
  .heat {
    position: relative;
    min-width: 38px;
    height: 24px;
    padding: 0 2px;
    border-radius: 1.5px;
    background: var(--fill);
    color: var(--on);
    text-align: center;
  }
  .heat.pending {
    background: none;
    color: var(--ink-2);
  }
  .heat.vector {
    border-right: 5px solid var(--paper);
  }

  .arithmetic {
    min-height: 44px;
    margin-top: 16px;
    padding: 9px 0 9px 14px;
    border-left: 3px solid var(--marker);
    font: 13.5px / 22px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .arithmetic.quiet {
    border-left-color: var(--hairline);
  }
  .arithmetic .operand {
    cursor: pointer;
    white-space: nowrap;
  }
  .arithmetic .operand:hover,
  .arithmetic .operand.touched {
    background: var(--marker);
  }
  .arithmetic .rest {
    display: inline;
  }
  .arithmetic .rest summary {
    display: inline;
    color: var(--ink-2);
    cursor: pointer;
    list-style: none;
    text-decoration: underline dotted;
  }
  .arithmetic .rest[open] summary {
    display: none;
  }
  .afterword {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    color: var(--ink-2);
    font: var(--size-small) / 20px var(--sans);
  }
`;

/** How INPUTS looks. */
import { css } from "lit";

export const inputsStyles = css`
  .inputs .tabs {
    margin-top: 4px;
  }
  .input-sizes {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 18px;
    margin: 8px 0;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .input-sizes .size,
  .input-sizes input {
    color: var(--ink);
    font: 12.5px / 18px var(--mono);
  }
  .input-sizes input {
    width: 72px;
  }
  .input-figure {
    margin-top: 10px;
  }
  .input-grid {
    position: relative;
    max-height: 284px;
    overflow: auto;
    border: 1px solid var(--hairline);
    font: 12px / 26px var(--mono);
    overflow-anchor: none;
  }
  .input-row {
    display: flex;
    width: max-content;
    height: 26px;
  }
  .input-row.head {
    position: sticky;
    z-index: 3;
    top: 0;
    background: var(--paper);
    box-shadow: 0 1px var(--hairline);
  }
  .row-head {
    position: sticky;
    z-index: 2;
    left: 0;
    flex: none;
    width: 40px;
    padding-right: 6px;
    box-sizing: border-box;
    background: var(--paper);
    color: var(--ink-2);
    text-align: right;
  }
  .column-head,
  .input-cell {
    position: relative;
    flex: none;
    width: 58px;
    box-sizing: border-box;
    text-align: center;
  }
  .column-head {
    color: var(--ink-2);
  }
  .input-cell {
    border-right: 1px solid var(--paper);
    border-bottom: 1px solid var(--paper);
    background: var(--fill, var(--paper));
    color: var(--on, var(--ink));
    line-height: 25px;
  }
  .input-cell.editable {
    cursor: ns-resize;
  }
  .input-cell.touched {
    box-shadow: inset 0 0 0 2.5px var(--ink);
    touch-action: none;
  }
  .input-cell:focus-visible {
    z-index: 1;
    outline: 2px solid var(--ink);
    outline-offset: -2px;
  }
  .input-cell.edited::after {
    content: "";
    position: absolute;
    top: 0;
    right: 0;
    border: 3.5px solid;
    border-color: currentColor currentColor transparent transparent;
  }
  .inputs textarea {
    width: 100%;
    box-sizing: border-box;
    margin: 6px 0 0;
    padding: 6px 8px;
    border: 1px solid var(--ink-3);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    font: 13px / 20px var(--mono);
    resize: vertical;
  }
  .text-source textarea {
    font: var(--size) / 22px var(--sans);
  }
  .paste,
  .vocabulary {
    margin-top: 8px;
  }
  .paste > summary,
  .vocabulary > summary {
    min-height: 24px;
    color: var(--ink-2);
    cursor: pointer;
  }
  .refusal {
    padding-left: 10px;
    border-left: 3px solid var(--output);
    color: var(--ink);
  }
  .bad-cells {
    max-height: 120px;
    margin: 4px 0 0;
    padding-left: 20px;
    overflow: auto;
    font: 12px / 18px var(--mono);
  }
  .inputs .tools {
    justify-content: flex-start;
    align-items: baseline;
  }
  .inputs .button:disabled {
    border-color: var(--ink-3);
    color: var(--ink-2);
    cursor: default;
  }
  .tokens {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .tokens li {
    min-width: 26px;
    padding: 1px 5px;
    border: 1px solid var(--input);
    border-radius: 3px;
    text-align: center;
  }
  .tokens .index {
    display: block;
    color: var(--ink-2);
    font: 11px / 14px var(--mono);
  }
  .tokens .padding {
    border-color: var(--hairline);
    border-style: dashed;
    color: var(--ink-2);
  }
  .tokens .unknown {
    border-color: var(--output);
    border-style: dotted;
  }
  .vocabulary table {
    border-collapse: collapse;
    font: 12px / 20px var(--mono);
  }
  .vocabulary th,
  .vocabulary td {
    padding: 0 16px 0 0;
    text-align: left;
    font-weight: normal;
  }
  .vocabulary th {
    color: var(--ink-2);
    font-family: var(--sans);
  }
  .vocabulary .unknown {
    color: var(--ink-2);
  }
  .side {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
`;

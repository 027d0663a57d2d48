/** How the cards of LAYERS look. */
import { css } from "lit";

export const layersStyles = css`
  .layer-cards {
    margin: 8px 0;
  }
  .cards {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .card {
    border-top: 1px solid var(--hairline);
  }
  .card:last-child {
    border-bottom: 1px solid var(--hairline);
  }
  .card-head {
    display: flex;
    align-items: flex-start;
    gap: 8px;
  }
  .card-name {
    flex: 1;
    min-width: 0;
    min-height: 30px;
    padding: 5px 0 4px;
    border: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: left;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .card-name .layer-name {
    color: var(--code-class);
  }
  .card-name .written {
    color: var(--ink-2);
    font: 12px / 18px var(--mono);
  }
  .card-tools {
    flex: none;
    padding-top: 3px;
  }
  .step {
    min-width: 26px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .step:disabled {
    color: var(--ink-3);
    cursor: default;
  }
  .card-body {
    padding: 0 0 10px 12px;
  }
  .card-body fieldset {
    min-width: 0;
    margin: 6px 0;
    padding: 0 0 0 10px;
    border: 0;
    border-left: 2px solid var(--hairline);
  }
  .card-body legend {
    padding: 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: 6px 14px;
    margin-top: 6px;
  }
  .field {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .field .name,
  legend .name {
    color: var(--ink-2);
    font: 11.5px / 16px var(--mono);
    overflow-wrap: anywhere;
  }
  .field input:not([type="checkbox"]),
  .field select,
  .field code {
    width: 100%;
    box-sizing: border-box;
    font: 12.5px / 20px var(--mono);
  }
  .field.default :is(input, select) {
    color: var(--ink-2);
  }
  .field input[type="checkbox"] {
    width: 18px;
    min-height: 24px;
    margin: 0;
    accent-color: var(--ink);
  }
  .field input[aria-invalid="true"] {
    border-bottom-color: var(--output);
    outline: 2px solid var(--output);
  }
  .field .about {
    color: var(--ink-2);
    font-size: 11.5px;
    line-height: 15px;
  }
  .more-fields summary {
    min-height: 24px;
    margin-top: 6px;
    color: var(--ink-2);
    cursor: pointer;
  }
  .adder {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 12px;
    margin: 10px 0 0;
  }
`;

/** How LEARN looks, and what it covers elsewhere on the page while a question is open. */
import { css } from "lit";

export const learnStyles = css`
  .learn-tabs {
    margin-bottom: 8px;
  }
  .misconception {
    border-top: 1px solid var(--hairline);
  }
  .misconception:first-child {
    border-top: 0;
  }
  .misconception > summary {
    padding: 5px 0 5px 16px;
    list-style: none;
    cursor: pointer;
  }
  .misconception > summary::-webkit-details-marker {
    display: none;
  }
  .misconception > summary .question::before {
    display: inline-block;
    width: 16px;
    margin-left: -16px;
    color: var(--ink-2);
    font-family: var(--mono);
    content: "+" / "";
  }
  .misconception[open] > summary .question::before {
    content: "−" / "";
  }
  .misconception > summary .layer-name {
    margin-left: 6px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .misconception[open] > summary .question {
    font-weight: 600;
  }
  .misconception > p {
    max-width: 62ch;
    margin: 0 0 12px 16px;
  }
  .learn code {
    font: var(--size-code) / 18px var(--mono);
  }
  .learn-lead,
  .learn-title {
    max-width: 62ch;
    margin: 8px 0;
  }
  .learn-title {
    font-weight: 600;
  }
  .learn-title .learn-making {
    font-weight: normal;
    white-space: nowrap;
  }
  .learn-buttons,
  .learn-options {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 8px;
    margin: 10px 0;
  }
  .learn-buttons .button,
  .learn-options .button {
    margin: 0;
  }
  .learn-options .option {
    font: var(--size-code) / 20px var(--mono);
  }
  .learn-options .option:lang(ko) {
    font-family: var(--sans);
  }
  .option:disabled {
    border-color: var(--hairline);
    color: var(--ink-2);
    cursor: default;
  }
  .option.correct:disabled {
    border-color: var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .option.wrong:disabled {
    text-decoration: line-through;
  }
  .learn-answer {
    max-width: 62ch;
    min-height: 42px;
  }
  .learn-answer p {
    margin: 0;
  }
  .learn-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
    margin: 14px 0 0;
  }
  .learn-foot .note {
    margin: 0;
  }
  .learn-sheet {
    border-collapse: collapse;
  }
  .learn-sheet th,
  .learn-sheet td {
    padding: 3px 10px 0 0;
    text-align: left;
    vertical-align: baseline;
  }
  .learn-sheet th {
    font-weight: normal;
    white-space: nowrap;
  }
  .learn-sheet input {
    width: 92px;
    font: 15px / 22px var(--mono);
    text-align: right;
  }
  .learn-sheet input[aria-invalid="true"] {
    border-bottom-color: var(--output);
  }
  .learn-sheet .terms td {
    padding: 0 0 6px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .learn-terms {
    color: var(--ink);
    font: var(--size-code) / 20px var(--mono);
  }
  .verdict {
    color: var(--ink-2);
  }
  .verdict.correct {
    color: var(--ink);
  }
  .learn-verdict {
    min-height: 21px;
    margin: 6px 0 0;
  }
  .page:has([data-hides="shape"]) :is(.shapes .flow, .summary .counts, .summary pre, .time .arrow.output text),
  .page:has([data-hides="parameters"]) :is(.summary .counts, .summary pre),
  .page:has([data-hides="gradient"]) .gradient > :not(.panel-head) {
    visibility: hidden;
  }
`;

/** How GRADIENT looks. What it shares with the ledger and the matrices of CELL looks as there. */
import { css } from "lit";
import { gradientTuningStyles } from "./gradient_tuning_styles.ts";

export const gradientStyles = [
  css`
  .gradient h3 {
    margin: 0;
    font: 600 13px / 20px var(--sans);
  }
  .gradient .tab {
    min-width: 24px;
  }
  .gradient .transport .buttons {
    flex-wrap: wrap;
  }
  .gradient .gradient-parts {
    margin-right: auto;
    font: 12.5px/18px var(--mono);
  }
  .targets {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 6px 28px;
    margin: 10px 0 14px;
  }
  .target {
    min-width: 0;
    max-width: 100%;
  }
  .targets > .note {
    flex-basis: 100%;
    margin: 0;
  }
  .loss-choice {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    max-width: 100%;
    color: var(--ink-2);
  }
  .loss-choice select {
    min-width: 0;
    color: var(--ink);
    font: 12.5px / 20px var(--mono);
  }
  .ledger.target-table {
    width: auto;
    margin-top: 4px;
  }
  .ledger.target-table thead td {
    color: var(--ink-2);
    font: 12px / 16px var(--sans);
    text-align: left;
  }
  .ledger.target-table th[scope="row"] {
    color: var(--ink-2);
    font: var(--size-small) / 20px var(--sans);
  }
  .ledger.target-table td {
    padding-block: 2px;
  }
  .ledger.target-table .class-target {
    text-align: left;
  }
  .target-field {
    position: relative;
    display: inline-block;
  }
  .target-field input {
    width: 68px;
    font: 14.5px / 22px var(--mono);
    text-align: right;
  }
  .target-field input[aria-invalid="true"] {
    border-bottom-color: var(--output);
    outline-color: var(--output);
  }
  .target-field .refused {
    position: absolute;
    z-index: 2;
    top: 100%;
    right: 0;
    width: max-content;
    max-width: 180px;
  }
  .target-field input[aria-invalid="true"] + .refused {
    display: block;
  }
  .loss-value {
    margin-left: 18px;
    white-space: nowrap;
    font: 14.5px / 22px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .gradient-failed {
    margin: 8px 0;
    padding-left: 12px;
    border-left: 3px solid var(--output);
  }

  .gradient-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 16px;
  }
  .gradient-reading {
    min-height: 44px;
    max-width: 46em;
    margin: 4px 0 8px;
    font-size: 15px;
    line-height: 22px;
    text-wrap: pretty;
  }
  .letter-in-text {
    font: 16px / 1 var(--math);
    white-space: nowrap;
  }
  .letter-in-text sub,
  .gradient-reading sup {
    font-size: 0.72em;
    line-height: 0;
  }
  .gradient-chart {
    display: flex;
    font: 12px / 1 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .gradient-chart svg {
    display: block;
    overflow: visible;
    fill: var(--ink-2);
  }
  .decades {
    flex: none;
  }
  .gradient-chart .power {
    font-size: 9.5px;
  }
  .gradient-plot {
    flex: 1;
    min-width: 0;
    max-width: calc(var(--steps) * 150px);
    cursor: pointer;
  }
  .gradient-plot .lit {
    fill: var(--marker);
    opacity: 0.55;
  }
  .gradient-plot .decade {
    stroke: var(--hairline);
  }
  .gradient-plot .course {
    stroke: var(--memory);
    stroke-width: 1.5;
  }
  .gradient :is(.gradient-plot, .gradient-legend) .size {
    fill: var(--memory);
  }
  .gradient-plot .size.zero {
    fill: var(--paper);
    stroke: var(--memory);
    stroke-width: 1.5;
  }
  .gradient :is(.gradient-plot, .gradient-legend) .above {
    stroke: var(--output);
    stroke-width: 2.5;
  }
  .gradient-plot .broken {
    fill: var(--output);
    font-weight: 600;
  }
  .gradient-plot .step-number.now {
    fill: var(--ink);
    font-weight: 600;
  }
  .gradient-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 18px;
    margin: 4px 0 0 46px;
    color: var(--ink-2);
    font-size: var(--size-small);
    line-height: 18px;
  }
  .gradient-sizes {
    border-collapse: collapse;
    font: 12.5px / 18px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .gradient-sizes th {
    padding: 2px 12px 2px 4px;
    color: var(--ink-2);
    font: 400 12px / 18px var(--sans);
    text-align: right;
  }
  .gradient-sizes thead td {
    color: var(--ink-2);
    font: 12px / 18px var(--sans);
    text-align: left;
    white-space: nowrap;
  }
  .gradient-sizes td {
    min-width: 76px;
    padding: 3px 8px;
    text-align: right;
  }
  .gradient-sizes tbody tr {
    border-top: 1px solid var(--hairline);
  }
  .gradient-sizes tr.now {
    background: color-mix(in srgb, var(--marker) 60%, transparent);
  }

  .gradient-body {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 18px 28px;
    margin-top: 18px;
    padding-top: 14px;
    border-top: 1px solid var(--hairline);
  }
  .gradient-weights {
    flex: 0 1 auto;
    min-width: 0;
    max-width: 100%;
  }
  .gradient-weights .matrices {
    margin-top: 8px;
  }
  .gradient-weights .heat {
    min-width: 54px;
  }
  .derivative {
    white-space: nowrap;
  }
  /* Touching a gradient changes what CELL writes above: room for all it may say, so that nothing moves away from under the pointer. */
  .region.cell .arithmetic {
    min-height: 90px;
  }
  .gradient .arithmetic {
    min-height: 96px;
  }
  .gradient .arithmetic .note {
    margin: 2px 0 0;
  }
  .gradient-caption {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 22px 0 6px;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .gradient-caption .legend {
    margin-right: 0;
  }
  .back .back-tip {
    transform: translateX(calc(28px - var(--pitch)));
  }
  .back .back-tip.first {
    transform: translateX(-96px);
  }
  /* The letter of an input has no derivative sign; its own stands in its place. */
  .back .strip > .letter.input {
    display: none;
  }
  .back .to-come :is(text, .sign) {
    visibility: hidden;
  }
  .back .to-come .letter {
    visibility: visible;
    opacity: 0.45;
  }
  .back .to-come .fill {
    fill: none;
    stroke-dasharray: 2 3;
  }
  .gradient tr.now .row-label {
    background: var(--marker);
    border-radius: 3px;
  }
  .gradient td.pending {
    color: var(--ink-2);
    text-align: right;
  }
  .arrival {
    margin-left: 1px;
    color: var(--ink-2);
    font: 12px / 1 var(--sans);
    vertical-align: 0.35em;
  }
  .gradient .sum.in-letters {
    color: var(--ink-2);
  }
  .operand.of-gradient {
    text-decoration: underline dotted 1px;
    text-underline-offset: 3px;
  }
  .gradient-check {
    max-width: 36em;
    margin-top: 18px;
  }
  .gradient-check .entry {
    font: 14.5px / 20px var(--mono);
  }
  .check-table {
    border-collapse: collapse;
    font: 13.5px / 20px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .check-table th {
    padding: 2px 14px 2px 0;
    color: var(--ink-2);
    font: 400 var(--size-small) / 20px var(--sans);
    text-align: left;
  }
  .check-table .how {
    color: var(--ink-2);
    font-size: 12px;
  }
  .check-table .ruled > * {
    border-top: 1px solid var(--ink);
  }
  .verdict {
    margin: 6px 0 0;
  }
`,
  gradientTuningStyles,
];

/** How the knobs of GRADIENT look, and what comes of turning them. */
import { css } from "lit";

export const gradientTuningStyles = css`
  .gradient-knobs,
  .clip-choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 28px;
  }
  .gradient-knobs {
    margin-top: 12px;
    padding-top: 8px;
    border-top: 1px solid var(--hairline);
  }
  .gradient .knob {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    max-width: 100%;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
  .knob select {
    min-width: 0;
    min-height: 24px;
    color: var(--ink);
    font: 12.5px / 20px var(--mono);
  }
  .knob input[type="range"] {
    width: 132px;
    min-width: 0;
    height: 24px;
    accent-color: var(--ink);
  }
  .knob input[type="checkbox"] {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--ink);
  }
  .knob output {
    min-width: 36px;
    color: var(--ink);
    font: 12.5px / 20px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .gradient-radius {
    max-width: 62em;
    margin: 4px 0 0;
  }
  .gradient-radius output {
    color: var(--ink);
    font: 12.5px / 18px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .clip-limit input {
    width: 72px;
    min-height: 24px;
    font: 13px / 20px var(--mono);
    text-align: right;
  }
  .clip-limit input[aria-invalid="true"] {
    border-bottom-color: var(--output);
    outline-color: var(--output);
  }
  .gradient-clipping {
    max-width: 36em;
    margin-top: 18px;
  }
  .clip-layer {
    color: var(--ink-3);
    font: 12px / 18px var(--mono);
  }
  .gradient-sizes tr.all > * {
    border-top: 1px solid var(--ink);
  }
  .gradient-sizes :is(th, td).now {
    background: color-mix(in srgb, var(--marker) 60%, transparent);
  }
  .lane {
    stroke-width: 1.75;
  }
  .lane.SimpleRNN {
    stroke: var(--memory);
  }
  .lane.GRU {
    stroke: var(--input);
    stroke-dasharray: 7 4;
  }
  .lane.LSTM {
    stroke: var(--output);
    stroke-dasharray: 2 4;
  }
  .gradient .mark {
    stroke-width: 1.5;
  }
  .gradient .mark.SimpleRNN {
    fill: var(--memory);
    stroke: var(--memory);
  }
  .gradient .mark.GRU {
    fill: var(--input);
    stroke: var(--input);
  }
  .gradient .mark.LSTM {
    fill: var(--output);
    stroke: var(--output);
  }
  .gradient .mark.zero {
    fill: var(--paper);
  }
  .contest-key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--ink);
  }
`;

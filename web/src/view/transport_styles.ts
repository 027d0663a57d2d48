import { css } from "lit";

export const transportStyles = css`
  .transport {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-top: 8px;
    font-variant-numeric: tabular-nums;
  }
  .transport .buttons {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .transport button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .transport .plain {
    min-width: 28px;
    min-height: 28px;
    padding: 0;
    border: 0;
    background: none;
  }
  .transport .step {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 0 12px 0 10px;
    margin: 0 4px;
    border: 0;
    border-radius: 5px;
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
    white-space: nowrap;
  }
  .transport button:disabled {
    opacity: 0.35;
    cursor: default;
  }
  .icon {
    display: block;
    margin: auto;
    fill: currentColor;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .icon .outline {
    fill: none;
  }
  .scrubber {
    position: relative;
    flex: 1 1 220px;
    min-width: 120px;
    height: 32px;
    display: flex;
    align-items: center;
    margin: 0 7px;
    cursor: pointer;
    touch-action: none;
  }
  .marks {
    overflow: visible;
  }
  .rail {
    fill: var(--ink-3);
  }
  .rail.done {
    fill: var(--ink);
  }
  .marks line {
    stroke: var(--ink-3);
    stroke-width: 1;
  }
  .marks .long {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .thumb {
    position: absolute;
    left: calc(var(--at) * 100%);
    width: 14px;
    height: 22px;
    margin-left: -7px;
    border-radius: 4px;
    background: var(--ink);
    box-shadow: 0 0 0 2px var(--paper);
  }
  .whereabouts {
    min-width: 9.5em;
    white-space: nowrap;
  }
  .speed {
    display: flex;
    align-items: center;
    color: var(--ink-2);
    font-size: var(--size-small);
  }
`;

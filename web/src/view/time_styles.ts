/** How TIME looks: distances that stretch with the panel, and the states of cells and arrows. */
import { css } from "lit";

export const timeStyles = css`
  .time-scroll {
    container-type: inline-size;
    overflow-x: auto;
    overflow-y: hidden;
    margin: 0 calc(-1 * var(--space-inline));
    padding: 4px var(--space-inline);
    scrollbar-width: thin;
  }
  .score {
    --pitch: clamp(var(--least), (100cqi - var(--first) - var(--tail)) / var(--gaps), 220px);
    display: block;
    width: calc(var(--first) + var(--tail) + var(--pitch) * (var(--steps) - 1));
    overflow: visible;
    font: 13px / 1 var(--sans);
    font-variant-numeric: tabular-nums;
    fill: var(--ink);
    -webkit-user-select: none;
    user-select: none;
  }
  .legend {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-right: auto;
    color: var(--ink-2);
    font-size: 11.5px;
    font-variant-numeric: tabular-nums;
  }
  .ramp {
    width: 72px;
    height: 8px;
    border-radius: 1px;
    background: linear-gradient(to right, var(--negative), var(--paper), var(--positive));
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--ink) 14%, transparent);
  }
  .score .col {
    transform: translateX(calc(var(--first) + var(--c) * var(--pitch)));
  }
  .score .end {
    transform: translateX(calc(var(--first) + (var(--steps) - 1) * var(--pitch)));
  }
  .score .lit {
    fill: var(--marker);
    opacity: 0.55;
  }
  .step-label {
    font-size: 12px;
    fill: var(--ink-2);
    cursor: pointer;
  }
  .step-label.now {
    fill: var(--ink);
    font-weight: 600;
  }
  .hit {
    fill: transparent;
  }
  .band-name {
    font: 11.5px var(--mono);
    fill: var(--ink-2);
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
  }

  .cell .fill {
    fill: var(--fill);
    stroke: color-mix(in srgb, var(--ink) 14%, transparent);
    stroke-width: 1;
  }
  .cell .fill.open {
    fill: var(--paper);
    fill-opacity: 0.6;
  }
  .cell text {
    fill: var(--on, var(--ink));
  }
  .cell text.pending {
    fill: var(--ink-2);
  }
  .cell .sign {
    fill: none;
    stroke: var(--on);
    stroke-width: 1.25;
  }
  .cell.v-inf .fill {
    stroke: var(--ink);
    stroke-dasharray: 2 2;
  }
  .strip.ghost .fill {
    stroke-dasharray: 2 3;
    fill: none;
  }
  .strip.ghost .letter,
  .strip.ghost .pending {
    opacity: 0.45;
  }
  .strip.faint .cell.v .fill {
    opacity: 0.45;
  }
  .strip.faint .cell.v text {
    fill: var(--ink);
  }
  .cell[data-touch] {
    cursor: pointer;
    outline: none;
  }
  .cell.editable {
    cursor: ns-resize;
  }
  .cell.touched {
    touch-action: none;
  }
  .score .cell.made .fill {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .score .cell.touched .fill {
    stroke: var(--ink);
    stroke-width: 2.5;
  }
  .score .cell:focus-visible .fill {
    stroke: var(--ink);
    stroke-width: 2.5;
    stroke-dasharray: none;
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .edit-mark {
    fill: var(--ink);
  }
  .more {
    font-size: 11px;
    fill: var(--ink-2);
  }
  .letter {
    font: italic 15px var(--math);
  }
  .sub {
    font-size: 0.72em;
    font-style: normal;
  }
  .letter.input,
  .arrow.input {
    --role: var(--input);
    fill: var(--role);
  }
  .letter.memory,
  .arrow.memory {
    --role: var(--memory);
    fill: var(--role);
  }
  .letter.output,
  .arrow.output {
    --role: var(--output);
    fill: var(--role);
  }
  .arrow.neutral {
    --role: var(--ink-2);
    fill: var(--role);
  }
  .arrow.discarded {
    --role: var(--output);
    fill: var(--role);
  }
  .arrow .line {
    fill: none;
    stroke: var(--role);
    stroke-width: 2;
  }
  .arrow.discarded .line {
    stroke-dasharray: 2 4;
  }
  .arrow.discarded .line,
  .arrow.discarded .tip {
    opacity: 0.55;
  }
  .arrow.ghost :is(.line, .tip, .shaft, .along) {
    opacity: 0.4;
  }
  .arrow.ghost text {
    opacity: 0.75;
  }
  .score.windowed {
    overflow: hidden;
  }
  .sample {
    color: var(--ink-2);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
  .sample button {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .sample button:disabled {
    color: var(--ink-3);
    cursor: default;
  }

  .arrow.now .line {
    stroke-width: 3.5;
  }
  .shaft {
    x: calc(28px - var(--pitch));
    width: calc(var(--pitch) - 92px);
  }
  .shaft.first {
    x: -94px;
    width: 28px;
  }
  .arrow.now .shaft {
    stroke: var(--role);
    stroke-width: 1.5;
  }
  .weight-label {
    font: italic 14px var(--math);
  }
  .arrow.memory .weight-label {
    transform: translateX(calc((var(--pitch) + 38px) / -2));
  }
  .arrow.memory .weight-label.reversed {
    transform: translateX(calc((var(--pitch) + 38px) / 2));
  }
  .arrow.memory .weight-label.first {
    transform: translateX(-80px);
  }
  .arrow.memory .weight-label.first.reversed {
    transform: translateX(80px);
  }
  .along {
    x: calc(var(--x) - var(--away) * var(--pitch));
    width: calc(var(--wide) + var(--away) * var(--pitch));
    fill: var(--role);
  }
`;

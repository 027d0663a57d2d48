/** How GRAPH looks. */
import { css } from "lit";
import { cellPanelStyles } from "./cell_panel_styles.ts";

export const graphStyles = [
  cellPanelStyles,
  css`
  .graph-scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .graph-scroll:focus-visible {
    outline: 2px solid var(--ink);
  }
  .graph-figure {
    position: relative;
    width: var(--w);
    height: var(--h);
    margin-inline: auto;
  }
  .graph-figure svg {
    position: absolute;
    inset: 0;
  }
  .graph-figure svg.over {
    pointer-events: none;
  }
  .graph-figure .wire path {
    fill: none;
    stroke: var(--ink-3);
    stroke-width: 1.25;
  }
  .graph-figure .wire.input path {
    stroke: var(--input);
  }
  .graph-figure .wire.memory path {
    stroke: var(--memory);
  }
  .graph-figure .wire.output path {
    stroke: var(--output);
  }
  .graph-figure .wire .tip {
    stroke: none;
    fill: var(--ink-3);
  }
  .graph-figure .wire.input .tip {
    fill: var(--input);
  }
  .graph-figure .wire.memory .tip {
    fill: var(--memory);
  }
  .graph-figure .wire.now path:not(.tip) {
    stroke-width: 3;
  }
  .graph-node {
    position: absolute;
    top: var(--y);
    left: var(--x);
    display: flex;
    flex-direction: column;
    align-items: center;
    width: var(--w);
  }
  .graph-label {
    height: 22px;
    margin-bottom: 2px;
    padding: 0 4px;
    border-radius: 3px;
    line-height: 22px;
    white-space: nowrap;
  }
  .graph-node.now .graph-label {
    background: var(--marker);
  }
  .graph-label .sign {
    color: var(--ink-2);
    font: 12px / 1 var(--math);
  }
  .graph-node .heat {
    display: block;
    box-sizing: border-box;
    width: 46px;
    min-width: 46px;
    height: 22px;
    outline: 1px solid var(--hairline);
    outline-offset: -1px;
    border-radius: 0;
    font: 11px / 22px var(--mono);
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .graph-node .heat.pending {
    outline-style: dashed;
    cursor: default;
  }
  .graph-node.now .heat {
    outline-color: var(--ink-2);
  }
  .graph-node .heat.made {
    box-shadow: inset 0 0 0 1.5px var(--ink);
  }
  .graph-node .heat.used {
    box-shadow: inset 0 0 0 1.5px var(--output);
  }
  .graph-node .heat.touched {
    box-shadow: inset 0 0 0 2.5px var(--ink);
  }
  .graph-node .heat:focus-visible,
  .graph-words .chip:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .graph-node .more {
    color: var(--ink-2);
    font: 11px / 14px var(--sans);
  }
  .graph-figure .way line {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .graph-figure .way circle {
    fill: var(--ink);
  }
  .graph-figure .way.to line {
    stroke: var(--output);
    stroke-dasharray: 5 3;
  }
  .graph-figure .way.to circle {
    fill: var(--output);
  }
  .graph-words {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 14px;
    min-height: 64px;
    margin: 10px 0 0;
    align-content: start;
  }
  p.graph-words {
    display: block;
  }
  .graph-words dt {
    color: var(--ink-2);
    font: var(--size-small) / 24px var(--sans);
  }
  .graph-words dd {
    margin: 0;
    line-height: 24px;
  }
  .graph-words .chip {
    display: inline-block;
    margin-right: 6px;
    cursor: pointer;
    white-space: nowrap;
    font: 12.5px / 22px var(--mono);
  }
  .graph-words .chip b {
    font-weight: 500;
  }
  .graph-words .chip:hover {
    background: var(--marker);
  }
  @container rnn (max-width: 640px) {
    .graph-words {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`,
];

/** Paper, and the colours a reader's system insists on. */
import { css } from "lit";

export const printStyles = css`
  @media print {
    .page,
    .page.theme-dark {
      color-scheme: light;
      print-color-adjust: exact;
    }
    .columns,
    .left,
    .right {
      display: block;
      border: 0;
    }
    .top-tools,
    .guide,
    .skip,
    .panel-choices,
    .transport,
    .traveller,
    .overview,
    .tools,
    .tab:not([aria-pressed="true"]),
    .panel-head > .link,
    .learn-buttons,
    .learn-foot,
    .sample button {
      display: none;
    }
    .region,
    .panel {
      overflow: visible;
    }
    .time-scroll,
    .equations,
    .ledger-scroll,
    .matrices,
    pre {
      max-height: none;
      overflow: visible;
    }
    pre {
      white-space: pre-wrap;
    }
    .matrix,
    .misconception,
    tr {
      break-inside: avoid;
    }
  }
`;

/** Values keep their fills, mixed with the system's ground, because fills are the data; everything else is the system's. */
export const forcedColorStyles = css`
  @media (forced-colors: active) {
    .page {
      --ink: CanvasText;
      --ink-2: CanvasText;
      --ink-3: GrayText;
      --hairline: GrayText;
      --paper: Canvas;
      --input: CanvasText;
      --memory: CanvasText;
      --output: CanvasText;
      --bias: CanvasText;
      --marker: color-mix(in srgb, Highlight 35%, Canvas);
    }
    .v,
    .ramp,
    .score,
    .overview,
    .gradient-plot,
    .now,
    .lit,
    .step,
    .guide-label,
    .count[aria-expanded="true"] {
      forced-color-adjust: none;
    }
    .touched {
      outline-color: Highlight;
    }
    .tab {
      border-bottom-color: Canvas;
    }
    .tab:is([aria-pressed="true"], [aria-expanded="true"]) {
      border-bottom-color: Highlight;
    }
  }
`;

/** How ATTENTION looks. */
import { css } from "lit";
import { cellPanelStyles } from "./cell_panel_styles.ts";

export const attentionStyles = [
  cellPanelStyles,
  css`
  .attention-scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .attention-table {
    border-collapse: separate;
    border-spacing: 1px;
    font: 11.5px / 16px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .attention-table th {
    padding: 2px 8px;
    color: var(--ink-2);
    font: 400 12px / 20px var(--sans);
    white-space: nowrap;
  }
  .attention-table tr.now th {
    background: var(--marker);
    color: var(--ink);
  }
  .attention-table .heat {
    min-width: 46px;
    height: 28px;
  }
  .attention-table .hidden-step {
    color: var(--ink-2);
    background: repeating-linear-gradient(-45deg, var(--paper) 0 4px, var(--hairline) 4px 5px);
  }
`,
];

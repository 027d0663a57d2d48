/** What the panels that look into the cell have in common. */
import { css } from "lit";

export const cellPanelStyles = css`
  .further .further-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 16px;
  }
  .further .further-head .tabs:first-child {
    font: 12.5px / 18px var(--mono);
  }
  .further .reading {
    min-height: 44px;
    max-width: 46em;
    margin: 4px 0 8px;
    font-size: 15px;
    line-height: 22px;
    text-wrap: pretty;
  }
`;

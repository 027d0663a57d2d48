/** How CHECK looks. */
import { css } from "lit";

export const checkStyles = css`
  .check .script {
    max-height: 264px;
    margin: 8px 0;
    padding: 8px 10px;
    overflow: auto;
    border: 1px solid var(--hairline);
    font: 12px / 18px var(--mono);
    tab-size: 4;
  }
  .check .script:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .check .tools {
    justify-content: flex-start;
    align-items: baseline;
  }
`;

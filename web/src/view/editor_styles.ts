/** How the live editor looks inside MODEL. */
import { css } from "lit";

export const editorStyles = css`
  .cm-editor .cm-content {
    padding: 0;
    caret-color: var(--ink);
  }
  .cm-editor .cm-content:focus-visible {
    outline: none;
  }
  .cm-editor .cm-matchingBracket {
    background: var(--marker);
  }
  .cm-editor .cm-tooltip {
    max-width: 340px;
    border: 1px solid var(--ink);
    background: var(--paper);
    color: var(--ink);
  }
  .cm-editor .cm-diagnostic {
    font: var(--size-small) / 18px var(--sans);
  }
  .plain-editor {
    width: 100%;
    border: 0;
    resize: vertical;
  }
`;

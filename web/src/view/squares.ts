/** A weight as squares, one per parameter, in the hue of its role; large ones in squares that stand for several. */
import { css, html, svg, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Rectangle } from "./parameter_formula.ts";

const pitch = 10;
const side = 9;
const gateGap = 6;
/** Squares that one rectangle is drawn with at most, in each direction. */
const most = 32;

/** How many parameters one square stands for, along rows and columns; 1 each while everything fits. */
export function scaleOf(rectangles: readonly Rectangle[]): number {
  const longest = Math.max(0, ...rectangles.flatMap(({ rows, columns }) => [rows, columns]));
  return Math.max(1, Math.ceil(longest / most));
}

export function squares(rectangle: Rectangle, scale: number, m: Messages): TemplateResult {
  const { rows, columns, gates, symbol } = rectangle;
  const count = rows * columns;
  const blocks = Math.max(1, gates.length);
  const down = Math.ceil(rows / scale);
  const across = Math.ceil(columns / blocks / scale);
  const blockWidth = across * pitch + gateGap;
  const width = blocks * blockWidth - gateGap - (pitch - side);
  const labels = blocks > 1 ? 14 : 0;
  const height = down * pitch - (pitch - side) + labels;
  const name = rows === 1 ? `${symbol} ${count}` : `${symbol} ${rows}×${columns} = ${count}`;
  return html`<figure class="weight role-of-${rectangle.role}">
    <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${name}>
      ${gates.map((gate, block) => (blocks > 1 ? svg`<text x=${block * blockWidth} y="10">${gate}</text>` : svg``))}
      <path d=${path(down, across, blocks, blockWidth, labels)} />
    </svg>
    <figcaption>${symbolView(symbol)} ${rows === 1 ? count : html`${rows}×${columns} = ${count}`}</figcaption>
    ${scale > 1 ? html`<small>${m.summary.scaled(scaleText(scale, rows))}</small>` : ""}
  </figure>`;
}

function scaleText(scale: number, rows: number): string {
  return rows === 1 ? String(scale) : `${scale}×${scale}`;
}

/** "W_x" with its index set low. */
export function symbolView(symbol: string): TemplateResult {
  const [base, ...index] = symbol.split("_");
  return html`<i>${base}</i>${index.length > 0 ? html`<sub>${index.join(",")}</sub>` : ""}`;
}

/** All squares as one path: thousands of elements would not be cheaper to read. */
function path(down: number, across: number, blocks: number, blockWidth: number, top: number): string {
  const parts: string[] = [];
  for (let block = 0; block < blocks; block++) {
    for (let row = 0; row < down; row++) {
      for (let column = 0; column < across; column++) {
        parts.push(`M${block * blockWidth + column * pitch} ${top + row * pitch}h${side}v${side}h-${side}z`);
      }
    }
  }
  return parts.join("");
}

export const squaresStyles = css`
  .weights {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 12px 20px;
    margin: 10px 0;
  }
  .weight {
    margin: 0;
    color: var(--ink);
    fill: currentColor;
  }
  .weight svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
  }
  .weight text {
    font: italic 11px var(--mono);
    fill: var(--ink-2);
  }
  .weight figcaption {
    margin-top: 3px;
    color: var(--ink-2);
    font: 11.5px/16px var(--sans);
    white-space: nowrap;
  }
  .weight sub {
    font-size: 0.8em;
    line-height: 0;
  }
  .weight small {
    color: var(--ink-2);
    font: 11px/16px var(--sans);
  }
  .role-of-input svg {
    color: var(--input);
  }
  .role-of-memory svg {
    color: var(--memory);
  }
  .role-of-bias svg {
    color: var(--bias);
  }
  .role-of-output svg {
    color: var(--output);
  }
`;

/** Taking along: a matrix or vector as text in the form another program wants, and the pictures on the page as files. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { ExportWords } from "../i18n/messages.ts";
import type { ExportChoices, TableFormat } from "../types/export.ts";
import { dialogView } from "./dialog.ts";
import { tableText } from "./export_formats.ts";
import type { ExportTable } from "./export_tables.ts";

export type PictureName = keyof ExportWords["picture"];
export type PictureFormat = "svg" | "png";

export interface ExportProps {
  readonly tables: readonly ExportTable[];
  readonly pictures: readonly PictureName[];
  readonly choices: ExportChoices;
  readonly words: ExportWords;
  readonly choose: (change: Partial<ExportChoices>) => void;
  readonly copy: (text: string) => void;
  /** `inside`: an element of the page that holds the picture. */
  readonly save: (picture: PictureName, format: PictureFormat, inside: Element) => void;
  readonly closed: () => void;
}

const formats: readonly TableFormat[] = ["csv", "markdown", "latex", "numpy"];

export function exportView(props: ExportProps): TemplateResult {
  const { words: w } = props;
  const { title, close } = w;
  return dialogView(
    { name: "export", title, close, closed: props.closed },
    html`${tablePart(props)} ${picturePart(props)}`,
  );
}

function tablePart(props: ExportProps): TemplateResult | typeof nothing {
  const { tables, choices, words: w, choose } = props;
  const table = tables.find(({ key }) => key === choices.figure) ?? tables[0];
  if (table === undefined) return nothing;
  const text = tableText(table, choices.format);
  const whole = choices.format === "csv" || choices.format === "numpy";
  return html`<div role="group" aria-labelledby="export-tables">
    <h3 id="export-tables">${w.tables}</h3>
    <p class="export-choices">
      <label>${w.figure} <select autofocus @change=${(event: Event) => choose({ figure: (event.currentTarget as HTMLSelectElement).value, copied: null })}>
        ${tables.map((one) => html`<option value=${one.key} ?selected=${one === table}>${nameOf(one, w)}</option>`)}
      </select></label>
      <label>${w.format} <select @change=${(event: Event) => choose({ format: (event.currentTarget as HTMLSelectElement).value as TableFormat, copied: null })}>
        ${formats.map((one) => html`<option value=${one} ?selected=${one === choices.format}>${w.formats[one]}</option>`)}
      </select></label>
      <button class="button" type="button" @click=${() => props.copy(text)}>${choices.copied === "yes" ? w.copied : w.copy}</button>
    </p>
    <pre class="export-text" tabindex="0" role="region" aria-label=${nameOf(table, w)}>${text}</pre>
    <p class="note" role="status">${choices.copied === "refused" ? w.refused : html`${table.kind === "steps" ? w.about.steps : nothing} ${whole ? w.about.plain : w.about.readable}`}</p>
  </div>`;
}

/** W_h · simple_rnn/recurrent_kernel · weight (3, 3) */
function nameOf(table: ExportTable, w: ExportWords): string {
  const sizes = table.vector ? [table.rows[0]?.length ?? 0] : [table.rows.length, table.rows[0]?.length ?? 0];
  const shape = `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;
  return `${table.symbol} · ${table.owner} · ${w.kinds[table.kind](shape)}`;
}

function picturePart({ pictures, words: w, save }: ExportProps): TemplateResult {
  const button = (picture: PictureName, format: PictureFormat) =>
    html`<button class="button" type="button" aria-label=${w.save(w.picture[picture], w[format])} @click=${(event: Event) => save(picture, format, event.currentTarget as Element)}>${w[format]}</button>`;
  return html`<div role="group" aria-labelledby="export-pictures">
    <h3 id="export-pictures">${w.pictures}</h3>
    ${
      pictures.length === 0
        ? html`<p class="note">${w.noPictures}</p>`
        : html`<ul>${pictures.map((picture) => html`<li><span>${w.picture[picture]}</span> ${button(picture, "svg")} ${button(picture, "png")}</li>`)}</ul>`
    }
  </div>`;
}

export const exportStyles = css`
  .export {
    --width: 680px;
  }
  .export h3 {
    margin: 14px 0 4px;
    font: 600 13px / 20px var(--sans);
  }
  .export-choices {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 20px;
    margin: 0;
  }
  .export-choices label {
    max-width: 100%;
    color: var(--ink-2);
  }
  .export-choices select {
    max-width: 320px;
    color: var(--ink);
  }
  .export-choices .button {
    min-width: 96px;
    margin: 0;
  }
  .export-text {
    height: 168px;
    margin: 10px 0 0;
    padding: 8px 10px;
    border: 1px solid var(--hairline);
    overflow: auto;
    font: var(--size-code) / 20px var(--mono);
    white-space: pre;
  }
  .export ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .export li {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding: 3px 0;
  }
  .export li > span {
    min-width: 120px;
  }
  .export li .button {
    margin: 0;
  }
`;

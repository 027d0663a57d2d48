/** The dialog in which something is made to be passed on, and the line that says how a link has arrived. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Lang, SharingWords } from "../i18n/messages.ts";
import { dialogView } from "./dialog.ts";

/** How a link arrived, if not as it should have. */
export interface Arrival {
  readonly newer: boolean;
  readonly whole: boolean;
  readonly empty: boolean;
  /** Keys of the fields that were not taken. */
  readonly refused: readonly string[];
}

export interface ShareProps {
  /** The address; null while the dialog is closed. */
  readonly link: string | null;
  /** Longer than what mail and messengers carry. */
  readonly tooLong: boolean;
  readonly copied: "yes" | "refused" | null;
  readonly fileRefused: boolean;
  /** What makes it part of another page; null until it is asked for. */
  readonly kit: TemplateResult | null;
  readonly kitFailed: boolean;
  readonly words: SharingWords;
  readonly lang: Lang;
  readonly copy: (field: HTMLInputElement | HTMLTextAreaElement) => void;
  readonly save: () => void;
  readonly open: (file: File) => void;
  readonly openKit: () => void;
  readonly closed: () => void;
}

export function shareDialog(props: ShareProps): TemplateResult | typeof nothing {
  const { words: w, link } = props;
  if (link === null) return nothing;
  const { title, close } = w;
  return dialogView(
    { name: "share", title, close, closed: props.closed },
    html`${linkPart(props, link)}
      <p class="share-files">
        <button class="link" type="button" @click=${props.save}>${w.saveFile}</button>
        <label class="link">${w.openFile}<input class="visually-hidden" type="file" accept=".json,application/json" @change=${(event: Event) => chosen(event, props.open)} /></label>
        ${props.kit === null ? html`<button class="link" type="button" @click=${props.openKit}>${w.forPages}</button>` : nothing}
        <span role="status">${props.fileRefused ? w.fileRefused : props.kitFailed ? w.kitFailed : nothing}</span>
      </p>
      ${props.kit ?? nothing}`,
  );
}

function linkPart(props: ShareProps, link: string): TemplateResult {
  const { words: w, tooLong, lang } = props;
  if (tooLong) return html`<p class="note">${w.tooLong(link.length.toLocaleString(lang))}</p>`;
  return html`<label class="share-label" for="share-link">${w.link}</label>
    <div class="share-line">
      <input id="share-link" class="share-text" type="text" readonly spellcheck="false" .value=${link} @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()} />
      <button class="button" type="button" autofocus @click=${(event: Event) => copyBeside(event, props)}>
        ${props.copied === "yes" ? w.copied : w.copyLink}
      </button>
    </div>
    <p class="note" role="status">${props.copied === "refused" ? w.copyByHand : props.copied === "yes" ? w.copied : w.linkAbout}</p>`;
}

function copyBeside(event: Event, props: ShareProps): void {
  const field = (event.currentTarget as Element).parentElement?.querySelector("input");
  if (field) props.copy(field);
}

function chosen(event: Event, open: (file: File) => void): void {
  const input = event.currentTarget as HTMLInputElement;
  const file = input.files?.[0];
  if (file !== undefined) open(file);
  input.value = "";
}

/** What of a link could not be read; nothing if all of it could. */
export function arrivalLine(arrival: Arrival, w: SharingWords, dismiss: () => void): TemplateResult | typeof nothing {
  const sentences = [
    arrival.newer ? w.newer : "",
    arrival.empty ? w.empty : arrival.whole ? "" : w.broken,
    arrival.refused.length === 0 ? "" : w.refused(namesOf(arrival.refused, w)),
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return nothing;
  return html`<p class="guide warning" role="alert">
    <span class="guide-text">${sentences.join(" ")}</span>
    <button class="plain" type="button" aria-label=${w.dismiss} title=${w.dismiss} @click=${dismiss}>×</button>
  </p>`;
}

/** A stranger may have written many long names: some are enough to say which they are. */
function namesOf(keys: readonly string[], w: SharingWords): string {
  const known: Readonly<Record<string, string>> = w.parts;
  const names = keys
    .slice(0, 8)
    .map((key) => (Object.hasOwn(known, key) ? known[key] : w.unknownPart(key.slice(0, 24))));
  return [...names, ...(keys.length > 8 ? ["…"] : [])].join(", ");
}

export const shareStyles = css`
  .share {
    --width: 640px;
  }
  .share-label {
    display: block;
    margin-top: 12px;
  }
  .share-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 8px 16px;
  }
  .share-text {
    flex: 1 1 240px;
    min-width: 0;
    font: 12.5px/20px var(--mono);
  }
  .share-line .button {
    margin: 0;
    min-width: 112px;
  }
  .share-files {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
    margin: 16px 0 0;
  }
  .share-files label {
    line-height: 24px;
  }
  .share-files label:focus-within {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .kit fieldset,
  .kit-line {
    margin: 8px 0 0;
    padding: 0;
    border: 0;
  }
  .kit legend {
    float: left;
    padding: 0 14px 0 0;
  }
  .kit legend,
  .kit label {
    line-height: 26px;
  }
  .kit label {
    display: inline-block;
    margin-right: 14px;
  }
  .kit input[type="checkbox"] {
    margin: 0 2px 0 0;
    vertical-align: middle;
  }
  .kit .kit-base {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    margin: 8px 0 0;
  }
  .kit-snippet {
    box-sizing: border-box;
    display: block;
    width: 100%;
    height: 152px;
    margin: 8px 0;
    padding: 8px;
    border: 1px solid var(--hairline);
    background: var(--paper);
    color: var(--ink);
    font: 12px/18px var(--mono);
    white-space: pre;
    resize: vertical;
  }
  .kit-preview {
    border: 1px solid var(--hairline);
    overflow: hidden;
  }
`;

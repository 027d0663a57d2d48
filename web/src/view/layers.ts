/** LAYERS: the model as cards. All that is done to them is done to the text, which stays the model. */
import { html, nothing, type TemplateResult } from "lit";
import type { LayerCard } from "../types/layers.ts";
import { type FieldProps, layerFields } from "./layer_fields.ts";

export interface LayersProps extends FieldProps {
  /** null until the text has been read, or while it has no model. */
  readonly cards: readonly LayerCard[] | null;
  readonly sequential: boolean;
  /** Something of the text could not be read. */
  readonly incomplete: boolean;
  readonly picked: number | null;
  readonly offered: readonly string[];
  readonly pick: (index: number | null) => void;
  /** False where the text has no place for it. */
  readonly remove: (card: LayerCard) => boolean;
  readonly move: (card: LayerCard, to: number) => boolean;
  readonly add: (class_name: string) => boolean;
}

export function layersView(props: LayersProps): TemplateResult {
  const { cards, words: m, incomplete } = props;
  if (cards === null) return html`<p class="note">${m.none}</p>`;
  return html`${incomplete ? html`<p class="note">${m.incomplete}</p>` : nothing}
    ${props.sequential ? nothing : html`<p class="note">${m.graph}</p>`}
    <ol class="cards" aria-label=${m.list}>${cards.map((card) => cardView(card, props))}</ol>
    ${props.readonly || !props.sequential ? nothing : adder(props)}
    <p class="note" role="status" data-status></p>`;
}

function cardView(card: LayerCard, props: LayersProps): TemplateResult {
  const { words: m, picked, pick, cards } = props;
  const open = picked === card.index;
  const last = (cards?.length ?? 0) - 1;
  const movable = card.movable && !props.readonly;
  const neighbour = (by: number) => cards?.[card.index + by]?.movable === true;
  return html`<li class="card ${open ? "open" : ""}" data-card=${card.index}>
    <div class="card-head">
      <button class="card-name" type="button" aria-expanded=${open} @click=${() => pick(open ? null : card.index)}>
        <span class="layer-name">${card.class_name}</span> <span class="written">${summary(card)}</span>
      </button>
      ${
        movable
          ? html`<span class="card-tools">
            <button class="step up" type="button" aria-label=${m.up(card.class_name)} title=${m.up(card.class_name)} ?disabled=${!neighbour(-1)} @click=${(event: Event) => moved(event, card, -1, props)}>↑</button>
            <button class="step down" type="button" aria-label=${m.down(card.class_name)} title=${m.down(card.class_name)} ?disabled=${card.index >= last || !neighbour(1)} @click=${(event: Event) => moved(event, card, 1, props)}>↓</button>
            <button class="step" type="button" aria-label=${m.remove(card.class_name)} title=${m.remove(card.class_name)} @click=${(event: Event) => removed(event, card, props)}>×</button>
          </span>`
          : nothing
      }
    </div>
    ${open ? html`<div class="card-body">${body(card, [], props)}</div>` : nothing}
  </li>`;
}

/** What is written of it, in a line. */
function summary(card: LayerCard): string {
  const own = card.fields.filter(({ written }) => written).map(({ name, text }) => `${name}=${text}`);
  const inner = card.wrapped.map(({ card: wrapped }) => `${wrapped.class_name}(${summary(wrapped)})`);
  return [...inner, ...own].join(", ");
}

function body(card: LayerCard, path: readonly string[], props: LayersProps): TemplateResult {
  const { words: m } = props;
  return html`${card.limit === null || path.length > 0 || card.limit === "graph" ? nothing : html`<p class="note">${m.limits[card.limit]}</p>`}
    ${card.wrapped.map(
      ({ argument, card: inner }) => html`<fieldset>
        <legend><span class="name">${argument}</span> <span class="layer-name">${inner.class_name}</span></legend>
        ${body(inner, [...path, argument], props)}
      </fieldset>`,
    )}
    ${card.limit === "implied" ? nothing : layerFields(card, path, props)}`;
}

/** The keyboard goes with the card. */
function moved(event: Event, card: LayerCard, by: -1 | 1, props: LayersProps): void {
  const button = event.currentTarget as HTMLElement;
  const list = button.closest(".cards");
  const to = card.index + by;
  if (!props.move(card, to)) {
    say(button, props.words.cannot);
    return;
  }
  requestAnimationFrame(() => {
    const place = list?.querySelector(`[data-card="${to}"]`);
    const own = place?.querySelector<HTMLButtonElement>(by < 0 ? ".up" : ".down");
    (own?.disabled ? place?.querySelector<HTMLButtonElement>(".step:enabled") : own)?.focus();
  });
  say(button, props.words.moved(card.class_name, to + 1));
}

function removed(event: Event, card: LayerCard, props: LayersProps): void {
  const button = event.currentTarget as HTMLElement;
  const list = button.closest(".cards");
  if (!props.remove(card)) {
    say(button, props.words.cannot);
    return;
  }
  say(button, props.words.removed(card.class_name));
  requestAnimationFrame(() => {
    const places = list?.querySelectorAll<HTMLElement>(".card-name") ?? [];
    places[Math.min(card.index, places.length - 1)]?.focus();
  });
}

function say(from: Element, sentence: string): void {
  const status = from.closest(".layer-cards")?.querySelector("[data-status]");
  if (status) status.textContent = sentence;
}

function adder(props: LayersProps): TemplateResult {
  const { words: m, offered, cards, picked } = props;
  const after = cards?.[picked ?? -1];
  const add = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const select = button.parentElement?.querySelector("select");
    if (select) say(button, props.add(select.value) ? m.added(select.value) : m.cannot);
  };
  return html`<p class="adder">
    <label>${m.add}
      <select>${offered.map((name) => html`<option value=${name} ?selected=${name === "LSTM"}>${name}</option>`)}</select>
    </label>
    <button class="button" type="button" @click=${add}>${after === undefined ? m.addLast : m.addAfter(after.class_name)}</button>
  </p>`;
}

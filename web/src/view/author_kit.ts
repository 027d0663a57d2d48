/** An author's choices, the lines to copy, and how it will look. */
import { html, nothing, type TemplateResult } from "lit";
import type { AuthorKitWords } from "../i18n/messages.ts";
import { type EmbedChoices, type EmbedForm, embedControls, embedForms, embedPanels } from "../types/embed.ts";

export interface AuthorKitProps {
  readonly choices: EmbedChoices;
  readonly code: string;
  /** What is to be copied. */
  readonly snippet: string;
  readonly hidden: string;
  readonly copied: "yes" | "refused" | null;
  readonly words: AuthorKitWords;
  readonly choose: (change: Partial<EmbedChoices>) => void;
  readonly copy: (field: HTMLTextAreaElement) => void;
}

export function authorKitView(props: AuthorKitProps): TemplateResult {
  const { choices, words: w, choose } = props;
  return html`<section class="kit" aria-labelledby="kit-title">
    <h3 id="kit-title">${w.title}</h3>
    <label>${w.form}
      <select @change=${(event: Event) => choose({ form: chosenOf(event) as EmbedForm })}>
        ${embedForms.map((form) => html`<option value=${form} ?selected=${form === choices.form}>${w.forms[form]}</option>`)}
      </select>
    </label>
    <p class="note">${w.about[choices.form]}</p>
    ${choices.form === "markdown" ? nothing : looks(props)}
    <label class="kit-base">${w.base}
      <input class="share-text" type="url" spellcheck="false" .value=${choices.base} @change=${(event: Event) => choose({ base: chosenOf(event) })} />
    </label>
    <textarea class="kit-snippet" readonly spellcheck="false" aria-label=${w.snippet} .value=${props.snippet} @focus=${select}></textarea>
    <div class="share-line">
      <button class="button" type="button" @click=${(event: Event) => copyAbove(event, props)}>${props.copied === "yes" ? w.copied : w.copy}</button>
      <span role="status">${props.copied === null ? nothing : props.copied === "yes" ? w.copied : w.refused}</span>
    </div>
    ${choices.form === "markdown" ? nothing : preview(props)}
  </section>`;
}

function looks({ choices, words: w, choose }: AuthorKitProps): TemplateResult {
  return html`<fieldset>
      <legend>${w.panels}</legend>
      ${embedPanels.map((name) => check(w.panel[name], choices.panels.includes(name), (on) => choose({ panels: toggled(embedPanels, choices.panels, name, on) })))}
    </fieldset>
    <fieldset>
      <legend>${w.controls}</legend>
      ${embedControls.map((name) => check(w.control[name], choices.controls.includes(name), (on) => choose({ controls: toggled(embedControls, choices.controls, name, on) })))}
      ${check(w.readonly, choices.readonly, (on) => choose({ readonly: on }))}
    </fieldset>
    <p class="kit-line">
      <label>${w.theme}
        <select @change=${(event: Event) => choose({ theme: chosenOf(event) as EmbedChoices["theme"] })}>
          ${(["auto", "light", "dark"] as const).map((theme) => html`<option value=${theme} ?selected=${theme === choices.theme}>${w.themes[theme]}</option>`)}
        </select>
      </label>
      ${choices.form === "iframe" || choices.form === "jekyll" ? nothing : check(w.whole, choices.whole, (on) => choose({ whole: on }))}
    </p>`;
}

function check(label: string, on: boolean, choose: (on: boolean) => void): TemplateResult {
  return html`<label><input type="checkbox" .checked=${on} @change=${(event: Event) => choose((event.currentTarget as HTMLInputElement).checked)} /> ${label}</label>`;
}

/** In the order of `all`. */
function toggled<T>(all: readonly T[], chosen: readonly T[], name: T, on: boolean): readonly T[] {
  return all.filter((one) => (one === name ? on : chosen.includes(one)));
}

/** A playground to look at only: what happens in it is nobody's business. */
function preview({ choices, code, hidden, words: w }: AuthorKitProps): TemplateResult {
  const panels = choices.panels.length === embedPanels.length ? null : choices.panels.join(" ");
  return html`<h4>${w.preview}</h4>
    <div class="kit-preview" inert @rnn-look=${stop} @rnn-step=${stop} @rnn-change=${stop}>
      <rnn-playground height="320" .code=${code} .panels=${panels} .hide=${hidden} .theme=${choices.theme} ?readonly=${choices.readonly}></rnn-playground>
    </div>`;
}

const stop = (event: Event): void => event.stopPropagation();
const chosenOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
const select = (event: Event): void => (event.currentTarget as HTMLTextAreaElement).select();

function copyAbove(event: Event, props: AuthorKitProps): void {
  const field = (event.currentTarget as Element).closest(".kit")?.querySelector("textarea");
  if (field) props.copy(field);
}

/** The arguments of one layer as fields, under Keras' own names: lists where Keras knows the choices, defaults grey until they are chosen otherwise. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { LayersMessages } from "../i18n/messages.ts";
import type { CardField, LayerCard } from "../types/layers.ts";

export interface FieldChoices {
  readonly activations: readonly string[];
  readonly initializers: readonly string[];
}

export interface FieldProps {
  readonly choices: FieldChoices;
  readonly readonly: boolean;
  readonly words: LayersMessages;
  /** `path`: the arguments that lead to a wrapped layer. `text`: Python; null takes the argument out. */
  readonly set: (card: LayerCard, path: readonly string[], field: CardField, text: string | null) => void;
}

/** Words that Keras takes where the catalogue says only "a string". */
const listed: Readonly<Record<string, readonly string[]>> = {
  merge_mode: ["concat", "sum", "mul", "ave"],
  padding: ["valid", "same", "causal"],
  data_format: ["channels_last", "channels_first"],
  score_mode: ["dot", "concat"],
};
const regularizers = ["l1", "l2", "l1_l2"];
const constraints = ["max_norm", "min_max_norm", "non_neg", "unit_norm"];

export function layerFields(card: LayerCard, path: readonly string[], props: FieldProps): TemplateResult {
  const { words: m } = props;
  const isFirst = ({ name, written, required, type, has_effect }: CardField) =>
    written || required || ((type === "bool" || type === "activation" || listed[name] !== undefined) && has_effect);
  const [first, others] = [card.fields.filter(isFirst), card.fields.filter((field) => !isFirst(field))];
  return html`<div class="fields">${first.map((field) => layerField(card, path, field, props))}</div>
    ${
      others.length === 0
        ? nothing
        : html`<details class="more-fields">
          <summary>${m.more(others.length)}</summary>
          <div class="fields">${others.map((field) => layerField(card, path, field, props))}</div>
        </details>`
    }`;
}

function layerField(card: LayerCard, path: readonly string[], field: CardField, props: FieldProps): TemplateResult {
  const { words: m } = props;
  const locked = props.readonly || !card.configurable;
  return html`<label class="field ${field.written ? "" : "default"}">
    <span class="name">${field.name}</span>
    ${field.expression || locked ? html`<code>${field.text}</code>` : control(card, path, field, props)}
    ${field.has_effect ? nothing : html`<span class="about">${m.noEffect}</span>`}
    ${field.expression ? html`<span class="about">${m.expression}</span>` : nothing}
  </label>`;
}

function control(card: LayerCard, path: readonly string[], field: CardField, props: FieldProps): TemplateResult {
  const set = (text: string | null) => props.set(card, path, field, text);
  const words = choicesOf(field, props.choices);
  if (field.type === "bool")
    return html`<input type="checkbox" .checked=${live(field.text === "True")} @change=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked ? "True" : "False")} />`;
  if (words !== null) {
    const shown = words.includes(field.text) ? words : [field.text, ...words];
    return html`<select @change=${(event: Event) => set((event.currentTarget as HTMLSelectElement).value)}>
      ${shown.map((word) => html`<option value=${word} .selected=${live(word === field.text)}>${word}</option>`)}
    </select>`;
  }
  const whole = field.type === "int" || field.type === "optional_int";
  return html`<input
    type="text"
    inputmode=${whole ? "numeric" : "text"}
    autocomplete="off"
    spellcheck="false"
    .value=${live(field.text)}
    @keydown=${(event: KeyboardEvent) => whole && stepped(event)}
    @change=${(event: Event) => take(event.currentTarget as HTMLInputElement, field, props, set)}
  />`;
}

/** Arrow keys count, as in a field of numbers. */
function stepped(event: KeyboardEvent): void {
  const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
  const field = event.currentTarget as HTMLInputElement;
  const value = Number(field.value);
  if (by === 0 || !Number.isInteger(value) || value + by < 1) return;
  event.preventDefault();
  field.value = String(value + by);
  field.dispatchEvent(new Event("change"));
}

const integer = /^[-+]?\d+$/;
const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** What is no value of the argument's kind is marked and not written; the text stays what it was. */
function take(
  input: HTMLInputElement,
  field: CardField,
  { words: m }: FieldProps,
  set: (text: string | null) => void,
): void {
  const text = input.value.trim();
  const optional = field.type.startsWith("optional_");
  const fits =
    (text === "" && !field.required) ||
    (optional && text === "None") ||
    (/int$/.test(field.type)
      ? integer.test(text)
      : /float$/.test(field.type)
        ? decimal.test(text)
        : text !== "" && /^[^\n#;=]*$/.test(text) && balanced(text));
  input.setAttribute("aria-invalid", String(!fits));
  input.title = fits ? "" : m.refused(field.name);
  if (fits && text !== field.text) set(text === "" ? null : text);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text.replaceAll(/"[^"]*"|'[^']*'/g, "")) {
    if ("([".includes(character)) depth++;
    if (")]".includes(character)) depth--;
    if (depth < 0 || "\"'".includes(character)) return false;
  }
  return depth === 0;
}

/** As Python; null: no list. */
function choicesOf({ name, type }: CardField, { activations, initializers }: FieldChoices): readonly string[] | null {
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);
  switch (type) {
    case "activation":
      return ["None", ...quoted(activations)];
    case "initializer":
      return quoted(initializers);
    case "regularizer":
      return ["None", ...quoted(regularizers)];
    case "constraint":
      return ["None", ...quoted(constraints)];
    case "string":
    case "optional_string": {
      const words = listed[name];
      if (words === undefined) return null;
      return name === "merge_mode" ? [...quoted(words), "None"] : quoted(words);
    }
    default:
      return null;
  }
}

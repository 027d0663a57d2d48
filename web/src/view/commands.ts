/** Everything that can be asked for, with its keys: a dialog with a field to search in. Closing it gives the focus back to where it was. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { CommandWords } from "../i18n/messages.ts";
import { dialogView } from "./dialog.ts";

export type CommandGroup = keyof CommandWords["groups"];

export interface ListedCommand {
  readonly group: CommandGroup;
  readonly label: string;
  /** As the actions name them; each of them does it. */
  readonly keys: readonly string[];
  /** The keys hold in a figure only. */
  readonly inFigure: boolean;
  /** null: it can be done by key alone, or not now. */
  readonly run: (() => void) | null;
}

export interface CommandsProps {
  readonly listed: readonly ListedCommand[];
  readonly query: string;
  readonly words: CommandWords;
  readonly lang: string;
  /** Mod is the Command key. */
  readonly mac: boolean;
  readonly search: (query: string) => void;
  readonly closed: () => void;
}

const groups: readonly CommandGroup[] = ["time", "numbers", "panels", "view", "keys"];

export function commandsView(props: CommandsProps): TemplateResult {
  const { words: w, listed, query, lang } = props;
  const found = listed.filter((one) => matches(one.label, query, lang));
  const { title, close } = w;
  return dialogView(
    { name: "commands", title, close, closed: props.closed },
    html`
      <input
        class="commands-search"
        type="search"
        autofocus
        autocomplete="off"
        spellcheck="false"
        aria-label=${w.search}
        placeholder=${w.search}
        .value=${query}
        @input=${(event: Event) => props.search((event.currentTarget as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => first(event, found)}
      />
      <p class="note" role="status">${found.length === 0 ? w.none : w.found(found.length)}</p>
      ${groups.map((group) =>
        section(
          props,
          group,
          found.filter((one) => one.group === group),
        ),
      )}`,
  );
}

/** Enter in the search field does the first thing found that can be done. */
function first(event: KeyboardEvent, found: readonly ListedCommand[]): void {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const run = found.find((one) => one.run !== null)?.run;
  if (run) leave(event.currentTarget as Element, run);
}

function section(
  props: CommandsProps,
  group: CommandGroup,
  rows: readonly ListedCommand[],
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const { words: w } = props;
  const inFigure = rows.every((row) => row.inFigure);
  return html`<div role="group" aria-labelledby=${`commands-${group}`}>
    <h3 id=${`commands-${group}`}>${w.groups[group]}${inFigure && group !== "keys" ? html` <span class="where">${w.inFigure}</span>` : nothing}</h3>
    <ul>${rows.map((row) => html`<li>${named(row, props)}</li>`)}</ul>
  </div>`;
}

function named({ label, keys, run }: ListedCommand, props: CommandsProps): TemplateResult {
  const shown = html`<span>${label}</span><span class="keys">${keys.map((key) => keyView(key, props))}</span>`;
  if (run === null) return html`<span class="command">${shown}</span>`;
  return html`<button class="command" type="button" @click=${(event: Event) => leave(event.currentTarget as Element, run)}>${shown}</button>`;
}

/** Closed first, so that what happens finds the focus where it was. */
function leave(inside: Element, run: () => void): void {
  inside.closest("dialog")?.close();
  run();
}

function keyView(key: string, { words, mac }: CommandsProps): TemplateResult {
  const parts = key === "+" ? ["+"] : key.split(/\+(?=.)/);
  return html`<kbd>${parts.map((part) => keyName(part, words, mac)).join(mac ? " " : " + ")}</kbd> `;
}

const arrows: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

function keyName(part: string, { keys }: CommandWords, mac: boolean): string {
  if (part === "Mod") return mac ? "⌘" : "Ctrl";
  const named: Readonly<Record<string, string>> = { ...keys, ...arrows, " ": keys.Space, "-": "−" };
  return named[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}

/** Every word of the query somewhere in the label, whatever its case. */
export function matches(label: string, query: string, lang: string): boolean {
  const text = label.toLocaleLowerCase(lang);
  return query
    .toLocaleLowerCase(lang)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const commandStyles = css`
  .commands {
    --width: 560px;
    height: min(720px, calc(100vh - 24px));
    max-height: none;
  }
  .commands-search {
    width: 100%;
    min-height: 32px;
    margin-top: 6px;
    font-size: 16px;
  }
  .commands h3 {
    margin: 14px 0 2px;
    font: 600 13px / 20px var(--sans);
  }
  .commands h3 .where {
    color: var(--ink-2);
    font-weight: normal;
  }
  .commands ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .command {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    width: 100%;
    min-height: 28px;
    padding: 2px 0;
    border: 0;
    border-bottom: 1px solid var(--hairline);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
  }
  button.command {
    cursor: pointer;
  }
  button.command:hover {
    background: var(--marker);
  }
  .command .keys {
    white-space: nowrap;
  }
  .command kbd {
    padding: 0 5px;
    border: 1px solid var(--ink-3);
    border-radius: 3px;
    font: 12px / 18px var(--mono);
  }
  span.command {
    color: var(--ink-2);
  }
`;

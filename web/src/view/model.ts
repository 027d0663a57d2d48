/** MODEL: the text with its marks, which Keras it speaks, and what it needs, sentence by sentence. The live editor, once loaded, stands in `editor`. */
import { css, html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Messages } from "../i18n/messages.ts";
import type { DialectChoice, Dispatch } from "../types/command.ts";
import type { Diagnostic, Reading, ReadModel, Token } from "../types/reading.ts";
import { dialectSentence } from "./diagnostic.ts";
import { type Stretch, stretches } from "./highlight.ts";
import type { Later } from "./later.ts";
import { roleMarks } from "./role_marks.ts";
import { tabs } from "./tabs.ts";

export interface ModelProps {
  readonly code: string;
  readonly dialect: DialectChoice;
  /** null until the text has been read. */
  readonly reading: Reading | null;
  /** Cuts the text into coloured tokens; null while there is no grammar. */
  readonly tokens: ((code: string) => readonly Token[]) | null;
  readonly shown: number;
  readonly model: ReadModel | null;
  readonly problems: readonly Diagnostic[];
  readonly readonly: boolean;
  /** The element that holds the live editor; null while the text is a picture of itself. */
  readonly editor: HTMLElement | null;
  readonly editorLoading: boolean;
  /** In place of the code; null: the code. */
  readonly layers: TemplateResult | null;
  readonly messages: Messages;
  readonly later: Later | null;
  /** The learner seems about to change the text. */
  readonly onIntent: () => void;
  /** Asks for the live editor, with the caret where the pointer was. */
  readonly openEditor: (at: { readonly x: number; readonly y: number } | null) => void;
  /** Moves the caret there and brings it into view. */
  readonly goTo: (offset: number) => void;
}

export function modelView(props: ModelProps, dispatch: Dispatch): TemplateResult {
  const { messages: m, reading } = props;
  const choices = (["auto", "keras2", "keras3"] as const).map((value) => ({ value, label: m.model.dialects[value] }));
  return html`<section class="panel model" id="model" part="model" aria-labelledby="model-title" tabindex="-1">
    <header class="panel-head">
      <h2 id="model-title">${m.shell.panels.model}</h2>
      ${props.later?.modelForms(props.layers !== null, m, dispatch)}
      ${tabs(m.model.dialect, choices, props.dialect, (dialect) => dispatch({ type: "dialect", dialect }))}
    </header>
    ${props.layers ?? html`<div class="code">${props.editor ?? staticCode(props)}</div>`}
    ${reading === null ? html`<p class="note dialect">${m.model.unread}</p>` : footnotes(props, reading)}
    <div aria-live="polite">${props.later?.problemList(props, dispatch)}</div>
  </section>`;
}

function staticCode(props: ModelProps): TemplateResult {
  const { code, model, problems, tokens, messages: m, openEditor } = props;
  return html`<pre
    class="source"
    role="textbox"
    aria-multiline="true"
    aria-readonly=${props.readonly ? "true" : "false"}
    aria-label=${m.model.editorLabel}
    title=${props.readonly ? nothing : m.model.editHint}
    tabindex="0"
    @pointerenter=${props.onIntent}
    @pointerup=${(event: PointerEvent) => openEditor({ x: event.clientX, y: event.clientY })}
    @focus=${() => openEditor(null)}
  ><code>${guard([code, tokens, model, problems], () => linesOf(stretches(code, tokens?.(code) ?? [], roleMarks(code, model), problems)).map(lineView))}</code></pre>`;
}

function lineView(line: readonly Stretch[]): TemplateResult {
  const pieces = line.map(({ text, classes }) => (classes === "" ? text : html`<span class=${classes}>${text}</span>`));
  return html`<span class="line">${pieces}\n</span>`;
}

/** Each line is a block of its own, so that what wraps is indented as in the editor. */
function linesOf(all: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const lines: Stretch[][] = [[]];
  for (const { text, classes } of all) {
    for (const [index, piece] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push({ text: piece, classes });
    }
  }
  return lines;
}

function footnotes({ messages: m, shown }: ModelProps, reading: Reading): TemplateResult {
  return html`<p class="note dialect">${dialectSentence(m, reading)}</p>
    ${reading.models.length > 1 ? html`<p class="note">${m.model.several(shown + 1, reading.models.length)}</p>` : nothing}`;
}

export const modelStyles = css`
  .code {
    margin: 8px calc(8px - var(--space-inline)) 8px 0;
  }
  .source {
    margin: 0;
    padding: 0;
    cursor: text;
  }
  .source,
  .source code,
  .cm-editor .cm-scroller {
    font: var(--size-code) / 22px var(--mono);
    tab-size: 4;
  }
  .source .line,
  .cm-editor .cm-line {
    display: block;
    min-height: 22px;
    padding: 0 0 0 4ch;
    text-indent: -4ch;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .source:focus-visible,
  .cm-editor.cm-focused {
    outline: 1px solid var(--ink);
    outline-offset: 5px;
  }
  .tok-keyword,
  .tok-bool,
  .tok-operatorKeyword {
    color: var(--code-keyword);
  }
  .tok-string,
  .tok-string2 {
    color: var(--code-string);
  }
  .tok-number {
    color: var(--code-number);
  }
  .tok-comment {
    color: var(--ink-2);
    font-style: italic;
  }
  .role-layer {
    color: var(--code-class);
  }
  .role-memory {
    box-shadow: inset 0 -2px var(--memory);
  }
  .role-input {
    box-shadow: inset 0 -2px var(--input);
  }
  /* Two lines, however long the reason: what is below stays where it is while the text is read or changes its dialect. */
  .note.dialect {
    min-height: 2lh;
  }
`;

/** Makes a playground part of someone else's page: loaded when an author asks for it in the Share dialog. */
import type { TemplateResult } from "lit";
import { attributesOf, snippetOf } from "../files/embed_snippets.ts";
import { authorKit as en } from "../i18n/en/author_kit.ts";
import { authorKit as ko } from "../i18n/ko/author_kit.ts";
import type { Lang } from "../i18n/messages.ts";
import { type EmbedChoices, type EmbedContent, embedControls, embedPanels } from "../types/embed.ts";
import { authorKitView } from "../view/author_kit.ts";

export class AuthorKit {
  readonly #content: () => EmbedContent;
  readonly #copyText: (text: string) => Promise<boolean>;
  readonly #update: () => void;
  #choices: EmbedChoices;
  #copied: "yes" | "refused" | null = null;

  /** `home`: address of the page with a playground. */
  constructor(
    home: string,
    content: () => EmbedContent,
    copyText: (text: string) => Promise<boolean>,
    update: () => void,
  ) {
    this.#content = content;
    this.#copyText = copyText;
    this.#update = update;
    this.#choices = {
      form: "element",
      base: baseOf(home),
      panels: embedPanels,
      controls: embedControls,
      readonly: false,
      theme: "auto",
      whole: false,
    };
  }

  render(lang: Lang): TemplateResult {
    const choices = this.#choices;
    const content = this.#content();
    return authorKitView({
      choices,
      code: content.code,
      snippet: snippetOf(choices, content),
      hidden: attributesOf(choices).find(([name]) => name === "hide")?.[1] ?? "",
      copied: this.#copied,
      words: { en, ko }[lang],
      choose: (change) => this.#choose(change),
      copy: (field) => void this.#copy(field),
    });
  }

  #choose(change: Partial<EmbedChoices>): void {
    const base = change.base === undefined ? this.#choices.base : folder(change.base);
    this.#choices = { ...this.#choices, ...change, base };
    this.#copied = null;
    this.#update();
  }

  async #copy(field: HTMLTextAreaElement): Promise<void> {
    const done = await this.#copyText(field.value);
    if (!done) {
      field.focus();
      field.select();
    }
    this.#copied = done ? "yes" : "refused";
    this.#update();
  }
}

/** Where the script of this page comes from; else the page itself is in site/, beside embed/. One that was opened from a disk is nowhere others could load from. */
function baseOf(home: string): string {
  const script = document.querySelector<HTMLScriptElement>('script[src*="embed/rnn-playground.js"]');
  if (script !== null) return new URL("../", script.src).href;
  return /^https?:/.test(home) ? new URL("../", home).href : "https://example.org/rnn-playground/";
}

const folder = (address: string): string => (address.trim().endsWith("/") ? address.trim() : `${address.trim()}/`);

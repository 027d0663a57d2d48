/** The language an element speaks. Each is a part by itself, loaded when it is spoken; until another has come, the one before stays. */
import type { ReactiveControllerHost } from "lit";
import type { FirstMessages, Lang, Messages, Sentences } from "../i18n/messages.ts";
import { sharedLoad } from "./shared_load.ts";

export interface Spoken {
  readonly lang: Lang;
  readonly messages: Messages;
}

const firstMessages: Readonly<Record<Lang, () => Promise<FirstMessages>>> = {
  en: sharedLoad(() => import("../i18n/en/first.ts")),
  ko: sharedLoad(() => import("../i18n/ko/first.ts")),
};

const sentences: Readonly<Record<Lang, () => Promise<Sentences>>> = {
  en: sharedLoad(() => import("../i18n/en/sentences.ts")),
  ko: sharedLoad(() => import("../i18n/ko/sentences.ts")),
};

type Host = Pick<ReactiveControllerHost, "requestUpdate">;

export class Dictionary {
  readonly #host: Host;
  #wanted: Lang | null = null;
  #spoken: Spoken | null = null;
  #failed = false;
  #withSentences = false;

  constructor(host: Host) {
    this.#host = host;
  }

  get spoken(): Spoken | null {
    return this.#spoken;
  }

  /** The language last asked for could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }

  /** The host draws again once `lang` is there. */
  speak(lang: Lang): void {
    if (lang === this.#wanted) return;
    this.#wanted = lang;
    this.tryAgain();
  }

  tryAgain(): void {
    this.#failed = false;
    this.#load().catch(() => {
      this.#failed = true;
      this.#host.requestUpdate();
    });
  }

  /** From now on the words for texts that do not work are there too. Rejects when they cannot be had. */
  async addSentences(): Promise<void> {
    this.#withSentences = true;
    await this.#load();
  }

  async #load(): Promise<void> {
    const lang = this.#wanted;
    if (lang === null) return;
    const first = await firstMessages[lang]();
    if (!this.#withSentences || this.#spoken === null) this.#say(lang, { ...first, sentences: null });
    if (this.#withSentences) this.#say(lang, { ...first, sentences: await sentences[lang]() });
  }

  /** Nothing if the learner has meanwhile asked for another language. */
  #say(lang: Lang, messages: Messages): void {
    const known = this.#spoken?.lang === lang ? this.#spoken.messages.sentences : null;
    if (lang !== this.#wanted || (known !== null && messages.sentences === null)) return;
    this.#spoken = { lang, messages };
    this.#host.requestUpdate();
  }
}

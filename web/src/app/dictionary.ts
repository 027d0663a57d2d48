/** The language an element speaks. Each is a part by itself, loaded when it is spoken; until another has come, the one before stays. */
import type { ReactiveControllerHost } from "lit";
import type { FirstMessages, Lang, LaterWords, Messages } from "../i18n/messages.ts";
import { sharedLoad } from "./shared_load.ts";

export interface Spoken {
  readonly lang: Lang;
  readonly messages: Messages;
}

const firstMessages: Readonly<Record<Lang, () => Promise<FirstMessages>>> = {
  en: sharedLoad(() => import("../i18n/en/first.ts")),
  ko: sharedLoad(() => import("../i18n/ko/first.ts")),
};

const laterWords: Readonly<Record<Lang, () => Promise<LaterWords>>> = {
  en: sharedLoad(() => import("../i18n/en/later_words.ts")),
  ko: sharedLoad(() => import("../i18n/ko/later_words.ts")),
};

type Host = Pick<ReactiveControllerHost, "requestUpdate">;

export class Dictionary {
  readonly #host: Host;
  #wanted: Lang | null = null;
  #spoken: Spoken | null = null;
  #failed = false;
  #withLater = false;

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

  /** From now on the words of the later parts are there too. Rejects when they cannot be had. */
  async addLater(): Promise<void> {
    this.#withLater = true;
    // Again if another language was asked for meanwhile.
    do await this.#load();
    while (this.#wanted !== null && !this.#spoken?.messages.later);
  }

  async #load(): Promise<void> {
    const lang = this.#wanted;
    if (lang === null) return;
    const first = await firstMessages[lang]();
    if (!this.#withLater || this.#spoken === null) this.#say(lang, { ...first, later: null });
    if (this.#withLater) this.#say(lang, { ...first, later: await laterWords[lang]() });
  }

  /** Nothing if the learner has meanwhile asked for another language. */
  #say(lang: Lang, messages: Messages): void {
    const known = this.#spoken?.lang === lang ? this.#spoken.messages.later : null;
    if (lang !== this.#wanted || (known !== null && messages.later === null)) return;
    this.#spoken = { lang, messages };
    this.#host.requestUpdate();
  }
}

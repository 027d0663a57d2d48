/** Which language an element speaks: its own `lang`, else the nearest ancestor's, else the browser's; English for any other. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Lang, languages } from "../i18n/messages.ts";

export function languageOf(element: Element, preferred: readonly string[]): Lang {
  const declared = closestLang(element);
  return [...(declared === null ? [] : [declared]), ...preferred].map(known).find((lang) => lang !== null) ?? "en";
}

function known(tag: string): Lang | null {
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  return languages.find((lang) => lang === primary) ?? null;
}

/** The nearest non-empty `lang`, through shadow roots. */
function closestLang(start: Element): string | null {
  let node: Node | null = start;
  while (node !== null) {
    const lang = node instanceof Element ? node.getAttribute("lang") : null;
    if (lang) return lang;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return null;
}

/** Asks for an update when a `lang` anywhere above the element changes. */
export class LanguageWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #observer: MutationObserver | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}

/** The quiet button below a code block that opens the playground there, and what is to be said about the summary that the post prints. */
import { attach as en } from "../../i18n/en/attach.ts";
import { attach as ko } from "../../i18n/ko/attach.ts";
import type { AttachWords } from "../../i18n/messages.ts";
import type { PrintedDifference } from "../../keras/printed_difference.ts";
import { languageOf } from "../language.ts";

/** Of what the script's tag says as data-…, that which the playgrounds take over. */
const handedOn: readonly string[] = ["panels", "hide", "height", "theme", "readonly", "seed", "home", "lang"];

export function offer(frame: Element, code: string, differences: readonly PrintedDifference[]): void {
  if (frame.nextElementSibling?.matches(".rnn-attach")) return;
  const host = document.createElement("div");
  host.className = "rnn-attach";
  frame.after(host);
  const words = { en, ko }[languageOf(host, navigator.languages)];
  const button = document.createElement("button");
  button.type = "button";
  const playground = playgroundWith(code);
  const show = (open: boolean): void => {
    button.textContent = open ? `× ${words.close}` : `▷ ${words.open}`;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    const open = !playground.isConnected;
    if (open) host.after(playground);
    else playground.remove();
    show(open);
  });
  show(false);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet()];
  root.append(button, ...differences.map((difference) => note(sentence(difference, words))));
}

/** The text is in it as an author would write it: for print, and for who reads on without the script. */
function playgroundWith(code: string): Element {
  const element = document.createElement("rnn-playground");
  const script = document.querySelector<HTMLElement>("script[data-attach]");
  for (const name of handedOn) {
    const value = script?.getAttribute(`data-${name}`) ?? null;
    if (value !== null) element.setAttribute(name, value);
  }
  const pre = document.createElement("pre");
  pre.textContent = code;
  element.append(pre);
  return element;
}

function note(text: string): Element {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function sentence(difference: PrintedDifference, w: AttachWords): string {
  const { kind, printed, ours } = difference;
  switch (kind) {
    case "no_batch":
      return w.noBatch(printed, ours);
    case "batch":
      return w.batch(printed, ours);
    case "shape":
      return w.shape(difference.layer, printed, ours);
    case "params":
      return w.params(difference.layer, printed, ours);
    case "older_gru":
      return w.olderGru(difference.layer, printed, ours);
    case "total":
      return w.total(printed, ours);
    case "layers":
      return w.layers(printed, ours);
  }
}

/** Its colour is the post's own, so it can be read wherever the post can. A constructed sheet is one that a strict policy allows. */
function sheet(): CSSStyleSheet {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :host { all: initial; display: block !important; color: inherit !important; margin: 4px 0 16px !important; font: 13px/20px system-ui, sans-serif !important; }
    button { all: unset; box-sizing: border-box; min-height: 24px; padding: 1px 8px; border: 1px solid color-mix(in srgb, currentColor 40%, transparent); border-radius: 2px; cursor: pointer; }
    button:hover { border-color: currentColor; }
    button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    p { margin: 6px 0 0; padding-left: 8px; border-left: 3px solid #d9a400; }
    @media print { button { display: none; } }`);
  return styles;
}

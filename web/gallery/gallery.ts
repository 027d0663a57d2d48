/** Every picture in every state on one page, to look at. ?lang=ko|en &theme=light|dark &only=part of a name */
import { css, html, LitElement, render } from "lit";
import { type Picture, pictures } from "../../tests/web/fixtures/pictures.ts";
import { laterStyles } from "../src/app/later_styles.ts";
import { loadMathFont } from "../src/app/math_font.ts";
import { elementStyles } from "../src/app/styles.ts";
import type { Lang } from "../src/i18n/messages.ts";
import { RnnPlayground } from "../src/index.ts";
import type { Scene } from "../src/types/scene.ts";
import { cellView } from "../src/view/cell.ts";
import * as later from "../src/view/later.ts";
import { timeView } from "../src/view/time.ts";
import { panelPictures } from "./panel_pictures.ts";
import { drawPanel } from "./panels.ts";

const query = new URLSearchParams(location.search);
const lang: Lang = query.get("lang") === "en" ? "en" : "ko";

class RnnPicture extends LitElement {
  static override styles = [elementStyles, laterStyles, css`:host { display: block; }`];
  static override properties = { picture: { attribute: false }, scene: { state: true } };
  declare picture: Picture | null;
  declare scene: Scene | null;

  constructor() {
    super();
    this.picture = null;
    this.scene = null;
  }

  override render() {
    if (this.picture === null) return html``;
    const scene = this.scene ?? this.picture.scene(lang);
    const view = this.picture.panel === "time" ? timeView : cellView;
    // Enough of a state to try touching and typing here.
    const drawn = view(
      scene,
      (intent) => {
        if (intent.type === "touch")
          this.scene = { ...scene, touch: intent.touch, pinned: intent.pin ? intent.touch : scene.pinned };
        if (intent.type === "editing") this.scene = { ...scene, editing: intent.editing };
        if (intent.type === "time_form") this.scene = { ...scene, time_form: intent.form };
        const position =
          intent.type === "seek"
            ? intent.position
            : intent.type === "action" && intent.name === "forward"
              ? scene.position + 1
              : scene.position;
        const tick = scene.computed.timeline.ticks[position];
        if (position !== scene.position && tick) this.scene = { ...scene, position, tick };
      },
      later,
    );
    // As the page frames it.
    return html`<section class=${`region ${this.picture.panel}${scene.stale ? " stale" : ""}`} aria-label=${this.picture.name}>${drawn}</section>`;
  }
}
customElements.define("rnn-picture", RnnPicture);

void loadMathFont(document.fonts);
const only = query.get("only") ?? "";
const theme = query.get("theme") ?? "light";
document.documentElement.style.colorScheme = theme;
document.body.style.cssText = "margin:0;background:light-dark(#fcfbf8,#17181b);color:light-dark(#1b1b1d,#ececec)";
const shown = pictures.filter((picture) => `${picture.name} ${picture.panel}`.includes(only));
const panels = panelPictures.filter(({ panel, state }) => `${state} ${panel}`.includes(only));
// A dialog is a picture among others here.
HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
  this.setAttribute("open", "");
};
const heading = (text: string) => html`<p style="margin:0;padding:6px 28px;font:12px monospace;opacity:.7">${text}</p>`;
render(
  [
    ...shown.map(
      (picture) =>
        html`${heading(`${picture.name} · ${picture.panel}`)}
        <rnn-picture theme=${theme} .picture=${picture}></rnn-picture>`,
    ),
    ...panels.map(
      ({ panel, state }) => html`${heading(`${state} · ${panel}`)}<rnn-playground theme=${theme}></rnn-playground>`,
    ),
  ],
  document.querySelector<HTMLElement>("#gallery") ?? document.body,
);
const elements = [...document.querySelectorAll("rnn-playground")];
void Promise.all(
  panels.map((picture, index) => {
    const element = elements[index];
    return element instanceof RnnPlayground ? drawPanel(element, picture, lang) : undefined;
  }),
).then(() => document.body.classList.add("drawn"));

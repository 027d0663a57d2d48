/** One element's panels that are parts by themselves: which are offered, which are open, and what these have computed. */
import { type CSSResultGroup, html, type LitElement, type TemplateResult } from "lit";
import type { OfferPlace, PanelChoices, PanelName, PanelPlace } from "../../types/panel.ts";
import { inModel, panelChoices, panelFrame } from "../../view/panel_frame.ts";
import { PartLoader } from "../part_loader.ts";
import { panelEntries, panelNames } from "./index.ts";
import type { PanelPage, PanelPart, PanelScene } from "./panel.ts";

class Seat<Name extends PanelName> {
  readonly name: Name;
  readonly place: PanelPlace;
  readonly loader: PartLoader<PanelPart<Name>>;
  #draw: ((scene: PanelScene<Name>) => TemplateResult) | null = null;

  constructor(name: Name, host: LitElement, onArrival: () => void) {
    const { place, load } = panelEntries[name];
    this.name = name;
    this.place = place;
    this.loader = new PartLoader(host, load, onArrival);
  }

  /** "loading" and "failed" until the part is there; being asked for it is what fetches it. */
  view(page: PanelPage): TemplateResult | "loading" | "failed" {
    const { part, failed } = this.loader;
    if (part === null) {
      if (!failed) this.loader.now();
      return failed ? "failed" : "loading";
    }
    this.#draw ??= part.start();
    const chosen = page.state.panels[this.name] as Partial<PanelChoices[Name]> | undefined;
    return this.#draw({ ...page, choices: { ...part.initial, ...chosen } });
  }
}

export class Panels {
  readonly #seats: readonly Seat<PanelName>[];

  constructor(host: LitElement, onArrival: () => void) {
    this.#seats = panelNames.map((name) => new Seat(name, host, onArrival));
  }

  /** Of the parts that are there. */
  get styles(): CSSResultGroup {
    return this.#seats.flatMap(({ loader }) => loader.part?.styles ?? []);
  }

  at(place: OfferPlace, page: PanelPage, guarded: (view: () => unknown) => unknown): TemplateResult {
    const { state, scene, dispatch } = page;
    const here = this.#seats.filter((seat) => seat.place === place || (place === "text" && seat.place === "over"));
    const isOpen = ({ name }: Seat<PanelName>) => state.open.includes(name);
    return panelChoices(
      place,
      here.map((seat) => ({ name: seat.name, open: isOpen(seat) })),
      here.filter(isOpen).map((seat) => {
        const content = guarded(() => seat.view(page));
        // A dialog has a frame of its own; that it did not come is said where it was asked for.
        if (seat.place === "over" && typeof content !== "string") return html`${content}`;
        return panelFrame(seat.name, content, scene, dispatch, () => seat.loader.now());
      }),
      scene.messages,
      dispatch,
    );
  }

  /** What stands in MODEL in place of the code; null: the code. */
  inModel(page: PanelPage, guarded: (view: () => unknown) => unknown): TemplateResult | null {
    const seat = this.#seats.find(({ place, name }) => place === "model" && page.state.open.includes(name));
    if (seat === undefined) return null;
    const content = guarded(() => seat.view(page));
    return inModel(content, page.scene.messages, () => seat.loader.now());
  }
}

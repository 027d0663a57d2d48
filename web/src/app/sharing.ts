/** Passing a playground on and taking one over: loaded when an address brings a link or Share is pressed. One per element. */
import { type LitElement, nothing, type TemplateResult } from "lit";
import { pack, unpack } from "../files/link_text.ts";
import { sharing as en } from "../i18n/en/sharing.ts";
import { sharing as ko } from "../i18n/ko/sharing.ts";
import type { Lang, SharingWords } from "../i18n/messages.ts";
import type { Derived } from "../state/derive.ts";
import { fragmentOf, linkPartOf, version } from "../state/link/address.ts";
import { readFile, writeFile } from "../state/link/file.ts";
import { contentOf, type LinkContent, opened, readContent, writeContent } from "../state/link/link.ts";
import { migrated } from "../state/link/migrations.ts";
import type { State } from "../state/state.ts";
import { type Arrival, arrivalLine, shareDialog } from "../view/share.ts";
import type { AuthorKit } from "./author_kit.ts";
import { download } from "./download.ts";
import type { Later } from "./parts.ts";

export { shareStyles } from "./share_styles.ts";

/** What of the element this part works on. */
export interface SharingHost {
  readonly element: LitElement & { readonly home: string | null };
  screen(): { readonly state: State; readonly derived: Derived };
  /** Begins anew with this text; null: with what the element began with. */
  begin(code: string | null): void;
  /** What would follow from this state. */
  follow(state: State): Derived;
  become(state: State, derived: Derived): void;
}

const words: Readonly<Record<Lang, SharingWords>> = { en, ko };

/** Characters of an address that mail programs, messengers and forms still carry. */
const longestLink = 8_000;

export class Sharing {
  readonly #host: SharingHost;
  readonly #later: Later;
  #pending: LinkContent | null = null;
  #arrival: Arrival | null = null;
  #link: string | null = null;
  #copied: "yes" | "refused" | null = null;
  #fileRefused = false;
  #kit: AuthorKit | null = null;
  #kitFailed = false;

  constructor(host: SharingHost, later: Later) {
    this.#host = host;
    this.#later = later;
  }

  /** An address with a link in its fragment. One without is a link of which nothing can be read; none at all changes nothing. */
  openLink(address: string): void {
    if (address === "") return;
    const part = linkPartOf(address) ?? { version, packed: "" };
    const { text, whole } = unpack(part.packed);
    const { content, lost } = readContent(text);
    this.#open(migrated(content, part.version), part.version, whole && !lost);
  }

  /** Does what the last link says, once its text has been read. */
  arrive(): void {
    const { state, derived } = this.#host.screen();
    if (this.#pending === null || derived.reading === null || derived.reading.text !== state.document.code) return;
    const content = this.#pending;
    this.#pending = null;
    const result = opened(state, content, this.#later.reduce, (next) => this.#host.follow(next));
    if (this.#arrival !== null) this.#arrival = { ...this.#arrival, refused: result.refused };
    this.#host.become(result.state, result.derived);
  }

  /** Opens the dialog. */
  show(): void {
    this.#link = this.link();
    this.#copied = null;
    this.#fileRefused = false;
    this.#update();
  }

  /** Address of the state on the screen. */
  link(): string {
    return `${this.#home()}#${this.#fragment()}`;
  }

  render(lang: Lang): readonly (TemplateResult | typeof nothing)[] {
    const w = words[lang];
    const arrival = this.#arrival;
    const line = arrival === null ? nothing : arrivalLine(arrival, w, () => this.#dismiss());
    const dialog = shareDialog({
      link: this.#link,
      tooLong: (this.#link?.length ?? 0) > longestLink,
      copied: this.#copied,
      fileRefused: this.#fileRefused,
      kit: this.#link === null ? null : (this.#kit?.render(lang) ?? null),
      kitFailed: this.#kitFailed,
      words: w,
      lang,
      copy: (field) => void this.#copy(field),
      save: () => this.#save(w.fileName),
      open: (file) => void this.#openFile(file),
      openKit: () => void this.#openKit(),
      closed: () => this.#close(),
    });
    return [line, dialog];
  }

  #home(): string {
    return this.#host.element.home ?? location.href.replace(/#.*/s, "");
  }

  #fragment(): string {
    return fragmentOf(pack(writeContent(this.#content())));
  }

  async #openKit(): Promise<void> {
    this.#kitFailed = false;
    try {
      const part = await import("./author_kit.ts");
      const content = () => ({
        code: this.#host.screen().state.document.code,
        fragment: this.#fragment(),
        title: "RNN Playground",
      });
      this.#kit = new part.AuthorKit(this.#home(), content, this.#later.copyText, () => this.#update());
    } catch {
      this.#kitFailed = true;
    }
    this.#update();
  }

  #content(): LinkContent {
    const { state, derived } = this.#host.screen();
    return contentOf(state, derived);
  }

  #open(content: LinkContent, from: number, whole: boolean): void {
    const empty = content.code === "";
    this.#arrival = { newer: from > version, whole, empty, refused: [] };
    this.#pending = content;
    this.#host.begin(empty ? null : content.code);
  }

  async #openFile(file: File): Promise<void> {
    const read = readFile(await file.text());
    this.#fileRefused = read === null;
    if (read !== null) {
      this.#host.element.renderRoot.querySelector<HTMLDialogElement>("dialog.share")?.close();
      this.#open(migrated(read.content, read.version), read.version, true);
    }
    this.#update();
  }

  async #copy(field: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
    const done = await this.#later.copyText(field.value);
    if (!done) {
      field.focus();
      field.select();
    }
    this.#copied = done ? "yes" : "refused";
    this.#update();
  }

  #save(name: string): void {
    download(name, new Blob([writeFile(this.#content())], { type: "application/json" }));
  }

  #update(): void {
    this.#host.element.requestUpdate();
  }

  #dismiss(): void {
    this.#arrival = null;
    this.#update();
  }

  #close(): void {
    this.#link = null;
    this.#update();
  }
}

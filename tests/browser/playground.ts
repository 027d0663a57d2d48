/** The page as a learner handles it: by what is written on it. */
import type { Locator, Page } from "@playwright/test";

export class Playground {
  readonly page: Page;
  readonly element: Locator;

  constructor(page: Page, element: Locator = page.locator("rnn-playground").first()) {
    this.page = page;
    this.element = element;
  }

  get shapes(): Locator {
    return this.element.locator("section.shapes");
  }

  get summary(): Locator {
    return this.element.locator("section.summary");
  }

  get cell(): Locator {
    return this.element.locator("section.cell");
  }

  get guide(): Locator {
    return this.element.locator(".guide");
  }

  get where(): Locator {
    return this.element.locator("section.time .whereabouts");
  }

  get editor(): Locator {
    return this.element.locator(".cm-content");
  }

  async ready(): Promise<void> {
    await this.cell.locator("[data-touch]").first().waitFor();
  }

  async choose(example: number): Promise<void> {
    await this.element.locator("details.menu > summary").click();
    await this.element.locator(".menu-list button").nth(example).click();
  }

  async press(action: "first" | "back" | "step" | "last"): Promise<void> {
    const order = ["first", "back", "step", "play", "last"];
    await this.element.locator("section.time .transport .buttons button").nth(order.indexOf(action)).click();
  }

  /** Opens the editor and puts the caret at its end. */
  async edit(): Promise<void> {
    if ((await this.editor.count()) === 0) await this.element.locator("pre.source").click();
    await this.editor.waitFor();
    await this.editor.focus();
    await this.page.keyboard.press("Control+End");
  }

  /** Replaces the whole text, key by key. */
  async type(code: string): Promise<void> {
    await this.edit();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(code);
  }

  /** The number a label ends in, of each entry in the ledger and the matrices that has one: by its address. */
  async numbers(): Promise<ReadonlyMap<string, number>> {
    const labels = await this.cell
      .locator("[data-touch][aria-label]")
      .evaluateAll((entries) =>
        entries.map(
          (entry) => [entry.getAttribute("data-touch") ?? "", entry.getAttribute("aria-label") ?? ""] as const,
        ),
      );
    const found = new Map<string, number>();
    for (const [address, label] of labels) {
      const written = /([−-]?\d+(?:\.\d+)?(?:e[−+-]?\d+)?)\s*$/.exec(label)?.[1];
      if (written !== undefined) found.set(address, Number(written.replaceAll("−", "-")));
    }
    return found;
  }
}

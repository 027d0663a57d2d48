/** The pictures as committed text. The same list is the gallery, which is where a changed snapshot is looked at before it is accepted. Themes change no markup. */
import { nothing } from "lit";
import { describe, expect, it } from "vitest";
import { cellView } from "../../../web/src/view/cell.ts";
import * as later from "../../../web/src/view/later.ts";
import { overview } from "../../../web/src/view/score_overview.ts";
import { wiredScore } from "../../../web/src/view/score_wired.ts";
import { timeView } from "../../../web/src/view/time.ts";
import { timeTable } from "../../../web/src/view/time_table.ts";
import { lines, markup } from "../fixtures/markup.ts";
import { type Picture, pictures } from "../fixtures/pictures.ts";

/** With the parts that a picture fetches when it needs them. */
const views: later.Later = {
  ...later,
  wiredScore,
  timeTable,
  overview: (drawing) => (later.overview(drawing) === nothing ? nothing : overview(drawing)),
};

function draw(picture: Picture, lang: "ko" | "en"): string {
  const view = picture.panel === "time" ? timeView : cellView;
  return lines(markup(view(picture.scene(lang), () => undefined, views)));
}

function file(picture: Picture, lang: "ko" | "en"): string {
  return `./snapshots/${picture.name.replaceAll(/[^a-z]+/g, "_")}.${picture.panel}.${lang}.html`;
}

/** Drawn in both languages: together they hold every sentence. */
const inBoth: readonly string[] = ["touched", "edited weight", "folded", "table", "dense on top"];

describe("the pictures", () => {
  it.each(pictures.map((picture) => [`${picture.name}, ${picture.panel}`, picture] as const))(
    "%s is drawn as committed",
    async (_, picture) => {
      await expect(draw(picture, "ko")).toMatchFileSnapshot(file(picture, "ko"));
      if (inBoth.includes(picture.name)) await expect(draw(picture, "en")).toMatchFileSnapshot(file(picture, "en"));
    },
  );

  it.each(pictures.map((picture) => [`${picture.name}, ${picture.panel}`, picture] as const))(
    "%s names every cell and repeats no id",
    (_, picture) => {
      const text = draw(picture, "en");
      for (const cell of text.match(/<(g|td)[^>]*role="gridcell"[^>]*>/g) ?? []) {
        if (cell.startsWith("<g")) expect(cell).toMatch(/aria-label="[^"]+"/);
      }
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(text).not.toMatch(/undefined|\[object|=>/);
    },
  );
});
